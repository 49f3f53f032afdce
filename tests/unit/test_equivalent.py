"""The command line that is printed after a walk gives the same file, and so does that of a walk that was broken off."""

from __future__ import annotations

import io
import shlex
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, strategies as st

from authconfig.errors import Interrupted
from authconfig.file import reading, writing
from authconfig.models import AuthConfig
from authconfig.settings import DEFAULTS
from authconfig.vocabulary import PoolId
from tests.command_lines import options_of
from tests.configs import POOL_ID, TEXT
from tests.person import WHICH, WRITE, Script, Wanted, key_of
from tests.typed import by_key
from tests.wishes import Wisher, pools, wishes
from wizard.commands import add, equivalent, update
from wizard.commands.config_file import ConfigFile
from wizard.interview.answers import BrokenOff
from wizard.interview.prompt import Prompt
from wizard.interview.review import Verdict, reviewed
from wizard.terminal.person import Person

WALKS = st.sampled_from(["all", "mfa", "groups", "reset"])


@contextmanager
def new_folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as parent:
        folder = Path(parent) / "labproj"
        folder.mkdir()
        yield folder / "auth.toml"


def nobody() -> Person | None:
    return None


def run(words: list[str], find_person: Callable[[], Person | None]) -> str:
    """What the command line `words` says with this person."""
    out = io.StringIO()
    with redirect_stdout(out):
        if words[0] == "add":
            add.add(options_of(add.Options, *words), find_person, new_id=lambda: POOL_ID)
        else:
            update.update(options_of(update.Options, *words), find_person)
    return out.getvalue()


def words_of(said: str) -> list[str] | None:
    """The words of the command line at the end of `said`; None without one."""
    _, found, line = said.rpartition("\n  python -m wizard ")
    return shlex.split(line) if found else None


def repeated(command: str, path: Path, person: Script, options: tuple[str, ...] = ()) -> tuple[str, str]:
    """What `person` makes of the file at `path`, which need not be there, and what the command line makes of it."""
    before = path.read_text() if path.exists() else None
    said = run([command, "--config", str(path), *options], person.found)
    first = path.read_text()
    words = words_of(said) or [command, "--yes", "--config", str(path)]
    if before is None:
        path.unlink()
    else:
        path.write_text(before)
    run(words, nobody)
    return first, path.read_text()


@given(wishes())
def test_of_a_new_pool(wanted: dict[str, Any]) -> None:
    with new_folder() as path:
        assume("--" not in (wanted["user_pool.name"], *wanted["user_pool.groups"]))
        first, second = repeated("add", path, Wisher(wanted))
        assert first == second


@given(pools(), wishes(), WALKS)
def test_of_an_update(existing: AuthConfig, wanted: dict[str, Any], walk: str) -> None:
    assume("--" not in (wanted["user_pool.name"], *wanted["user_pool.groups"]))
    with new_folder() as path:
        run(["add", "--yes", "--config", str(path)], nobody)
        path.write_text(writing.with_values(path.read_text(), existing.settings))
        groups = wanted["user_pool.groups"] or ("a",)
        first, second = repeated("update", path, Wisher({**wanted, "user_pool.groups": groups, "change": walk}))
        assert first == second


@pytest.mark.parametrize("options", [(), ("--project-name", "given"), ("--mfa-mode", "ON", "--mfa-types", "TOTP")])
@pytest.mark.parametrize("name", [None, "renamed"])
def test_of_what_was_given_by_option_and_of_another_name(
    tmp_path: Path, options: tuple[str, ...], name: str | None
) -> None:
    answers: Wanted = {WRITE: [Verdict.CHANGE, "yes"], WHICH: "project.name", "project.name": name}
    first, second = repeated("add", tmp_path / "auth.toml", Script(answers if name else {}), options)
    assert first == second
    assert f'name = "{name or ("given" if "given" in options else "")}' in first


def test_of_a_pool_after_one_that_was_removed(tmp_path: Path) -> None:
    path = tmp_path / "auth.toml"
    path.write_text(writing.without_pool(TEXT, (PoolId("ffffffff"),)))
    first, second = repeated("add", path, Script({"setup": "manual", "user_pool.sign_in": ("email",)}))
    assert first == second


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({}, ""),
        ({"user_pool.sign_in": ("email",)}, " --user-pool-sign-in email"),
        ({"setup": "manual", "user_pool.sign_in": ("email",)}, " --user-pool-sign-in email"),
        ({"setup": "manual", "mfa.mode": "OPTIONAL"}, " --mfa-mode OPTIONAL"),
        (
            {"setup": "manual", "mfa.mode": "ON", "mfa.types": ("TOTP",), "user_pool.groups": ["a"], "groups": "yes"},
            " --user-pool-groups a --mfa-mode ON --mfa-types TOTP",
        ),
        (
            {"setup": "manual", "verification.email_subject": "-5 o'clock"},
            " --verification-email-subject='-5 o'\"'\"'clock'",
        ),
        ({"setup": "manual", "user_pool.required_attributes": ()}, " --user-pool-required-attributes none"),
    ],
)
def test_only_what_would_not_come_by_itself_is_in_it(tmp_path: Path, answers: Wanted, words: str) -> None:
    path = tmp_path / "auth.toml"
    said = run(["add", "--config", str(path)], Script(answers).found)
    line = f"To do the same without questions:\n  python -m wizard add --yes --config {path}{words}\n"
    assert said.endswith(line) if words else "without questions" not in said


