"""The calls of CloudFormation that the gateway looks into."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final
from xml.etree import ElementTree

from localaws import template
from localaws.gateway import Ask
from localaws.messages import Request, call

TEMPLATE_CALLS: Final = frozenset({"CreateChangeSet", "CreateStack", "UpdateStack"})
START_CALLS: Final = frozenset({"ExecuteChangeSet", "CreateStack", "UpdateStack"})
_ENDED: Final = re.compile(rb"<StackStatus>\w+_COMPLETE</StackStatus>")
_NOT_ENDED: Final = re.compile(rb"<StackStatus>\w+_(IN_PROGRESS|FAILED)</StackStatus>")


def stack_name(request: Request) -> str:
    """The name of the stack that `request` is about, whether it says the name or the ARN; "" for none."""
    given = str(request.parameters.get("StackName", ""))
    return given.partition("/")[2].partition("/")[0] if given.startswith("arn:") else given


def has_ended(body: bytes) -> bool:
    """Whether the DescribeStacks answer `body` is of a stack whose operation has come to an end."""
    return bool(_ENDED.search(body)) and not _NOT_ENDED.search(body)


def sent_template(request: Request) -> template.Template:
    """The template that `request` brings; empty when it brings none."""
    return template.read(str(request.parameters.get("TemplateBody", "")))


async def deployed_template(request: Request, stack: str, ask: Ask) -> template.Template:
    """The template that `stack` was last deployed with; empty when there is no such stack."""
    answer = await ask(call(request.headers, "GetTemplate", {"StackName": stack}, cognito=False))
    return template.read(_texts(answer.body, "TemplateBody").get("TemplateBody", ""))


async def pool_id(request: Request, stack: str, logical_id: str, ask: Ask) -> str | None:
    """The id of the user pool that `stack` has under `logical_id`; None when it has none yet."""
    parameters = {"StackName": stack, "LogicalResourceId": logical_id}
    answer = await ask(call(request.headers, "DescribeStackResource", parameters, cognito=False))
    return _texts(answer.body, "PhysicalResourceId").get("PhysicalResourceId") if answer.status == 200 else None


async def ask_cognito(request: Request, action: str, parameters: Mapping[str, Any], ask: Ask) -> dict[str, Any]:
    """What Cognito answers to `action`; empty when it refuses."""
    answer = await ask(call(request.headers, action, parameters, cognito=True))
    return answer.json() if answer.status == 200 else {}


def _texts(body: bytes, *names: str) -> dict[str, str]:
    """The texts of the elements `names` in the emulator's XML, whatever their namespace."""
    try:
        root = ElementTree.fromstring(body)  # noqa: S314  # the emulator's own answer, in this process
    except ElementTree.ParseError:
        return {}
    found = ((element.tag.rpartition("}")[2], element.text or "") for element in root.iter())
    return {name: text for name, text in found if name in names}
