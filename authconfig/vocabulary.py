"""The words of `auth.toml` and what each value may be.

Every check takes a value and returns the reason why it cannot be, or None. The same function serves the
keyboard, the command line and the file. Where the Amplify CLI has a text for a rejection, it is used verbatim.
Limits are Cognito's, from the API reference of `CreateUserPool`, unless a comment says otherwise.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from enum import StrEnum
from typing import Final

Check = Callable[[str], str | None]

FILE_VERSION: Final = 1
CODE: Final = "{####}"  # Cognito puts the code where a message says this


class MfaMode(StrEnum):
    """Whether users sign in with a second factor: nobody, everybody, or who wants to."""

    OFF = "OFF"
    ON = "ON"
    OPTIONAL = "OPTIONAL"


class MfaType(StrEnum):
    """A second factor: a code by text message, or one from an authenticator app."""

    SMS = "SMS"
    TOTP = "TOTP"


class Contact(StrEnum):
    """An attribute that can receive a message: to sign in with, or to verify."""

    EMAIL = "email"
    PHONE_NUMBER = "phone_number"


class CharacterClass(StrEnum):
    """A kind of character that a password must contain."""

    LOWERCASE = "lowercase"
    UPPERCASE = "uppercase"
    NUMBERS = "numbers"
    SYMBOLS = "symbols"


class Attribute(StrEnum):
    """A standard attribute of a user, as OpenID Connect names them and Cognito has them."""

    ADDRESS = "address"
    BIRTHDATE = "birthdate"
    EMAIL = "email"
    EMAIL_VERIFIED = "email_verified"
    FAMILY_NAME = "family_name"
    GENDER = "gender"
    GIVEN_NAME = "given_name"
    LOCALE = "locale"
    MIDDLE_NAME = "middle_name"
    NAME = "name"
    NICKNAME = "nickname"
    PHONE_NUMBER = "phone_number"
    PHONE_NUMBER_VERIFIED = "phone_number_verified"
    PICTURE = "picture"
    PREFERRED_USERNAME = "preferred_username"
    PROFILE = "profile"
    UPDATED_AT = "updated_at"
    WEBSITE = "website"
    ZONEINFO = "zoneinfo"


# Cognito sets these itself: an app can read them, and nobody can write or be required to give them.
READ_ONLY: Final = frozenset({Attribute.EMAIL_VERIFIED, Attribute.PHONE_NUMBER_VERIFIED})

SMS_LENGTH: Final = (6, 140)
EMAIL_LENGTH: Final = (6, 20_000)
SUBJECT_LENGTH: Final = (1, 140)
PASSWORD_LENGTH: Final = (6, 99)
REFRESH_TOKEN_DAYS: Final = (1, 3650)  # ten years

SMS_MESSAGE: Final = f"Your authentication code is {CODE}"  # Amplify's default
VERIFIED_BY: Final = Contact.EMAIL
REQUIRED_ATTRIBUTES: Final = (Attribute.EMAIL,)  # Amplify's default, whatever users sign in with
NO_MFA_TYPE: Final = "You must select at least one MFA type from the list."
_CODE_MISSING: Final = (
    "Your {medium} {purpose} message must include '{{####}}' "
    "representing the {purpose} code that the user will receive."
)
_NOT_A_LINE: Final = "It must be one line of printable characters."


def _hidden(character: str) -> bool:
    """Whether a terminal or a phone would not show this character as such: controls, line breaks, surrogates.

    Format characters stay: joiners are part of emoji and of several scripts.
    """
    return unicodedata.category(character) in {"Cc", "Cs", "Cn", "Zl", "Zp"}


def _plain_line(text: str) -> str | None:
    """Reason why `text` is not one line of printable characters, or would not be taken for that."""
    return _NOT_A_LINE if any(map(_hidden, text)) else _reference(text)


# What looks like text and is not: CDK and CloudFormation would put a value of their own in its place, or a secret.
_REFERENCE: Final = re.compile(r"\$\{[A-Za-z]|#\{Token\[|\{\{resolve:")


def _reference(text: str) -> str | None:
    found = _REFERENCE.search(text)
    return f"It must not contain {found.group()}, which the deployment would not take for text." if found else None


def _length(text: str, limits: tuple[int, int]) -> str | None:
    least, most = limits
    if least <= len(text) <= most:
        return None
    return f"It must be {least} to {most} characters long; this one has {len(text)}."


def _code_message(text: str, medium: str, purpose: str) -> str | None:
    return None if CODE in text else _CODE_MISSING.format(medium=medium, purpose=purpose)


def sms_authentication_message(text: str) -> str | None:
    """Reason why `text` cannot be the message that carries a sign-in code."""
    return _code_message(text, "SMS", "authentication") or _length(text, SMS_LENGTH) or _plain_line(text)


def sms_verification_message(text: str) -> str | None:
    """Reason why `text` cannot be the text message that carries a verification code."""
    return _code_message(text, "SMS", "verification") or _length(text, SMS_LENGTH) or _plain_line(text)


def email_verification_message(text: str) -> str | None:
    """Reason why `text` cannot be the email that carries a verification code. Line breaks are fine here."""
    return (
        _code_message(text, "email", "verification")
        or _length(text, EMAIL_LENGTH)
        or _plain_line(re.sub(r"[\r\n\t]", " ", text))
    )


def email_subject(text: str) -> str | None:
    """Reason why `text` cannot be the subject of the verification email."""
    if not text.strip():
        return "A response is required for this field"
    return _length(text, SUBJECT_LENGTH) or _plain_line(text)


def _pattern(pattern: str, reason: str) -> Check:
    # ASCII: Cognito's patterns are Java's, whose \w has no letters beyond it. fullmatch: `$` lets a newline pass.
    compiled = re.compile(pattern, re.ASCII)

    def check(text: str) -> str | None:
        return None if compiled.fullmatch(text) else reason

    return check


resource_name: Final = _pattern(
    r"[a-zA-Z0-9]{1,128}",
    "The resource name must be at least 1 character and no more than 128 and only contain alphanumeric characters.",
)
# Amplify's text lists fewer characters than its rule (and Cognito's) takes; the text stays, it is the known one.
user_pool_name: Final = _pattern(
    r"[\w +=,.@-]{1,128}",
    "The user pool name must be at least 1 character and no more than 128 and only contain alphanumeric characters"
    " or the characters ',.@-'.",
)
# A stack is called <project>-auth-<environment>; CloudFormation takes 128 characters, beginning with a letter.
project_name: Final = _pattern(
    r"[a-zA-Z][a-zA-Z0-9-]{0,79}",
    "The project name must be 1 to 80 letters, digits or hyphens and begin with a letter.",
)
environment_name: Final = _pattern(
    r"[a-zA-Z0-9-]{1,32}",
    "The environment name must be 1 to 32 letters, digits or hyphens.",
)
pool_id: Final = _pattern(r"[0-9a-f]{8}", "The id must be 8 hexadecimal digits in lower case.")
