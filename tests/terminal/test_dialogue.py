"""What is written down is played as it is written, and what is not so is noticed."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from scripts.dialogue import Command, Terminal, Unexpected, commands
from scripts.person import AuthenticatorApp, Person

CODE = "314159"
HIDDEN = "stty -echo; printf 'Code: '; read -r code; echo taken"


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path, {"PATH": os.defpath}, Person(lambda: [CODE], {"password": "Passw0rd!"}))


def play(terminal: Terminal, text: str) -> str:
    (command,) = commands(text)
    return terminal.play(command)


def test_a_command_goes_on_after_a_backslash_and_ends_at_the_next() -> None:
    text = "== A title\n$ one \\\n  --more\n  words of it\n? Who? <ann>\nexit code 5\n\n$ two\n"
    assert (Command("one --more", ("words of it", "? Who? <ann>"), 5), Command("two")) == tuple(commands(text))


def test_what_comes_in_order_is_taken(terminal: Terminal) -> None:
    assert "one\ntwo\nthree" == play(terminal, "$ printf 'one\\ntwo\\nthree\\n'\none\nthree")
    assert "Code: taken" == " ".join(play(terminal, f"$ {HIDDEN}\n? Code: <code of the message>\ntaken").split())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("$ printf 'one\\ntwo\\n'\ntwo\none", "'one' did not come."),
        ("$ exit 5", "It ended with exit code 5 instead of 0."),
        ("$ true\nexit code 5", "It ended with exit code 0 instead of 5."),
        (f"$ {HIDDEN}\n? Code: <wrong code>\nrefused", "The wrong code was not refused."),
        (f"$ {HIDDEN}\n? Code: <code of the message>\nand more", "'and more' did not come."),
        ("$ printf 'Code: '; read -r code\n? Code: <code of the message>", "A secret that was typed can be read."),
        ("$ printf 'Word: '; read -r word\n? Word: <password>", "A secret that was typed can be read."),
    ],
)
def test_what_is_not_as_it_is_written_is_noticed(terminal: Terminal, text: str, reason: str) -> None:
    with pytest.raises(Unexpected) as noticed:
        play(terminal, text)
    assert reason == str(noticed.value)


def test_another_question_than_the_one_that_is_written_is_not_waited_for_for_ever(terminal: Terminal) -> None:
    with pytest.raises(Unexpected, match="'Password:' did not come"):
        play(replace(terminal, patience=0.5), f"$ {HIDDEN}\n? Password: <password>")


def test_a_wrong_code_is_none_that_is_right_anywhere() -> None:
    person = Person(lambda: ["000000"])
    person.look("Secret: ABCDEFGHIJKLMNOP\nSecret: PONMLKJIHGFEDCBA\nSecret: ABCDEFGHIJKLMNOP\n")
    _, wrong = person.keys("wrong code")
    right = {"000000"} | AuthenticatorApp("ABCDEFGHIJKLMNOP").codes() | AuthenticatorApp("PONMLKJIHGFEDCBA").codes()
    assert wrong not in right
    assert person.keys("code of the app")[1] in AuthenticatorApp("PONMLKJIHGFEDCBA").codes()
    assert person.keys("code of the lost app")[1] in AuthenticatorApp("ABCDEFGHIJKLMNOP").codes()


def test_an_app_gives_no_code_twice() -> None:
    app = AuthenticatorApp("ABCDEFGHIJKLMNOP")
    assert app.next_code() != app.next_code()
