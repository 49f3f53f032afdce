"""The command line that gives the same answers without a question."""

from __future__ import annotations

import shlex
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any, Final

from authconfig.errors import ToolkitError
from authconfig.names import FIRST_CLIENT
from authconfig.program import PROGRAM
from authconfig.settings import DEFAULTS
from authconfig.settings.setting import Settings
from wizard.commands.config_file import ConfigFile
from wizard.interview.answers import Answers, Given
from wizard.interview.question import Kind, WalkQuestion, WhetherQuestion
from wizard.interview.questions import BY_KEY, WithOption, with_options
from wizard.interview.questions.app_client import CLIENT

Unattended = Callable[[Given], Answers]
_NOT_TAKEN: Final = ("--", ("--",))  # argparse drops it, so that no option can have it for a value


def options(
    command: str, wanted: Answers, unattended: Unattended, client: str = FIRST_CLIENT
) -> Mapping[str, Any] | None:
    """The answers, by key, that options have to give so that the others come by default; None if no options do.

    command: "add", "update" or "client add"
    wanted: the answers; of an interview that was broken off, those that it had got
    unattended: the answers of the command without a person, who give what it receives; raises ToolkitError
    client: the app client that the answers are about unless an option says so
    """
    about = {CLIENT.key: wanted[CLIENT.key]} if wanted.get(CLIENT.key, client) != client else {}
    walks = [question for question in with_options(command) if isinstance(question, WalkQuestion)]
    chosen = {question.key: wanted[question.key] for question in walks if question.key in wanted}
    found = [each for given in (about, {**about, **chosen}) if (each := _completed(given, wanted, unattended))]
    exact = (options for options, is_exact in found if is_exact)
    return next(exact, found[0][0] if found else None)


def line(words: str, file: ConfigFile, answers: Mapping[str, Any]) -> str:
    """The command line that gives `answers`, to be pasted into a shell. words: those of the command"""
    options = (each for key, answer in answers.items() for each in _words(key, answer))
    return " ".join((f"{PROGRAM} {words} --yes{file.option}", *options))


def _completed(
    given: Mapping[str, Any], wanted: Answers, unattended: Unattended
) -> tuple[Mapping[str, Any], bool] | None:
    """`given`, and one answer after the other that would be another one by default; None if that does not help.

    Also whether that gives all that is `wanted`: what has no effect cannot be given, only a walk can set it back.
    """
    found = first = _tried(given, unattended, Settings())[1]
    while True:
        refused, found = _tried(given, unattended, found)
        # What refuses them can be that an answer was the right one only because of another, which they have changed.
        reached = (found, first) if refused else (found,)
        differing = [each for each, value in wanted.settings.items() if any(one.get(each) != value for one in reached)]
        now = DEFAULTS | found | wanted.settings
        missing = [each.key for each in differing if not each.applies.unmet(now)]
        if refused:  # perhaps because of an answer that is still to come: two can need one another
            missing = [key for key in missing if key not in given]
        if not missing:
            return None if refused else (given, not differing)
        if missing[0] in given or wanted[missing[0]] in _NOT_TAKEN:
            return None
        given = {**given, missing[0]: wanted[missing[0]]}


def _tried(given: Mapping[str, Any], unattended: Unattended, before: Settings) -> tuple[bool, Settings]:
    """Whether `given` is refused, and what it results in; then, what it did `before`."""
    try:
        return False, unattended(Given(given)).settings
    except ToolkitError:
        return True, before


def _words(key: str, answer: Any) -> tuple[str, ...]:
    question = BY_KEY[key]
    if isinstance(question, WhetherQuestion):
        raise TypeError(f"{key} has no option")
    text = _text(question, answer)
    if text.startswith("-"):  # by itself it would be taken for another option
        return (f"{question.option}={_quoted(text)}",)
    return (question.option, _quoted(text))


def _text(question: WithOption, answer: Any) -> str:
    """`answer` as the option of `question` takes it."""
    names: dict[Any, str] = {choice.value: choice.name for choice in question.choices}
    if question.kind is Kind.SELECT:
        return names.get(answer, str(answer))  # an app client is called as the file calls it
    if isinstance(answer, tuple):
        offered = (each for each in answer if each in names or not names)  # custom attributes stay without an option
        return ",".join(names.get(each, str(each)) for each in offered) or "none"
    return str(answer)


def _quoted(text: str) -> str:
    """`text` for a shell. What a terminal would not show as it is, such as a joiner, is written as an escape."""
    hidden = {each for each in text if unicodedata.category(each) in {"Cc", "Cf", "Zl", "Zp"} and each != "\n"}
    if not hidden:
        return shlex.quote(text)
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return "$'" + "".join(f"\\U{ord(each):08x}" if each in hidden else each for each in escaped) + "'"
