"""What the gateway has to know of CloudFormation calls."""

from __future__ import annotations

import re
from typing import Final
from xml.etree import ElementTree

from localaws import template
from localaws.emulator import Emulator
from localaws.messages import Request

TEMPLATE_CALLS: Final = frozenset({"CreateChangeSet", "CreateStack", "UpdateStack"})
START_CALLS: Final = frozenset({"ExecuteChangeSet", "CreateStack", "UpdateStack"})
READS: Final = frozenset({"DescribeStackEvents", "DescribeStacks"})  # what shows why an operation failed
_ENDED: Final = re.compile(rb"<StackStatus>\w+_COMPLETE</StackStatus>")
_NOT_ENDED: Final = re.compile(rb"<StackStatus>\w+_(IN_PROGRESS|FAILED)</StackStatus>")


def stack_name(request: Request) -> str:
    """The name of the stack that `request` names, by its name or its ARN; "" when it names none."""
    given = str(request.parameters.get("StackName", ""))
    return given.partition("/")[2].partition("/")[0] if given.startswith("arn:") else given


def has_ended(body: bytes) -> bool:
    """Whether `body`, an answer of DescribeStacks, shows a stack whose operation has ended."""
    return bool(_ENDED.search(body)) and not _NOT_ENDED.search(body)


def sent_template(request: Request) -> template.Template:
    """The template in `request`; empty when there is none."""
    return template.read(str(request.parameters.get("TemplateBody", "")))


async def deployed_template(stack: str, emulator: Emulator) -> template.Template:
    """The template with which `stack` was last deployed; empty when there is no such stack."""
    answer = await emulator.cloudformation("GetTemplate", {"StackName": stack})
    return template.read(_texts(answer.body, "TemplateBody").get("TemplateBody", ""))


async def physical_id(stack: str, logical_id: str, emulator: Emulator) -> str | None:
    """What the resource `logical_id` of `stack` is outside it: a pool's id, a group's name; None when there is none."""
    parameters = {"StackName": stack, "LogicalResourceId": logical_id}
    answer = await emulator.cloudformation("DescribeStackResource", parameters)
    return _texts(answer.body, "PhysicalResourceId").get("PhysicalResourceId") if answer.status == 200 else None


def _texts(body: bytes, *names: str) -> dict[str, str]:
    """The texts of the elements `names` in the emulator's XML, whatever their namespace."""
    try:
        root = ElementTree.fromstring(body)  # noqa: S314  # the emulator's own answer, in this process
    except ElementTree.ParseError:
        return {}
    found = ((element.tag.rpartition("}")[2], element.text or "") for element in root.iter())
    return {name: text for name, text in found if name in names}
