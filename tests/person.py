"""A person with answers ready, for tests of the interview. Answers as a keyboard does: only what is offered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from authconfig.models import AuthConfig
from tests.configs import POOL_ID
from wizard.interview import naming, translate
from wizard.interview.interview import Interview
from wizard.interview.prompt import LearnMore, Prompt
from wizard.interview.question import Given, Kind, Value, Values
from wizard.interview.questions import BY_KEY, QUESTIONS
from wizard.terminal.person import Person

Answer = Value | LearnMore
Answers = Mapping[str, Answer | list[Answer]]
SUGGESTED: Final = naming.suggestions("labproj", POOL_ID)

# The prompts that are no question of their own: those behind groups, and those of the review.
ANOTHER: Final = "another"
DELETE: Final = "delete"
ORDER: Final = "order"
WRITE: Final = "write"
WHICH: Final = "which"
_OTHERS: Final = {
    "Do you want to add another User Pool Group": ANOTHER,
    "Select any user pool groups you want to delete:": DELETE,
    "Sort the user pool groups in order of preference": ORDER,
    "Write this to": WRITE,
    "Which answer do you want to change?": WHICH,
}
_BY_MESSAGE: Final = {question.message: question.key for question in QUESTIONS}


def key_of(prompt: Prompt) -> str:
    """The key of the question that `prompt` puts, or one of the names above."""
    if prompt.message in _BY_MESSAGE:
        return _BY_MESSAGE[prompt.message]
    return next(name for message, name in _OTHERS.items() if prompt.message.startswith(message))


class Script:
    """A person with answers by key; a list is answers one after the other. What has none gets Enter: the default.

    asked: the keys of what was asked; prompts: how it was put; told: what was told
    """

    def __init__(self, answers: Answers | None = None) -> None:
        self.answers = {key: list(each) if isinstance(each, list) else each for key, each in (answers or {}).items()}
        self.asked: list[str] = []
        self.prompts: list[Prompt] = []
        self.told: list[str] = []

    def ask(self, prompt: Prompt) -> Answer:
        key = key_of(prompt)
        self.asked.append(key)
        self.prompts.append(prompt)
        answer = self.answers.get(key)
        if isinstance(answer, list):
            answer = answer.pop(0) if answer else None
        if answer is None:
            answer = _entered(prompt)
        if isinstance(answer, LearnMore):
            assert prompt.can_learn_more
            return answer
        if prompt.kind is Kind.SELECT:
            assert answer in [offer.value for offer in prompt.offers if offer.refused is None], prompt
        elif prompt.kind is Kind.CHECKBOX:
            assert set(answer) <= {offer.value for offer in prompt.offers}, prompt
        assert prompt.check(answer) is None, prompt
        return answer

    def prompt(self, key: str) -> Prompt:
        """How the question `key` was put, the last time."""
        return [prompt for prompt in self.prompts if key_of(prompt) == key][-1]

    def for_a_new_pool(self, given: Values | None = None) -> Interview:
        return Interview("add", Given(given or {}), SUGGESTED, None, self.ask, self.told.append)

    def for_the_pool(self, existing: AuthConfig, given: Values | None = None) -> Interview:
        present = translate.answers_of(existing)
        return Interview("update", Given(given or {}), present, existing.recorded(), self.ask, self.told.append)

    def add(self, given: Values | None = None) -> dict[str, Value]:
        return self.for_a_new_pool(given).answers()

    def update(self, existing: AuthConfig, given: Values | None = None) -> dict[str, Value]:
        return self.for_the_pool(existing, given).answers()

    def found(self) -> Person:
        """This person, at the terminal."""
        return Person(self.ask, str, _no_secret)


def _no_secret(message: str, _: object) -> str:
    raise AssertionError(f"No question of `add` or `update` asks for a secret: {message}")


def _entered(prompt: Prompt) -> Value:
    """What Enter answers: the default, as far as it is offered."""
    if prompt.kind is Kind.CHECKBOX:
        return tuple(str(offer.value) for offer in prompt.offers if offer.value in prompt.default)
    return prompt.default


def made(answers: Answers) -> AuthConfig:
    """The pool of who answers `answers` to `wizard add`."""
    return translate.new_config(Script(answers).add(), POOL_ID, ())


def ticks(key: str, *labels: str) -> tuple[str, ...]:
    """The values of the choices `labels` of the question `key`."""
    return tuple(str(choice.value) for choice in BY_KEY[key].choices if choice.label in labels)
