"""`wizard client` and `update` with two app clients, key by key."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.session import CLEAR, DOWN, ENTER, SPACE, UP
from tests.configs import TEXT
from tests.terminal import walking
from tests.terminal.files import contents, pool
from tests.terminal.walking import Start, Step, asked, lines, pick, take
from tests.typed import label, message, question

TWO = TEXT.replace("[user_pool]", 'public_clients = ["app", "web"]\n\n[user_pool]') + (
    "\n[app_clients.app]\n\n[app_clients.web]\nrefresh_token_days = 7\n"
)
SECRET, FLOWS = "app_clients.app.secret", "app_clients.app.flows"
ADMIN_ALONE = Step(message(FLOWS), SPACE + DOWN * 2 + SPACE + ENTER, label(FLOWS, "admin_password"))


def number(name: str, typed: str) -> Step:
    return Step(message(f"app_clients.app.{name}"), CLEAR + typed + ENTER, typed)


NATIVE = (
    pick(SECRET, UP + ENTER, "yes"),
    ADMIN_ALONE,
    number("access_token_minutes", "10"),
    number("id_token_minutes", "5"),
    number("refresh_token_days", "1"),
    pick("app_clients.app.rotate_refresh_tokens", UP + ENTER, "yes"),
    walking.ALL_ATTRIBUTES,
    walking.YES,
)
WEB = Step(message("client"), DOWN + ENTER, "web")


@pytest.fixture(autouse=True)
def two_clients(tmp_path: Path) -> None:
    (tmp_path / "auth.toml").write_text(TWO)


def test_client_add(start: Start, tmp_path: Path) -> None:
    session = start("client", "add", "native", columns=walking.WIDE, rows=walking.TALL)
    session.wait_for(question(SECRET).warning)
    take(session, NATIVE)
    session.wait_for("The next deployment makes the app client native: its id is the output AppClientIdNative.")
    session.wait_for("python -m wizard client add native --yes --app-client-secret yes")
    assert session.finish() == 0
    assert asked(session) == lines(NATIVE)
    config = pool(tmp_path)
    assert config.created.confidential_clients == ("native",)
    assert config.app_clients["native"].model_dump() == {
        "secret": True,
        "flows": ("admin_password",),
        "access_token_minutes": 10,
        "id_token_minutes": 5,
        "refresh_token_days": 1,
        "rotate_refresh_tokens": True,
        "read_attributes": (),
        "write_attributes": (),
    }


def test_update_asks_which_client(start: Start, tmp_path: Path) -> None:
    session = start("update", columns=walking.WIDE, rows=walking.TALL)
    walk = (
        walking.WALKTHROUGH,
        walking.NO_GROUPS,
        walking.KEEP_OPTIONAL,
        walking.KEEP_BOTH,
        walking.SMS_MESSAGE,
        *walking.REST_OF_UPDATE[:-2],
        WEB,
        number("refresh_token_days", "3"),
        walking.ALL_ATTRIBUTES,
        walking.YES,
    )
    take(session, walk)
    session.wait_for("python -m wizard update --yes --client web --app-client-refresh-token-days 3")
    assert session.finish() == 0
    assert asked(session) == lines(walk)
    assert (tmp_path / "auth.toml").read_text() == TWO.replace("refresh_token_days = 7", "refresh_token_days = 3")


@pytest.mark.parametrize(("typed", "code"), [("web", 0), ("app", 130), ("", 130)])
def test_client_remove_wants_its_name(start: Start, tmp_path: Path, typed: str, code: int) -> None:
    before = contents(tmp_path)
    session = start("client", "remove", "web")
    session.wait_for("? Type the name of the app client, web, to confirm:")
    session.press(typed + ENTER)
    assert session.finish() == code
    assert ([*pool(tmp_path).app_clients] == ["app"]) == (code == 0)
    assert code == 0 or contents(tmp_path) == before
