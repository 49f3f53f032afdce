"""The choice to learn more explains, and asks again."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.session import ENTER, UP
from tests.terminal import walking
from tests.terminal.files import write_without_mfa
from tests.terminal.walking import Start, Step, take
from wizard.interview.question import Question, WhetherQuestion
from wizard.interview.questions import QUESTIONS
from wizard.interview.questions.walks import ENV_ADD, LEARN_MORE_LABEL

EXPLAINED = [question for question in QUESTIONS if question.learn_more]


def _learn_more(question: Question) -> Step:
    """To the last choice: upwards from the first, which is above the one pointed at."""
    above = [choice.value for choice in question.choices].index(question.default)
    return Step(question.message, UP * (above + 1) + ENTER, LEARN_MORE_LABEL)


@pytest.mark.parametrize("question", EXPLAINED, ids=lambda question: question.key)
def test_it_explains_and_asks_again(start: Start, tmp_path: Path, question: Question) -> None:
    if "add" in question.commands:
        session = start("add", *walking.all_but(question.key, *_behind(question)), columns=walking.WIDE)
    else:
        write_without_mfa(tmp_path)
        (command,) = question.commands
        options = ("prod", "--existing", "dev", "--not-deployed") if command == ENV_ADD else ()
        session = start(*command.split(), *options, columns=walking.WIDE, settings=walking.NO_CREDENTIALS)
    take(session, (_learn_more(question),))
    for line in question.learn_more.splitlines():
        session.wait_for(line)
    session.wait_for(f"? {question.message} (Use arrow keys)")
    session.press(ENTER)
    session.wait_for(f"? {question.message} {_first(question)}")


def _behind(question: Question) -> tuple[str, ...]:
    """The keys of what `question` leads to, or makes pointless by its default."""
    pointless = {"mfa.mode": ("mfa.types", "mfa.sms_message")}
    if isinstance(question, WhetherQuestion):
        return tuple(setting.key for setting in question.leads_to)
    return pointless.get(question.key, ())


def _first(question: Question) -> str:
    """The label of what Enter answers."""
    return next(choice.label for choice in question.choices if choice.value == question.default)
