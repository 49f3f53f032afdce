"""Every command and every kind of mistake in its options: one short message, the nearest match, and the right exit."""

from __future__ import annotations

import argparse
import contextlib
import io
import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, strategies as st

from authconfig.errors import ExitCode
from tests.configs import TEXT
from wizard.__main__ import main
from wizard.commands.choices import MOST_SHOWN, chosen, nearest
from wizard.commands.command_line import parse, parsers
from wizard.commands.discreet_parser import DiscreetParser, NamingParser
from wizard.documents.client_configuration import Format
from wizard.interview.question import Kind
from wizard.interview.questions import with_options

_COLUMNS = 80
_MOST_LINES = 6
# An option is given its value after an equals sign, which would read a value that begins with a dash, too.
COMMANDS = {parser.prog: parser for parser in parsers()}
OPTIONS = [
    (prog, action)
    for prog, parser in COMMANDS.items()
    for action in parser._actions
    if action.option_strings and action.dest != "help" and action.help is not argparse.SUPPRESS
]
WITH_VALUE = [(prog, action) for prog, action in OPTIONS if action.nargs is None]
FLAGS = [(prog, action) for prog, action in OPTIONS if action.nargs == 0]
ANSWERS = [(command, each) for command in ("add", "update") for each in with_options(command) if each.choices]


def words(prog: str) -> list[str]:
    """The command `prog` as it is typed after `python -m wizard`, with a user's name where it takes one."""
    takes_a_name = any(not action.option_strings for action in COMMANDS[prog]._actions)
    return [*prog.split()[3:], *(["ann"] if takes_a_name else [])]


def mistake(arguments: Sequence[str], capsys: pytest.CaptureFixture[str]) -> str:
    """What is said of the mistake in `arguments`."""
    with pytest.raises(SystemExit) as stop:
        parse(arguments)
    out, err = capsys.readouterr()
    assert (ExitCode.USAGE, "") == (stop.value.code, out)
    assert_short(err)
    assert "usage:" not in err
    assert " --help`.\n" in err
    return err


