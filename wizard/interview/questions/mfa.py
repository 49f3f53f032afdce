"""The questions about MFA."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from authconfig import factors, rules
from authconfig.pool_state import PoolState
from authconfig.settings import mfa
from authconfig.settings.setting import Settings
from authconfig.vocabulary import MfaMode, MfaType
from wizard.interview.question import Choice, Kind, Pools, SettingQuestion, Settled
from wizard.interview.questions import walks
from wizard.interview.questions.walks import EVERY_QUESTION

_WALKS: Final = frozenset({*EVERY_QUESTION, walks.MFA})
_Types = tuple[MfaType, ...]


def with_sms(types: _Types, settings: Settings) -> tuple[_Types, str | None]:
    """`types` with SMS where Cognito would keep it anyway, and what to say about it if it was added."""
    reason = factors.phone_reason(settings)
    if reason is None or MfaType.SMS in types:
        return types, None
    return (MfaType.SMS, *types), f"SMS Text Message was added to the MFA types: {reason}."


def _warn_when_leaving_on(mode: MfaMode, _: Settings, pools: Pools) -> Settled[MfaMode]:
    """Once a pool has left required MFA it cannot return to it: say so while there is time."""
    leaving = [pool for pool in pools if _leaves_on(pool, mode)]
    if not leaving:
        return Settled(mode)
    names = ", ".join(filter(None, (pool.environment for pool in leaving)))
    which = f"a pool leaves ON ({names})" if names else "this pool leaves ON"
    return Settled(mode, f"Warning: there is no way back. Once {which}, it can never require MFA again.")


def _leaves_on(pool: PoolState, mode: MfaMode) -> bool:
    """Whether `pool` leaves required MFA where all environments get `mode` that have none of their own."""
    return mfa.MODE not in pool.overrides and rules.mfa_verdict(pool, mode) is rules.Verdict.NO_WAY_BACK


def _sms_for_a_phone(settings: Settings, _: Pools) -> Mapping[MfaType, str]:
    reason = factors.phone_reason(settings)
    return dict.fromkeys((MfaType.SMS,), reason) if reason else {}


def _sms_comes_along(types: _Types, settings: Settings, _: Pools) -> Settled[_Types]:
    """Add SMS instead of letting the deployment fail."""
    return Settled(*with_sms(types, settings))


def _sms_lost_its_reason(before: Settings, now: Settings) -> str | None:
    """Why the MFA types are in doubt: SMS may have been added for a phone number that is not in use any more."""
    types = factors.in_effect(now)
    if factors.phone_reason(now) or not factors.phone_reason(before) or types != set(MfaType):
        return None
    return "Apart from the second factor, nothing needs text messages any more."


MFA: Final = (
    SettingQuestion(
        setting=mfa.MODE,
        title="MFA mode",
        message="Multifactor authentication (MFA) user login options:",
        kind=Kind.SELECT,
        asked_in=_WALKS,
        choices=(
            Choice("OFF", "OFF", MfaMode.OFF),
            Choice("ON", "ON (Required for all logins, can not be enabled later)", MfaMode.ON),
            Choice("OPTIONAL", "OPTIONAL (Individual users can use MFA)", MfaMode.OPTIONAL),
        ),
        learn_more=(
            "With MFA, users prove a second factor after the password: a code by text message, or one from an "
            "authenticator app.\nOFF: nobody does. OPTIONAL: users who have set up a factor do. ON: every user must "
            "have one.\nON can only be chosen when a pool is created: switched on later, it would stop users "
            "without a second factor, or lock them out, so this toolkit refuses it on an existing pool."
        ),
        settle=_warn_when_leaving_on,
    ),
    SettingQuestion(
        setting=mfa.TYPES,
        title="MFA types",
        message="For user login, select the MFA types:",
        kind=Kind.CHECKBOX,
        start=(MfaType.SMS,),
        asked_in=_WALKS,
        choices=(
            Choice("SMS", "SMS Text Message", MfaType.SMS),
            Choice("TOTP", "Time-Based One-Time Password (TOTP)", MfaType.TOTP),
        ),
        included=_sms_for_a_phone,
        settle=_sms_comes_along,
        doubtful=_sms_lost_its_reason,
    ),
    SettingQuestion(
        setting=mfa.SMS_MESSAGE,
        title="MFA SMS",
        message="Please specify an SMS authentication message:",
        kind=Kind.TEXT,
        asked_in=_WALKS,
        reset_in=frozenset({walks.RESET}),
    ),
)
