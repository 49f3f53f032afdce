"""`wizard user`, key by key, against a user pool that requires MFA."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from scripts.dialogue import drawn
from scripts.person import AuthenticatorApp
from scripts.session import CTRL_C, CTRL_D, DOWN, ENTER, Session
from tests.local.aws import local_aws
from tests.local.developer import Developer
from tests.qr_code import qr_code
from tests.terminal.people import PASSWORD, Pool
from wizard.terminal import authenticator

WRONG = "The code is not the right one."
SET_UP, APP, SMS = "Code that the app shows now:", "Code that the authenticator app shows now:", "Code from the text"
ENROLS = "The pool requires a second factor, and the user has none yet."
CHOICE = "How do you want to sign in?"


Start = Callable[..., Session]


@pytest.fixture(scope="module")
def pool(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pool]:
    with pytest.MonkeyPatch.context() as environment:
        environment.delenv("AWS_PROFILE", raising=False)
        with local_aws() as aws:
            developer = Developer(tmp_path_factory.mktemp("pool"), aws)
            developer.add("ON", "SMS,TOTP")
            developer.deploy_synthesized()
            yield Pool(aws, developer.config, developer.pool().id)


@pytest.fixture
def start(pool: Pool, tmp_path: Path) -> Iterator[Start]:
    """Starts `wizard user`; what it keeps is kept in the folder state of the test's own."""
    with ExitStack() as sessions:

        def started(action: str, *arguments: str, columns: int = 100, term: str = "xterm-256color") -> Session:
            variables = {**pool.aws.variables, "XDG_STATE_HOME": str(tmp_path / "state"), "TERM": term}
            line = ("user", action, *arguments, "--config", str(pool.file))
            return sessions.enter_context(Session.start(line, tmp_path, columns, settings=variables))

        yield started


def type_password(session: Session) -> None:
    session.wait_for("? Password:")
    session.press(PASSWORD + ENTER)


def secret_on(session: Session) -> str:
    (line,) = (line for line in session.lines if line.startswith("Secret: "))
    return line.removeprefix("Secret: ")


def enrol(session: Session) -> AuthenticatorApp:
    """Scan the secret that `session` shows, and type the first code."""
    session.wait_for(SET_UP)
    app = AuthenticatorApp(secret_on(session))
    session.press(app.next_code() + ENTER)
    return app


def assert_asked_next(start: Start, name: str, question: str) -> None:
    """What the user's factors are shows at a sign-in; Cognito does not list all of them."""
    session = start("sign-in", name)
    type_password(session)
    session.wait_for(question)
    session.press(CTRL_C)
    assert 130 == session.finish()


def with_both_factors(pool: Pool, start: Start) -> tuple[str, AuthenticatorApp]:
    """A user who has a phone and an app, and prefers none."""
    name = pool.user(phone=True)
    session = start("sign-in", name, "--keep")
    type_password(session)
    session.wait_for(SMS)
    session.press(pool.newest_code() + ENTER)
    assert 0 == session.finish()
    session = start("totp")
    app = enrol(session)
    assert 0 == session.finish()
    assert 0 == start("mfa", "--sms", "enabled", "--totp", "enabled").finish()
    return name, app


def test_password_and_code_are_not_shown(start: Start, pool: Pool) -> None:
    session = start("sign-in", name := pool.user(phone=True))
    type_password(session)
    session.wait_for(f"{SMS} message to +*******0100:")
    code = pool.newest_code()
    session.press(code)
    session.wait_for(f"0100: {'*' * len(code)}")
    session.press(ENTER)
    session.wait_for(f"{name} is signed in.")
    assert 0 == session.finish()
    assert session.shows(f"? Password: {'*' * len(PASSWORD)}")
    assert not session.shows(PASSWORD)
    assert not session.shows(code)


def test_who_has_no_factor_sets_an_app_up_from_the_qr_code(start: Start, pool: Pool) -> None:
    session = start("sign-in", name := pool.user())
    type_password(session)
    session.wait_for(ENROLS)
    session.wait_for(SET_UP)
    app = AuthenticatorApp(secret_on(session))
    uri = authenticator.setup_uri(session.lines[4].partition("totp/")[2].partition(":")[0], name, app.secret)
    assert session.shows(f"Set-up URI: {uri}")
    assert qr_code(uri) in drawn(session.screen)

    session.press("12a" + ENTER)
    session.wait_for("A code consists of digits.")
    session.press("\x15" + next(code for code in map("{:06d}".format, range(99)) if code not in app.codes()) + ENTER)
    told = session.wait_for(WRONG)
    session.wait_for(SET_UP, told)
    session.press(app.next_code() + ENTER)
    session.wait_for(f"{name} is signed in.", told)
    assert 0 == session.finish()

    session = start("sign-in", name)
    type_password(session)
    session.wait_for(APP)
    session.press(app.next_code() + ENTER)
    session.wait_for(f"{name} is signed in.")
    assert 0 == session.finish()


