"""The steps of a sign-in, and the answers to them. These are values only; their representation shows no secret."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import SecretStr

from authconfig.vocabulary import MfaType

Operation = Literal["respond_to_auth_challenge", "associate_software_token", "verify_software_token"]


@dataclass(frozen=True, slots=True)
class SignIn:
    """What is passed from step to step. The session is as sensitive as the password that was given for it."""

    client_id: str
    username: str
    session: SecretStr


@dataclass(frozen=True, slots=True)
class CodeWanted:
    """A code of `factor` is needed. destination: where a text message went, masked by Cognito; "" when unknown"""

    sign_in: SignIn
    factor: MfaType
    destination: str = ""


@dataclass(frozen=True, slots=True)
class ChoiceWanted:
    """One of several factors must be chosen, before any code."""

    sign_in: SignIn
    factors: tuple[MfaType, ...]


@dataclass(frozen=True, slots=True)
class NewPasswordWanted:
    """A password must replace a temporary one, and `attributes`, which are required, need values."""

    sign_in: SignIn
    attributes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetUpWanted:
    """The user has no second factor and the pool requires one. It will be TOTP, so there is nothing to answer."""

    sign_in: SignIn


@dataclass(frozen=True, slots=True)
class SecretShared:
    """The user must be shown `secret`, enter it in an authenticator app, and give the app's first code."""

    sign_in: SignIn
    secret: SecretStr


@dataclass(frozen=True, slots=True)
class SetUpDone:
    """The app's code was right. There is nothing to answer."""

    sign_in: SignIn


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The sign-in is complete. expires_in: seconds"""

    access_token: SecretStr
    expires_in: int


@dataclass(frozen=True, slots=True)
class NewPassword:
    """The answer to NewPasswordWanted."""

    password: SecretStr
    attributes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Request:
    """A call of Cognito. operation: the method of the boto3 client; parameters: contain secrets"""

    operation: Operation
    parameters: Mapping[str, Any] = field(repr=False)


Step = CodeWanted | ChoiceWanted | NewPasswordWanted | SetUpWanted | SecretShared | SetUpDone
Answer = SecretStr | MfaType | NewPassword | None
