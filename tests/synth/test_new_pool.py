"""The way out that a refusal names: `wizard remove`, then `wizard add`."""

from __future__ import annotations

from typing import Any

from authconfig.file.reading import load
from authconfig.models import AuthConfig
from tests.snapshot.templates import user_pool
from tests.synth.user import User


def _template(user: User) -> dict[str, Any]:
    synthesis = user.synth()
    assert (synthesis.run.exit_code, synthesis.run.stderr) == (0, "")
    return synthesis.template("shop-auth-dev")


def _id(user: User) -> str:
    config = load(user.config)
    assert isinstance(config, AuthConfig)
    return config.created.id


def test_a_removed_pool_makes_room_for_one_with_required_mfa(user: User) -> None:
    user.wizard("add", "--yes", "--mfa-mode", "OPTIONAL")
    old = _id(user)

    user.wizard("remove", "--yes")
    emptied = user.synth().run
    assert emptied.exit_code != 0
    assert "It has no user pool." in emptied.stderr

    user.wizard("add", "--yes", "--mfa-mode", "ON")
    new = _id(user)
    template = _template(user)
    assert new != old
    assert old not in str(template)
    assert user_pool(template)["MfaConfiguration"] == "ON"
    assert template["Parameters"]["MfaAtCreation"]["Default"] == "ON"
    assert set(template["Rules"]) == {"RequiredMfaOnlyAtCreation"}
