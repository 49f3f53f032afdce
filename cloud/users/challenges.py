"""Sign-in as a state machine: steps and their answers become requests, and responses become steps. Pure.

The challenges and their parameters are those of InitiateAuth and RespondToAuthChallenge in the API reference.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial
from types import NoneType
from typing import Any, Final, TypeVar, assert_never

from pydantic import SecretStr

from authconfig.program import PROGRAM
from authconfig.vocabulary import MfaType
from cloud.errors import CloudError
from cloud.users import factors
from cloud.users.refusals import WrongCode
from cloud.users.steps import (
    Answer,
    ChoiceWanted,
    CodeWanted,
    NewPassword,
    NewPasswordWanted,
    Request,
    SecretShared,
    SetUpDone,
    SetUpWanted,
    SignedIn,
    SignIn,
    Step,
)

_ATTRIBUTE: Final = "userAttributes."  # how NEW_PASSWORD_REQUIRED names an attribute
# The first name is what client libraries look for; the second is in the developer guide.
_CHOICES: Final = ("MFAS_CAN_CHOOSE", "MFAS_CAN_SELECT")
_Kind = TypeVar("_Kind")


def request(step: Step, answer: Answer = None) -> Request:
    """The call that gives `answer` to `step`: a code, a factor, a new password, or None where nothing is asked.

    Raises TypeError for an answer of the wrong kind.
    """
    session = {"Session": step.sign_in.session.get_secret_value()}
    match step:
        case CodeWanted():
            name = factors.name_of(step.factor)
            code = _expected(SecretStr, answer, step)
            return _response(step.sign_in, name, {f"{name}_CODE": code.get_secret_value()})
        case ChoiceWanted():
            chosen = _expected(MfaType, answer, step)
            return _response(step.sign_in, "SELECT_MFA_TYPE", {"ANSWER": factors.name_of(chosen)})
        case NewPasswordWanted():
            given = _expected(NewPassword, answer, step)
            attributes = {f"{_ATTRIBUTE}{name}": value for name, value in given.attributes.items()}
            password = {"NEW_PASSWORD": given.password.get_secret_value()}
            return _response(step.sign_in, "NEW_PASSWORD_REQUIRED", password | attributes)
        case SetUpWanted():
            _expected(NoneType, answer, step)
            return Request("associate_software_token", session)
        case SecretShared():
            code = _expected(SecretStr, answer, step)
            return Request("verify_software_token", session | {"UserCode": code.get_secret_value()})
        case SetUpDone():
            _expected(NoneType, answer, step)
            return _response(step.sign_in, "MFA_SETUP", {})
        case _:
            assert_never(step)


def _expected(kind: type[_Kind], answer: Answer, step: Step) -> _Kind:
    """`answer`, which must be of type `kind`. Raises TypeError."""
    if not isinstance(answer, kind):
        raise TypeError(f"a {type(answer).__name__} is no answer to {type(step).__name__}")
    return answer


def following(step: Step, response: Mapping[str, Any]) -> Step | SignedIn:
    """The step after `step`, for which Cognito gave `response`. Raises CloudError."""
    match step:
        case SetUpWanted():
            secret = response.get("SecretCode")
            if not isinstance(secret, str) or not secret:
                raise _unreadable("AssociateSoftwareToken")
            return SecretShared(_with_session(step.sign_in, response), SecretStr(secret))
        case SecretShared():
            check_verified(response)
            return SetUpDone(_with_session(step.sign_in, response))
        case CodeWanted() | ChoiceWanted() | NewPasswordWanted() | SetUpDone():
            return understood(step.sign_in, response)
        case _:
            assert_never(step)


def check_verified(response: Mapping[str, Any]) -> None:
    """Raise WrongCode unless `response`, an answer of VerifySoftwareToken, says that the code was right."""
    if response.get("Status") != "SUCCESS":
        raise WrongCode("The code is not the right one.", "Try again with the app's next code.")


def understood(sign_in: SignIn, response: Mapping[str, Any]) -> Step | SignedIn:
    """The step that `response`, an answer of InitiateAuth or RespondToAuthChallenge, asks for. Raises CloudError."""
    name, result = response.get("ChallengeName"), response.get("AuthenticationResult")
    if not name:
        return _signed_in(result)
    parameters = response.get("ChallengeParameters") or {}
    username = parameters.get("USER_ID_FOR_SRP") or parameters.get("USERNAME") or sign_in.username
    sign_in = _with_session(SignIn(sign_in.client_id, username, sign_in.session), response)
    if name not in _READERS:
        raise CloudError(
            f"Cognito asks for {name}, which this toolkit cannot answer.",
            f"The pool has a setting that auth.toml does not: see `{PROGRAM} check`.",
        )
    return _READERS[name](sign_in, parameters)


def _signed_in(result: object) -> SignedIn:
    if not isinstance(result, Mapping) or not result.get("AccessToken"):
        raise _unreadable("the sign-in")
    return SignedIn(SecretStr(result["AccessToken"]), result.get("ExpiresIn", 0))


def _code(factor: MfaType, sign_in: SignIn, parameters: Mapping[str, str]) -> Step:
    match factor:
        case MfaType.SMS:
            return CodeWanted(sign_in, factor, parameters.get("CODE_DELIVERY_DESTINATION", ""))
        case MfaType.TOTP:
            return CodeWanted(sign_in, factor)
        case _:
            assert_never(factor)


def _choice(sign_in: SignIn, parameters: Mapping[str, str]) -> Step:
    text = next((parameters[name] for name in _CHOICES if name in parameters), "")
    found = factors.known(_listed(text, "SELECT_MFA_TYPE"))
    if not found:
        raise CloudError("Cognito offers no second factor that this toolkit knows.", "Look at the user in the console.")
    return ChoiceWanted(sign_in, found)


def _set_up(sign_in: SignIn, parameters: Mapping[str, str]) -> Step:
    offered = factors.known(_listed(parameters.get("MFAS_CAN_SETUP", ""), "MFA_SETUP"))
    if not any(map(factors.is_set_up_in_sign_in, offered)):
        raise CloudError(
            "The pool requires text messages as the second factor, and the user has no phone number.",
            f"An administrator can set one: `{PROGRAM} user recover USERNAME --phone-number +15555550100`.",
        )
    return SetUpWanted(sign_in)


def _new_password(sign_in: SignIn, parameters: Mapping[str, str]) -> Step:
    required = _listed(parameters.get("requiredAttributes", "[]"), "NEW_PASSWORD_REQUIRED")
    present = _json(parameters.get("userAttributes", "{}"), "NEW_PASSWORD_REQUIRED")
    known = present if isinstance(present, dict) else {}
    names = (str(name).removeprefix(_ATTRIBUTE) for name in required)
    # An attribute that has a value cannot be changed here: Cognito refuses an answer that tries to.
    return NewPasswordWanted(sign_in, tuple(name for name in names if not known.get(name)))


_READERS: Final[Mapping[str, Callable[[SignIn, Mapping[str, str]], Step]]] = {
    **{factors.name_of(factor): partial(_code, factor) for factor in MfaType},
    "SELECT_MFA_TYPE": _choice,
    "MFA_SETUP": _set_up,
    "NEW_PASSWORD_REQUIRED": _new_password,
}


def _response(sign_in: SignIn, challenge: str, answers: Mapping[str, str]) -> Request:
    parameters = {
        "ClientId": sign_in.client_id,
        "ChallengeName": challenge,
        "Session": sign_in.session.get_secret_value(),
        "ChallengeResponses": {"USERNAME": sign_in.username, **answers},
    }
    return Request("respond_to_auth_challenge", parameters)


def _with_session(sign_in: SignIn, response: Mapping[str, Any]) -> SignIn:
    """`sign_in` with the session of `response`, which is valid for the next request only. Raises CloudError."""
    session = response.get("Session")
    if not isinstance(session, str) or not session:
        raise _unreadable("the sign-in")
    return SignIn(sign_in.client_id, sign_in.username, SecretStr(session))


def _listed(text: str, challenge: str) -> list[Any]:
    """The list in `text`, a parameter of `challenge` in JSON. Raises CloudError."""
    found = _json(text, challenge)
    if not isinstance(found, list):
        raise _unreadable(challenge)
    return found


def _json(text: str, challenge: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise _unreadable(challenge) from None


def _unreadable(what: str) -> CloudError:
    return CloudError(f"Cognito's answer to {what} cannot be read.", "Check AWS_ENDPOINT_URL, or update the toolkit.")
