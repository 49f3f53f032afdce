"""What an existing pool can become: it stays the same pool, with its users."""

from __future__ import annotations

from typing import Final

import pytest

from authconfig.names import Output
from tests.local.developer import Developer, answered

# What a pool is created with, and what it becomes, one deployment after the other.
_LIVES: Final = {
    "without MFA at first": [("OFF", ""), ("OPTIONAL", "SMS"), ("OPTIONAL", "SMS,TOTP"), ("OFF", "")],
    "an authenticator app first": [("OPTIONAL", "TOTP"), ("OPTIONAL", "SMS,TOTP")],
    "required, then optional": [("ON", "TOTP"), ("OPTIONAL", "TOTP")],
    "required, then none": [("ON", "SMS,TOTP"), ("OFF", "")],
}


@pytest.mark.parametrize("life", _LIVES.values(), ids=_LIVES.keys())
def test_an_update_keeps_the_pool_its_users_and_its_client(developer: Developer, life: list[tuple[str, str]]) -> None:
    (mode, types), *changes = life
    developer.add(mode, types)
    developer.deploy_synthesized()
    created = developer.pool_with_a_user()

    for mode, types in changes:
        developer.update(mode, types)
        developer.deploy(*developer.following())

        changed = created._replace(mode=mode, methods=answered(types))
        assert changed == developer.pool(), f"after the change to {mode} {types}"
        stack = developer.stack()
        assert "UPDATE_COMPLETE" == stack.status
        assert (created.id, created.clients) == (
            stack.outputs[Output.USER_POOL_ID],
            (stack.outputs[Output.APP_CLIENT_ID],),
        )
