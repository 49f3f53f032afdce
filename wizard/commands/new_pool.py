"""The questions about a new pool, and the text of its file: what `add` and `init` have in common."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from authconfig.errors import UsageError
from authconfig.settings import project
from authconfig.vocabulary import PoolId
from wizard.commands.answer_options import AnswerOptions
from wizard.commands.answers import answers_given
from wizard.commands.attendance import FindPerson
from wizard.commands.config_file import ConfigFile
from wizard.commands.loading import loading_ahead
from wizard.commands.walk import Walk
from wizard.interview import naming
from wizard.interview.answers import Answers, Given
from wizard.interview.interview import Interview, Tell
from wizard.interview.prompt import take_default
from wizard.interview.review import summary
from wizard.interview.vetting import vet
from wizard.terminal.screen import edge, tell

if TYPE_CHECKING:
    from authconfig.models import AuthConfig, WithoutPool

_AFTER_THE_QUESTIONS: Final = ("authconfig.file.reading", "wizard.commands.translate", "wizard.documents.render")


def random_id() -> PoolId:
    """An id for a new pool, which no other pool has."""
    return PoolId(secrets.token_hex(4))


@dataclass(frozen=True, slots=True)
class NewPool:
    """Where the answers about a new pool come from, and where they go.

    file, answers: of the command; words: its words on the command line
    text: of the file, once it describes the pool that it is given
    emptied: what the file says now, without a pool; None where there is no file
    """

    file: ConfigFile
    answers: AnswerOptions
    words: str
    text: Callable[[AuthConfig], str]
    emptied: WithoutPool | None = None

    def drafted(self, find_person: FindPerson, pool_id: PoolId) -> tuple[AuthConfig, str, str]:
        """Ask. The pool, the file's new text, and how to get the same without questions, if anybody was asked.

        Raises UsageError when the project of the file is called otherwise, and what the walk raises.
        """
        given = answers_given(self.answers)
        suggest = partial(naming.suggestions, pool_id=pool_id)

        def begin(given: Given) -> Interview:
            present = suggest(self._project(given))
            return Interview(
                "add",
                vet(given, present, ()),
                present,
                (),
                take_default,
                tell,
                attended=False,
                suggest=None if self.emptied else suggest,
            )

        def show(answers: Answers, tell: Tell) -> tuple[AuthConfig, str]:
            # Imported here: the models and the templates take longer to load than the first prompt may take to appear.
            from wizard.commands import translate
            from wizard.commands.read_back import check_text

            removed = self.emptied.project.removed if self.emptied else ()
            config = translate.new_config(answers.settings, pool_id, removed)
            text = self.text(config)
            check_text(text, config, self.file.path)
            tell(f"\n{summary(answers, edge())}\n")
            return config, text

        walk = Walk(self.file, self.answers, self.words, begin)
        with nullcontext() if self.answers.unattended else loading_ahead(_AFTER_THE_QUESTIONS):
            (config, text), again = walk.held(given, find_person, show)
        return config, text, again

    def _project(self, given: Given) -> str:
        """The project's name: the option's, the emptied file's or the folder's."""
        asked = given.values.get(project.NAME.key)
        if self.emptied is None:
            return str(asked or naming.project_from_folder(self.file.path.resolve().parent.name))
        if asked not in {None, self.emptied.project.name}:
            raise UsageError(
                f"{self.file.path}: Refused: the project is called {self.emptied.project.name}, and its stacks are "
                "named after it.\n  Leave out --project-name. For another project, give --config a new path."
            )
        return self.emptied.project.name
