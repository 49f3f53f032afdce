"""Lambdas and custom resources, which call the local AWS back."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from localaws.environment import endpoint, variables
from localaws.key_file import key_of
from tests.gateway.clients import Clients, clients_of, local_aws
from tests.gateway.functions import running_code
from tests.gateway.test_key import first_line
from tests.gateway.test_server import start

CALLS_BACK = """
import boto3

def handler(event, context):
    pools = boto3.client("cognito-idp").list_user_pools(MaxResults=60)["UserPools"]
    answer(event, Pools=",".join(pool["Name"] for pool in pools), Endpoint=os.environ["AWS_ENDPOINT_URL"])
"""
NEVER_ANSWERS = """
def handler(event, context):
    return
"""


@pytest.fixture(scope="module", params=[(), ("--plain",)], ids=["corrected", "plain"])
def aws(request: pytest.FixtureRequest) -> Iterator[Clients]:
    with local_aws(*request.param) as clients:
        yield clients


def test_a_custom_resource_answers_and_its_function_finds_the_pools(aws: Clients) -> None:
    aws.pools.create_user_pool(PoolName="found")
    sent = running_code(CALLS_BACK)
    for name in ("Pools", "Endpoint"):
        sent["Outputs"][name] = {"Value": {"Fn::GetAtt": ["Custom", name]}}
    assert aws.deploy_template("calls-back", json.dumps(sent)) == "done"
    assert aws.output("calls-back", "Pools") == "found"
    assert aws.output("calls-back", "Endpoint") == aws.endpoint


def test_one_that_never_answers_does_not_keep_the_server(tmp_path: Path) -> None:
    with start("--port", "0") as server:
        _, port = first_line(server)
        key = key_of(port)
        assert key is not None
        aws = clients_of(variables(endpoint(port, key), tmp_path))
        aws.stacks.create_stack(StackName="pending", TemplateBody=json.dumps(running_code(NEVER_ANSWERS)))
        while not any(each["LogicalResourceId"] == "Custom" for each in _events(aws)):
            assert aws.status("pending") == "CREATE_IN_PROGRESS"
        server.send_signal(signal.SIGTERM)
        assert server.wait(20) == 0


def _events(aws: Clients) -> list[dict[str, str]]:
    return list(aws.stacks.describe_stack_events(StackName="pending")["StackEvents"])  # type: ignore[arg-type]
