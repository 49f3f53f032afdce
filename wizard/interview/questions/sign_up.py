"""The questions about signing up: what users must give, and whether they do it themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from authconfig import journeys, sign_up
from authconfig.settings import user_pool
from authconfig.settings.setting import Settings
from authconfig.vocabulary import Attribute, in_order
from wizard.interview.question import YES_OR_NO, Kind, Pools, Proposal, SettingQuestion, Settled
from wizard.interview.questions.attributes import WRITABLE, labels
from wizard.interview.questions.walks import ALL, MANUAL


def _implied_by_sign_in(settings: Settings, pools: Pools) -> Mapping[Attribute, str]:
    """Users must give what they sign in with. Where they choose between two, neither is implied."""
    sign_in = settings[user_pool.SIGN_IN]
    implied = map(Attribute, sign_in) if not pools and len(sign_in) == 1 else ()
    return dict.fromkeys(implied, "users sign in with it")


def _with_implied(
    attributes: tuple[Attribute, ...], settings: Settings, pools: Pools
) -> Settled[tuple[Attribute, ...]]:
    """Require what the sign-in implies."""
    return Settled(in_order({*attributes, *_implied_by_sign_in(settings, pools)}))


def _where_codes_are_sent(settings: Settings) -> Proposal[Attribute] | None:
    """Required MFA with codes by text message alone: whoever signs up without a phone number can never sign in."""
    contact = journeys.required_for_codes(settings)
    if contact is None or Attribute(contact) in sign_up.always_given(settings):
        return None
    label = labels((Attribute(contact),))
    why = "the codes of the only second factor are sent there, so a user without one could never sign in"
    return Proposal(frozenset({Attribute(contact)}), f"{label}: {why}.")


REQUIRED_ATTRIBUTES: Final = SettingQuestion(
    setting=user_pool.REQUIRED_ATTRIBUTES,
    title="Required attributes",
    message="What attributes are required for signing up?",
    kind=Kind.CHECKBOX,
    asked_in=frozenset({MANUAL, ALL}),
    choices=WRITABLE,
    warning="Warning: you will not be able to edit these selections.",
    included=_implied_by_sign_in,
    proposes=_where_codes_are_sent,
    settle=_with_implied,
)
SELF_SIGN_UP: Final = SettingQuestion(
    setting=user_pool.SELF_SIGN_UP,
    title="Self sign-up",
    message="Can people sign themselves up?",
    kind=Kind.SELECT,
    choices=YES_OR_NO,
)
