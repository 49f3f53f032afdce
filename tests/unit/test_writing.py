"""Edits keep what a person wrote; writes happen at once or not at all."""

from __future__ import annotations

import fcntl
import os
import stat
import threading
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from authconfig.errors import ConfigInvalid
from authconfig.file.reading import parse
from authconfig.file.writing import replace, toml, with_values, without_pool
from authconfig.models import WithoutPool
from tests.configs import POOL_ID, TEXT
from tests.typed import settings_from

HAND_MADE = """\
# kept by Ann
version = 1   # one

[project]
name = 'labproj'
resource = "labproj0a1b2c3d"

# why: ticket 42
[mfa]   # second factor
  mode = "OFF"   # for now
types = [
  "SMS",  # costs money
]

[created]
id = "0a1b2c3d"
mfa = "OFF"
sign_in = []
required_attributes = []
[user_pool]
name = "p"
sign_in = []
required_attributes = []
"""


def test_an_edit_changes_its_value_and_nothing_else() -> None:
    edited = with_values(HAND_MADE, settings_from({"mfa.mode": "OPTIONAL"}))
    assert HAND_MADE.replace('"OFF"   # for now', '"OPTIONAL"   # for now') == edited


def test_an_edit_adds_a_key_and_a_table_that_are_missing() -> None:
    edited = with_values(
        HAND_MADE, settings_from({"mfa.sms_message": "Code {####}", "app_clients.app.refresh_token_days": 7})
    )
    document = tomllib.loads(edited)
    assert document["mfa"]["sms_message"] == "Code {####}"
    assert document["app_clients"] == {"app": {"refresh_token_days": 7}}
    assert all(line in edited.splitlines() for line in HAND_MADE.splitlines())


def test_windows_line_ends_stay() -> None:
    edited = with_values(HAND_MADE.replace("\n", "\r\n"), settings_from({"mfa.mode": "OPTIONAL"}))
    assert with_values(HAND_MADE, settings_from({"mfa.mode": "OPTIONAL"})).replace("\n", "\r\n") == edited


TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@given(TEXTS)
def test_a_text_survives_toml(text: str) -> None:
    assert {"value": text} == tomllib.loads(f"value = {toml(text)}")


@given(st.lists(TEXTS, max_size=4))
def test_a_list_survives_toml(texts: list[str]) -> None:
    assert {"value": texts} == tomllib.loads(f"value = {toml(tuple(texts))}")


@given(
    st.dictionaries(
        st.sampled_from(["mfa.mode", "mfa.types", "mfa.sms_message", "user_pool.name", "verification.by"]),
        st.one_of(TEXTS, st.lists(TEXTS, max_size=3).map(tuple), st.integers(0, 10**6)),
    ),
    st.sampled_from([HAND_MADE, TEXT, "version = 1\nmfa.mode = 'OFF'\n", "mfa = { mode = 'OFF', types = [] }\n"]),
)
def test_any_edit_gives_the_same_document_with_those_values(
    changes: dict[str, str | int | tuple[str, ...]], text: str
) -> None:
    expected = tomllib.loads(text)
    for key, value in changes.items():
        table, name = key.split(".")
        expected.setdefault(table, {})[name] = list(value) if isinstance(value, tuple) else value
    edited = with_values(text, settings_from(changes))
    assert expected == tomllib.loads(edited)
    comments = [line.partition("# ")[2] for line in text.splitlines() if "# " in line and "costs money" not in line]
    assert [comment for comment in comments if comment not in edited] == []


def test_a_list_that_grows_keeps_the_comments_in_it() -> None:
    edited = with_values(HAND_MADE, settings_from({"mfa.types": ("SMS", "TOTP")}))
    assert tomllib.loads(edited)["mfa"]["types"] == ["SMS", "TOTP"]
    assert "# costs money" in edited


COMMENTS = st.sampled_from(["", "# note", "# tail", '# "quoted"', "# it's"])


@st.composite
def hand_made_lists(draw: st.DrawFn) -> str:
    """A list of types as a person may write it: on one line or several, with and without comments and commas."""
    members = draw(st.lists(st.sampled_from(['"SMS"', '"TOTP"', "'SMS'"]), max_size=3))
    parts = ["["]
    for index, member in enumerate(members):
        comma = "," if index < len(members) - 1 or draw(st.booleans()) else ""
        parts += [draw(st.sampled_from(["", " ", "\n  "])), member]
        parts += [draw(st.sampled_from([comma, comma, f"\n{comma}"]))]
        if comment := draw(COMMENTS):
            parts += [" ", comment, "\n"]
    if comment := draw(COMMENTS):
        parts += ["\n", comment, "\n"]
    return "".join([*parts, "]", draw(st.sampled_from(["", "  # own"]))])


