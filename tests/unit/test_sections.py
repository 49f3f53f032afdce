"""Tables that are taken out of a file, and added to it, however a person has written it."""

from __future__ import annotations

import tomllib
from itertools import permutations
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, strategies as st

from authconfig.errors import ConfigInvalid
from authconfig.file import writing
from authconfig.file.reading import parse
from authconfig.overrides import WithEnvironments
from authconfig.settings import app_client, password_policy
from authconfig.settings.setting import Setting, Settings
from tests.configs import TEXT
from tests.unit.test_environment_tables import BASE_OF_ALL
from wizard.__main__ import main

COMMENTED: Final = """version = 1
# The first
[app_clients.app]
# in it
a = 1  # beside it

# The site
[app_clients.web]
b = 2

# ---- environments ----

# The one that developers use
[environments.dev.created]
c = 3

# PRODUCTION
[environments.prod.created]
d = 4

# the end
"""


@pytest.mark.parametrize(
    ("path", "gone", "stay"),
    [
        (("app_clients", "app"), ["# The first", "# in it"], ["# The site", "# ---- environments ----"]),
        (("app_clients", "web"), ["# The site"], ["# The first", "# ---- environments ----", "# The one that"]),
        (("environments", "dev"), ["# The one that"], ["# PRODUCTION", "# ---- environments ----", "# the end"]),
        (("environments", "prod"), ["# PRODUCTION"], ["# The one that", "# the end"]),
    ],
)
def test_a_comment_goes_with_the_table_that_it_stands_above(
    path: tuple[str, ...], gone: list[str], stay: list[str]
) -> None:
    left = writing.without_table(COMMENTED, path)
    assert [each for each in gone if each in left] == []
    assert [each for each in stay if each not in left] == []


def document(text: str) -> dict[str, Any]:
    return tomllib.loads(text)


BLOCKS: Final = (
    "[environments.dev.created]\nx = 1\n",
    "[environments.prod.created]\nx = 2\n",
    '[environments.prod.mfa]\nmode = "ON"\n',
    "[app_clients.app]\ny = 3\n",
)


@pytest.mark.parametrize("order", [*permutations(BLOCKS)], ids=range(24))
def test_an_environment_is_taken_out_of_any_order(order: tuple[str, ...]) -> None:
    text = "\n".join(order)
    expected = document(text)
    del expected["environments"]["prod"]
    assert document(writing.without_table(text, ("environments", "prod"))) == expected


@given(st.permutations(BLOCKS), st.sampled_from([password_policy.MINIMUM_LENGTH, app_client.APP.refresh_token_days]))
def test_a_value_is_added_to_any_order(order: list[str], setting: Setting[int]) -> None:
    text = "\n".join(order)
    edited = document(writing.with_values(text, Settings({setting: 12}), "prod"))
    place: Any = edited["environments"]["prod"]
    for step in setting.path[:-1]:
        place = place[step]
    assert place.pop(setting.path[-1]) == 12
    assert edited["environments"]["dev"] == {"created": {"x": 1}}
    assert edited["environments"]["prod"]["created"] == {"x": 2}
    assert edited["app_clients"] == {"app": {"y": 3}}


INLINE: Final = {
    "all": 'environments = { dev = { created = { id = "0a1b2c3d", mfa = "OPTIONAL" } } }\n',
    "each": '[environments]\ndev = { created = { id = "0a1b2c3d", mfa = "OPTIONAL" } }\n',
    "dotted": 'environments.dev.created.id = "0a1b2c3d"\nenvironments.dev.created.mfa = "OPTIONAL"\n',
}
COMMANDS: Final = {
    "update": ["update", "--yes", "--env", "dev", "--password-policy-minimum-length", "12"],
    "env add": ["env", "add", "prod", "--yes", "--not-deployed"],
}


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
@pytest.mark.parametrize("style", INLINE.values(), ids=INLINE)
def test_what_is_written_in_another_style_is_edited_or_left_as_it_is_with_a_reason(
    tmp_path: Path, style: str, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "auth.toml"
    at_the_root = style.startswith("environments")
    text = BASE_OF_ALL.replace("version = 1\n", f"version = 1\n{style}") if at_the_root else BASE_OF_ALL + style
    path.write_text(text)
    code = main([*command, "--config", str(path)])
    if code == 0:
        assert isinstance(parse(path.read_text(), "auth.toml"), WithEnvironments)
        return
    assert code == 3
    assert path.read_text() == text
    assert "It is written in a way to which nothing can be added, such as in one line." in capsys.readouterr().err


def test_a_file_with_the_line_ends_of_windows_keeps_them(tmp_path: Path) -> None:
    path = tmp_path / "auth.toml"
    main(["add", "--yes", "--config", str(path)])
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    for command in (
        ["env", "add", "prod", "--yes", "--not-deployed", "--mfa-mode", "OPTIONAL", "--mfa-types", "TOTP"],
        ["client", "add", "web", "--yes"],
        ["update", "--yes", "--env", "prod", "--password-policy-minimum-length", "12"],
        ["client", "remove", "web", "--yes"],
        ["env", "remove", "dev", "--yes"],
    ):
        assert main([*command, "--config", str(path)]) == 0
        found = path.read_bytes()
        assert found.count(b"\n") == found.count(b"\r\n")
    shared = path.read_text().partition("[environments.")[0]
    assert "another id means another stack" not in shared


def test_a_table_that_cannot_grow_is_named() -> None:
    with pytest.raises(ConfigInvalid, match=r"such as \[environments\]"):
        writing.with_tables("environments = { }\n", ("environments",), "[environments.dev]\nx = 1\n")
    assert parse(TEXT, "auth.toml")
