"""What a person does in an app with aws-amplify, and what the library says to it, as tables."""

from __future__ import annotations

from typing import Final

from tests.clients.amplify_app import (
    DONE,
    SECRET,
    TOKENS,
    Flow,
    call,
    confirm_sign_up,
    not_sent,
    prefer,
    respond,
    sent,
    shown,
    sign_in,
    sign_up,
    stale,
    verify_totp,
    with_phone,
    without_phone,
)
from tests.gateway.people import PASSWORD

SENT_MAIL: Final = "CONFIRM_SIGN_UP EMAIL a***@e***"
ASKS_SMS: Final = "CONFIRM_SIGN_IN_WITH_SMS_CODE SMS +*******0123"
ASKS_TOTP: Final = "CONFIRM_SIGN_IN_WITH_TOTP_CODE"
ASKS_WHICH: Final = "CONTINUE_SIGN_IN_WITH_MFA_SELECTION SMS TOTP"
SETS_UP_TOTP: Final = "CONTINUE_SIGN_IN_WITH_TOTP_SETUP"
WRONG_CODE: Final = "CodeMismatchException"
WRONG_SETUP: Final = "EnableSoftwareTokenMFAException"

TEMPORARY: Final = "Temp0rary-word"

set_up_totp: Final = call("setUpTOTP")
preference: Final = call("fetchMFAPreference")
sign_out: Final = call("signOut")
refresh: Final = call("fetchAuthSession", forceRefresh=True)

WITH_PHONE: Final = [(sign_up(with_phone), SENT_MAIL), (confirm_sign_up(sent), DONE)]
WITHOUT_PHONE: Final = [(sign_up(without_phone), SENT_MAIL), (confirm_sign_up(sent), DONE)]
TOTP_SET_UP: Final = [(set_up_totp, SECRET), (verify_totp(shown), None)]

WHERE_OPTIONAL: Final[dict[str, Flow]] = {
    "a sign-up waits for its code": [
        (sign_up(with_phone), SENT_MAIL),
        (confirm_sign_up(not_sent), WRONG_CODE),
        (sign_in(), "CONFIRM_SIGN_UP"),
        (confirm_sign_up(sent), DONE),
        (sign_up(with_phone), "UsernameExistsException"),
        (sign_in("Wrong-passw0rd"), "NotAuthorizedException"),
        (sign_in(), DONE),
        (sign_out, None),
        (preference, "UserUnAuthenticatedException"),
    ],
    "SMS once it is preferred": [
        *WITH_PHONE,
        (sign_in(), DONE),
        (preference, {}),
        (prefer(sms="PREFERRED"), None),
        (preference, {"enabled": ["SMS"], "preferred": "SMS"}),
        (sign_out, None),
        (sign_in("Wrong-passw0rd"), "NotAuthorizedException"),
        (sign_in(), ASKS_SMS),
        (respond(not_sent), WRONG_CODE),
        (respond(sent), DONE),
    ],
    "TOTP once it is set up and preferred": [
        *WITHOUT_PHONE,
        (sign_in(), DONE),
        (prefer(totp="PREFERRED"), "InvalidParameterException"),
        (set_up_totp, SECRET),
        (verify_totp(stale), WRONG_SETUP),
        (verify_totp(shown), None),
        (prefer(totp="PREFERRED"), None),
        (preference, {"enabled": ["TOTP"], "preferred": "TOTP"}),
        (sign_out, None),
        (sign_in(), ASKS_TOTP),
        (respond(stale), WRONG_CODE),
        (respond(shown), DONE),
    ],
    "the choice where neither is preferred": [
        *WITH_PHONE,
        (sign_in(), DONE),
        *TOTP_SET_UP,
        (prefer(sms="ENABLED", totp="ENABLED"), None),
        (preference, {"enabled": ["SMS", "TOTP"]}),
        (sign_out, None),
        (sign_in(), ASKS_WHICH),
        (respond("TOTP"), ASKS_TOTP),
        (respond(shown), DONE),
        (sign_out, None),
        (sign_in(), ASKS_WHICH),
        (respond("SMS"), ASKS_SMS),
        (respond(not_sent), WRONG_CODE),
        (respond(sent), DONE),
    ],
    "one preferred, then the other, then none": [
        *WITH_PHONE,
        (sign_in(), DONE),
        *TOTP_SET_UP,
        (prefer(sms="PREFERRED", totp="PREFERRED"), "InvalidParameterException"),
        (preference, {}),
        (prefer(sms="PREFERRED", totp="ENABLED"), None),
        (preference, {"enabled": ["SMS", "TOTP"], "preferred": "SMS"}),
        (sign_out, None),
        (sign_in(), ASKS_SMS),
        (respond(sent), DONE),
        (prefer(sms="NOT_PREFERRED", totp="PREFERRED"), None),
        (sign_out, None),
        (sign_in(), ASKS_TOTP),
        (respond(shown), DONE),
        (prefer(sms="DISABLED", totp="DISABLED"), None),
        (preference, {}),
        (sign_out, None),
        (sign_in(), DONE),
    ],
    "no SMS without a phone": [
        *WITHOUT_PHONE,
        (sign_in(), DONE),
        (prefer(sms="PREFERRED"), "InvalidParameterException"),
        (preference, {}),
    ],
}

