"""A person with answers ready, for tests of the interview. Answers as a keyboard does: only what is offered."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from authconfig.models import AuthConfig
from authconfig.settings import app_client
from tests.configs import POOL_ID
from wizard.commands import edited, translate
from wizard.commands.env.add import DEPLOYED_AS
from wizard.commands.env.made_already import IS_DEPLOYED
from wizard.documents import render
from wizard.interview import naming, review
from wizard.interview.answers import Answers, Given, settings_of
from wizard.interview.interview import Interview
from wizard.interview.prompt import LearnMore, Prompt
from wizard.interview.question import Kind
from wizard.interview.questions import BY_KEY, QUESTIONS
from wizard.interview.questions.app_client import CLIENT
from wizard.interview.questions.user_pool import GROUP_WORDS
from wizard.interview.round import hold
from wizard.interview.way_back import Back
from wizard.terminal.person import Person

Wanted = Mapping[str, Any]  # answers by key, as the option or the file has them: "OFF", ("SMS",), "yes"
SUGGESTED: Final = naming.suggestions("labproj", POOL_ID)

# The prompts that are no question of their own: those behind groups, and those of the review.
ANOTHER: Final = "another"
DELETE: Final = "delete"
ORDER: Final = "order"
WRITE: Final = "write"
WHICH: Final = "which"
# The prompts of `env add` before its questions.
EXISTING: Final = "existing"
DEPLOYED: Final = "deployed"
_OTHERS: Final = {
    GROUP_WORDS.another: ANOTHER,
    GROUP_WORDS.delete: DELETE,
    GROUP_WORDS.order: ORDER,
    review.WRITE.partition("{")[0]: WRITE,
    review.WHICH: WHICH,
    DEPLOYED_AS: EXISTING,
    IS_DEPLOYED.partition("{")[0]: DEPLOYED,
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

    def __init__(self, answers: Wanted | None = None) -> None:
        self.answers = {key: list(each) if isinstance(each, list) else each for key, each in (answers or {}).items()}
        self.asked: list[str] = []
        self.prompts: list[Prompt] = []
        self.told: list[str] = []

    def ask(self, prompt: Prompt) -> Any:
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
        if answer is Back.ANSWER:
            assert prompt.can_go_back, prompt
            return answer
        answer = as_offered(prompt, answer)
        if prompt.kind is Kind.CHECKBOX:
            answer = (*(value for value in prompt.with_locked(()) if value not in answer), *answer)
        if prompt.kind is Kind.SELECT:
            assert answer in [offer.value for offer in prompt.offers if offer.refused is None], prompt
        assert prompt.check(answer) is None, prompt
        return answer

    def prompt(self, key: str) -> Prompt:
        """How the question `key` was put, the last time."""
        return [prompt for prompt in self.prompts if key_of(prompt) == key][-1]

    def for_a_new_pool(self, wanted: Wanted | None = None) -> Interview:
        return Interview("add", as_given(wanted or {}), SUGGESTED, (), self.ask, self.told.append)

    def for_the_pool(self, existing: AuthConfig, wanted: Wanted | None = None) -> Interview:
        return Interview(
            "update", as_given(wanted or {}), existing.settings, (existing.recorded(),), self.ask, self.told.append
        )

    def add(self, wanted: Wanted | None = None) -> Answers:
        return hold(self.for_a_new_pool(wanted))

    def update(self, existing: AuthConfig, wanted: Wanted | None = None) -> Answers:
        return hold(self.for_the_pool(existing, wanted))

    def found(self) -> Person:
        """This person, at the terminal."""
        return Person(self.ask, str, _no_secret, "")


def _no_secret(message: str, _: object) -> str:
    raise AssertionError(f"No question of `add` or `update` asks for a secret: {message}")


def as_offered(prompt: Prompt, answer: Any) -> Any:
    """`answer` as the keyboard gives it: the value of the offer that is meant, by its value or its words."""
    match prompt.kind:
        case Kind.CHECKBOX:
            assert set(answer) <= {offer.value for offer in prompt.offers}, prompt
            return tuple(next(offer.value for offer in prompt.offers if offer.value == each) for each in answer)
        case Kind.SELECT | Kind.CONFIRM:
            by_value = [offer.value for offer in prompt.offers if offer.value == answer]
            by_label = [offer.value for offer in prompt.offers if answer in (offer.label, offer.label.lower())]
            return (*by_value, *by_label, answer)[0]
        case _:
            return str(answer)


def typed(wanted: Wanted) -> dict[str, Any]:
    """`wanted` as the interview has answers: values of the choices, numbers, True and False."""

    def value(key: str, answer: Any) -> Any:
        question = BY_KEY[key]
        if question.kind is Kind.CHECKBOX:
            return tuple(next(each.value for each in question.choices if each.value == one) for one in answer)
        if question.kind is Kind.NUMBER:
            return int(answer)
        return next((each.value for each in question.choices if answer in (each.value, each.name)), answer)

    return {key: value(key, answer) for key, answer in wanted.items()}


def as_given(wanted: Wanted) -> Given:
    """`wanted` as answers that need no asking."""
    return Given(typed(wanted))


def new_config(answers: Wanted) -> AuthConfig:
    """The new pool that `answers` describe."""
    return translate.new_config(settings_of(typed(answers)), POOL_ID, ())


def changed_config(existing: AuthConfig, answers: Wanted) -> AuthConfig:
    """`existing` changed by `answers`."""
    client = answers.get(CLIENT.key, next(iter(existing.app_clients)))
    scope = edited.scope(existing, "", Path("auth.toml"))
    said = app_client.as_client(settings_of(typed(answers)), client)
    changed = edited.edited(render.new_file(existing), scope, said)
    return changed.after[0].pool if changed else existing


def _entered(prompt: Prompt) -> Any:
    """What Enter answers: the default, as far as it is offered."""
    if prompt.kind is Kind.CHECKBOX:
        return prompt.with_locked(prompt.default)
    return prompt.default


def made(answers: Wanted) -> AuthConfig:
    """The pool of who answers `answers` to `wizard add`."""
    return new_config(Script(answers).add())


def ticks(key: str, *labels: str) -> tuple[Any, ...]:
    """The values of the choices `labels` of the question `key`."""
    return tuple(choice.value for choice in BY_KEY[key].choices if choice.label in labels)
