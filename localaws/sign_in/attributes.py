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
from localaws.sign_in.memory import Memory

_BY_USERS: Final = frozenset({"SignUp", "UpdateUserAttributes"})
_UPDATES: Final = frozenset({"UpdateUserAttributes", "AdminUpdateUserAttributes"})
_WRITES: Final = _BY_USERS | _UPDATES | {"AdminCreateUser"}
_VERIFIED: Final = "_verified"
_E164: Final = re.compile(r"\+[1-9][0-9]{1,14}")


def attribute_calls(memory: Memory) -> Correction:
    """Without it, users declare their own addresses verified, take over another's id, and sign up incompletely.

    And they sign up where only administrators create users.
    """

    async def before(request: Request, emulator: Emulator) -> Request:
        if not request.is_cognito or request.action not in _WRITES:
            return request
        written = _listed(request.parameters.get("UserAttributes"))
        check(request.action, written)
        if request.action == "SignUp":
            client = await memory.directory.client(str(request.parameters.get("ClientId")), emulator)
            if client is not None:
                pool = await memory.directory.pool(client.pool_id, emulator)
                check_sign_up(pool, str(request.parameters.get("Username")), written)
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


def check_sign_up(pool: Pool, name: str, given: Mapping[str, object]) -> None:
    """Raise Refused when somebody may not sign up as `name` with the attributes `given`.

    Where the user name is an address, it gives that attribute too.
    """
    if not pool.self_sign_up:
        raise Refused("NotAuthorizedException", "SignUp is not permitted for this user pool")
    if "preferred_username" in pool.aliases and given.get("preferred_username"):
        words = (
            "Preferred username cannot be provided for unconfirmed account, "
            "since user pool is configured for preferred username alias."
        )
        raise Refused("InvalidParameterException", words)
    named = {"email"} if "@" in name else {"phone_number"}
    known = {attribute for attribute, value in given.items() if value} | named.intersection(pool.named_by)
    absent = [attribute for attribute in _asked_of_users(pool) if attribute not in known]
    if absent:
        listed = "\n".join(f"{attribute}: The attribute is required" for attribute in absent)
        raise Refused("InvalidParameterException", f"Attributes did not conform to the schema: {listed}")


def missing(pool: Pool, user: User) -> tuple[str, ...]:
    """The attributes that `user` must give with a new password: the pool requires them, and they have no value."""
    return tuple(name for name in _asked_of_users(pool) if not user.attributes.get(name))


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


def _asked_of_users(pool: Pool) -> tuple[str, ...]:
    return tuple(name for name in pool.required if name != "sub" and not name.endswith(_VERIFIED))


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