WHERE_REQUIRED: Final[dict[str, Flow]] = {
    "SMS where the phone is known": [
        *WITH_PHONE,
        (sign_in("Wrong-passw0rd"), "NotAuthorizedException"),
        (sign_in(), ASKS_SMS),
        (respond(not_sent), WRONG_CODE),
        (respond(sent), DONE),
        (refresh, TOKENS),
        (sign_out, None),
        (sign_in(), ASKS_SMS),
    ],
    "TOTP has to be set up where nothing is known": [
        *WITHOUT_PHONE,
        (sign_in(), SETS_UP_TOTP),
        (respond(stale), WRONG_SETUP),
        (respond(shown), DONE),
        (preference, {}),  # asked for all the same: only what a preference switched on is listed
        (prefer(totp="ENABLED"), None),
        (preference, {"enabled": ["TOTP"]}),
        (prefer(totp="DISABLED"), None),
        (sign_out, None),
        (sign_in(), ASKS_TOTP),
        (respond(stale), WRONG_CODE),
        (respond(shown), DONE),
    ],
    "a set-up that was left begins again": [
        *WITHOUT_PHONE,
        (sign_in(), SETS_UP_TOTP),
        (sign_in(), SETS_UP_TOTP),
        (respond(shown), DONE),
    ],
    "the choice where neither is preferred": [
        *WITH_PHONE,
        (sign_in(), ASKS_SMS),
        (respond(sent), DONE),
        *TOTP_SET_UP,
        (preference, {}),
        (prefer(sms="ENABLED"), None),
        (prefer(sms="DISABLED", totp="DISABLED"), None),
        (preference, {"enabled": ["SMS"]}),
        (sign_out, None),
        (sign_in(), ASKS_WHICH),
        (respond("TOTP"), ASKS_TOTP),
        (respond(shown), DONE),
        (prefer(sms="PREFERRED"), None),
        (sign_out, None),
        (sign_in(), ASKS_SMS),
        (respond(sent), DONE),
    ],
}

WHERE_ONLY_SMS: Final[Flow] = [
    *WITH_PHONE,
    (sign_in(), ASKS_SMS),
    (respond(not_sent), WRONG_CODE),
    (respond(sent), DONE),
    (set_up_totp, "SoftwareTokenMFANotFoundException"),
    (prefer(sms="DISABLED"), None),
    (sign_out, None),
    (sign_in(), ASKS_SMS),
]

INVITED: Final[Flow] = [
    (sign_in(TEMPORARY), "CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED"),
    (respond(PASSWORD), ASKS_SMS),
    (respond(sent), DONE),
]

WITH_SMS: Final[Flow] = [(sign_in(), ASKS_SMS), (respond(sent), DONE)]
SIGN_OUT_EVERYWHERE: Final[Flow] = [(call("signOut", **{"global": True}), None)]
SIGNED_OUT_ELSEWHERE: Final[Flow] = [(refresh, {})]
A_PASSWORD_ALONE: Final[Flow] = [(sign_in(), ASKS_SMS)]
