"""The keyboard of a terminal that cannot move the cursor: what it prints, and how it reads a line."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest

from wizard.interview.prompt import LearnMore, Offer, Prompt
from wizard.interview.question import Kind
from wizard.interview.questions.walks import LEARN_MORE_LABEL
from wizard.terminal import plain_keyboard

Type = Callable[..., None]
COLOURS = (Offer("Red", "red"), Offer("Green", "green"), Offer("Blue", "blue"))


def anything(_: Any) -> str | None:
    return None


@pytest.fixture
def types(monkeypatch: pytest.MonkeyPatch) -> Type:
    """Puts lines on standard input."""

    def put(*lines: str) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))

    return put


def select(default: Any = "green", *, can_learn_more: bool = False) -> Prompt:
    return Prompt("Which?", Kind.SELECT, default, anything, COLOURS, can_learn_more=can_learn_more)


def checkbox(check: Callable[[Any], str | None] = anything) -> Prompt:
    return Prompt("Which ones?", Kind.CHECKBOX, ("red", "blue"), check, COLOURS)


@pytest.mark.parametrize(
    ("prompt", "line", "answer"),
    [
        (select(), "", "green"),
        (select(), "3", "blue"),
        (select(), " 1 ", "red"),
        (select(), "03", "blue"),
        (checkbox(), "", ("red", "blue")),
        (checkbox(), "2", ("green",)),
        (checkbox(), "3, 1", ("red", "blue")),
        (checkbox(), "1,1,1", ("red",)),
        (checkbox(), "0", ()),
        (Prompt("Sure?", Kind.CONFIRM, False, anything), "", False),
        (Prompt("Sure?", Kind.CONFIRM, True, anything), "", True),
        (Prompt("Sure?", Kind.CONFIRM, False, anything), "y", True),
        (Prompt("Sure?", Kind.CONFIRM, False, anything), "YES", True),
        (Prompt("Sure?", Kind.CONFIRM, True, anything), "n", False),
        (Prompt("Sure?", Kind.CONFIRM, True, anything), "No", False),
        (Prompt("Name:", Kind.TEXT, "x", anything), "", "x"),
        (Prompt("Name:", Kind.TEXT, "x", anything), "  y z ", "y z"),
        (Prompt("How many:", Kind.NUMBER, "30", anything), "31", "31"),
        (Prompt("Name:", Kind.TEXT, "x", anything), LEARN_MORE_LABEL, LEARN_MORE_LABEL),
    ],
)
def test_a_line_answers(types: Type, prompt: Prompt, line: str, answer: Any) -> None:
    types(line)
    assert plain_keyboard.ask(prompt) == answer


@pytest.mark.parametrize(
    ("prompt", "line", "words"),
    [
        (select(), "0", "Type a number from 1 to 3."),
        (select(), "4", "Type a number from 1 to 3."),
        (select(), "green", "Type a number from 1 to 3."),
        (select(), "-1", "Type a number from 1 to 3."),
        (select(), "1.0", "Type a number from 1 to 3."),
        (select(), "٢", "Type a number from 1 to 3."),
        (select(), "9" * 5000, "Type a number from 1 to 3."),
        (select(can_learn_more=True), "5", "Type a number from 1 to 4."),
        (checkbox(), "1,4", "Type a number from 1 to 3."),
        (checkbox(), "1,", "Type a number from 1 to 3."),
        (checkbox(), "0,1", "Type a number from 1 to 3."),
        (Prompt("Sure?", Kind.CONFIRM, False, anything), "maybe", "Type y or n."),
        (Prompt("Sure?", Kind.CONFIRM, False, anything), "1", "Type y or n."),
        (checkbox(lambda value: None if value else "At least one."), "0", "At least one."),
        (Prompt("Name:", Kind.TEXT, "", lambda value: None if value else "A name, please."), "", "A name, please."),
    ],
)
def test_what_is_no_answer_is_asked_for_again(
    types: Type, prompt: Prompt, line: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    types(line, "y" if prompt.kind is Kind.CONFIRM else "2")
    assert plain_keyboard.ask(prompt) in {True, "green", ("green",), "2"}
    assert capsys.readouterr().out.endswith(f"> {words}\n> ")


def test_a_choice_that_is_refused_shows_its_reason_and_cannot_be_taken(
    types: Type, capsys: pytest.CaptureFixture[str]
) -> None:
    offers = (Offer("OFF", "OFF"), Offer("ON", "ON", "Refused: too late."))
    prompt = Prompt("Mode:", Kind.SELECT, "OFF", lambda value: "Refused: too late." if value == "ON" else None, offers)
    types("2", "1")
    assert plain_keyboard.ask(prompt) == "OFF"
    out = capsys.readouterr().out
    assert "  2) ON (Refused: too late.)\n" in out
    assert out.endswith("Refused: too late.\n> ")


def test_learning_more_is_the_last_number(types: Type, capsys: pytest.CaptureFixture[str]) -> None:
    types("4")
    assert plain_keyboard.ask(select(can_learn_more=True)) is LearnMore.ANSWER
    assert f"  4) {LEARN_MORE_LABEL}\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("prompt", "head"),
    [
        (select(), "Which? (a number; Enter: 2)"),
        (select(default=()), "Which? (a number; Enter: 1)"),
        (checkbox(), "Which ones? (numbers separated by commas, 0 for none; Enter: 1,3)"),
        (
            Prompt("Which?", Kind.CHECKBOX, (), anything, COLOURS),
            "Which? (numbers separated by commas, 0 for none; Enter: none)",
        ),
        (Prompt("Sure?", Kind.CONFIRM, True, anything), "Sure? (y or n; Enter: y)"),
        (Prompt("Sure?", Kind.CONFIRM, False, anything), "Sure? (y or n; Enter: n)"),
        (Prompt("Name:", Kind.TEXT, "x", anything), "Name: (Enter: x)"),
        (Prompt("How many?", Kind.NUMBER, 0, anything), "How many? (Enter: 0)"),
        (Prompt("Name:", Kind.TEXT, "", anything), "Name:"),
    ],
)
def test_what_enter_answers_is_said(types: Type, prompt: Prompt, head: str, capsys: pytest.CaptureFixture[str]) -> None:
    types("")
    plain_keyboard.ask(prompt)
    assert capsys.readouterr().out.splitlines()[0] == head


def test_yes_and_no_have_no_numbers(types: Type, capsys: pytest.CaptureFixture[str]) -> None:
    types("")
    plain_keyboard.ask(Prompt("Sure?", Kind.CONFIRM, True, anything, (Offer("Yes", True), Offer("No", False))))
    assert capsys.readouterr().out == "Sure? (y or n; Enter: y)\n> "


def test_notes_come_first_and_controls_are_written_out(types: Type, capsys: pytest.CaptureFixture[str]) -> None:
    types("")
    plain_keyboard.ask(Prompt("Name\x1b[2J:", Kind.TEXT, "x", anything, notes=("One\nTwo", "Three")))
    assert capsys.readouterr().out == "One\nTwo\nThree\nName\\x1b[2J: (Enter: x)\n> "


def test_the_end_of_the_input_is_no_answer(types: Type) -> None:
    types()
    with pytest.raises(EOFError):
        plain_keyboard.ask(select())


def test_a_text_without_a_check(types: Type, capsys: pytest.CaptureFixture[str]) -> None:
    types(" as typed ")
    assert plain_keyboard.type_text("Type the name:") == " as typed "
    assert capsys.readouterr().out == "Type the name: "
