"""Another environment, added by keys: prod requires MFA from its first day, beside an OPTIONAL dev."""

from __future__ import annotations

from pathlib import Path

import pytest

from authconfig.file import reading
from scripts.session import BACK, CTRL_C, DOWN, ENTER, UP, Session
from tests.configs import POOL_ID
from tests.terminal import walking
from tests.terminal.files import contents, write
from tests.terminal.walking import Start, Step, pick, take
from tests.typed import message
from wizard.commands.env.add import DEPLOYED_AS
from wizard.commands.env.made_already import IS_DEPLOYED

AS_DEV = Step(DEPLOYED_AS, ENTER, "dev", "dev")
NOT_YET = Step(IS_DEPLOYED.format("prod"), ENTER, "No")
IT_IS = Step(IS_DEPLOYED.format("prod"), "y" + ENTER, "Yes")
MFA_DIFFERS = pick("different", DOWN + ENTER, "mfa")
NOTHING_DIFFERS = pick("different", ENTER, "nothing")
TO_ON = pick("mfa.mode", UP + ENTER, "ON")
ACCOUNT = Step(message("account"), "111122223333" + ENTER, "111122223333")
REGION = Step(message("region"), "eu-west-1" + ENTER, "eu-west-1")
ANY_ACCOUNT = Step(message("account"), ENTER, "any")
ANY_REGION = Step(message("region"), ENTER, "any")


@pytest.fixture(autouse=True)
def _optional_pool(tmp_path: Path) -> None:
    write(tmp_path, "OPTIONAL", "OPTIONAL", ("SMS", "TOTP"))


@pytest.fixture
def session(start: Start) -> Session:
    return start("env", "add", "prod", columns=walking.WIDE, rows=walking.TALL, settings=walking.NO_CREDENTIALS)


def test_prod_requires_mfa_from_its_first_day(session: Session, tmp_path: Path) -> None:
    mfa = (MFA_DIFFERS, TO_ON, walking.KEEP_BOTH, walking.SMS_MESSAGE)
    take(session, (AS_DEV, NOT_YET, *mfa, ACCOUNT, REGION, walking.YES))
    assert session.finish() == 0
    dev, prod = reading.load_environments(tmp_path / "auth.toml")
    assert (dev.name, dev.pool.created.id, dev.pool.mfa.mode) == ("dev", POOL_ID, "OPTIONAL")
    assert (prod.pool.created.mfa, prod.pool.mfa.mode, prod.account, prod.region) == (
        "ON", "ON", "111122223333", "eu-west-1",
    )  # fmt: skip
    assert session.shows("env add prod --not-deployed --existing dev --yes")


def test_one_that_is_deployed_cannot_be_switched_to_on(session: Session) -> None:
    take(session, (AS_DEV, IT_IS, MFA_DIFFERS))
    session.wait_for("Refused: in the environment prod, required MFA (ON)")


def test_there_is_a_way_back_to_what_is_different(session: Session) -> None:
    take(session, (AS_DEV, NOT_YET, NOTHING_DIFFERS))
    session.wait_for(f"? {message('account')}")
    session.press(BACK)
    take(session, (MFA_DIFFERS,))
    session.wait_for(f"? {message('mfa.mode')}")


@pytest.mark.parametrize("steps", [(), (AS_DEV,), (AS_DEV, NOT_YET), (AS_DEV, NOT_YET, NOTHING_DIFFERS)], ids=len)
def test_ctrl_c_leaves_the_file_as_it_is(session: Session, tmp_path: Path, steps: tuple[Step, ...]) -> None:
    found = contents(tmp_path)
    take(session, steps)
    coming = (AS_DEV.question, NOT_YET.question, message("different"), message("account"))[len(steps)]
    session.wait_for(f"? {coming}")
    session.press(CTRL_C)
    assert session.finish() == 130
    assert contents(tmp_path) == found