def assert_short(told: str) -> None:
    assert sum(-(-len(line) // _COLUMNS) for line in told.splitlines()) <= _MOST_LINES, told


def ids(value: object) -> str:
    return value.option_strings[0] if isinstance(value, argparse.Action) else str(getattr(value, "key", value))


def takes(parser: argparse.ArgumentParser, option: str) -> bool:
    return f" {option} " in parser.format_usage().replace("[", " ").replace("\n", " ")


@pytest.mark.parametrize("prog", COMMANDS)
def test_an_unknown_option(prog: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = mistake([*words(prog), "--confog", "hunter2"], capsys)
    known = "--config" if takes(COMMANDS[prog], "--config") else "--"
    assert told.startswith(f"{prog}: error: there is no ")
    assert f"; the nearest is {known}" in told
    assert ("--confog" in told) == (not isinstance(COMMANDS[prog], DiscreetParser))
    assert "hunter2" not in told


@pytest.mark.parametrize("prog", COMMANDS)
def test_an_option_that_is_long_is_cut_short(prog: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert f"{prog}: error: there is no " in mistake([*words(prog), f"--{'x' * 5000}"], capsys)


@pytest.mark.parametrize("prog", COMMANDS)
def test_a_word_too_many(prog: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = mistake([*words(prog), "hunter2"], capsys)
    assert "a word belongs to no option" in told
    assert "hunter2" not in told


@pytest.mark.parametrize(("prog", "action"), WITH_VALUE, ids=ids)
def test_a_missing_value(prog: str, action: argparse.Action, capsys: pytest.CaptureFixture[str]) -> None:
    option = action.option_strings[0]
    assert f"argument {option}: expected one argument" in mistake([*words(prog), option], capsys)


@pytest.mark.parametrize(("prog", "action"), FLAGS, ids=ids)
def test_a_value_too_many(prog: str, action: argparse.Action, capsys: pytest.CaptureFixture[str]) -> None:
    for option in action.option_strings:
        told = mistake([*words(prog), f"{option}={'hunter2' * 200}"], capsys)
        assert ": it takes no value\n" in told
        assert "hunter2" not in told


@pytest.mark.parametrize("value", ["", "hunter2", "hunter2" * 500, "two\nlines", "\x1b[31m"])
@pytest.mark.parametrize(("prog", "action"), WITH_VALUE, ids=ids)
def test_a_value_that_cannot_be(
    prog: str, action: argparse.Action, value: str, capsys: pytest.CaptureFixture[str]
) -> None:
    option = action.option_strings[0]
    try:
        parse([*words(prog), f"{option}={value}"])
    except SystemExit:
        told = capsys.readouterr().err
        assert_short(told)
        assert told.startswith(f"{prog}: error: argument {option}")
        assert "\x1b" not in told
        assert "usage:" not in told
        assert "hunter2" not in told or not isinstance(COMMANDS[prog], DiscreetParser)


@pytest.mark.parametrize(("command", "question"), ANSWERS, ids=ids)
def test_a_choice_that_there_is_not(command: str, question: object, capsys: pytest.CaptureFixture[str]) -> None:
    names = [choice.name for choice in question.choices]  # type: ignore[attr-defined]
    option = question.option  # type: ignore[attr-defined]
    told = mistake([command, option, f"{names[-1]}x"], capsys)
    assert f'"{names[-1]}x"' in told
    assert f"; the nearest is {names[-1]}\n" in told
    assert all(name in told for name in names) or len(names) > MOST_SHOWN


@pytest.mark.parametrize(("command", "question"), ANSWERS, ids=ids)
def test_the_case_of_a_choice_does_not_matter(command: str, question: object) -> None:
    for choice in question.choices:  # type: ignore[attr-defined]
        option = question.option  # type: ignore[attr-defined]
        exact = parse([command, option, choice.name]).options
        for typed in (choice.name.upper(), choice.name.lower(), choice.name.title()):
            assert parse([command, option, typed]).options == exact


@pytest.mark.parametrize(
    ("arguments", "option", "names"),
    [
        (["outputs"], "--format", tuple(Format)),
        (["user", "mfa"], "--sms", ("enabled", "preferred", "disabled")),
        (["user", "mfa"], "--totp", ("enabled", "preferred", "disabled")),
        (["user", "recover", "ann"], "--lost", ("app", "phone", "both")),
        (["user", "sign-in", "ann"], "--factor", ("SMS", "TOTP")),
    ],
)
def test_nor_does_that_of_other_names(arguments: list[str], option: str, names: tuple[str, ...]) -> None:
    for name in names:
        exact = parse([*arguments, option, name]).options
        assert exact == parse([*arguments, option, name.upper()]).options
        assert exact == parse([*arguments, option, name.lower()]).options


@pytest.mark.parametrize("none", ["none", "None", "NONE"])
def test_nor_does_that_of_the_word_for_an_empty_list(none: str) -> None:
    given = parse(["add", "--app-client-read-attributes", none]).options.answers.given.values
    assert given == {"app_clients.app.read_attributes": ()}


def test_a_group_keeps_its_case() -> None:
    given = parse(["add", "--user-pool-groups", "None,Admins"]).options.answers.given.values
    assert given == {"user_pool.groups": ("None", "Admins")}


NONE: Final = {"--password-policy-history"}  # a 0 is a number of them


def numbers() -> Iterator[tuple[str, str, str]]:
    for command in ("add", "update"):
        for question in with_options(command):
            if question.kind is Kind.NUMBER:
                zero = () if question.option in NONE else ("0",)
                for number in ("", "x", "1.5", "-1", "9" * 5000, "१", *zero):
                    yield command, question.option, number


@pytest.mark.parametrize(("command", "option", "number"), list(numbers()))
def test_a_number_that_cannot_be(
    command: str, option: str, number: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "auth.toml"
    if command == "update":
        file.write_text(TEXT)
    before = list(tmp_path.iterdir())
    code = main([command, "--yes", "--config", str(file), f"{option}={number}"])
    out, err = capsys.readouterr()
    assert (ExitCode.INVALID, "") == (code, out)
    assert f"Give {option} another value." in err
    assert_short(err)
    assert list(tmp_path.iterdir()) == before


def test_no_value_goes_into_a_message_unless_it_is_an_answer() -> None:
    with pytest.raises(argparse.ArgumentTypeError) as caught:
        chosen("hunter2", ("app", "phone"), repeat=False)
    assert str(caught.value) == "what is given is not one of: app  phone; the nearest is phone"


@given(st.text(), st.lists(st.text("abcXYZ-", min_size=1), min_size=1, unique_by=str.casefold))
def test_what_is_chosen_is_a_name_and_the_nearest_one_too(text: str, names: list[str]) -> None:
    assert nearest(text, names) in names
    try:
        found = chosen(text, names)
    except argparse.ArgumentTypeError as error:
        assert text.casefold() not in {name.casefold() for name in names}
        assert "\n" not in str(error)
    else:
        assert found in names
        assert found.casefold() == text.casefold()


@given(st.lists(st.text(max_size=2000), max_size=4), st.sampled_from(sorted(COMMANDS)))
def test_any_mistake_is_short(arguments: list[str], prog: str) -> None:
    said = io.StringIO()
    with contextlib.redirect_stderr(said), contextlib.suppress(SystemExit):
        COMMANDS[prog].parse_args([f"--x{word}" for word in arguments])
    assert_short(said.getvalue())


# The help


@pytest.mark.parametrize("prog", COMMANDS)
def test_every_help_has_examples_that_can_be_typed_and_all_exit_codes(prog: str) -> None:
    text = COMMANDS[prog].format_help()
    _, _, end = text.partition("\nexamples:\n")
    examples, _, codes = end.partition("\nexit codes:\n")
    assert [f"{code.value:>5}  {code.meaning}" for code in ExitCode] == codes.splitlines()
    assert examples.splitlines()
    for example in examples.splitlines():
        line = example.partition("<")[0].partition(">")[0]
        assert line.startswith(f"  {prog}")
        assert parse(shlex.split(line)[3:]).options is not None


def test_yes_says_what_becomes_of_the_rest() -> None:
    told = {prog: " ".join(parser.format_help().split()) for prog, parser in COMMANDS.items()}
    assert "--yes ask nothing: what no option answers takes its default --headless" in told["python -m wizard add"]
    assert (
        "--yes ask nothing: what no option answers stays as it is, or with --change reset takes its default where that"
        " resets it --headless" in told["python -m wizard update"]
    )


def test_every_parser_is_one_with_short_errors() -> None:
    assert {True} == {isinstance(parser, NamingParser) for parser in COMMANDS.values()}