def test_the_file_of_every_command_is_not_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    said = run(["add"], Script({"user_pool.sign_in": ("email",)}).found)
    assert said.endswith("\n  python -m wizard add --yes --user-pool-sign-in email\n")


def test_a_walk_that_sets_back_what_no_option_can_is_named(tmp_path: Path) -> None:
    path = tmp_path / "auth.toml"
    path.write_text(TEXT.replace("[mfa]", '[verification]\nsms_message = "{####} it is"\n\n[mfa]'))
    first, second = repeated("update", path, Script({"change": "reset"}))
    assert "it is" not in first
    assert first == second


def test_an_answer_that_was_right_only_because_of_another_one_is_named(tmp_path: Path) -> None:
    """Verification by phone brings SMS along, and takes it away again."""
    path = tmp_path / "auth.toml"
    run(["add", "--yes", "--config", str(path), "--mfa-mode", "OPTIONAL", "--mfa-types", "TOTP"], nobody)
    run(["update", "--yes", "--config", str(path), "--mfa-mode", "OFF", "--verification-by", "phone_number"], nobody)
    path.write_text(path.read_text().replace('types = ["TOTP", "SMS"]', 'types = ["TOTP"]'))
    answers: Wanted = {
        "change": "all",
        "mfa.mode": "OPTIONAL",
        "mfa.types": ("SMS", "TOTP"),
        "mfa.sms_message": "It is {####}",
        "verification.by": "email",
    }
    first, second = repeated("update", path, Script(answers))
    assert "It is" in first
    assert first == second


def test_without_a_person_there_is_none(tmp_path: Path) -> None:
    said = run(["add", "--yes", "--config", str(tmp_path / "auth.toml"), "--mfa-mode", "ON"], nobody)
    assert words_of(said) is None
    assert "goes back" not in said


def test_where_nothing_changes_there_is_none(tmp_path: Path) -> None:
    path = tmp_path / "auth.toml"
    path.write_text(TEXT)
    assert words_of(run(["update", "--config", str(path)], Script().found)) is None


class Leaving(Wisher):
    """A person who stops after `most` questions, and writes nothing in any case."""

    def __init__(self, wanted: Any, most: int, how: type[BaseException]) -> None:
        super().__init__(wanted)
        self._most, self._how = most, how

    def ask(self, prompt: Prompt) -> Any:
        if len(self.asked) == self._most or key_of(prompt) == WRITE:
            raise self._how
        return super().ask(prompt)


@given(wishes(), st.integers(0, 30), st.sampled_from([KeyboardInterrupt, EOFError]))
def test_of_a_walk_that_is_broken_off(wanted: dict[str, Any], most: int, how: type[BaseException]) -> None:
    assume("--" not in (wanted["user_pool.name"], *wanted["user_pool.groups"]))
    with pytest.raises(BrokenOff) as stopped:
        reviewed(Leaving(wanted, most, how).for_a_new_pool(), Path("x"), _never_content)
    with new_folder() as path:
        with pytest.raises(Interrupted) as told:
            run(["add", "--config", str(path)], Leaving(wanted, most, how).found)
        assert str(told.value).startswith("Interrupted. Nothing was written.")
        assert not path.exists()
        words, answers = words_of(str(told.value)), stopped.value.answers.settings
        if any(setting.conflict(value, DEFAULTS | answers) for setting, value in (DEFAULTS | answers).items()):
            assert words is None  # after an address to send from, and before its identity
            return
        if words:
            assert "what was answered so far (the rest takes its default):" in str(told.value)
        run(words or ["add", "--yes", "--config", str(path)], nobody)
        made = reading.load_environment(path, "dev").pool
    answered = by_key(stopped.value.answers.settings)
    assert {key: by_key(made.settings)[key] for key in answered} == answered


def _never_content(_: object, __: object) -> bool:
    return True


def test_a_no_is_told_with_all_the_answers(tmp_path: Path) -> None:
    path = tmp_path / "auth.toml"
    path.write_text(TEXT)
    with pytest.raises(Interrupted) as told:
        run(["update", "--config", str(path)], Script({"change": "mfa", "mfa.mode": "OFF", WRITE: "no"}).found)
    assert str(told.value).splitlines() == [
        "Nothing was written.",
        "To write what was answered so far (the rest stays as it is):",
        f"  python -m wizard update --yes --config {path} --mfa-mode OFF",
    ]


@given(st.text(st.sampled_from("a'\\\n\u200d\u202e😀 $\"!-"), min_size=1))
def test_what_a_terminal_does_not_show_is_escaped_and_a_shell_reads_it(text: str) -> None:
    assume(not text.startswith("-"))
    line = equivalent.line("add", ConfigFile(Path("auth.toml")), {"verification.email_message": text})
    assert not {"\u200d", "\u202e"}.intersection(line)
    *_, word = line.partition("--verification-email-message ")
    read = subprocess.run(
        ["bash", "-c", f"printf %s {word}"], capture_output=True, check=True, env={"LC_ALL": "C.UTF-8"}
    )
    assert read.stdout.decode() == text


def test_of_a_name_that_no_option_takes_there_is_none(tmp_path: Path) -> None:
    said = run(
        ["add", "--config", str(tmp_path / "auth.toml")], Script({"setup": "manual", "user_pool.name": "--"}).found
    )
    assert words_of(said) is None


def test_an_answer_that_the_command_line_would_not_give_is_not_claimed() -> None:
    answers = Script({"setup": "manual", "mfa.mode": "ON"}).add()

    def other(_: object) -> Any:
        return Script().add()

    assert equivalent.options("add", answers, other) is None
