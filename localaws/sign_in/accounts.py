"""Pools, app clients and users, as far as sign-in needs them, read from Cognito's answers. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

SMS: Final = "SMS_MFA"
TOTP: Final = "SOFTWARE_TOKEN_MFA"

Answer = Mapping[str, Any]
UserKey = tuple[str, str]  # a pool's id, and the `sub` of a user in it, which is never reused


@dataclass(frozen=True, slots=True)
class Pool:
    """A user pool.

    mode: OFF, OPTIONAL or ON; factors: those of SMS and TOTP that it offers, none when MFA is OFF
    verified: the attributes that sign-up verifies; recovery: those that can reset a password, in order of priority
    required: the attributes that every user must have
    named_by: the attributes that a user name must be a value of, none when names are free
    aliases: those that users can sign in with as well
    self_sign_up: whether people can sign themselves up; if not, only administrators create users
    case_sensitive: whether names and addresses that differ in case are of different users
    """

    id: str
    mode: str
    factors: tuple[str, ...]
    texts: Texts
    verified: tuple[str, ...] = ()
    recovery: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    named_by: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    self_sign_up: bool = True
    case_sensitive: bool = True


@dataclass(frozen=True, slots=True)
class Texts:
    """The pool's own message templates, or else Cognito's defaults. `{####}` stands for the code."""

    sms_authentication: str = "Your authentication code is {####}."
    sms_verification: str = "Your verification code is {####}."
    email_subject: str = "Your verification code"
    email_verification: str = "Your verification code is {####}."


@dataclass(frozen=True, slots=True)
class Client:
    """An app client.

    flows: the sign-in flows that it allows; session_seconds: how long a challenge can be answered
    secret: "" for a client that has none
    """

    id: str
    pool_id: str
    flows: tuple[str, ...]
    session_seconds: float
    secret: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class User:
    """A user. `sub` is the permanent id: a user who is created again under the same name is somebody else."""

    name: str
    status: str
    enabled: bool
    attributes: Mapping[str, str]

    @property
    def sub(self) -> str:
        """The user's permanent id."""
        return self.attributes["sub"]

    @property
    def phone(self) -> str:
        """The phone number, verified or not; "" for none."""
        return self.attributes.get("phone_number", "")


def pool_of(described: Answer, mfa: Answer) -> Pool:
    """The pool that the answers of DescribeUserPool and GetUserPoolMfaConfig describe."""
    pool, mode = described["UserPool"], mfa.get("MfaConfiguration", "OFF")
    sms, token = mfa.get("SmsMfaConfiguration") or {}, mfa.get("SoftwareTokenMfaConfiguration") or {}
    offered = [name for name, there in ((SMS, bool(sms)), (TOTP, token.get("Enabled", False))) if there]
    return Pool(
        pool["Id"],
        mode,
        () if mode == "OFF" else tuple(offered),
        _texts(pool, sms),
        tuple(pool.get("AutoVerifiedAttributes") or ()),
        _recovery((pool.get("AccountRecoverySetting") or {}).get("RecoveryMechanisms") or ()),
        tuple(each["Name"] for each in pool.get("SchemaAttributes") or () if each.get("Required")),
        tuple(pool.get("UsernameAttributes") or ()),
        tuple(pool.get("AliasAttributes") or ()),
        not _is_true((pool.get("AdminCreateUserConfig") or {}).get("AllowAdminCreateUserOnly", False)),
        _case_sensitive(pool),
    )


def client_of(described: Answer) -> Client:
    """The app client that the answer of DescribeUserPoolClient describes."""
    client = described["UserPoolClient"]
    minutes = client.get("AuthSessionValidity") or 3
    return Client(
        client["ClientId"],
        client["UserPoolId"],
        tuple(client.get("ExplicitAuthFlows") or ()),
        60 * minutes,
        client.get("ClientSecret") or "",
    )


def user_of(described: Answer) -> User:
    """The user whom the answer of AdminGetUser describes."""
    attributes = {attribute["Name"]: attribute["Value"] for attribute in described["UserAttributes"]}
    return User(described["Username"], described["UserStatus"], described.get("Enabled", True), attributes)


def masked(address: str) -> str:
    """A phone number or email address, masked as Cognito shows it to clients."""
    name, at, domain = address.partition("@")
    if at:
        return f"{name[:1]}***@{domain[:1]}***"
    return f"+{'*' * max(len(address) - 5, 0)}{address[-4:]}"


def _texts(pool: Answer, sms: Answer) -> Texts:
    template = pool.get("VerificationMessageTemplate") or {}
    given = {
        "sms_authentication": sms.get("SmsAuthenticationMessage") or pool.get("SmsAuthenticationMessage"),
        "sms_verification": template.get("SmsMessage") or pool.get("SmsVerificationMessage"),
        "email_subject": template.get("EmailSubject") or pool.get("EmailVerificationSubject"),
        "email_verification": template.get("EmailMessage") or pool.get("EmailVerificationMessage"),
    }
    return Texts(**{name: text for name, text in given.items() if text})


def _case_sensitive(pool: Answer) -> bool:
    """By default names are (API reference, UsernameConfiguration)."""
    return _is_true((pool.get("UsernameConfiguration") or {}).get("CaseSensitive", True))


def _is_true(given: object) -> bool:
    """A template's value may be a string."""
    return str(given).lower() == "true"


def _recovery(mechanisms: Sequence[Answer]) -> tuple[str, ...]:
    """The attributes that can reset a password, in the pool's order. By default Cognito tries the phone first."""
    if not mechanisms:
        return "phone_number", "email"
    names = [each["Name"] for each in sorted(mechanisms, key=lambda each: int(each["Priority"]))]
    return tuple(name.removeprefix("verified_") for name in names if name.startswith("verified_"))
