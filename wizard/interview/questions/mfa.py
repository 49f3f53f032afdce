"""The questions on MFA."""

from __future__ import annotations

from typing import Final

from authconfig import checks, vocabulary
from authconfig.vocabulary import MfaMode, MfaType
from wizard.interview import conditions
from wizard.interview.question import Choice, Kind, Question
from wizard.interview.questions import walks
from wizard.interview.questions.walks import EVERY_QUESTION

_WALKS: Final = frozenset({*EVERY_QUESTION, walks.MFA})

MFA: Final = (
    Question(
        key="mfa.mode",
        message="Multifactor authentication (MFA) user login options:",
        kind=Kind.SELECT,
        help="whether users sign in with a second factor; ON only for a new pool",
        default=MfaMode.OFF,
        asked_in=_WALKS,
        choices=(
            Choice("OFF", "OFF", MfaMode.OFF),
            Choice("ON", "ON (Required for all logins, can not be enabled later)", MfaMode.ON),
            Choice("OPTIONAL", "OPTIONAL (Individual users can use MFA)", MfaMode.OPTIONAL),
        ),
        learn_more=(
            "With MFA a user proves a second factor after the password: a code by text message, or one from an "
            "authenticator app.\nOFF: nobody does. OPTIONAL: who has set up a factor does. ON: everybody must "
            "have one.\nON can only be chosen now: switched on later, it would lock out every user "
            "without a second factor, so this toolkit refuses it on an existing pool."
        ),
        refused=conditions.refused_mode,
        settle=conditions.warn_when_leaving_on,
    ),
    Question(
        key="mfa.types",
        message="For user login, select the MFA types:",
        kind=Kind.CHECKBOX,
        help="the second factors that users can have, separated by commas",
        default=(MfaType.SMS,),
        asked_in=_WALKS,
        choices=(
            Choice("SMS", "SMS Text Message", MfaType.SMS),
            Choice("TOTP", "Time-Based One-Time Password (TOTP)", MfaType.TOTP),
        ),
        condition="MFA is not OFF",
        skipped=conditions.mfa_is_off,
        check=conditions.at_least_one_type,
        refused=conditions.refused_types,
        settle=conditions.sms_comes_along,
        doubtful=conditions.sms_lost_its_reason,
    ),
    Question(
        key="mfa.sms_message",
        message="Please specify an SMS authentication message:",
        kind=Kind.TEXT,
        help=f"the text message that carries a sign-in code; 6 to 140 characters with {vocabulary.CODE} for the code",
        default=vocabulary.SMS_MESSAGE,
        asked_in=_WALKS,
        reset_in=frozenset({walks.RESET}),
        condition="SMS is among the MFA types",
        skipped=conditions.no_sms_factor,
        check=conditions.text(checks.sms_authentication_message),
    ),
)
