"""What is changed past CloudFormation: `check` names it, and a deploy does about it what `check` said."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import Any, Final

from authconfig.errors import ExitCode
from authconfig.file.reading import load_environment
from authconfig.names import Output
from tests.local.developer import Developer
from tests.snapshot.templates import template_of
from tests.synth.user import Run

CLOSED: Final = "user_pool.self_sign_up"
SESSIONS: Final = "app_clients.app.refresh_token_days"
DETACHED: Final = "SmsRole.Policies.publish-text-messages.PolicyDocument"


def check(developer: Developer, *options: str) -> Run:
    return developer.run(sys.executable, "-m", "wizard", "check", "--config", str(developer.config), "--json", *options)


def kinds(run: Run) -> Mapping[str, str]:
    """The kind of each finding about what is deployed, by its key."""
    found = {finding["key"]: finding["kind"] for finding in json.loads(run.stdout)["findings"]}
    return {key: kind for key, kind in found.items() if kind != "leaves-out"}


def deployed(developer: Developer) -> tuple[str, str, str]:
    """The ids of the pool and the app client, and the name of the role, of a pool that is in step."""
    developer.add("OPTIONAL", "SMS,TOTP")
    developer.deploy_synthesized()
    run = check(developer, "--strict")
    assert (ExitCode.DONE, {"": "in-step"}) == (run.exit_code, kinds(run))
    outputs = developer.stack().outputs
    role = outputs[Output.SMS_ROLE_ARN].rpartition("/")[2]
    return outputs[Output.USER_POOL_ID], outputs[Output.APP_CLIENT_ID], role


def closed(developer: Developer, pool: str) -> Any:
    found = developer.aws.cognito.describe_user_pool(UserPoolId=pool)["UserPool"]
    return found["AdminCreateUserConfig"]["AllowAdminCreateUserOnly"]


def test_what_somebody_changed_is_named_and_a_deploy_leaves_or_resets_it_as_was_said(developer: Developer) -> None:
    pool, client, role = deployed(developer)
    cognito = developer.aws.cognito
    cognito.update_user_pool(UserPoolId=pool, AdminCreateUserConfig={"AllowAdminCreateUserOnly": True})
    cognito.update_user_pool_client(UserPoolId=pool, ClientId=client, RefreshTokenValidity=1)
    developer.aws.iam.delete_role_policy(RoleName=role, PolicyName="publish-text-messages")

    run = check(developer)
    assert run.exit_code == ExitCode.DONE
    assert kinds(run) == {CLOSED: "left", SESSIONS: "left", DETACHED: "left"}
    assert check(developer, "--strict").exit_code == ExitCode.DRIFT
    developer.deploy_synthesized()
    assert closed(developer, pool) is True

    developer.wizard("update", "--yes", "--password-policy-minimum-length", "12")
    found = kinds(check(developer))
    assert found == {"password_policy.minimum_length": "pending", CLOSED: "reset", SESSIONS: "left", DETACHED: "left"}
    developer.deploy_synthesized()
    assert closed(developer, pool) is False
    assert kinds(check(developer)) == {SESSIONS: "left", DETACHED: "left"}


def test_what_is_beyond_the_template_is_named(developer: Developer) -> None:
    pool, client, _ = deployed(developer)
    cognito, function = developer.aws.cognito, "arn:aws:lambda:us-east-1:123456789012:function:f"
    cognito.update_user_pool(
        UserPoolId=pool,
        LambdaConfig={"PreSignUp": function},
        DeviceConfiguration={"ChallengeRequiredOnNewDevice": True},
        EmailConfiguration={"EmailSendingAccount": "DEVELOPER"},
        Policies={"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "EMAIL_OTP"]}},
    )
    cognito.update_user_pool_client(UserPoolId=pool, ClientId=client, CallbackURLs=["https://shop.example"])
    cognito.create_user_pool_client(UserPoolId=pool, ClientName="server")
    cognito.create_group(UserPoolId=pool, GroupName="guests")

    run = check(developer)
    told = {"UserPool.LambdaConfig.PreSignUp", "devices.remember"}
    told |= {"email.from", "UserPool.Policies.SignInPolicy.AllowedFirstAuthFactors"}
    assert told | {"AppClient.CallbackURLs"} <= {key for key, kind in kinds(run).items() if kind == "left"}
    beside = [each["message"] for each in json.loads(run.stdout)["findings"] if each["kind"] == "unmanaged"]
    assert beside == [
        "Not managed here: the user pool has further groups: guests.",
        "Not managed here: the user pool has further app clients: server.",
    ]


def test_a_deployed_template_without_its_rule_is_named(developer: Developer) -> None:
    deployed(developer)
    template = template_of(load_environment(developer.config, "dev").pool)
    # Otherwise there would be nothing to update: CloudFormation wants a change of a resource or an output.
    body = json.dumps({**template, "Rules": {}, "Outputs": {**template["Outputs"], "More": {"Value": "more"}}})
    cloudformation, name = developer.aws.cloudformation, developer.stack_name()
    cloudformation.update_stack(StackName=name, TemplateBody=body, Capabilities=["CAPABILITY_IAM"])
    cloudformation.get_waiter("stack_update_complete").wait(StackName=name, WaiterConfig={"Delay": 1})
    assert kinds(check(developer)) == {"LeftRequiredMfa": "reset"}
