"""What Cognito refuses a user: one message with a remedy, and in no message, text or traceback a secret."""

from __future__ import annotations

import traceback
from typing import Any

import pytest
from hypothesis import given, strategies as st

from authconfig.errors import ExitCode
from cloud.errors import CloudError
from cloud.users.connection import PoolConnection
from cloud.users.refusals import RefusedPassword, SessionOver, Stage, WrongCode
from tests.deployments import LIVE_ID, CannedAws

CODES = [
    "NotAuthorizedException", "UserNotFoundException", "UserNotConfirmedException", "CodeMismatchException",
    "ExpiredCodeException", "InvalidPasswordException", "UsernameExistsException", "LimitExceededException",
    "TooManyRequestsException", "InvalidParameterException", "EnableSoftwareTokenMFAException",
    "SoftwareTokenMFANotFoundException", "PasswordResetRequiredException", "CodeDeliveryFailureException",
    "MFAMethodNotFoundException", "AliasExistsException", "SomethingNewException", "ResourceNotFoundException",
    "PasswordHistoryPolicyViolationException", "TooManyFailedAttemptsException", "UserLambdaValidationException",
]  # fmt: skip
_SECRET = st.text("abcXYZ019!$%^&*'\"\\ {}", min_size=8, max_size=30)


def refused(code: str, message: str, stage: Stage, operation: str, parameters: dict[str, Any]) -> CloudError:
    with CannedAws() as canned:
        canned.cognito.add_client_error(operation, code, message, 400)
        with pytest.raises(CloudError) as caught:
            PoolConnection(canned.clients.cognito, LIVE_ID, "client").call(operation, stage, parameters)
    return caught.value


def sign_up(code: str, message: str, stage: Stage = Stage.SIGNING_UP) -> CloudError:
    return refused(code, message, stage, "sign_up", {"ClientId": "client", "Username": "ann", "Password": "Passw0rd!"})


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("stage", Stage)
def test_each_has_a_message_and_a_remedy(code: str, stage: Stage) -> None:
    error = sign_up(code, "as Cognito says", stage)
    assert error.exit_code is ExitCode.AWS
    message, remedy = str(error).split("\n  ")
    assert message
    assert remedy.endswith((".", "`."))


@pytest.mark.parametrize(
    ("code", "stage", "words"),
    [
        ("NotAuthorizedException", Stage.PASSWORD, "Check the user name and the password"),
        ("NotAuthorizedException", Stage.CHALLENGE, "Start over"),
        ("NotAuthorizedException", Stage.SIGNED_IN, "user sign-in USERNAME --keep"),
        ("NotAuthorizedException", Stage.ADMINISTRATION, "lack the permission cognito-idp:SignUp"),
        ("UserNotFoundException", Stage.ADMINISTRATION, "There is no such user"),
        ("UserNotConfirmedException", Stage.PASSWORD, "python -m wizard user confirm"),
        ("CodeMismatchException", Stage.SIGNING_UP, "one.\n  Try again with the newest code."),
        ("CodeMismatchException", Stage.TEXT_MESSAGE, "one.\n  Try again with the newest code."),
        (
            "CodeMismatchException",
            Stage.CHALLENGE,
            "that the app shows now, and check that the device's clock is right.",
        ),
        ("EnableSoftwareTokenMFAException", Stage.SIGNED_IN, "check that the device's clock is right."),
        ("ExpiredCodeException", Stage.TEXT_MESSAGE, "Start over"),
        ("NotAuthorizedException", Stage.TEXT_MESSAGE, "Start over"),
        ("ExpiredCodeException", Stage.SIGNING_UP, "--resend"),
        ("ExpiredCodeException", Stage.CHALLENGE, "Start over"),
        ("InvalidPasswordException", Stage.SIGNING_UP, "the pool's policy: as Cognito says"),
        ("UsernameExistsException", Stage.SIGNING_UP, "a user of this name already"),
        ("LimitExceededException", Stage.PASSWORD, "Wait for a few minutes"),
        ("InvalidParameterException", Stage.SIGNING_UP, "as Cognito says\n  Correct"),
        ("InvalidParameterException", Stage.SIGNED_IN, "Set the factor up first"),
        ("SoftwareTokenMFANotFoundException", Stage.SIGNED_IN, "python -m wizard user totp"),
        ("PasswordResetRequiredException", Stage.PASSWORD, "forgot-password"),
        ("LimitExceededException", Stage.SIGNED_IN, "Wait for a few minutes"),
        ("SomethingNewException", Stage.PASSWORD, "AWS refused cognito-idp:SignUp: SomethingNewException: as Cognito"),
    ],
)
def test_the_remedy_is_that_of_the_stage(code: str, stage: Stage, words: str) -> None:
    assert words in str(sign_up(code, "as Cognito says", stage))


def test_only_an_authenticator_app_has_a_clock() -> None:
    told = {stage: str(sign_up("CodeMismatchException", "", stage)) for stage in Stage}
    assert {stage for stage, text in told.items() if "clock" not in text} == {Stage.SIGNING_UP, Stage.TEXT_MESSAGE}


@pytest.mark.parametrize("stage", [Stage.CHALLENGE, Stage.SIGNED_IN])
def test_a_code_that_was_used_already_can_be_followed_by_the_next(stage: Stage) -> None:
    error = sign_up("ExpiredCodeException", "Your software token has already been used once.", stage)
    assert isinstance(error, WrongCode)
    assert str(error) == "That code was used already.\n  Wait for the app's next code."


