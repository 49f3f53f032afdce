"""Translates what botocore raises into this project's errors. No message contains a credential."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from botocore import exceptions as aws
from botocore.parsers import ResponseParserError

from authconfig.errors import ExitCode, ToolkitError


class CloudError(ToolkitError):
    """AWS refused a call, or cannot be reached. message: what is wrong; remedy: what to do"""

    exit_code = ExitCode.AWS

    def __init__(self, message: str, remedy: str) -> None:
        self.message, self.remedy = message, remedy
        super().__init__(f"{message}\n  {remedy}")


class Gone(CloudError):
    """What was asked for no longer exists."""


class Denied(CloudError):
    """The credentials lack a permission, which the message names."""


_SIGN_IN: Final = (
    "Sign in again (`aws sso login`, `aws configure`) or set AWS_PROFILE; check with `aws sts get-caller-identity`."
)
_REGION: Final = "Set AWS_REGION, or `region` in the profile, to the region of the user pool, for example us-east-1."
_ADDRESS: Final = "Check the network, the region and AWS_ENDPOINT_URL, which is for a local AWS only."

# AWS's error codes by what is wrong. AWS's messages for the first two can repeat the request, session token included.
_EXPIRED: Final = {"ExpiredToken", "ExpiredTokenException", "RequestExpired", "TokenRefreshRequired"}
_UNKNOWN_CREDENTIALS: Final = {
    "AuthFailure",
    "IncompleteSignature",
    "InvalidAccessKeyId",
    "InvalidClientTokenId",
    "InvalidSignatureException",
    "InvalidToken",
    "MissingAuthenticationToken",
    "SignatureDoesNotMatch",
    "UnrecognizedClientException",
}
_DENIED: Final = {"AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "NotAuthorizedException"}
_GONE: Final = {"ResourceNotFoundException", "NoSuchEntity"}
_THROTTLED: Final = {
    "LimitExceededException",
    "RequestLimitExceeded",
    "Throttling",
    "ThrottlingException",
    "TooManyRequestsException",
}


@contextmanager
def translated(action: str) -> Iterator[None]:
    """Raise CloudError for whatever botocore raises in the block. `action` is the IAM action used there."""
    try:
        yield
    except aws.ClientError as error:
        raise _answer(error, action) from None
    except (aws.BotoCoreError, ResponseParserError, LookupError, ValueError, TypeError, AttributeError) as error:
        # ValueError: the endpoint is not a URL; the last two and LookupError: an answer is not shaped as AWS's are
        raise _failure(error, action) from None


def _answer(error: aws.ClientError, action: str) -> CloudError:
    """The error for what AWS answered instead of a result."""
    code, said = error.response["Error"].get("Code", "?"), error.response["Error"].get("Message", "")
    if code in _EXPIRED:
        return CloudError(f"The AWS credentials have expired ({code}).", _SIGN_IN)
    if code in _UNKNOWN_CREDENTIALS:
        return CloudError(f"AWS does not know these credentials, or their signature is wrong ({code}).", _SIGN_IN)
    if code in _DENIED:
        return Denied(
            f"Access denied: the AWS credentials lack the permission {action}.",
            "Have it added; the toolkit's docs/check.md has a policy with all the read permissions that are needed.",
        )
    if code in _THROTTLED:
        return CloudError(f"AWS accepts no more requests at the moment ({code}, {action}).", "Try again in a minute.")
    if code in _GONE:
        return Gone(f"What {action} asks for no longer exists: {said}", "Check in the console what became of it.")
    return CloudError(f"AWS refused {action}: {code}: {said}", "Look the code up in the API reference of the action.")


def _failure(error: Exception, action: str) -> CloudError:
    """The error for a call that AWS did not answer."""
    if missing := _credentials(error):
        return CloudError(missing, _SIGN_IN)
    match error:
        case aws.ConfigParseError():
            return CloudError(f"The AWS settings in {error.kwargs['path']} cannot be read.", "Correct that file.")
        case aws.NoRegionError():
            return CloudError("No AWS region is set.", _REGION)
        case aws.InvalidRegionError():
            return CloudError(f"{error.kwargs['region_name']!r} is not an AWS region.", _REGION)
        case aws.ConnectionError() | aws.HTTPClientError():
            where = error.kwargs.get("endpoint_url") or error.kwargs.get("proxy_url") or "its address"
            return CloudError(f"AWS cannot be reached at {_without_user(str(where))} ({_kind(error)}).", _ADDRESS)
        case ResponseParserError() | LookupError() | TypeError() | AttributeError():
            return CloudError(f"The answer to {action} cannot be read; it does not seem to come from AWS.", _ADDRESS)
        case aws.BotoCoreError():
            return CloudError(f"{action} failed: {error}", "Check the AWS settings: profile, region and credentials.")
    return CloudError("The address of AWS cannot be used: it is not a URL.", _ADDRESS)


def _credentials(error: Exception) -> str | None:
    """What is wrong with the credentials; None when the problem is another one."""
    match error:
        case aws.NoCredentialsError():
            return "There are no AWS credentials."
        case aws.PartialCredentialsError():
            return f"The AWS credentials are incomplete: {error.kwargs['cred_var']} is missing."
        case aws.ProfileNotFound():
            return f"There is no AWS profile {error.kwargs['profile']}."
        case aws.SSOError() | aws.LoginError() | aws.TokenRetrievalError() | aws.CredentialRetrievalError():
            # The error's own message is left out: it can be the output of a program that handles credentials.
            return f"The AWS credentials cannot be obtained, or have expired ({_kind(error)})."
    return None


def _kind(error: Exception) -> str:
    return type(error).__name__


def _without_user(url: str) -> str:
    """`url` without a user name and password."""
    scheme, separator, rest = url.rpartition("://")
    return f"{scheme}{separator}{rest.rpartition('@')[2]}"
