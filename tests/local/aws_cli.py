"""Stands in for the AWS CLI, which pins another botocore: `aws SERVICE OPERATION`, from the API's own model.

The CLI's operations and options are the model's names with hyphens, so one that does not exist is refused here too.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from typing import Any

import boto3
from botocore import xform_name
from botocore.model import Shape


def main(service: str, operation: str, *options: str) -> None:
    client = boto3.client(service, endpoint_url=os.environ["AWS_ENDPOINT_URL"])  # type: ignore[call-overload]
    called = client.meta.method_to_api_mapping[operation.replace("-", "_")]
    members = client.meta.service_model.operation_model(called).input_shape.members
    parser = argparse.ArgumentParser(allow_abbrev=False)
    for name in members:
        parser.add_argument(f"--{xform_name(name, '-')}", dest=name, nargs="+")
    given = {name: _value(members[name], texts) for name, texts in vars(parser.parse_args(options)).items() if texts}
    answer = getattr(client, xform_name(called))(**given)
    print(json.dumps(answer, default=str, indent=4))


def _value(shape: Shape, texts: list[str]) -> Any:
    """The CLI's shorthand: Name=email,Value=a@example.com for each structure of a list."""
    if shape.type_name == "list":
        return [dict(pair.split("=", 1) for pair in text.split(",")) for text in texts]
    (text,) = texts
    return text


if __name__ == "__main__":
    main(*sys.argv[1:])
