"""`wizard update`: the same questions, seen with the pool that exists."""

from __future__ import annotations

from authconfig import reading, writing
from authconfig.errors import UsageError
from authconfig.models import AuthConfig
from authconfig.vocabulary import MfaMode
from wizard import render, translate
from wizard.interview import interview, vet
from wizard.invocation import Invocation
from wizard.terminal import diff, say


def update(invocation: Invocation) -> None:
    """Ask again, show what changes in the file, and write it.

    Raises UsageError when there is no pool, ChangeRefused when the pool refuses an answer, and what `interview`,
    `reading.parse` and `writing.replace` raise.
    """
    path = invocation.config
    text = reading.read_text(path)
    config = reading.parse(text, str(path))
    if not isinstance(config, AuthConfig):
        raise UsageError(f"{path}: There is no user pool to update.\n  Make one with `python -m wizard add`.")
    pool, present = config.recorded(), translate.answers_of(config)
    vet(invocation.given, present, pool)
    answers = interview("update", invocation.given, present, pool, invocation.ask, say)
    wanted = translate.changed_config(config, answers)

    before = translate.values_of(config)
    changes = {key: value for key, value in translate.values_of(wanted).items() if value != before[key]}
    if not changes:
        say(f"Nothing changes in {path}.")
        return
    new_text = writing.with_values(text, changes)
    assert reading.parse(new_text, str(path)) == wanted
    say(f"\n{diff(text, new_text, str(path))}\n")
    left_on = config.created.mfa is MfaMode.ON and wanted.created.mfa is not MfaMode.ON
    next_steps = render.next_steps(wanted, invocation.cdk_option, left_on=left_on)
    invocation.confirm(f"Write this to {path}?")
    writing.replace(path, new_text, expected=text)
    say(f"Wrote {path}.\n{next_steps}")
