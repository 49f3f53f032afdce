"""The steps of a sign-in, and what answers them. Values only; no text of theirs shows a secret."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import SecretStr

from authconfig.vocabulary import MfaType

Operation = Literal["respond_to_auth_challenge", "associate_software_token", "verify_software_token"]


@dataclass(frozen=True, slots=True)
class SignIn:
    """What goes along from step to step. The session is as good as the password that was given for it."""

    client_id: str
    username: str
    session: SecretStr


@dataclass(frozen=True, slots=True)
class CodeWanted:
    """A code of the factor. destination: where a text message went, as Cognito masks it; "" if it does not say."""

    sign_in: SignIn
    factor: MfaType
    destination: str = ""


@dataclass(frozen=True, slots=True)
class ChoiceWanted:
    """One of several factors, before any code."""

    sign_in: SignIn
    factors: tuple[MfaType, ...]


@dataclass(frozen=True, slots=True)
class NewPasswordWanted:
    """A password in the place of an administrator's temporary one, and values for the attributes that lack one."""

    sign_in: SignIn
    attributes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetUpWanted:
    """A second factor, which the user lacks and the pool requires. No answer but to go on: TOTP it is."""

    sign_in: SignIn


@dataclass(frozen=True, slots=True)
class SecretShared:
    """The secret for an authenticator app, to be shown to the user, and the app's first code."""

    sign_in: SignIn
    secret: SecretStr


@dataclass(frozen=True, slots=True)
class SetUpDone:
    """The app's code was right. Nothing to answer."""

    sign_in: SignIn


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The end. expires_in: seconds"""

    access_token: SecretStr
    expires_in: int


@dataclass(frozen=True, slots=True)
class NewPassword:
    """The answer to NewPasswordWanted."""

    password: SecretStr
    attributes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Request:
    """A call of Cognito: the method of the client, and its parameters, secrets among them."""

    operation: Operation
    parameters: Mapping[str, Any] = field(repr=False)


Step = CodeWanted | ChoiceWanted | NewPasswordWanted | SetUpWanted | SecretShared | SetUpDone
Answer = SecretStr | MfaType | NewPassword | None
