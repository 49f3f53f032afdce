"""The questions about signing up: what users must give, and whether they do it themselves."""

from __future__ import annotations

from typing import Final

from authconfig.pool_state import PoolState
from authconfig.settings import user_pool, verification
from authconfig.settings.setting import Settings
from authconfig.vocabulary import Attribute, Contact
from wizard.interview.question import YES_OR_NO, Kind, SettingQuestion, Settled
from wizard.interview.questions.attributes import WRITABLE, in_order
from wizard.interview.questions.walks import ALL, MANUAL


def _implied_by_sign_in(settings: Settings, pool: PoolState | None) -> frozenset[Attribute]:
    """Users must give what they sign in with. Where they choose between two, neither is implied."""
    sign_in = settings[user_pool.SIGN_IN]
    return frozenset(map(Attribute, sign_in)) if pool is None and len(sign_in) == 1 else frozenset()


def _with_implied(
    attributes: tuple[Attribute, ...], settings: Settings, pool: PoolState | None
) -> Settled[tuple[Attribute, ...]]:
    """Require what the sign-in implies."""
    return Settled(in_order({*attributes, *_implied_by_sign_in(settings, pool)}))


def some_cannot_confirm(settings: Settings) -> str | None:
    """A warning if users can sign up without giving anything that is verified, else None."""
    sign_in, verified = settings[user_pool.SIGN_IN], settings[verification.BY].contacts
    always_given = {*settings[user_pool.REQUIRED_ATTRIBUTES], *(sign_in if len(sign_in) == 1 else ())}
    if always_given.intersection(verified) or set(sign_in) == set(verified) == set(Contact):
        return None
    missing = " or ".join(contact.replace("_", " ") for contact in verified)
    return f"Warning: the {missing} is verified but not required. A user who gives none cannot confirm the sign-up."


REQUIRED_ATTRIBUTES: Final = SettingQuestion(
    setting=user_pool.REQUIRED_ATTRIBUTES,
    message="What attributes are required for signing up?",
    kind=Kind.CHECKBOX,
    asked_in=frozenset({MANUAL, ALL}),
    choices=WRITABLE,
    warning="Warning: you will not be able to edit these selections.",
    included=_implied_by_sign_in,
    included_note="Users sign in with it, so it is required already: {}",
    settle=_with_implied,
)
SELF_SIGN_UP: Final = SettingQuestion(
    setting=user_pool.SELF_SIGN_UP,
    message="Can people sign themselves up?",
    kind=Kind.SELECT,
    choices=YES_OR_NO,
)
