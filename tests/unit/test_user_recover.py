"""`wizard user recover`: what it explains and asks, whom it calls, and how it ends when something fails."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from botocore.stub import ANY

from authconfig.errors import ExitCode, Interrupted, UsageError
from authconfig.models import AuthConfig
from cloud.errors import CloudError
from tests.configs import config
from tests.deployments import LIVE_ID
from tests.user_place import Place, a_place

BY_PHONE: dict[str, Any] = {"user_pool": {"sign_in": ["phone_number"]}, "created": {"sign_in": ["phone_number"]}}
ANN = {
    "Username": "1f2e-sub",
    "UserAttributes": [
        {"Name": "phone_number", "Value": "+15555550100"},
        {"Name": "phone_number_verified", "Value": "false"},
    ],
}
BY_NAME_OF_POOL = {"UserPoolId": LIVE_ID, "Username": "ann"}
BY_COGNITOS_NAME = {"UserPoolId": LIVE_ID, "Username": "1f2e-sub"}
SMS_PREFERRED = {"SMSMfaSettings": {"Enabled": True, "PreferredMfa": True}}
RECOVERY = ("admin_update_user_attributes", "admin_set_user_mfa_preference", "admin_delete_software_token",
            "admin_user_global_sign_out")  # fmt: skip


@pytest.fixture
def place(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    with a_place(tmp_path, capsys, monkeypatch) as made:
        yield made


def found(place: Place, wanted: AuthConfig | None = None) -> None:
    place.stack(wanted, pool=True)
    place.cognito.add_response("admin_get_user", ANN, BY_NAME_OF_POOL)


def test_recover_explains_and_asks_and_the_default_is_no(place: Place) -> None:
    found(place)
    with pytest.raises(Interrupted, match="Nothing was changed"):
        place.run("recover", "ann", typed=(), agreed=False)
    out = place.printed()[0]
    assert "Phone number: ending in 0100, not verified." in out
    assert "+15555550100" not in out
    assert "Warning: Nobody has verified the number ending in 0100" in out
    assert place.defaults == [False]


def test_recover_addresses_all_it_does_to_the_name_that_cognito_has(place: Place) -> None:
    found(place, config(**BY_PHONE))
    for operation in RECOVERY:
        more: dict[str, Any] = {
            "admin_update_user_attributes": {"UserAttributes": ANY},
            "admin_set_user_mfa_preference": SMS_PREFERRED,
        }
        place.cognito.add_response(operation, {}, BY_COGNITOS_NAME | more.get(operation, {}))
    place.run("recover", "ann", "--lost", "both", "--phone-number", "+15555550199", "--yes")
    out = place.printed()[0]
    assert "For ann in the pool " in out
    assert "set the phone number to +15555550199" in out
    assert "sign-in name changes: +15555550199 in place of the number ending in 0100" in out
    assert "At the next sign-in the user gets a code by text message" in out


def test_a_recovery_that_fails_half_way_ends_the_sessions_and_takes_nothing_away(
    place: Place,
) -> None:
    found(place)
    place.cognito.add_client_error("admin_set_user_mfa_preference", "InternalErrorException", "?", 500)
    place.cognito.add_response("admin_user_global_sign_out", {}, BY_COGNITOS_NAME)
    with pytest.raises(CloudError) as caught:
        place.run("recover", "ann", "--yes")
    assert caught.value.exit_code is ExitCode.AWS
    told, remedy = str(caught.value).split("\n", 1)
    assert "Done: end all sessions" in told
    assert "Not done: make text messages the preferred second factor; remove the authenticator app." in told
    assert f"python -m wizard user recover 1f2e-sub --config {place.file}" in remedy
    assert place.canned.called[-2:] == ["cognito-idp:AdminSetUserMFAPreference", "cognito-idp:AdminUserGlobalSignOut"]
    assert "InternalErrorException" in place.printed()[1]


def test_the_command_that_finishes_it_says_all_that_was_said(place: Place) -> None:
    found(place)
    place.cognito.add_client_error("admin_update_user_attributes", "InternalErrorException", "?", 500)
    place.cognito.add_client_error("admin_user_global_sign_out", "AccessDeniedException", "?", 400)
    with pytest.raises(CloudError, match=r"Done: nothing\. Not done: set the phone number") as caught:
        place.run("recover", "ann", "--yes", "--lost", "phone", "--phone-number", "+15555550199")
    assert "user recover 1f2e-sub --lost phone --phone-number +15555550199 --config" in str(caught.value)


def test_ctrl_c_says_what_was_done(place: Place) -> None:
    def stop(**_: object) -> None:
        raise KeyboardInterrupt

    found(place)
    place.cognito.add_response("admin_set_user_mfa_preference", {})
    event = "provide-client-params.cognito-identity-provider.AdminDeleteSoftwareToken"
    place.canned.clients.cognito.meta.events.register(event, stop)
    try:
        with pytest.raises(Interrupted) as caught:
            place.run("recover", "ann", "--yes")
    finally:
        place.canned.clients.cognito.meta.events.unregister(event, stop)
    assert str(caught.value).startswith("Interrupted. Done: make text messages the preferred second factor. Not done")


@pytest.mark.parametrize("number", ["5555550100", "+05555550100", "+1 555 555 0100", "+1", "+" + 16 * "1", "+15a", ""])
def test_a_phone_number_is_in_e_164(place: Place, number: str) -> None:
    with pytest.raises(SystemExit) as stop:
        place.run("recover", "ann", "--yes", "--phone-number", number)
    assert (2, []) == (stop.value.code, place.canned.called)
    assert "+15555550100" in place.printed()[1]


def test_nobody_to_ask_is_told_before_any_call(place: Place) -> None:
    with pytest.raises(UsageError, match=r"`user recover` asks questions, .*\n  Give --yes"):
        place.run("recover", "ann")
    assert place.canned.called == []