@pytest.mark.parametrize("said", ["Attempt limit exceeded, please try after some time.", "Too many wrong codes."])
@pytest.mark.parametrize("stage", [Stage.PASSWORD, Stage.CHALLENGE, Stage.SIGNED_IN])
def test_too_many_attempts_are_no_old_session(stage: Stage, said: str) -> None:
    error = sign_up("NotAuthorizedException", said, stage)
    assert not isinstance(error, SessionOver)
    assert "Wait for a few minutes, then try again" in str(error)
    assert "sign in again" not in str(error).lower()


@pytest.mark.parametrize("stage", [Stage.PASSWORD, Stage.CHALLENGE, Stage.SIGNED_IN])
def test_a_disabled_user_is_told_apart_from_a_wrong_password(stage: Stage) -> None:
    error = sign_up("NotAuthorizedException", "User is disabled.", stage)
    assert str(error).startswith("The user is disabled.\n")
    assert "admin-enable-user" in str(error)
    assert isinstance(error, SessionOver) == (stage is Stage.SIGNED_IN)


@pytest.mark.parametrize("code", ["InvalidPasswordException", "PasswordHistoryPolicyViolationException"])
def test_a_refused_password_can_be_followed_by_another(code: str) -> None:
    assert isinstance(sign_up(code, "not long enough", Stage.CHALLENGE), RefusedPassword)


def test_an_attribute_is_not_repeated_and_its_name_may_be() -> None:
    given = {
        "ClientId": "client",
        "Username": "ann",
        "Password": "Passw0rd!",
        "UserAttributes": [{"Name": "email", "Value": "ann@example.com"}],
    }
    repeated = refused("InvalidParameterException", "ann@example.com is taken", Stage.SIGNING_UP, "sign_up", given)
    assert "ann@example.com" not in str(repeated)
    named = refused("InvalidParameterException", "The email is no good", Stage.SIGNING_UP, "sign_up", given)
    assert "The email is no good" in str(named)


def test_a_wrong_code_and_an_old_session_can_be_told_apart() -> None:
    assert isinstance(sign_up("CodeMismatchException", "", Stage.CHALLENGE), WrongCode)
    assert isinstance(sign_up("EnableSoftwareTokenMFAException", "", Stage.CHALLENGE), WrongCode)
    assert isinstance(sign_up("NotAuthorizedException", "", Stage.SIGNED_IN), SessionOver)
    assert not isinstance(sign_up("NotAuthorizedException", "", Stage.CHALLENGE), WrongCode | SessionOver)


@given(_SECRET, st.sampled_from(CODES), st.sampled_from(Stage))
def test_what_cognito_repeats_of_a_secret_is_not_shown(secret: str, code: str, stage: Stage) -> None:
    said = f"1 validation error detected: Value '{secret}' at 'x' failed to satisfy constraint"
    calls: list[tuple[str, dict[str, Any]]] = [
        ("sign_up", {"ClientId": "client", "Username": "ann", "Password": secret}),
        ("confirm_sign_up", {"ClientId": "client", "Username": "ann", "ConfirmationCode": secret}),
        ("verify_software_token", {"AccessToken": secret, "UserCode": "123456"}),
        ("respond_to_auth_challenge",
         {"ClientId": "client", "ChallengeName": "SMS_MFA", "ChallengeResponses": {"SMS_MFA_CODE": secret}}),
        ("initiate_auth",
         {"AuthFlow": "USER_PASSWORD_AUTH", "ClientId": "client", "AuthParameters": {"PASSWORD": secret}}),
    ]  # fmt: skip
    for operation, parameters in calls:
        error = refused(code, said, stage, operation, parameters)
        assert secret not in f"{error!s}{error!r}{''.join(traceback.format_exception(error))}"


def test_what_botocore_says_of_a_value_is_not_shown() -> None:
    secret = b"hunter2"
    with CannedAws() as canned:
        canned.cognito.deactivate()  # it would not check the parameters
        pool = PoolConnection(canned.clients.cognito, LIVE_ID, "client")
        with pytest.raises(CloudError, match="One of the values") as caught:
            pool.call("sign_up", Stage.SIGNING_UP, {"ClientId": "client", "Username": "ann", "Password": secret})
    assert "hunter2" not in "".join(traceback.format_exception(caught.value))


def test_a_pool_that_nobody_can_sign_up_to_says_who_creates_its_users() -> None:
    error = sign_up("NotAuthorizedException", "SignUp is not permitted for this user pool", Stage.SIGNING_UP)
    assert "People cannot sign themselves up to this user pool." in str(error)
    assert "user_pool.self_sign_up" in str(error)


@pytest.mark.parametrize("code", ["NotAuthorizedException", "InvalidParameterException"])
@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("Unable to verify secret hash for client client", "Cognito does not accept the secret of the app client."),
        ("Client client is configured for secret but secret was not received", "has a secret; by auth.toml it has no"),
        ("Client client is configured with secret but SECRET_HASH was not received", "by auth.toml it has none."),
        ("USER_SRP_AUTH is not enabled for the client.", "The app client does not have this flow."),
        ("USER_PASSWORD_AUTH flow not enabled for this client", "The app client does not have this flow."),
    ],
)
def test_a_refusal_of_the_app_client_is_no_refusal_of_the_user(code: str, stage: Stage, said: str, words: str) -> None:
    error = str(sign_up(code, said, stage))
    assert words in error
    assert "`python -m wizard check`" in error
