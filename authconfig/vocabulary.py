"""The words of `auth.toml`, as types."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from typing import Final, NewType

FILE_VERSION: Final = 1
# PoolId is a pool's id in the file, 8 hexadecimal digits; UserPoolId is Cognito's, such as eu-west-1_a1B2c3D4e.
PoolId = NewType("PoolId", str)
UserPoolId = NewType("UserPoolId", str)

# Cognito replaces these in a message: with the code, or the temporary password of a user who is invited, and the name.
CODE: Final = "{####}"
USERNAME: Final = "{username}"


class MfaMode(StrEnum):
    """Who needs a second factor to sign in: nobody (OFF), everybody (ON), or users who have set one up (OPTIONAL)."""

    OFF = "OFF"
    ON = "ON"
    OPTIONAL = "OPTIONAL"


class MfaType(StrEnum):
    """A second factor: a code by text message, or one from an authenticator app."""

    SMS = "SMS"
    TOTP = "TOTP"


class Tier(StrEnum):
    """What a user pool can have, and what it costs (Cognito: UserPoolTier). Each has all that those before it have."""

    LITE = "LITE"
    ESSENTIALS = "ESSENTIALS"
    PLUS = "PLUS"

    @property
    def and_above(self) -> tuple[Tier, ...]:
        """The tiers that have all that this one has."""
        return tuple(Tier)[tuple(Tier).index(self) :]


class ThreatProtection(StrEnum):
    """What Cognito does about stolen passwords and unusual sign-ins: nothing, record them, or act on them as well."""

    OFF = "OFF"
    AUDIT = "AUDIT"
    ENFORCED = "ENFORCED"


class Remembered(StrEnum):
    """Which devices of users a pool remembers: none, all that an app registers, or those whose users agree."""

    NEVER = "never"
    ALWAYS = "always"
    OPT_IN = "opt_in"


class Contact(StrEnum):
    """An attribute to which messages can be sent; users sign in with it, or verify it."""

    EMAIL = "email"
    PHONE_NUMBER = "phone_number"


class Alias(StrEnum):
    """An attribute that users can sign in with besides their user name; email and phone number must be verified."""

    EMAIL = "email"
    PHONE_NUMBER = "phone_number"
    PREFERRED_USERNAME = "preferred_username"


class VerifiedBy(StrEnum):
    """What new users verify with a code that is sent to them. With both, whichever of the two they give."""

    EMAIL = "email"
    PHONE_NUMBER = "phone_number"
    BOTH = "both"

    @property
    def contacts(self) -> tuple[Contact, ...]:
        """The attributes to which Cognito sends a code."""
        return tuple(Contact) if self is VerifiedBy.BOTH else (Contact(self),)


class AuthFlow(StrEnum):
    """A way in which an app signs users in, which its client has to allow (Cognito: ExplicitAuthFlows)."""

    SRP = "srp"
    USER_PASSWORD = "user_password"  # noqa: S105
    ADMIN_PASSWORD = "admin_password"  # noqa: S105
    CUSTOM = "custom"
    USER_AUTH = "user_auth"


class CharacterClass(StrEnum):
    """A kind of character that passwords can be required to contain."""

    LOWERCASE = "lowercase"
    UPPERCASE = "uppercase"
    NUMBERS = "numbers"
    SYMBOLS = "symbols"


class Attribute(StrEnum):
    """A standard attribute of a user, by the name that OpenID Connect and Cognito give it."""

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


class AttributeType(StrEnum):
    """What the values of a custom attribute are. In tokens all of them are texts."""

    STRING = "string"
    NUMBER = "number"
    DATE_TIME = "date_time"
    BOOLEAN = "boolean"


CUSTOM: Final = "custom:"  # what Cognito puts before the name of a custom attribute, everywhere but in its definition
# A custom attribute as lists and tokens name it, such as custom:plan.
CustomName = NewType("CustomName", str)
AnyAttribute = Attribute | CustomName

# Cognito sets these itself: an app can read them, but nobody can write them or be required to give them.
READ_ONLY: Final = frozenset({Attribute.EMAIL_VERIFIED, Attribute.PHONE_NUMBER_VERIFIED})


def in_order(attributes: Collection[AnyAttribute]) -> tuple[Attribute, ...]:
    """The standard ones of `attributes`, in the order of the vocabulary: another order in the file changes nothing."""
    return tuple(attribute for attribute in Attribute if attribute in attributes)


def custom_ones(attributes: Collection[AnyAttribute]) -> tuple[CustomName, ...]:
    """The custom ones of `attributes`, by name."""
    return tuple(sorted(CustomName(each) for each in attributes if each.startswith(CUSTOM)))
