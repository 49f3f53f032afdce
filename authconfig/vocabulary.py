"""The words of `auth.toml`, as types."""

from __future__ import annotations

from enum import StrEnum
from typing import Final, NewType

FILE_VERSION: Final = 1
# The id of a pool in the file, 8 hexadecimal digits, and the id that Cognito gives it, such as eu-west-1_a1B2c3D4e.
PoolId = NewType("PoolId", str)
UserPoolId = NewType("UserPoolId", str)

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


class Alias(StrEnum):
    """An attribute that users of a pool with user names can sign in with as well, once it is verified."""

    EMAIL = "email"
    PHONE_NUMBER = "phone_number"
    PREFERRED_USERNAME = "preferred_username"


class VerifiedBy(StrEnum):
    """Which addresses a new user proves with a code. With both, whichever the user gave."""

    EMAIL = "email"
    PHONE_NUMBER = "phone_number"
    BOTH = "both"

    @property
    def contacts(self) -> tuple[Contact, ...]:
        """The addresses that Cognito sends a code to."""
        return tuple(Contact) if self is VerifiedBy.BOTH else (Contact(self),)


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
