"""An interview: who is asked, and about what. This is only the data; `round` holds the interview.

The same interview serves a person at the keyboard, a command line that answers everything, and a request without a
person; only `ask` and what is given differ.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from authconfig.settings import app_client
from authconfig.settings.setting import Settings
from wizard.interview.answers import Given
from wizard.interview.prompt import Ask
from wizard.interview.question import Pools, Question
from wizard.interview.questions import SAME_IN_ALL, of_command

Tell = Callable[[str], None]


def tell_nobody(_: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Interview:
    """Who is asked, and about what.

    command: "add", "update" or "client add"
    given: answers that need no asking; they have passed `vetting.vet`
    everything: the file's settings, or the suggestions for a new pool
    existing: the existing pools that the answers reach; none for a new one
    ask, tell: the person; `ask` must return an answer that passes the prompt's check
    attended: whether there is a person, who is then also shown the answers that are fixed
    environment: the one that gets answers of its own; "" for the pools of all
    suggest: what a new pool starts from if the project has another name; None where the name is settled
    client: the app client that questions about one are about
    """

    command: str
    given: Given
    everything: Settings
    existing: Pools
    ask: Ask
    tell: Tell
    attended: bool = True
    environment: str = ""
    suggest: Callable[[str], Settings] | None = None
    client: str = app_client.FIRST

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions, in the order of asking. What is the same in all environments is none for one of them."""
        return tuple(each for each in of_command(self.command) if not (self.environment and each in SAME_IN_ALL))

    @property
    def present(self) -> Settings:
        """What the questions start from."""
        return app_client.seen_by(self.everything, self.client)

    @property
    def pools(self) -> Pools:
        """The existing pools as the questions see them."""
        return tuple(pool.seen_by(self.client) for pool in self.existing)

    def about(self, client: str) -> Interview:
        """The same with its questions about one app client being about `client`."""
        return replace(self, client=client)

    def with_answers(self, answers: Settings) -> Settings:
        """What the file would say with `answers`: those about one app client are about this one's."""
        return self.everything | app_client.as_client(answers, self.client)
