"""The values of Amplify's requests as types: words with what they mean in `auth.toml`, numbers, and what is refused.

Every check raises an error whose context holds the reason and, for what is refused, the remedy.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from enum import Enum
from typing import Annotated, Any, Final, TypeVar

from pydantic import AfterValidator, BeforeValidator, StrictStr
from pydantic_core import PydanticCustomError

from authconfig import checks
from authconfig.vocabulary import READ_ONLY, Alias, Attribute, CharacterClass, Contact, MfaType

BAD_VALUE: Final = "bad_value"
REFUSED: Final = "refused"  # has its own remedy, and its value is not shown: OAuth has secrets

_Item = TypeVar("_Item")


class Odd(Enum):
    """Stands in for a value that no type below takes, and says what is wrong with it."""

    NULL = "It must not be null."
    REPEATED = "It is given more than once."


def bad_value(reason: str) -> PydanticCustomError:
    """The error for a value that is not valid, to be raised in a validator."""
    return PydanticCustomError(BAD_VALUE, "{reason}", {"reason": reason})


def refused(reason: str, remedy: str) -> PydanticCustomError:
    """The error for a part that is refused whatever its value is, to be raised in a validator."""
    return PydanticCustomError(REFUSED, "{reason}", {"reason": reason, "remedy": remedy})


def once(items: tuple[_Item, ...]) -> tuple[_Item, ...]:
    """`items`, none of which may be listed twice."""
    item, times = next(iter(Counter(items).most_common(1)), (None, 1))
    if times > 1:
        raise refused(f"It lists {item} {times} times.", "List it once.")
    return items


def _not_built(reason: str, nothing: object = None) -> BeforeValidator:
    """The check of a part that is not built: refused, except for the value that says that the part is not wanted."""
    remedy = "Leave it out." if nothing is None else f"Set it to {json.dumps(nothing)}."

    def refuse(value: object) -> object:
        if type(value) is type(nothing) and value == nothing:
            return value
        raise refused(reason, remedy)

    return BeforeValidator(refuse)


def _word(meanings: Mapping[str, object]) -> BeforeValidator:
    """The check of one of Amplify's words, which replaces the word by its meaning."""
    *others, last = map(repr, meanings)
    reason = f"It must be {', '.join(others)} or {last}."

    def meaning(value: object) -> object:
        if isinstance(value, str) and value in meanings:
            return meanings[value]
        raise bad_value(reason)

    return BeforeValidator(meaning)


def _whole(value: object) -> int:
    """A whole number. JSON has one type for numbers: 30.0 is as whole as 30."""
    if type(value) is int or (type(value) is float and value.is_integer()):
        return int(value)
    raise bad_value("It must be a whole number.")


def _group_name(name: str) -> str:
    if reason := checks.group_name(name):
        raise bad_value(reason)
    return name


# Cognito's names in capitals, except ZONE_INFO, which Amplify turns into a zone_info that Cognito does not have.
_ATTRIBUTES: Final = {"ZONE_INFO" if each is Attribute.ZONEINFO else each.name: each for each in Attribute}
_WRITABLE: Final = {word: each for word, each in _ATTRIBUTES.items() if each not in READ_ONLY}
_SIGN_IN: Final = {
    "USERNAME": (),
    "EMAIL": (Contact.EMAIL,),
    "PHONE_NUMBER": (Contact.PHONE_NUMBER,),
    "EMAIL_AND_PHONE_NUMBER": (Contact.EMAIL, Contact.PHONE_NUMBER),
}
_CONSTRAINTS: Final = {
    "REQUIRE_LOWERCASE": CharacterClass.LOWERCASE,
    "REQUIRE_UPPERCASE": CharacterClass.UPPERCASE,
    "REQUIRE_DIGIT": CharacterClass.NUMBERS,
    "REQUIRE_SYMBOL": CharacterClass.SYMBOLS,
}
_ALIASES: Final = {
    "EMAIL": Alias.EMAIL,
    "PHONE_NUMBER": Alias.PHONE_NUMBER,
    "PREFERRED_USERNAME": Alias.PREFERRED_USERNAME,
}
_MFA_TYPES: Final = {"SMS": MfaType.SMS, "TOTP": MfaType.TOTP}

WholeNumber = Annotated[int, BeforeValidator(_whole)]
GroupName = Annotated[StrictStr, AfterValidator(_group_name)]
SignIn = Annotated[tuple[Contact, ...], _word(_SIGN_IN)]
MfaTypes = Annotated[tuple[Annotated[MfaType, _word(_MFA_TYPES)], ...], AfterValidator(once)]
Constraints = Annotated[tuple[Annotated[CharacterClass, _word(_CONSTRAINTS)], ...], AfterValidator(once)]
# Amplify writes an empty list where users sign in with an address and cannot have aliases, so it answers nothing.
Aliases = Annotated[
    tuple[Annotated[Alias, _word(_ALIASES)], ...], AfterValidator(once), AfterValidator(lambda items: items or None)
]
Attributes = Annotated[tuple[Annotated[Attribute, _word(_ATTRIBUTES)], ...], AfterValidator(once)]
WritableAttributes = Annotated[tuple[Annotated[Attribute, _word(_WRITABLE)], ...], AfterValidator(once)]

_IDENTITY_POOLS: Final = "Identity pools are not built by this toolkit."
_OAUTH: Final = "OAuth and the hosted UI are not built by this toolkit."

NoIdentityPool = Annotated[bool, _not_built(_IDENTITY_POOLS, nothing=False)]
IdentityPool = Annotated[Any, _not_built(_IDENTITY_POOLS)]
OAuth = Annotated[Any, _not_built(_OAUTH)]
OAuthRemoved = Annotated[Any, _not_built(_OAUTH, nothing={})]
AdminQueries = Annotated[Any, _not_built("The Admin Queries API is not built by this toolkit.")]
CustomPolicy = Annotated[Any, _not_built("Policies for groups are not built by this toolkit (nor by Amplify).")]
