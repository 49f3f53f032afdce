"""`wizard user sign-in` and `totp`: what they ask, call, say and exit with."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from botocore.stub import ANY

from authconfig.errors import ToolkitError, UsageError
from cloud.errors import CloudError
from cloud.users.refusals import WrongCode
from tests.configs import TEXT
from tests.deployments import LIVE_ID
from tests.srp_server import SESSION
from tests.user_place import (
    CLIENT,
    NEW_PASSWORD,
    NOW,
    PASSWORD,
    SECRET,
    TOKEN,
    TOKENS,
    Place,
    a_place,
    asks,
)
from wizard.commands.user.kept_session import find


@pytest.fixture
def place(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    with a_place(tmp_path, capsys, monkeypatch) as found:
        yield found


def test_codes_from_standard_input(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("000000\n123456\n"))
    place.password_taken(asks("SMS_MFA", CODE_DELIVERY_DESTINATION="+*******0100"))
    place.cognito.add_client_error("respond_to_auth_challenge", "CodeMismatchException", "Invalid code", 400)
    place.responded("SMS_MFA", TOKENS, SMS_MFA_CODE="123456")
    place.run("sign-in", "ann", "--password-flow", "--password-env", "PW", "--code-stdin")
    asked = "Code from the text message to +*******0100:"
    assert place.printed()[0].splitlines() == [asked, asked, "ann is signed in."]
    for text, words in (("", "ended before the code"), ("no code\n", "A code consists of digits")):
        monkeypatch.setattr(sys, "stdin", io.StringIO(text))
        place.stack()
        with pytest.raises(UsageError, match=words):
            place.run("confirm", "ann", "--code-stdin")


def test_sign_in_answers_a_choice_and_a_code_and_keeps_the_session(place: Place) -> None:
    place.password_taken(asks("SELECT_MFA_TYPE", MFAS_CAN_CHOOSE=json.dumps(["SMS_MFA", "SOFTWARE_TOKEN_MFA"])))
    place.responded("SELECT_MFA_TYPE", asks("SOFTWARE_TOKEN_MFA"), ANSWER="SOFTWARE_TOKEN_MFA")
    place.responded("SOFTWARE_TOKEN_MFA", TOKENS, SOFTWARE_TOKEN_MFA_CODE="123456")
    place.run("sign-in", "ann", "--password-flow", "--keep", typed=(PASSWORD, "Authenticator app", "123456"))
    assert find(place.state, LIVE_ID, NOW).access_token.get_secret_value() == TOKEN
    assert "until 2026-01-02 04:04 UTC" in place.printed()[0]


def test_the_factor_can_be_an_option(place: Place) -> None:
    choice = asks("SELECT_MFA_TYPE", MFAS_CAN_SELECT=json.dumps(["SMS_MFA"]))
    place.password_taken(choice)
    place.responded("SELECT_MFA_TYPE", TOKENS, ANSWER="SMS_MFA")
    place.run("sign-in", "ann", "--password-flow", "--password-env", "PW", "--factor", "SMS")
    assert not place.state.exists()
    place.password_taken(choice)
    with pytest.raises(UsageError, match="This user cannot sign in with TOTP"):
        place.run("sign-in", "ann", "--password-flow", "--password-env", "PW", "--factor", "TOTP")
    place.password_taken(choice)
    with pytest.raises(UsageError, match="Give --factor"):
        place.run("sign-in", "ann", "--password-flow", "--password-env", "PW")


def test_a_temporary_password_is_replaced(place: Place) -> None:
    missing = asks("NEW_PASSWORD_REQUIRED", requiredAttributes=json.dumps(["userAttributes.name"]), userAttributes="{}")
    new = {"NEW_PASSWORD": NEW_PASSWORD, "userAttributes.name": "Ann"}
    place.password_taken(missing)
    place.responded("NEW_PASSWORD_REQUIRED", TOKENS, **new)
    place.run("sign-in", "ann", "--password-flow", "--password-env", "PW", typed=("Ann", NEW_PASSWORD))
    assert place.asked == ["name:", "New password:"]
    place.password_taken(missing)
    place.cognito.add_client_error("respond_to_auth_challenge", "InvalidPasswordException", "not long enough", 400)
    with pytest.raises(CloudError, match="policy: not long enough"):
        place.run("sign-in", "ann", "--password-flow", "--password-env", "PW", "--new-password-env", "PW",
                  "--attribute", "name=Ann")  # fmt: skip


def test_a_new_password_that_the_policy_refuses_is_asked_for_again(place: Place) -> None:
    place.password_taken(asks("NEW_PASSWORD_REQUIRED", requiredAttributes="[]", userAttributes="{}"))
    place.cognito.add_client_error("respond_to_auth_challenge", "InvalidPasswordException", "not long enough", 400)
    place.responded("NEW_PASSWORD_REQUIRED", TOKENS, NEW_PASSWORD=NEW_PASSWORD)
    place.run("sign-in", "ann", "--password-flow", "--password-env", "PW", typed=("short", NEW_PASSWORD))
    assert place.asked == ["New password:", "New password:"]
    assert "policy: not long enough" in place.printed()[1]


@pytest.mark.parametrize(("factor", "clock"), [("SMS_MFA", False), ("SOFTWARE_TOKEN_MFA", True)])
def test_after_a_wrong_code_the_clock_is_mentioned_only_to_who_uses_an_app(
    place: Place, factor: str, clock: bool
) -> None:
    place.password_taken(asks(factor))
    place.cognito.add_client_error("respond_to_auth_challenge", "CodeMismatchException", "Invalid code", 400)
    place.responded(factor, TOKENS, **{f"{factor}_CODE": "123456"})
    place.run("sign-in", "ann", "--password-flow", "--password-env", "PW", typed=("654321", "123456"))
    told = place.printed()[1]
    assert told.startswith("The code is not the right one.\n")
    assert ("clock" in told) == clock


def test_a_code_that_was_used_already_is_asked_for_again(place: Place) -> None:
    place.password_taken(asks("SOFTWARE_TOKEN_MFA"))
    used = "Your software token has already been used once."
    place.cognito.add_client_error("respond_to_auth_challenge", "ExpiredCodeException", used, 400)
    place.responded("SOFTWARE_TOKEN_MFA", TOKENS, SOFTWARE_TOKEN_MFA_CODE="123456")
    place.run("sign-in", "ann", "--password-flow", "--password-env", "PW", typed=("654321", "123456"))
    assert "That code was used already.\n  Wait for the app's next code." in place.printed()[1]


def test_a_required_factor_is_set_up_on_the_way(place: Place) -> None:
    place.password_taken(asks("MFA_SETUP", MFAS_CAN_SETUP=json.dumps(["SOFTWARE_TOKEN_MFA"])))
    place.cognito.add_response(
        "associate_software_token", {"SecretCode": SECRET, "Session": SESSION}, {"Session": SESSION}
    )
    place.cognito.add_response("verify_software_token", {"Status": "ERROR", "Session": SESSION})
    verified = {"Session": SESSION, "UserCode": "123456"}
    place.cognito.add_response("verify_software_token", {"Status": "SUCCESS", "Session": SESSION}, verified)
    place.responded("MFA_SETUP", TOKENS)
    image = place.file.with_name("code.png")
    place.run("sign-in", "ann", "--password-flow", "--png", str(image), "--app-name", "My App",
              typed=(PASSWORD, "000000", "123456"))  # fmt: skip
    out, err = place.printed()
    assert f"Secret: {SECRET}\n" in out
    assert f"otpauth://totp/My%20App:ann?secret={SECRET}&issuer=My%20App\n" in out
    assert "The terminal is too narrow" in out or "\x1b[38;5;" in out
    assert out.count(SECRET) == 2
    assert SECRET not in err
    assert image.exists()


def test_totp_is_set_up_for_who_is_signed_in(place: Place) -> None:
    place.signed_in()
    place.stack()
    place.cognito.add_response("associate_software_token", {"SecretCode": SECRET}, {"AccessToken": TOKEN})
    sent = {"AccessToken": TOKEN, "UserCode": "123456"}
    place.cognito.add_response("verify_software_token", {"Status": "SUCCESS"}, sent)
    place.run("totp", "--code-env", "CODE")
    out = place.printed()[0]
    assert f"otpauth://totp/labproj:ann?secret={SECRET}&issuer=labproj\n" in out
    assert "\x1b" not in out
    assert f"python -m wizard user mfa --totp preferred --config {place.file}\n" in out


def test_a_code_that_the_app_does_not_give_sets_nothing_up(place: Place) -> None:
    place.signed_in()
    place.stack()
    place.cognito.add_response("associate_software_token", {"SecretCode": SECRET})
    place.cognito.add_response("verify_software_token", {"Status": "ERROR"})
    with pytest.raises(WrongCode):
        place.run("totp", "--code-env", "CODE")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--code-env", "CODE", "--png", "{file}"], "cannot be written: File exists"),
        (["--code-env", "CODE", "--png", "{file}/x.png"], "cannot be written: Not a directory"),
        (["--code-env", "CODE", "--png", "{file}.d/x.png"], "cannot be written: No such file or directory"),
        (["--code-env", "CODE", "--png", "/proc/x.png"], "cannot be written"),
        (["--code-env", "NOT_SET"], "not set, or is empty"),
        (["--code-env", "PW"], "A code consists of digits"),
        ([], "Give --code-env or --code-stdin"),
    ],
)
@pytest.mark.parametrize("command", ["totp", "sign-in"])
def test_what_a_set_up_needs_is_looked_at_before_there_is_a_secret(
    place: Place, command: str, options: list[str], words: str
) -> None:
    given = [option.replace("{file}", str(place.file)) for option in options]
    if command == "totp":
        place.signed_in()
        place.stack()
        arguments = ["totp"]
    else:
        place.password_taken(asks("MFA_SETUP", MFAS_CAN_SETUP=json.dumps(["SOFTWARE_TOKEN_MFA"])))
        arguments = ["sign-in", "ann", "--password-flow", "--password-env", "PW"]
    with pytest.raises(UsageError, match=words):
        place.run(*arguments, *given)
    assert "cognito-idp:AssociateSoftwareToken" not in place.canned.called
    assert place.file.read_text() == TEXT


@pytest.mark.parametrize(
    "arguments",
    [
        ["sign-in", "ann", "--password", PASSWORD],
        ["sign-in", "ann", "--password-env", PASSWORD],
        ["sign-in", "ann", "--password-env", "A1not_set"],
        ["confirm", "ann", "--code", "123456"],
        ["confirm", "ann", "--code-env", "123456"],
    ],
)
def test_a_secret_on_the_command_line_is_refused(place: Place, arguments: list[str]) -> None:
    if arguments[-1] == "A1not_set":
        place.stack()
    with pytest.raises((SystemExit, UsageError)) as caught:
        place.run(*arguments)
    assert getattr(caught.value, "code", UsageError.exit_code) == 2
    told = place.printed()[1]
    assert "--password-env" in arguments or "no option takes the secret" in told or "never the secret" in told
    assert "A1not_set" not in f"{caught.value}"


def test_a_password_that_no_text_can_be(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PW", "pass\udcffword")
    place.stack()
    with pytest.raises(ToolkitError, match="It must be text in UTF-8"):
        place.run("sign-in", "ann", "--password-env", "PW")


def test_srp_is_what_is_used_unless_told(place: Place) -> None:
    place.stack()
    sent = {"AuthFlow": "USER_SRP_AUTH", "AuthParameters": {"USERNAME": "ann", "SRP_A": ANY}, "ClientId": CLIENT}
    place.cognito.add_response("initiate_auth", asks("PASSWORD_VERIFIER"), sent)
    with pytest.raises(CloudError, match="to prove the password cannot be read"):
        place.run("sign-in", "ann", "--password-env", "PW")
