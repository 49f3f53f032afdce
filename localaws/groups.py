"""Groups whose names are taken: in a pool, no two of them differ in case alone."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any, Final

from localaws import cloudformation, template
from localaws.emulator import Emulator
from localaws.gateway import Correction
from localaws.messages import Request, Response, refusal

TAKEN: Final = "A group with the name already exists."  # Cognito's message, as reported by users
# Groups of a stack are made where the gateway cannot intervene. So one that should be refused is sent to a pool that
# there is not, and the emulator's reason is replaced wherever it is read.
_NOWHERE: Final = "localaws-group-taken"
_REASON: Final = re.compile(rb"UserPool " + _NOWHERE.encode() + rb"[^<]*")
_HANDLERS: Final = f'Resource handler returned message: "{TAKEN} (Service: CognitoIdentityProvider, Status Code: 400)"'


def group_names() -> Correction:
    """Without it, a pool has groups whose names differ in case alone, and a stack takes over one that it never made."""

    async def before(request: Request, emulator: Emulator) -> Request | Response:
        if request.is_cognito and request.action == "CreateGroup":
            pool, name = str(request.parameters.get("UserPoolId")), str(request.parameters.get("GroupName"))
            if name.casefold() in await _taken(pool, emulator):
                return refusal(request, "GroupExistsException", TAKEN)
        elif request.action in cloudformation.TEMPLATE_CALLS and not _imports(request):
            return await _without_taken(request, emulator)
        return request

    async def after(request: Request, response: Response, _: Emulator) -> Response:
        if request.action not in cloudformation.READS or _NOWHERE.encode() not in response.body:
            return response
        return response.with_body(_REASON.sub(_HANDLERS.encode(), response.body))

    return Correction("group-names", before, after)


def _imports(request: Request) -> bool:
    """Whether the call takes over what is there, which is not taken then."""
    sent = request.parameters
    return sent.get("ChangeSetType") == "IMPORT" or str(sent.get("ImportExistingResources", "")).lower() == "true"


async def _without_taken(request: Request, emulator: Emulator) -> Request:
    """The call, with each new group whose name is taken sent nowhere."""
    stack, sent = cloudformation.stack_name(request), cloudformation.sent_template(request)
    names: defaultdict[str, set[str]] = defaultdict(set)
    refused = False
    for logical_id, group in template.groups(sent):
        name = group.get("GroupName")
        if not isinstance(name, str) or name == await cloudformation.physical_id(stack, logical_id, emulator):
            continue
        where = json.dumps(group.get("UserPoolId"), sort_keys=True)
        if where not in names:
            names[where] = await _taken(await _pool_of(group, stack, emulator), emulator)
        if name.casefold() in names[where]:
            group["UserPoolId"], refused = _NOWHERE, True
        names[where].add(name.casefold())
    return request.with_parameters({**request.parameters, "TemplateBody": json.dumps(sent)}) if refused else request


async def _pool_of(group: Mapping[str, Any], stack: str, emulator: Emulator) -> str | None:
    """The id of the pool in which the group will be; None when it is not there yet, or not told in so many words."""
    where = group.get("UserPoolId")
    if isinstance(where, Mapping) and isinstance(where.get("Ref"), str):
        return await cloudformation.physical_id(stack, where["Ref"], emulator)
    return where if isinstance(where, str) else None


async def _taken(pool: str | None, emulator: Emulator) -> set[str]:
    """The names of the groups of `pool`, without regard to case."""
    names: set[str] = set()
    more: dict[str, str] = {}
    while pool is not None:
        page = await emulator.read("ListGroups", {"UserPoolId": pool, **more})
        names |= {group["GroupName"].casefold() for group in page.get("Groups", ())}
        if "NextToken" not in page:
            break
        more = {"NextToken": page["NextToken"]}
    return names