@given(hand_made_lists(), st.sampled_from([(), ("SMS",), ("TOTP",), ("SMS", "TOTP"), ("TOTP", "SMS")]))
def test_a_list_with_comments_says_what_is_wanted_and_loses_none(written: str, wanted: tuple[str, ...]) -> None:
    text = f"[mfa]\nmode = 'OFF'\ntypes = {written}\n# after\nsms_message = 'x'\n"
    tomllib.loads(text)
    edited = with_values(text, settings_from({"mfa.types": wanted}))
    assert {"mfa": {"mode": "OFF", "types": list(wanted), "sms_message": "x"}} == tomllib.loads(edited)
    for comment in ("note", "tail", '"quoted"', "it's", "own", "after"):
        assert text.count(comment) <= edited.count(comment)


def test_removing_the_pool_keeps_the_project_and_remembers_the_id() -> None:
    emptied = without_pool(TEXT, (POOL_ID,))
    config = parse(emptied, "auth.toml")
    assert isinstance(config, WithoutPool)
    assert (POOL_ID,) == config.project.removed
    assert emptied.startswith("# A file as a person keeps it.\n")


def test_a_second_removal_adds_to_the_first() -> None:
    text = TEXT.replace('resource = "lab', 'removed = ["00000000"]\nresource = "lab')
    config = parse(without_pool(text, (POOL_ID,)), "auth.toml")
    assert isinstance(config, WithoutPool)
    assert ("00000000", POOL_ID) == config.project.removed


def test_a_new_file_is_written_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    replace(tmp_path / "auth.toml", "new\r\n", expected=None)
    assert (tmp_path / "auth.toml").read_bytes() == b"new\r\n"
    assert os.listdir(tmp_path) == ["auth.toml"]


def test_permissions_stay_and_a_link_is_followed(tmp_path: Path) -> None:
    real = tmp_path / "real.toml"
    real.write_text("old")
    real.chmod(0o640)
    link = tmp_path / "auth.toml"
    link.symlink_to(real)
    replace(link, "new", expected="old")
    assert link.is_symlink()
    assert real.read_text() == "new"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


@pytest.mark.parametrize(("found", "expected"), [("theirs", "mine"), ("theirs", None), (None, "mine")])
def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path, found: str | None, expected: str | None) -> None:
    file = tmp_path / "auth.toml"
    if found is not None:
        file.write_text(found)
    with pytest.raises(ConfigInvalid, match="Somebody else changed it"):
        replace(file, "new", expected=expected)
    assert (file.read_text() if file.exists() else None) == found


@pytest.mark.parametrize("path", ["missing/auth.toml", "file/auth.toml", "loop", "x" * 300])
def test_a_place_that_cannot_be_written(tmp_path: Path, path: str) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(ConfigInvalid, match="It cannot be written: ") as caught:
        replace(tmp_path / path, "new", expected=None)
    assert "Nothing was changed." in str(caught.value)
    assert sorted(os.listdir(tmp_path)) == ["file", "loop"]


def test_a_write_that_fails_half_way_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(UnicodeEncodeError):
        replace(tmp_path / "auth.toml", "half a file \ud800", expected=None)
    assert os.listdir(tmp_path) == []


def test_a_writer_waits_for_the_one_before_it(tmp_path: Path) -> None:
    file = tmp_path / "auth.toml"
    other = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(other, fcntl.LOCK_EX)
    writer = threading.Thread(target=replace, args=(file, "new"), kwargs={"expected": None})
    writer.start()
    writer.join(0.3)
    assert writer.is_alive()
    assert not file.exists()
    os.close(other)
    writer.join()
    assert file.read_text() == "new"


def test_of_many_writers_at_once_one_wins_whole(tmp_path: Path) -> None:
    file = tmp_path / "auth.toml"
    texts = [str(number) * 100_000 for number in range(8)]
    lost: list[ConfigInvalid] = []

    def write(text: str) -> None:
        try:
            replace(file, text, expected=None)
        except ConfigInvalid as error:
            lost.append(error)

    writers = [threading.Thread(target=write, args=(text,)) for text in texts]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert file.read_text() in texts
    assert len(lost) == len(texts) - 1
    assert os.listdir(tmp_path) == ["auth.toml"]
