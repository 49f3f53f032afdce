"""User names and addresses in a pool that ignores their case: Cognito has them in small letters, and so answers.

Developer guide, "User pool case sensitivity": it concerns the user name, the e-mail address and the preferred name.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from localaws.emulator import Emulator
from localaws.gateway import Correction
from localaws.messages import Request
from localaws.sign_in.accounts import Pool
from localaws.sign_in.memory import Memory

_ATTRIBUTES: Final = frozenset({"email", "preferred_username"})
_NAMES: Final = frozenset({"USERNAME", *(f"userAttributes.{name}" for name in _ATTRIBUTES)})


def letter_case(memory: Memory) -> Correction:
    """Without it, names that differ in case are of different users in every pool."""

    async def before(request: Request, emulator: Emulator) -> Request:
        if not request.is_cognito:
            return request
        small = in_small_letters(request.parameters)
        if small == request.parameters:
            return request
        pool = await _pool(request, memory, emulator)
        return request if pool is None or pool.case_sensitive else request.with_parameters(small)

    return Correction("letter-case", before)


def in_small_letters(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters of a call with the names in them in small letters, and all else as it is."""
    changed = dict(parameters)
    if isinstance(changed.get("Username"), str):
        changed["Username"] = changed["Username"].lower()
    for name in ("AuthParameters", "ChallengeResponses"):
        if isinstance(changed.get(name), Mapping):
            changed[name] = {key: _small(value) if key in _NAMES else value for key, value in changed[name].items()}
    if isinstance(changed.get("UserAttributes"), list):
        changed["UserAttributes"] = [_attribute(each) for each in changed["UserAttributes"]]
    return changed


def _attribute(given: Any) -> Any:
    if isinstance(given, Mapping) and given.get("Name") in _ATTRIBUTES:
        return {**given, "Value": _small(given.get("Value"))}
    return given


def _small(value: Any) -> Any:
    return value.lower() if isinstance(value, str) else value


async def _pool(request: Request, memory: Memory, emulator: Emulator) -> Pool | None:
    """The pool that the call is about; None when the call does not tell."""
    sent = request.parameters
    if "UserPoolId" in sent:
        return await memory.directory.pool(str(sent["UserPoolId"]), emulator)
    if "AccessToken" in sent:
        return await memory.directory.pool(memory.grants.holder("AccessToken", sent["AccessToken"]).pool_id, emulator)
    client = await memory.directory.client(str(sent.get("ClientId")), emulator)
    return await memory.directory.pool(client.pool_id, emulator) if client else None