def test_who_has_both_factors_chooses(start: Start, pool: Pool) -> None:
    name, app = with_both_factors(pool, start)
    for keys, asked in ((ENTER, SMS), (DOWN + ENTER, APP)):
        session = start("sign-in", name)
        type_password(session)
        session.wait_for(CHOICE)
        session.wait_for("Authenticator app")
        session.press(keys)
        session.wait_for(asked)
        session.press((pool.newest_code() if asked is SMS else app.next_code()) + ENTER)
        session.wait_for(f"{name} is signed in.")
        assert 0 == session.finish()


@pytest.mark.parametrize(
    ("question", "key"),
    [("? Password:", CTRL_C), ("? Password:", CTRL_D), (SMS, CTRL_C), (SET_UP, CTRL_C), (SET_UP, CTRL_D)],
)
def test_stopping_leaves_nothing(start: Start, pool: Pool, tmp_path: Path, question: str, key: str) -> None:
    session = start("sign-in", name := pool.user(phone=question == SMS), "--keep")
    if question != "? Password:":
        type_password(session)
    session.wait_for(question)
    session.press(key)
    assert_nothing_is_left(session, tmp_path)
    assert_asked_next(start, name, SMS if question == SMS else ENROLS)


def test_stopping_at_the_choice_leaves_nothing(start: Start, pool: Pool, tmp_path: Path) -> None:
    name, _ = with_both_factors(pool, start)
    assert 0 == start("sign-out").finish()
    session = start("sign-in", name, "--keep")
    type_password(session)
    session.wait_for(CHOICE)
    session.press(CTRL_C)
    assert_nothing_is_left(session, tmp_path)


def test_stopping_the_set_up_of_an_app_sets_none_up(start: Start, pool: Pool) -> None:
    session = start("sign-in", name := pool.user(phone=True), "--keep")
    type_password(session)
    session.wait_for(SMS)
    session.press(pool.newest_code() + ENTER)
    assert 0 == session.finish()
    session = start("totp")
    session.wait_for(SET_UP)
    session.press(CTRL_C)
    assert 130 == session.finish()
    assert "Interrupted." == session.lines[-1]
    assert_asked_next(start, name, SMS)


def assert_nothing_is_left(session: Session, folder: Path) -> None:
    assert 130 == session.finish()
    assert "Interrupted." == session.lines[-1]
    assert [] == [path for path in (folder / "state").rglob("*") if path.is_file()]


def test_a_terminal_without_room_for_the_qr_code_says_so(start: Start, pool: Pool) -> None:
    session = start("sign-in", name := pool.user(), columns=40)
    type_password(session)
    session.wait_for("columns wide, and the window only 40. --png FILE writes it to an image.")
    enrol(session)
    session.wait_for(f"{name} is signed in.")
    assert 0 == session.finish()
    assert not session.shows("▀")
    assert_asked_next(start, name, APP)


def test_a_terminal_without_colours_gets_none(start: Start, pool: Pool) -> None:
    session = start("sign-in", pool.user(), term="dumb")
    session.wait_for("Password:")
    session.press(PASSWORD + ENTER)
    session.wait_for("The QR code is not shown: this terminal has no colours (TERM). --png FILE")
    enrol(session)
    session.wait_for("is signed in.")
    assert 0 == session.finish()
    assert "\x1b" not in session.written


@pytest.mark.parametrize("key", ["n" + ENTER, ENTER])
def test_recovering_asks_first(start: Start, pool: Pool, key: str) -> None:
    session = start("sign-in", name := pool.user())
    type_password(session)
    enrol(session)
    assert 0 == session.finish()
    session = start("recover", name)
    session.wait_for("Do this now?")
    session.press(key)
    assert 130 == session.finish()
    assert session.shows("Nothing was changed.")
    assert_asked_next(start, name, APP)
