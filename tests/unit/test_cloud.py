"""The door to AWS, with canned answers that botocore checks against the services' models, and without a network."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest
import yaml
from botocore import exceptions as aws
from botocore.parsers import ResponseParserError
from hypothesis import given, strategies as st

from authconfig.environments import Environment
from authconfig.errors import ExitCode
from authconfig.live import gate
from authconfig.live.comparison import comparable, differences
from authconfig.live.deployed import Account, Deployment, OtherStack, Unseen
from authconfig.live.finding import Kind
from authconfig.models import AuthConfig
from authconfig.settings import user_pool
from authconfig.vocabulary import Attribute, Contact, MfaMode, MfaType, PoolId
from cloud.clients import connect, connect_all
from cloud.errors import CloudError, translated
from cloud.reading import parts
from cloud.reading.answers import live_pool
from cloud.reading.deployment import deployment, find_stack, read_deployment, read_pool
from cloud.reading.inspection import inspection
from cloud.reading.template import template as read_template
from tests.configs import config
from tests.deployments import (
    ACCOUNT,
    LIVE_ID,
    REGION,
    STACK,
    WANTED,
    CannedAws,
    answers,
    as_deployed,
    client,
    deployed_stack,
    groups,
    template,
)
from tests.typed import by_key

FULL = config(user_pool={"groups": ("admins", "staff")})
SECRET = "wJalrXUtnFEMI"  # noqa: S105
_SETTINGS = {
    "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE",
    "AWS_SECRET_ACCESS_KEY": SECRET,
    "AWS_DEFAULT_REGION": "eu-west-1",
    "AWS_EC2_METADATA_DISABLED": "true",
}


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> Callable[..., None]:
    """Sets the environment of botocore to a known one with changes; None takes a variable away."""

    def setting(**changes: str | None) -> None:
        for name in ("AWS_PROFILE", "AWS_REGION", "AWS_SESSION_TOKEN", "AWS_ENDPOINT_URL"):
            monkeypatch.delenv(name, raising=False)
        known = {"AWS_CONFIG_FILE": str(tmp_path / "none"), "AWS_SHARED_CREDENTIALS_FILE": str(tmp_path / "none")}
        for name, value in {**_SETTINGS, **known, **changes}.items():
            if value is None:
                monkeypatch.delenv(name, raising=False)
            else:
                monkeypatch.setenv(name, value)

    return setting


def test_a_stack_and_its_pool_are_read_and_no_more() -> None:
    wanted = config(mfa={"types": ["SMS", "TOTP"]})
    with CannedAws() as canned:
        canned.answer_stack(deployed_stack(wanted))
        canned.answer_pool(*answers(wanted))
        found = deployment(canned.clients, WANTED)
    assert found.stack == deployed_stack(wanted)
    assert found.pool is not None
    live = by_key(found.pool.settings)
    assert (live["mfa.mode"], found.pool.described_mode) == (MfaMode.OPTIONAL, MfaMode.OPTIONAL)
    assert live["mfa.types"] == (MfaType.SMS, MfaType.TOTP)
    assert live["user_pool.sign_in"] == (Contact.EMAIL,)
    assert live["user_pool.required_attributes"] == (Attribute.EMAIL,)
    assert live["mfa.sms_message"] == wanted.mfa.sms_message
    assert live["user_pool.name"] == "labproj_userpool_0a1b2c3d-dev"


def test_without_a_stack_cognito_is_not_asked() -> None:
    with CannedAws() as canned:
        canned.cloudformation.add_client_error(
            "describe_stacks", "ValidationError", f"Stack with id {STACK} does not exist", 400
        )
        assert Deployment(None, None) == deployment(canned.clients, WANTED)
    assert canned.called == ["cloudformation:DescribeStacks"]


@pytest.mark.parametrize("wanted", [FULL, config(mfa={"mode": "OFF"}, user_pool={"groups": ()})])
def test_all_that_is_compared_is_read(wanted: AuthConfig) -> None:
    with CannedAws() as canned:
        canned.answer_inspection(wanted)
        found = inspection(canned.clients, WANTED)
    expected = as_deployed(wanted)
    assert found.account == Account(ACCOUNT, REGION, None)
    assert (found.stack, found.pool) == (expected.stack, expected.pool)
    (only,) = gate.compare(Environment("dev", wanted), found)
    assert only.kind is Kind.IN_STEP
    assert ("the SMS role" in only.message) == (wanted is FULL)


# Each call that may be denied: what has been answered before it is as for a pool with everything.
DENIABLE = {
    "get_template": ("cloudformation:GetTemplate", "the guard"),
    "describe_user_pool_client": ("cognito-idp:DescribeUserPoolClient", "the app client"),
    "get_role": ("iam:GetRole", "the SMS role"),
    "list_role_policies": ("iam:ListRolePolicies", "the SMS role"),
    "get_role_policy": ("iam:GetRolePolicy", "the SMS role"),
    "list_attached_role_policies": ("iam:ListAttachedRolePolicies", "the SMS role"),
    "list_groups": ("cognito-idp:ListGroups", "the groups"),
    "list_user_pool_clients": ("cognito-idp:ListUserPoolClients", "further app clients"),
    "list_identity_providers": ("cognito-idp:ListIdentityProviders", "identity providers"),
}


class Denying(CannedAws):
    """Denies one call, where it would answer as for a pool with everything."""

    def __init__(self, call: str, code: str) -> None:
        super().__init__()
        self._denied, self._code = call, code

    def __enter__(self) -> Denying:
        super().__enter__()
        for stub in self._stubs:
            self._deny(stub)
        return self

    def _deny(self, stub: Any) -> None:
        answer = stub.add_response

        def answer_or_deny(call: str, *arguments: Any) -> None:
            if call == self._denied:
                stub.add_client_error(call, self._code, "no", 400)
            elif not (self._denied in ROLE_CALLS and call in ROLE_CALLS[ROLE_CALLS.index(self._denied) :]):
                answer(call, *arguments)

        stub.add_response = answer_or_deny

    def __exit__(self, *error: Any) -> None:
        for stub in self._stubs:
            del stub.add_response
        super().__exit__(*error)


ROLE_CALLS = ["get_role", "list_role_policies", "get_role_policy", "list_attached_role_policies"]


@pytest.mark.parametrize("call", DENIABLE)
def test_what_may_not_be_read_is_said_with_the_permission(call: str) -> None:
    permission, what = DENIABLE[call]
    with Denying(call, "AccessDenied") as canned:
        canned.answer_inspection(FULL)
        found = inspection(canned.clients, WANTED)
    unseen, in_step = gate.compare(Environment("dev", FULL), found)
    assert unseen.kind is Kind.UNSEEN
    assert what in unseen.message
    assert f"lack the permission {permission}." in unseen.message
    assert in_step.kind is Kind.IN_STEP


@pytest.mark.parametrize(
    ("call", "code", "thing"),
    [
        ("describe_user_pool_client", "ResourceNotFoundException", "app client app"),
        ("get_role", "NoSuchEntity", "SMS role"),
    ],
)
def test_a_part_that_is_gone_is_named(call: str, code: str, thing: str) -> None:
    with Denying(call, code) as canned:
        canned.answer_inspection(FULL)
        found = inspection(canned.clients, WANTED)
    (gone,) = gate.compare(Environment("dev", FULL), found)
    assert gone.message == f"Drift: the {thing} was deleted outside CloudFormation."


def test_an_account_that_is_not_known_is_no_error() -> None:
    with Denying("get_caller_identity", "AccessDenied") as canned:
        canned.answer_inspection(FULL)
        found = inspection(canned.clients, WANTED)
    assert found.account == Account(None, REGION, None)


def test_what_others_made_of_the_pool_is_read() -> None:
    described, mfa = answers(FULL)
    described |= {"Domain": "shop", "SchemaAttributes": [*described["SchemaAttributes"], {"Name": "custom:plan"}]}
    with CannedAws() as canned:
        canned.answer_stack(deployed_stack(FULL))
        canned.answer_pool(described, mfa)
        canned.cloudformation.add_response("get_template", {"TemplateBody": json.dumps(template(FULL))})
        canned.cognito.add_response("describe_user_pool_client", {"UserPoolClient": client(FULL)})
        canned.answer_role(FULL)
        canned.cognito.add_response("list_groups", {"Groups": list(groups(FULL).values())})
        canned.answer_beside(["server", "partner"], ["Google"])
        canned.answer_account()
        found = inspection(canned.clients, WANTED)
    assert [each.message for each in gate.compare(Environment("dev", FULL), found) if each.kind is Kind.UNMANAGED] == [
        "Not managed here: the user pool has further app clients: server, partner.",
        "Not managed here: the user pool has identity providers: Google.",
        "Not managed here: the user pool has domains: shop.",
        "Not managed here: the user pool has custom attributes: custom:plan.",
    ]


def test_a_pool_that_says_nothing_of_the_case_of_names_minds_it() -> None:
    described, mfa = answers(FULL)
    del described["UsernameConfiguration"]
    found = parts.user_pool(described, mfa)  # type: ignore[arg-type]
    assert found["UsernameConfiguration"] == {"CaseSensitive": True}
    assert live_pool(described, mfa).settings[user_pool.CASE_SENSITIVE]  # type: ignore[arg-type]


def test_the_secret_of_a_client_is_not_kept() -> None:
    found = parts.app_client({**client(FULL), "ClientSecret": SECRET})  # type: ignore[typeddict-item]
    assert found["GenerateSecret"] is True
    assert SECRET not in str(found)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "Resources: !Ref X",
        "[1]",
        "a: [",
        "Resources: [a]",
        "Resources: {A: 1}",
        "Resources: {}\nRules: [a]",
        {"a": 1},
    ],
)
def test_a_template_that_the_cdk_did_not_write_is_not_read(body: object) -> None:
    assert isinstance(read_template(body), Unseen)


@given(
    body=st.text()
    | st.recursive(st.none() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner))
)
def test_whatever_a_template_is_it_is_read_or_not_and_no_error(body: object) -> None:
    assert isinstance(read_template(body), Unseen | Mapping)


def test_a_template_is_read_from_yaml_as_from_json() -> None:
    whole = template(FULL)
    assert read_template(yaml.safe_dump(json.loads(json.dumps(whole)))) == read_template(json.loads(json.dumps(whole)))


def test_without_a_stack_those_of_the_same_project_and_environment_are_looked_up() -> None:
    def tagged(name: str, project: str, environment: str) -> dict[str, Any]:
        values = {"project": project, "environment": environment, "pool": "ffffffff"}
        return {
            "StackName": name,
            "Tags": [{"Key": f"cognito-auth-wizard:{key}", "Value": value} for key, value in values.items()],
        }

    with CannedAws() as canned:
        canned.answer_no_stack(
            tagged("one", "labproj", "dev"),
            tagged("another-environment", "labproj", "prod"),
            tagged("another-project", "shop", "dev"),
            {"StackName": "labproj-auth-dev"},
            {"StackName": "untagged"},
        )
        found = inspection(canned.clients, WANTED)
    status = "CREATE_COMPLETE"
    assert found.others == (OtherStack("one", PoolId("ffffffff"), status), OtherStack("labproj-auth-dev", None, status))


def test_other_stacks_that_may_not_be_looked_up_are_not_known() -> None:
    with CannedAws() as canned:
        canned.cloudformation.add_client_error(
            "describe_stacks", "ValidationError", f"Stack with id {STACK} does not exist", 400
        )
        canned.cloudformation.add_client_error("describe_stacks", "AccessDenied", "no", 403)
        canned.answer_account()
        assert inspection(canned.clients, WANTED).others is None


def test_another_mistake_of_the_same_code_is_not_taken_for_a_missing_stack() -> None:
    with CannedAws() as canned:
        canned.cloudformation.add_client_error("describe_stacks", "ValidationError", "1 validation error", 400)
        with pytest.raises(CloudError, match="ValidationError: 1 validation error"):
            find_stack(canned.clients.cloudformation, STACK)


@pytest.mark.parametrize("at", ["describe_user_pool", "get_user_pool_mfa_config"])
def test_a_pool_that_is_gone_is_none(at: str) -> None:
    with CannedAws() as canned:
        if at == "get_user_pool_mfa_config":
            canned.cognito.add_response("describe_user_pool", {"UserPool": answers(config())[0]})
        canned.cognito.add_client_error(at, "ResourceNotFoundException", f"User pool {LIVE_ID} does not exist.", 400)
        assert read_pool(canned.clients.cognito, LIVE_ID) is None


@pytest.mark.parametrize(
    ("described", "answer", "key", "value"),
    [
        ({}, {"SoftwareTokenMfaConfiguration": {"Enabled": False}}, "mfa.types", ("SMS",)),
        ({}, {"MfaConfiguration": "OFF"}, "mfa.types", None),
        ({"AutoVerifiedAttributes": ["phone_number", "email"]}, {}, "verification.by", "both"),
        ({"AutoVerifiedAttributes": ["phone_number"]}, {}, "verification.by", "phone_number"),
        ({"AutoVerifiedAttributes": []}, {}, "verification.by", None),
        ({"VerificationMessageTemplate": {}, "EmailVerificationSubject": "S"}, {}, "verification.email_subject", "S"),
        ({"VerificationMessageTemplate": {}}, {}, "verification.email_message", None),
        ({}, {}, "devices.remember", "never"),
        ({"DeviceConfiguration": {}}, {}, "devices.remember", "never"),
        ({"DeviceConfiguration": {"ChallengeRequiredOnNewDevice": False}}, {}, "devices.remember", "always"),
        ({"DeviceConfiguration": {"DeviceOnlyRememberedOnUserPrompt": True}}, {}, "devices.remember", "opt_in"),
        ({"DeviceConfiguration": {"DeviceOnlyRememberedOnUserPrompt": True}}, {}, "devices.skip_mfa", False),
        ({"DeviceConfiguration": {"ChallengeRequiredOnNewDevice": True}}, {}, "devices.skip_mfa", True),
        ({"AdminCreateUserConfig": {}}, {}, "invitation.email_message", ""),
        (
            {"AdminCreateUserConfig": {"InviteMessageTemplate": {"SMSMessage": "{username}: {####}"}}},
            {},
            "invitation.sms_message",
            "{username}: {####}",
        ),
        ({"Policies": {}}, {}, "password_policy.minimum_length", None),
        ({"Policies": {}}, {}, "password_policy.requires", None),
        ({"Policies": {}}, {}, "password_policy.history", None),
        ({"Policies": {"PasswordPolicy": {"MinimumLength": 8}}}, {}, "password_policy.history", 0),
        ({"Policies": {}}, {}, "password_policy.temporary_password_days", None),
        ({"UsernameAttributes": []}, {}, "user_pool.sign_in", ()),
        (
            {"AliasAttributes": ["preferred_username", "email"]},
            {},
            "user_pool.aliases",
            ("email", "preferred_username"),
        ),
    ],
)
def test_what_cognito_can_answer(described: dict[str, Any], answer: dict[str, Any], key: str, value: object) -> None:
    pool, mfa = answers(config())
    with CannedAws() as canned:
        canned.answer_pool({**pool, **described}, {**mfa, **answer})
        found = read_pool(canned.clients.cognito, LIVE_ID)
    assert found is not None
    assert value == by_key(found.effective).get(key)


@pytest.mark.parametrize(
    ("described", "answer", "key", "words"),
    [
        ({}, {"EmailMfaConfiguration": {"Subject": "Code"}}, "mfa.types", '["SMS", "TOTP", "EMAIL"]'),
        ({"AutoVerifiedAttributes": []}, {}, "verification.by", "nothing that is verified"),
    ],
)
def test_what_the_file_has_no_word_for_is_a_difference(
    described: dict[str, Any], answer: dict[str, Any], key: str, words: str
) -> None:
    pool, mfa = answers(config())
    with CannedAws() as canned:
        canned.answer_pool({**pool, **described}, {**mfa, **answer})
        found = read_pool(canned.clients.cognito, LIVE_ID)
    assert found is not None
    (difference,) = differences(comparable(config(), "dev"), found)
    assert (difference.setting.key, difference.pool) == (key, words)


def test_the_two_answers_can_disagree() -> None:
    pool, mfa = answers(config())
    with CannedAws() as canned:
        canned.answer_pool({**pool, "MfaConfiguration": "OFF"}, mfa)
        found = read_pool(canned.clients.cognito, LIVE_ID)
    assert found is not None
    assert (found.described_mode, by_key(found.settings)["mfa.mode"]) == (MfaMode.OFF, MfaMode.OPTIONAL)


def test_a_mode_of_the_future_is_no_bug() -> None:
    pool, mfa = answers(config())
    with CannedAws() as canned:
        canned.answer_pool(pool, {**mfa, "MfaConfiguration": "ADAPTIVE"})
        with pytest.raises(CloudError, match="the MFA mode ADAPTIVE, which this toolkit"):
            read_pool(canned.clients.cognito, LIVE_ID)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        *((code, "The AWS credentials have expired") for code in ("ExpiredToken", "ExpiredTokenException")),
        *((code, "AWS does not know these credentials") for code in
          ("InvalidClientTokenId", "UnrecognizedClientException", "SignatureDoesNotMatch")),
        *((code, "lack the permission cognito-idp:DescribeUserPool.") for code in
          ("AccessDenied", "AccessDeniedException")),
        *((code, "AWS accepts no more requests at the moment") for code in ("Throttling", "TooManyRequestsException")),
        ("InternalErrorException", "AWS refused cognito-idp:DescribeUserPool: InternalErrorException: session-token"),
    ],
)  # fmt: skip
def test_what_aws_answers_is_translated(code: str, words: str) -> None:
    with CannedAws() as canned:
        canned.cognito.add_client_error("describe_user_pool", code, "session-token", 400)
        with pytest.raises(CloudError) as caught:
            read_pool(canned.clients.cognito, LIVE_ID)
    assert caught.value.exit_code is ExitCode.AWS
    message, remedy = str(caught.value).split("\n  ")
    assert words in message
    assert remedy.endswith(".")
    assert ("session-token" in message) == (code == "InternalErrorException")


def test_the_missing_permission_is_the_one_of_the_call() -> None:
    with CannedAws() as canned:
        canned.cloudformation.add_client_error("describe_stacks", "AccessDenied", "no", 403)
        with pytest.raises(CloudError, match=r"lack the permission cloudformation:DescribeStacks\."):
            deployment(canned.clients, WANTED)
        canned.answer_stack(deployed_stack(config()))
        canned.cognito.add_response("describe_user_pool", {"UserPool": answers(config())[0]})
        canned.cognito.add_client_error("get_user_pool_mfa_config", "AccessDeniedException", "no", 400)
        with pytest.raises(CloudError, match=r"lack the permission cognito-idp:GetUserPoolMfaConfig\."):
            deployment(canned.clients, WANTED)


@pytest.mark.parametrize(
    ("raised", "words"),
    [
        (aws.CredentialRetrievalError(provider="process", error_msg=SECRET), "cannot be obtained, or have expired"),
        (aws.UnauthorizedSSOTokenError(), "cannot be obtained, or have expired (UnauthorizedSSOTokenError)"),
        (aws.TokenRetrievalError(provider="sso", error_msg=SECRET), "cannot be obtained, or have expired"),
        (aws.LoginRefreshRequired(), "cannot be obtained, or have expired"),
        (aws.ConfigParseError(path="/home/me/.aws/config", error="?"), "/home/me/.aws/config cannot be read"),
        (aws.ConnectTimeoutError(endpoint_url="https://me:pw@aws.example"), "reached at https://aws.example ("),
        (aws.ReadTimeoutError(endpoint_url="https://aws.example"), "(ReadTimeoutError)"),
        (aws.ConnectionClosedError(endpoint_url="https://aws.example"), "(ConnectionClosedError)"),
        (aws.SSLError(endpoint_url="https://aws.example", error=OSError()), "(SSLError)"),
        (aws.ProxyConnectionError(proxy_url="http://me:pw@proxy"), "reached at http://proxy ("),
        (aws.HTTPClientError(error="?"), "reached at its address ("),
        (ResponseParserError("<html>"), "The answer to a:B cannot be read; it does not seem to come from AWS"),
        (KeyError("Stacks"), "The answer to a:B cannot be read; it does not seem to come from AWS"),
        (IndexError(), "The answer to a:B cannot be read; it does not seem to come from AWS"),
        (aws.DataNotFoundError(data_path="x"), "a:B failed: Unable to load data for: x"),
        (ValueError("Invalid endpoint: x"), "The address of AWS cannot be used"),
    ],
)
def test_what_botocore_raises_is_translated(raised: Exception, words: str) -> None:
    with pytest.raises(CloudError) as caught, translated("a:B"):
        raise raised
    assert words in str(caught.value)
    assert SECRET not in str(caught.value)
    assert "pw" not in str(caught.value)
    assert caught.value.__suppress_context__


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"AWS_ACCESS_KEY_ID": None, "AWS_SECRET_ACCESS_KEY": None}, "There are no AWS credentials."),
        ({"AWS_SECRET_ACCESS_KEY": None}, "The AWS credentials are incomplete: AWS_SECRET_ACCESS_KEY is missing."),
        ({"AWS_DEFAULT_REGION": None}, "No AWS region is set."),
        ({"AWS_DEFAULT_REGION": "eu west"}, "'eu west' is not an AWS region."),
        ({"AWS_PROFILE": "nobody"}, "There is no AWS profile nobody."),
        ({"AWS_ENDPOINT_URL": "nonsense"}, "The address of AWS cannot be used"),
    ],
)
def test_settings_that_lead_nowhere(settings: Callable[..., None], changes: dict[str, str | None], words: str) -> None:
    settings(**changes)
    with pytest.raises(CloudError) as caught:
        read_deployment(WANTED)
    assert words in str(caught.value)
    assert SECRET not in str(caught.value)


def test_an_endpoint_where_nobody_listens(settings: Callable[..., None]) -> None:
    with socket.socket() as closed:  # bound and not listening: nobody else can take the port
        closed.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{closed.getsockname()[1]}"
        settings(AWS_ENDPOINT_URL=address)
        clients = connect(attempts=1)
        with pytest.raises(CloudError, match=f"AWS cannot be reached at {address}"):
            deployment(clients, WANTED)


def test_the_clients_do_not_wait_for_long_and_read_where_cdk_deploys(settings: Callable[..., None]) -> None:
    settings(AWS_REGION="eu-central-1")
    clients = connect()
    metas: tuple[Any, ...] = (clients.cloudformation.meta, clients.cognito.meta)
    for meta in metas:
        assert (meta.config.connect_timeout, meta.config.read_timeout) == (3, 10)
        assert meta.config.retries == {"mode": "standard", "total_max_attempts": 3}
        assert meta.region_name == "eu-central-1"


def test_of_an_environment_that_has_a_region_the_clients_read_there(settings: Callable[..., None]) -> None:
    settings(AWS_REGION="eu-central-1")
    for clients in (connect("us-east-1"), connect_all("us-east-1")):
        regions: tuple[Any, ...] = (clients.cloudformation.meta, clients.cognito.meta)
        assert {meta.region_name for meta in regions} == {"us-east-1"}


def test_of_a_stack_from_before_there_were_several_clients_the_only_one_is_read() -> None:
    stack = deployed_stack(FULL)
    older = replace(stack, outputs={name: each for name, each in stack.outputs.items() if name != "AppClientIdApp"})
    with CannedAws() as canned:
        canned.answer_inspection(FULL, stack=older)
        found = inspection(canned.clients, WANTED)
    assert found.parts is not None
    assert list(found.parts.app_clients) == ["AppClientIdApp"]
