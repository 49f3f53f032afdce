"""`[custom_attributes.NAME]`: an attribute of users beyond the standard ones. It can be added, and never changes.

A file has one such table for each attribute, so its settings are made for a name: `of("plan").type`. So is the record
of one that an existing pool has: `record("plan")`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from authconfig import checks
from authconfig.settings.policies import NEW_POOL, FixedAtCreation, Kept
from authconfig.settings.setting import Setting, Settings
from authconfig.vocabulary import CUSTOM, AnyAttribute, AttributeType, custom_ones

TABLE: Final = "custom_attributes"
RECORD: Final = f"created.{TABLE}"
SENTENCE: Final = (
    "The attributes that users have beyond the standard ones, by name. One can be added at any time, and never be "
    "changed or taken away."
)
RECORD_SENTENCE: Final = "The custom attributes that the pool has, as they were when they were added."
# Cognito: "Existing schema attributes cannot be modified or deleted."
STAYS: Final = "a custom attribute can be added to a user pool, and not be taken away"
PUT_BACK: Final = f"Put back what {RECORD} says; no app has to list it. Or {NEW_POOL}."
_LEAST, _MOST = checks.CUSTOM_LENGTH
_HAVE_RANGES: Final = frozenset({AttributeType.STRING, AttributeType.NUMBER})


@dataclass(frozen=True, slots=True)
class AttributeSettings:
    """The settings of one custom attribute, in the order of the file."""

    type: Setting[AttributeType]
    mutable: Setting[bool]
    minimum: Setting[int | None]
    maximum: Setting[int | None]

    @property
    def all(self) -> tuple[Setting[Any], ...]:
        """All of them."""
        return tuple(getattr(self, name) for name in self.__slots__)


def _fixed(what: str) -> FixedAtCreation:
    return FixedAtCreation(
        f"{what} of a custom attribute",
        record=RECORD,
        thing="the attribute",
        instead="add an attribute with another name and let the apps use that one",
    )


@cache
def of(name: str) -> AttributeSettings:
    """The settings of the custom attribute that the file calls `name`. The same name has always the same settings."""
    key = f"{TABLE}.{name}."

    def out_of_range(value: int | None, settings: Settings) -> str | None:
        kind = settings[of(name).type]
        if value is None:
            return None
        if kind not in _HAVE_RANGES:
            return "Only a string or a number can have one."
        if kind is AttributeType.STRING and not _LEAST <= value <= _MOST:
            return f"A string can have {_LEAST} to {_MOST:,} characters."
        return None

    def below_the_minimum(value: int | None, settings: Settings) -> str | None:
        minimum = settings[of(name).minimum]
        if value is not None and minimum is not None and value < minimum:
            return f"It is less than the minimum, which is {minimum:,}."
        return out_of_range(value, settings)

    return AttributeSettings(
        type=Setting(
            key=f"{key}type",
            sentence='What its values are: "string", "number", "date_time" or "boolean". In tokens all are texts.',
            default=AttributeType.STRING,
            policy=_fixed("the type"),
            required=True,
        ),
        mutable=Setting(
            key=f"{key}mutable",
            sentence=(
                "Whether the value of a user can change. If not, it is given when the user signs up or is created, and "
                "apps cannot write it."
            ),
            default=True,
            policy=_fixed("whether values can change"),
            required=True,
        ),
        minimum=Setting(
            key=f"{key}minimum",
            sentence=f"The least number, or the least number of characters of a string: {_LEAST} if left out.",
            default=None,
            policy=_fixed("the minimum"),
            conflict=out_of_range,
        ),
        maximum=Setting(
            key=f"{key}maximum",
            sentence=f"The greatest number, or the most characters of a string: {_MOST:,} if left out.",
            default=None,
            policy=_fixed("the maximum"),
            conflict=below_the_minimum,
        ),
    )


@cache
def record(name: str) -> Setting[Mapping[str, Any]]:
    """The record of the custom attribute called `name`: its table, as it was when the pool got it."""
    return Setting(
        key=f"{RECORD}.{name}",
        sentence="A custom attribute as it was when it was added.",
        default={},
        policy=Kept(),
    )


def is_record(setting: Setting[Any]) -> bool:
    """Whether `setting` is the record of a custom attribute: the file is refused unless it has the same."""
    return setting.key.startswith(f"{RECORD}.")


def names(settings: Iterable[Setting[Any]]) -> tuple[str, ...]:
    """The names of the custom attributes in `settings`, in their order there."""
    return tuple(dict.fromkeys(each.path[1] for each in settings if each.path[0] == TABLE))


def not_there(listed: tuple[AnyAttribute, ...], settings: Settings) -> str | None:
    """Why an app client cannot list the attributes `listed`: one of them is not in the file."""
    for each in custom_ones(listed):
        name = each.removeprefix(CUSTOM)
        if of(name).type not in settings:
            return f"The file has no custom attribute {name}: describe it in a table [{TABLE}.{name}]."
    return None


def not_writable(listed: tuple[AnyAttribute, ...], settings: Settings) -> str | None:
    """Why an app client cannot write the attributes `listed`. Cognito gives no app the right to write what stays."""
    for each in custom_ones(listed):
        mutable = of(each.removeprefix(CUSTOM)).mutable
        if mutable in settings and not settings[mutable]:
            return f"Apps cannot write {each}, as {mutable.key} is false: it is given at sign-up, or by administrators."
    return not_there(listed, settings)
