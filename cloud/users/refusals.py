"""Cognito's refusals in this project's words, each with what to do next. No message repeats a secret. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Set
from enum import Enum
from typing import Final, assert_never

from botocore.exceptions import ClientError

from authconfig.program import PROGRAM
from cloud.errors import CloudError
from cloud.users.app_client_refusals import refusal_of_client


class WrongCode(CloudError):
    """The code is wrong. Another one can be tried while Cognito keeps the session."""


class RefusedPassword(CloudError):
    """The pool does not accept the new password. Another one can be tried in the same session."""


class NoSoftwareToken(CloudError):
    """The user has no authenticator app set up."""


class SessionOver(CloudError):
    """The access token is no longer valid."""


class Stage(Enum):
    """What a user, or an administrator, is doing. NotAuthorizedException means something else at each stage.

    At TEXT_MESSAGE the challenge is for a code that was sent; at CHALLENGE it is for anything else.
    """

    SIGNING_UP = "sign-up"
    PASSWORD = "password"  # noqa: S105
    CHALLENGE = "challenge"
    TEXT_MESSAGE = "text message"
    SIGNED_IN = "signed in"
    ADMINISTRATION = "administration"


_NOT_SHOWN: Final = "Cognito gives a reason that repeats what was sent, so it is not shown."
_WAIT: Final = "Wait for a few minutes and try again; after each refusal Cognito makes you wait longer."
_START_OVER: Final = f"Start over with `{PROGRAM} user sign-in`: it took too long, or there were too many wrong codes."
_NEWEST: Final = "Try again with the newest code."
_NEXT: Final = "Try again with the code that the app shows now, and check that the device's clock is right."
# What the other codes mean, and what to do next. {} stands for Cognito's own message.
_MEANINGS: Final[Mapping[str, tuple[str, str]]] = {
    "UserNotFoundException": (
        "There is no such user in this pool.",
        f"Check the user name, --config and --env; `{PROGRAM} user sign-up` makes a user.",
    ),
    "UserNotConfirmedException": (
        "The user's sign-up is not confirmed yet.",
        f"Confirm it with the code that was sent: `{PROGRAM} user confirm`; --resend sends another.",
    ),
    "UsernameExistsException": (
        "There is a user of this name already.",
        f"Sign in (`{PROGRAM} user sign-in`), confirm the sign-up (`user confirm`), or take another name.",
    ),
    "AliasExistsException": (
        "Another user has this email address or phone number.",
        "Give another one, or sign in as that user.",
    ),
    "SoftwareTokenMFANotFoundException": (
        "TOTP is not among the pool's second factors, or not set up for this user.",
        f"Look at mfa.types with `{PROGRAM} show`; a user sets TOTP up with `{PROGRAM} user totp`.",
    ),
    "MFAMethodNotFoundException": (
        "Cognito finds no second factor to use for this user.",
        f"An administrator can set one: `{PROGRAM} user recover USERNAME --phone-number +15555550100`.",
    ),
    "PasswordResetRequiredException": (
        "An administrator has reset the password; a new one must be set first.",
        "Use `aws cognito-idp forgot-password` and then `aws cognito-idp confirm-forgot-password`.",
    ),
    "CodeDeliveryFailureException": (
        "The code could not be sent: {}",
        "For SMS, check whether the account is in the SMS sandbox, and whether the number is verified there.",
    ),
    "LimitExceededException": ("Cognito accepts no more attempts at the moment.", _WAIT),
    "TooManyRequestsException": ("Cognito accepts no more requests at the moment.", _WAIT),
    "TooManyFailedAttemptsException": ("There were too many wrong codes.", _WAIT),
}
_REFUSED_PASSWORD: Final[Mapping[str, tuple[str, str]]] = {
    "InvalidPasswordException": (
        "The password does not satisfy the pool's policy: {}",
        f"Choose another; `{PROGRAM} show` lists the policy.",
    ),
    "PasswordHistoryPolicyViolationException": ("This password was used before.", "Choose another."),
}
_WRONG_CODE: Final = {"CodeMismatchException", "EnableSoftwareTokenMFAException"}
_TOO_MANY: Final = re.compile(r"limit exceeded|too many", re.IGNORECASE)
_CLOSED: Final = re.compile(r"sign-?up is not permitted", re.IGNORECASE)
_ADMINISTRATORS_ONLY: Final = (
    "People cannot sign themselves up to this user pool.",
    "Administrators create its users: `aws cognito-idp admin-create-user`. user_pool.self_sign_up decides on that.",
)
_USED_ALREADY: Final = re.compile(r"already been used", re.IGNORECASE)
_NO_APP: Final = (
    "The user has no authenticator app to sign in with.",
    "Give the phone number that can receive text messages: --phone-number +15555550100.",
)


def meaning(error: ClientError, stage: Stage, secrets: Set[str]) -> CloudError | None:
    """What `error` means to a user at `stage`.

    None for what does not concern the user (credentials, permissions, unexpected codes), unless it contains one of
    `secrets`.
    """
    code, message = error.response["Error"].get("Code", "?"), error.response["Error"].get("Message", "")
    repeats = any(secret in message for secret in secrets if secret)
    said = _NOT_SHOWN if repeats else message
    if code in _WRONG_CODE:
        was_sent = stage in {Stage.SIGNING_UP, Stage.TEXT_MESSAGE}
        return WrongCode("The code is not the right one.", _NEWEST if was_sent else _NEXT)
    if refused := _REFUSED_PASSWORD.get(code):
        return RefusedPassword(refused[0].format(said), refused[1])
    if stage is Stage.ADMINISTRATION and _without_app(code, message):
        return NoSoftwareToken(*_NO_APP)
    if found := _MEANINGS.get(code):
        return CloudError(found[0].format(said), found[1])
    if by_stage := _BY_STAGE.get(code):
        return refusal_of_client(said) or by_stage(stage, said)
    return (
        CloudError(f"Cognito refused it ({code}). {said}", "Look the code up in the API reference.")
        if repeats
        else None
    )


def _not_authorized(stage: Stage, said: str) -> CloudError | None:
    if stage is Stage.ADMINISTRATION:  # a signed call: the AWS credentials lack a permission
        return None
    if _TOO_MANY.search(said):
        return CloudError(said, "Wait for a few minutes, then try again.")
    if _CLOSED.search(said):
        return CloudError(*_ADMINISTRATORS_ONLY)
    kind = SessionOver if stage is Stage.SIGNED_IN else CloudError
    if said == "User is disabled.":
        return kind("The user is disabled.", "An administrator can change that: `aws cognito-idp admin-enable-user`.")
    match stage:
        case Stage.SIGNING_UP:
            what = "Cognito refuses it"
            remedy = f"A user who is confirmed already can sign in: `{PROGRAM} user sign-in`."
        case Stage.PASSWORD:
            what = "The sign-in is refused"
            remedy = (
                "Check the user name and the password. After five wrong ones Cognito refuses the right one too, "
                "for a while."
            )
        case Stage.CHALLENGE | Stage.TEXT_MESSAGE:
            what, remedy = "The sign-in cannot go on", _START_OVER
        case Stage.SIGNED_IN:
            what = "The session is no longer valid"
            remedy = f"Sign in again: `{PROGRAM} user sign-in USERNAME --keep`."
        case _:
            assert_never(stage)
    return kind(f"{what}: {said}", remedy)


def _without_app(code: str, message: str) -> bool:
    """Whether an administrator's call was about an authenticator app that the user does not have. The words vary."""
    return code == "SoftwareTokenMFANotFoundException" or (
        code == "InvalidParameterException" and "software token" in message.lower()
    )


def _invalid_parameter(stage: Stage, said: str) -> CloudError:
    match stage:
        case Stage.SIGNED_IN:
            remedy = f"Set the factor up first: TOTP with `{PROGRAM} user totp`; SMS needs a phone number."
        case Stage.SIGNING_UP | Stage.PASSWORD | Stage.CHALLENGE | Stage.TEXT_MESSAGE | Stage.ADMINISTRATION:
            remedy = "Correct the value that it names."
        case _:
            assert_never(stage)
    return CloudError(f"Cognito does not take this: {said}", remedy)


def _expired_code(stage: Stage, said: str) -> CloudError:
    if _USED_ALREADY.search(said):
        return WrongCode("That code was used already.", "Wait for the app's next code.")
    if stage is Stage.SIGNING_UP:
        return CloudError(
            "The code has expired, or is not the newest one.",
            f"Have another sent: `{PROGRAM} user confirm --resend`.",
        )
    return CloudError("The code has expired.", _START_OVER)


_BY_STAGE: Final[Mapping[str, Callable[[Stage, str], CloudError | None]]] = {
    "NotAuthorizedException": _not_authorized,
    "InvalidParameterException": _invalid_parameter,
    "ExpiredCodeException": _expired_code,
}
