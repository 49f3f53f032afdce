"""Which user attributes may be written, and by whom. Pure, except for the correction.

The messages are Cognito's, as reported by users, except where a comment says that they are ours.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from localaws.emulator import Emulator
from localaws.gateway import Correction
from localaws.messages import Refused, Request
from localaws.sign_in.accounts import Pool, User

_BY_USERS: Final = frozenset({"SignUp", "UpdateUserAttributes"})
_UPDATES: Final = frozenset({"UpdateUserAttributes", "AdminUpdateUserAttributes"})
_WRITES: Final = _BY_USERS | _UPDATES | {"AdminCreateUser"}
_VERIFIED: Final = "_verified"
_E164: Final = re.compile(r"\+[1-9][0-9]{1,14}")


def attribute_calls() -> Correction:
    """Without it, users can declare their own addresses verified, and take over another user's id."""

    async def before(request: Request, _: Emulator) -> Request:
        if request.is_cognito and request.action in _WRITES:
            check(request.action, _listed(request.parameters.get("UserAttributes")))
        return request

    return Correction("attribute-calls", before)


def check(action: str, written: Mapping[str, object]) -> None:
    """Raise Refused when `action` may not write the attributes `written`.

    A blank value removes an attribute (API reference, AdminUpdateUserAttributes); a new user has none to remove.
    """
    _check_immutable(written)
    if action in _BY_USERS and any(name.endswith(_VERIFIED) for name in written):
        raise Refused("NotAuthorizedException", "A client attempted to write unauthorized attribute")
    if not (action in _UPDATES and written.get("phone_number") == ""):
        _check_phone(written)


def missing(pool: Pool, user: User) -> tuple[str, ...]:
    """The attributes that `user` must give with a new password: the pool requires them, and they have no value."""
    writable = (name for name in pool.required if name != "sub" and not name.endswith(_VERIFIED))
    return tuple(name for name in writable if not user.attributes.get(name))


def check_completed(pool: Pool, user: User, given: Mapping[str, object]) -> None:
    """Raise Refused unless `given` are exactly the attributes that must come with a new password.

    Anybody who has the temporary password can answer here, so nothing that is known of the user may be overwritten.
    """
    _check_immutable(given)
    wanted = missing(pool, user)
    for name in given:
        if name not in wanted:
            known = bool(user.attributes.get(name))
            words = f"Cannot modify an already provided {name}" if known else _not_asked_for(name)
            raise Refused("InvalidParameterException", words)
    for name in wanted:
        if not given.get(name):
            raise Refused("InvalidParameterException", f"Invalid attributes given, {name} is missing")
    _check_phone(given)


def _not_asked_for(name: str) -> str:
    return f"{name} is not among requiredAttributes."  # our message


def _check_immutable(written: Mapping[str, object]) -> None:
    if "sub" in written:
        raise Refused("InvalidParameterException", "Cannot modify the non-mutable attribute sub")


def _check_phone(written: Mapping[str, object]) -> None:
    if "phone_number" not in written:
        return
    number = written["phone_number"]
    if not (isinstance(number, str) and _E164.fullmatch(number)):
        raise Refused("InvalidParameterException", "Invalid phone number format.")


def _listed(attributes: Any) -> dict[str, object]:
    """The values by name. The last value of a repeated name counts, as it does in the emulator."""
    given = attributes if isinstance(attributes, list) else []
    return {str(each.get("Name")): each.get("Value") for each in given if isinstance(each, Mapping)}
