"""What the gateway makes of templates and requests, and of what is neither."""

from __future__ import annotations

import json

import pytest

from localaws import template
from localaws.cloudformation import stack_name
from localaws.messages import Request

FORM = ((b"content-type", b"application/x-www-form-urlencoded"),)
ARN = "arn:aws:cloudformation:us-east-1:123456789012:stack/shop-auth-dev/a0cb3f7b"


def test_a_template_in_yaml_is_the_one_in_json() -> None:
    text = (
        "AWSTemplateFormatVersion: 2010-09-09\nOutputs: {A: {Value: !GetAtt P.Arn}, B: {Value: !Join ['', [!Ref P]]}}"
    )
    assert {
        "AWSTemplateFormatVersion": "2010-09-09",
        "Outputs": {"A": {"Value": {"Fn::GetAtt": "P.Arn"}}, "B": {"Value": {"Fn::Join": ["", [{"Ref": "P"}]]}}},
    } == json.loads(json.dumps(template.read(text)))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "just text",
        "[1, 2]",
        "{",
        "a: [",
        "a: &x [1]\nb: [*x, *x]",
        '{"a":' * 100_000,
        "!Ref [",
        "a: !!python/object:os.x {}",
    ],
)
def test_what_is_no_template_is_left_to_the_emulator(text: str) -> None:
    assert template.read(text) == {}


@pytest.mark.parametrize(
    ("sent", "corrected"),
    [
        ({"Fn::GetAtt": ["P", "ProviderURL"]}, {"Fn::Sub": "https://${P.ProviderName}"}),
        ({"Fn::GetAtt": "P.ProviderURL"}, {"Fn::Sub": "https://${P.ProviderName}"}),
        ({"Fn::GetAtt": ["P", "Arn"]}, {"Fn::GetAtt": ["P", "Arn"]}),
        ({"Fn::GetAtt": ["P", {"Ref": "X"}]}, {"Fn::GetAtt": ["P", {"Ref": "X"}]}),
        ({"a": [{"Fn::GetAtt": ["P", "ProviderURL"]}, 1]}, {"a": [{"Fn::Sub": "https://${P.ProviderName}"}, 1]}),
    ],
)
def test_a_provider_url_is_built_from_the_name_and_nothing_else_changes(sent: object, corrected: object) -> None:
    assert corrected == template.with_provider_urls(sent)


@pytest.mark.parametrize(
    ("given", "name"), [("shop-auth-dev", "shop-auth-dev"), (ARN.replace(":", "%3A"), "shop-auth-dev"), ("arn:foo", "")]
)
def test_a_stack_is_called_the_same_by_its_name_and_its_arn(given: str, name: str) -> None:
    assert name == stack_name(Request(FORM, f"Action=DescribeStacks&StackName={given}".encode()))


@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"[1]", b"{", b"[" * 100_000])
def test_a_body_that_is_no_call_has_no_parameters(body: bytes) -> None:
    request = Request(((b"x-amz-target", b"AWSCognitoIdentityProviderService.DescribeUserPool"),), body)
    assert (request.is_cognito, request.action, dict(request.parameters)) == (True, "DescribeUserPool", {})
