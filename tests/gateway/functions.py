"""Templates whose deployment runs code: a Lambda behind a custom resource."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

_ANSWER: Final = """
import json, os, urllib.request

def answer(event, **data):
    named = {name: event[name] for name in ("StackId", "RequestId", "LogicalResourceId")}
    body = json.dumps({"Status": "SUCCESS", "PhysicalResourceId": "done", "Data": data, **named}).encode()
    urllib.request.urlopen(urllib.request.Request(event["ResponseURL"], body, method="PUT"))
"""


def running_code(code: str) -> dict[str, Any]:
    """A template whose custom resource runs `code`: Python with a `handler` that may call `answer(event, **data)`."""
    function = {
        "Runtime": "python3.12",
        "Handler": "index.handler",
        "Code": {"ZipFile": _ANSWER + code},
        "Role": "arn:aws:iam::123456789012:role/function",
    }
    token = {"Fn::GetAtt": ["Function", "Arn"]}
    return {
        "Resources": {
            "Function": {"Type": "AWS::Lambda::Function", "Properties": function},
            "Custom": {"Type": "Custom::Code", "Properties": {"ServiceToken": token}},
        },
        "Outputs": {"Id": {"Value": {"Ref": "Custom"}}},
    }


def touching(marker: Path) -> str:
    """A template whose deployment makes the file `marker`."""
    return json.dumps(
        running_code(f"def handler(event, context):\n    open({str(marker)!r}, 'w').close()\n    answer(event)\n")
    )
