"""`wizard update`: the same questions, seen with the pool that exists."""

from __future__ import annotations

from authconfig.errors import UsageError
from authconfig.file import reading, writing
from authconfig.models import AuthConfig
from authconfig.settings.setting import Settings
from authconfig.vocabulary import MfaMode
from wizard.commands.answers import answers_given
from wizard.commands.invocation import Invocation
from wizard.documents import render
from wizard.interview import translate
from wizard.interview.answers import Answers
from wizard.interview.interview import Interview
from wizard.interview.review import reviewed, summary
from wizard.interview.vetting import vet
from wizard.terminal.screen import diff, say


def update(invocation: Invocation) -> None:
    """Ask again, show what changes in the file, and write it.

    Raises UsageError when there is no pool, ChangeRefused when the pool refuses an answer, and what the interview,
    `reading.parse` and `writing.replace` raise.
    """
    path = invocation.config
    given = answers_given(invocation)
    text = reading.read_text(path)
    config = reading.parse(text, str(path))
    if not isinstance(config, AuthConfig):
        raise UsageError(f"{path}: There is no user pool to update.\n  Make one with `python -m wizard add`.")
    pool, present = config.recorded(), config.settings
    given = vet(given, present, pool)

    def show(answers: Answers) -> tuple[AuthConfig, str] | None:
        wanted = translate.changed_config(config, answers.settings)
        changes = {each: value for each, value in wanted.settings.items() if value != present[each]}
        if not changes:
            return None
        new_text = writing.with_values(text, Settings(changes))
        assert reading.parse(new_text, str(path)) == wanted
        say(f"\n{summary(answers)}\n\n{diff(text, new_text, str(path))}\n")
        for name in config.user_pool.groups:
            if name not in wanted.user_pool.groups:
                say(f"Warning: the next deploy deletes the group {name}, and with it who belongs to it.")
        return wanted, new_text

    interview = Interview("update", given, present, pool, invocation.ask, say, attended=not invocation.unattended)
    draft = reviewed(interview, path, show)
    if draft is None:
        say(f"Nothing changes in {path}.")
        return
    wanted, new_text = draft
    writing.replace(path, new_text, expected=text)
    left_on = config.created.mfa is MfaMode.ON and wanted.created.mfa is not MfaMode.ON
    say(f"Wrote {path}.\n{render.next_steps(wanted, invocation.cdk_option, left_on=left_on)}")
