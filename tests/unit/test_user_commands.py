"""`wizard user`, the commands but for signing in: what they ask, call, say and exit with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from authconfig.environments import environments
from authconfig.errors import ConfigInvalid, ExitCode, UsageError
from authconfig.file import writing
from authconfig.live.deployed import DeployedStack
from authconfig.models import AuthConfig
from cloud.errors import CloudError
from cloud.users.refusals import WrongCode
from tests.configs import POOL_ID, TEXT, config
from tests.deployments import CLIENT_ID, LIVE_ID, deployed_stack
from tests.unit.test_environment_tables import BOTH, read
from tests.user_place import (
    CLIENT,
    NOW,
    PASSWORD,
    SENT,
    TOKEN,
    Place,
    a_place,
)
from wizard.__main__ import main
from wizard.commands.user.kept_session import KeptSession, find, keep


@pytest.fixture
def place(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    with a_place(tmp_path, capsys, monkeypatch) as found:
        yield found


def signing_up(attributes: dict[str, str], username: str = "ann") -> dict[str, Any]:
    listed = [{"Name": name, "Value": value} for name, value in attributes.items()]
    return {"ClientId": CLIENT, "Username": username, "Password": PASSWORD, "UserAttributes": listed}


BY_NAME: dict[str, Any] = {"user_pool": {"sign_in": []}, "created": {"sign_in": []}}
BY_PHONE: dict[str, Any] = {"user_pool": {"sign_in": ["phone_number"]}, "created": {"sign_in": ["phone_number"]}}
SMS_ONLY: dict[str, Any] = {"mfa": {"mode": "ON", "types": ["SMS"]}, "created": {"mfa": "ON"}}


@pytest.mark.parametrize(
    ("wanted", "username", "attributes"),
    [
        (config(), "ann@example.com", {}),
        (config(**BY_NAME), "ann", {"email": "ann@example.com"}),
        (config(**BY_PHONE), "+15555550100", {"email": "ann@example.com"}),
        (config(**BY_PHONE, verification={"by": "phone_number"}), "+15555550100", {"email": "ann@example.com"}),
        (
            config(user_pool={"required_attributes": []}, created={"required_attributes": []}),
            "+15555550100",
            {"email": "ann@example.com"},
        ),
        (config(**SMS_ONLY), "ann@example.com", {"phone_number": "+15555550100"}),
        (config(mfa={"types": ["SMS"]}), "ann@example.com", {}),
        (
            config(**BY_NAME, verification={"by": "phone_number"}),
            "ann",
            {"email": "ann@example.com", "phone_number": "+15555550100"},
        ),
    ],
)
def test_sign_up_asks_what_the_pool_requires(
    place: Place, wanted: AuthConfig, username: str, attributes: dict[str, str]
) -> None:
    place.stack(wanted, pool=True)
    response = {"UserConfirmed": False, "UserSub": "1f2e", **SENT}
    place.cognito.add_response("sign_up", response, signing_up(attributes, username))
    place.run("sign-up", username, typed=(*attributes.values(), PASSWORD))
    assert place.asked == [*(f"{name}:" for name in attributes), "Password:"]
    out = place.printed()[0]
    assert "A code was sent: EMAIL, a***@e***." in out
    assert f"python -m wizard user confirm {username} --config {place.file}\n" in out


def test_sign_up_without_a_person(place: Place) -> None:
    place.stack(config(**BY_NAME), pool=True)
    sent = signing_up({"email": "ann@example.com", "name": "Ann"})
    place.cognito.add_response("sign_up", {"UserConfirmed": True, "UserSub": "1f2e"}, sent)
    given = ("--attribute", "email=ann@example.com", "--attribute", "name=Ann")
    place.run("sign-up", "ann", "--password-env", "PW", *given)
    assert "needs no confirmation" in place.printed()[0]
    place.stack(config(**BY_NAME), pool=True)
    with pytest.raises(UsageError, match=r"`user sign-up` asks questions, .*\n  Give --attribute email=VALUE"):
        place.run("sign-up", "ann", "--password-env", "PW")
    place.stack(config(**BY_NAME), pool=True)
    with pytest.raises(UsageError, match="The pool requires email"):
        place.run("sign-up", "ann", "--password-env", "PW", typed=("",))


@pytest.mark.parametrize("code", ["InvalidPasswordException", "PasswordHistoryPolicyViolationException"])
def test_sign_up_asks_again_after_a_password_that_is_refused(place: Place, code: str) -> None:
    place.stack(pool=True)
    place.cognito.add_client_error("sign_up", code, "not long enough", 400)
    response = {"UserConfirmed": False, "UserSub": "1f2e", **SENT}
    place.cognito.add_response("sign_up", response, signing_up({}, "ann@example.com"))
    place.run("sign-up", "ann@example.com", typed=("short", PASSWORD))
    assert place.asked == ["Password:", "Password:"]
    out, err = place.printed()
    assert "Choose another" in err
    assert "ann@example.com is signed up." in out


def test_a_refused_password_from_the_environment_is_tried_once(place: Place) -> None:
    place.stack(pool=True)
    place.cognito.add_client_error("sign_up", "InvalidPasswordException", "not long enough", 400)
    with pytest.raises(CloudError, match="policy: not long enough"):
        place.run("sign-up", "ann@example.com", "--password-env", "PW")


def test_confirm_asks_again_after_a_wrong_code(place: Place) -> None:
    place.stack()
    sent = {"ClientId": CLIENT, "Username": "ann"}
    place.cognito.add_client_error("confirm_sign_up", "CodeMismatchException", "Invalid code", 400)
    place.cognito.add_response("confirm_sign_up", {}, {**sent, "ConfirmationCode": "123456"})
    place.run("confirm", "ann", typed=("000000", "123 456"))
    assert "not the right one" in place.printed()[1]
    place.stack()
    place.cognito.add_response("resend_confirmation_code", SENT, sent)
    place.run("confirm", "ann", "--resend")
    assert "A code was sent: EMAIL, a***@e***." in place.printed()[0]


def test_a_code_from_the_environment_is_tried_once(place: Place) -> None:
    place.stack()
    place.cognito.add_client_error("confirm_sign_up", "CodeMismatchException", "Invalid code", 400)
    with pytest.raises(WrongCode):
        place.run("confirm", "ann", "--code-env", "CODE")


def test_mfa_shows_and_changes_the_factors(place: Place) -> None:
    place.signed_in()
    found = {"Username": "ann", "UserAttributes": [], "UserMFASettingList": ["SOFTWARE_TOKEN_MFA", "SMS_MFA"],
             "PreferredMfaSetting": "SOFTWARE_TOKEN_MFA"}  # fmt: skip
    place.stack()
    place.cognito.add_response("get_user", found, {"AccessToken": TOKEN})
    place.run("mfa")
    assert place.printed()[0] == "SMS   enabled\nTOTP  preferred\n"
    place.stack()
    off, preferred = {"Enabled": False, "PreferredMfa": False}, {"Enabled": True, "PreferredMfa": True}
    sent = {"AccessToken": TOKEN, "SMSMfaSettings": off, "SoftwareTokenMfaSettings": preferred}
    place.cognito.add_response("set_user_mfa_preference", {}, sent)
    place.cognito.add_response("get_user", found)
    place.run("mfa", "--sms", "disabled", "--totp", "preferred")
    assert "Cognito did not disable a factor" in place.printed()[0]


def test_two_preferred_factors_are_refused_before_anything_is_read_or_called(place: Place) -> None:
    place.file.unlink()
    assert ExitCode.USAGE is main(["user", "mfa", "--sms", "preferred", "--totp", "preferred"])
    assert place.canned.called == []


@pytest.mark.parametrize("command", ["totp", "mfa"])
def test_nobody_is_signed_in(place: Place, command: str) -> None:
    place.stack()
    with pytest.raises(UsageError, match="Nobody is signed in to this pool"):
        place.run(command)


@pytest.mark.parametrize(
    ("deployed", "words"),
    [
        (replace(deployed_stack(config()), parameters={}), "does not have the user pool of the file"),
        (deployed_stack(config(), "UPDATE_IN_PROGRESS"), "is in state UPDATE_IN_PROGRESS"),
        (replace(deployed_stack(config()), outputs={}), "does not say which user pool it has"),
    ],
)
@pytest.mark.parametrize("command", ["sign-up", "confirm", "sign-in", "totp", "mfa", "sign-out", "recover"])
def test_a_pool_that_is_not_the_files_is_refused(
    place: Place, command: str, deployed: DeployedStack, words: str
) -> None:
    place.canned.answer_stack(deployed)
    named = ("ann",) if command in {"sign-up", "confirm", "sign-in", "recover"} else ()
    with pytest.raises(CloudError, match=words):
        place.run(command, *named, typed=())


@pytest.mark.parametrize(("environment", "region"), [("prod", "eu-west-1"), ("dev", "")])
def test_the_pool_is_looked_for_where_the_file_says_that_it_belongs(
    place: Place, environment: str, region: str
) -> None:
    place.file.write_text(BOTH)
    stack = next(each.stack for each in environments(read(BOTH)) if each.name == environment)
    place.canned.answer_stack(replace(deployed_stack(config()), name=stack.name))
    place.cognito.add_response("resend_confirmation_code", SENT, {"ClientId": CLIENT_ID, "Username": "ann"})
    place.run("confirm", "ann", "--resend", "--env", environment)
    assert place.regions == [region]


def test_a_file_without_a_pool_is_told_before_any_call(place: Place) -> None:
    place.file.write_text(writing.without_pool(TEXT, (POOL_ID,)))
    with pytest.raises(ConfigInvalid, match=r"It has no user pool\."):
        place.run("mfa")
    assert place.canned.called == []


def test_sign_out_forgets_the_session(place: Place) -> None:
    place.signed_in()
    place.stack()
    place.cognito.add_client_error("global_sign_out", "InternalErrorException", "?", 500)
    with pytest.raises(CloudError, match="InternalErrorException"):
        place.run("sign-out")
    assert find(place.state, LIVE_ID, NOW).username == "ann"  # to try again with
    place.stack()
    place.cognito.add_response("global_sign_out", {}, {"AccessToken": TOKEN})
    place.run("sign-out")
    place.signed_in()
    place.stack()
    place.cognito.add_client_error("global_sign_out", "NotAuthorizedException", "Access Token has been revoked", 400)
    place.run("sign-out")
    assert list(place.state.iterdir()) == []
    assert "was signed out already" in place.printed()[0]


def test_sign_out_deletes_a_session_that_is_of_no_use(place: Place) -> None:
    keep(place.state, KeptSession(LIVE_ID, "ann", SecretStr(TOKEN), NOW))
    place.stack()
    place.run("sign-out")
    assert "The session of ann expired at 2026-01-02 03:04 UTC. It was deleted." in place.printed()[0]
    kept = keep(place.state, KeptSession(LIVE_ID, "ann", SecretStr(TOKEN), NOW))
    kept.write_text("no JSON")
    place.stack()
    place.run("sign-out")
    assert f"The session in {kept} cannot be read. It was deleted." in place.printed()[0]
    assert list(place.state.iterdir()) == []
    place.stack()
    place.run("sign-out")
    assert place.printed()[0] == "Nobody is signed in to this pool.\n"


def test_a_session_that_cannot_be_deleted_is_a_clear_error(place: Place) -> None:
    place.state.mkdir()
    (place.state / f"session-{LIVE_ID}.json").mkdir()  # root may delete any file, and nobody a folder so
    place.stack()
    with pytest.raises(UsageError, match=r"cannot be deleted: .*\n  Delete"):
        place.run("sign-out")
