"""What AWS would answer about a configuration that was deployed, for tests that need no AWS."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from functools import cache
from types import TracebackType
from typing import Any, Final

import boto3
from botocore.stub import Stubber

from authconfig import factors, recovery
from authconfig.live import stated
from authconfig.live.deployed import DeployedStack, Inspection, Parts, Unseen
from authconfig.models import AuthConfig, CustomAttributeTable, DevicesTable, EmailTable
from authconfig.names import PoolStack
from authconfig.vocabulary import READ_ONLY, Attribute, MfaMode, MfaType, UserPoolId
from cloud.clients import AllClients
from cloud.reading import parts
from cloud.reading.answers import live_pool
from tests.configs import POOL_ID

LIVE_ID = UserPoolId("eu-west-1_AbCdEfGhI")
WANTED = PoolStack("labproj", "dev", POOL_ID)
STACK = WANTED.name
ACCOUNT, REGION = "123456789012", "eu-west-1"
ARN = f"arn:aws:cognito-idp:{REGION}:{ACCOUNT}:userpool/{LIVE_ID}"
DENIED = Unseen("Access denied: the AWS credentials lack the permission a:B.", "Have it added.")
CLIENT_ID = "4example5client6id7"
ROLE_NAME = "labproj-sms"
_ROLE = {"SnsCallerArn": f"arn:aws:iam::{ACCOUNT}:role/{ROLE_NAME}", "ExternalId": f"user-pool-{POOL_ID}"}


def answers(config: AuthConfig) -> tuple[dict[str, Any], dict[str, Any]]:
    """DescribeUserPool's pool and GetUserPoolMfaConfig's answer for `config` as deployed to dev."""
    mfa, texts, policy = config.mfa, config.verification, config.password_policy
    verified = ["email", "phone_number"] if texts.by == "both" else [str(texts.by)]
    factors = () if mfa.mode == "OFF" else mfa.types
    sends_sms = "SMS" in factors or "phone_number" in {*config.user_pool.sign_in, *verified}

    def filled(text: str) -> str:
        return text.replace("{{ project }}", config.project.name).replace("{{ env }}", "dev")

    described: dict[str, Any] = {
        "Id": LIVE_ID,
        "Arn": ARN,
        "Status": "Enabled",
        "CreationDate": "2026-01-02T03:04:05Z",
        "LastModifiedDate": "2026-01-02T03:04:05Z",
        "EstimatedNumberOfUsers": 3,
        "Name": f"{config.user_pool.name}-dev",
        "MfaConfiguration": str(mfa.mode),
        "UsernameAttributes": list(map(str, reversed(config.user_pool.sign_in))),
        "AliasAttributes": list(map(str, config.user_pool.aliases)),
        "AutoVerifiedAttributes": verified[::-1],
        "SchemaAttributes": [
            {"Name": "sub", "Required": True, "Mutable": False},
            {"Name": "zoneinfo", "Required": False, "Mutable": True},
            *(
                {"Name": str(name), "Required": True, "Mutable": True,
                 "AttributeDataType": "Number" if name == "updated_at" else "String"}
                for name in config.user_pool.required_attributes
            ),
            *(_custom(name, each) for name, each in config.custom_attributes.items()),
        ],
        "Policies": {
            "PasswordPolicy": {
                "MinimumLength": policy.minimum_length,
                **{f"Require{name.capitalize()}": name in policy.requires for name in
                   ("lowercase", "uppercase", "numbers", "symbols")},
                **({"PasswordHistorySize": policy.history} if policy.history else {}),
                "TemporaryPasswordValidityDays": policy.temporary_password_days,
            }
        },
        **_devices(config.devices),
        "EmailConfiguration": _sender(config.email),
        "VerificationMessageTemplate": {
            "EmailSubject": filled(texts.email_subject),
            "EmailMessage": filled(texts.email_message),
            "DefaultEmailOption": "CONFIRM_WITH_CODE",
            **({"SmsMessage": filled(texts.sms_message)} if sends_sms else {}),
        },
        "AdminCreateUserConfig": {
            "AllowAdminCreateUserOnly": not config.user_pool.self_sign_up,
            "UnusedAccountValidityDays": policy.temporary_password_days,
            **_invitation(
                {
                    "EmailSubject": filled(config.invitation.email_subject),
                    "EmailMessage": filled(config.invitation.email_message),
                    "SMSMessage": filled(config.invitation.sms_message) if sends_sms else "",
                }
            ),
        },
        "UserAttributeUpdateSettings": {"AttributesRequireVerificationBeforeUpdate": verified},
        "AccountRecoverySetting": {
            "RecoveryMechanisms": [
                {"Name": f"verified_{contact}", "Priority": priority}
                for priority, contact in enumerate(recovery.channels(config.settings), start=1)
            ]
        },
        "UsernameConfiguration": {"CaseSensitive": config.user_pool.case_sensitive},
        "UserPoolTier": str(config.user_pool.tier),
        **({"UserPoolAddOns": {"AdvancedSecurityMode": str(config.user_pool.threat_protection)}}
           if config.user_pool.tier == "PLUS" else {}),
        "DeletionProtection": "ACTIVE",
        "LambdaConfig": {},
        "UserPoolTags": {"aws:cloudformation:logical-id": "UserPool"},
        **({"SmsConfiguration": _ROLE} if sends_sms else {}),
    }  # fmt: skip
    answer: dict[str, Any] = {"MfaConfiguration": str(mfa.mode)}
    if sends_sms:
        role = {**_ROLE, "SnsRegion": mfa.sms_region} if mfa.sms_region else _ROLE
        described["SmsConfiguration"] = role
        message = {"SmsAuthenticationMessage": filled(mfa.sms_message)} if MfaType.SMS in factors else {}
        answer["SmsMfaConfiguration"] = {**message, "SmsConfiguration": role}
    if MfaType.TOTP in factors:
        answer["SoftwareTokenMfaConfiguration"] = {"Enabled": True}
    return described, answer


def _invitation(texts: dict[str, str]) -> dict[str, dict[str, str]]:
    given = {name: text for name, text in texts.items() if text}
    return {"InviteMessageTemplate": given} if given else {}


def _devices(devices: DevicesTable) -> dict[str, dict[str, bool]]:
    if devices.remember == "never":
        return {}
    opt_in = devices.remember == "opt_in"
    configured = {"ChallengeRequiredOnNewDevice": devices.skip_mfa, "DeviceOnlyRememberedOnUserPrompt": opt_in}
    return {"DeviceConfiguration": configured}


_DATA_TYPES: Final = {"string": "String", "number": "Number", "date_time": "DateTime", "boolean": "Boolean"}


def _custom(name: str, attribute: CustomAttributeTable) -> dict[str, Any]:
    """A custom attribute in DescribeUserPool's list. A number without limits has no constraints."""
    kind, least, most = _DATA_TYPES[attribute.type], attribute.minimum, attribute.maximum
    end = "Length" if kind == "String" else "Value"
    limits = {f"Min{end}": least, f"Max{end}": most}
    constraints = {limit: str(value) for limit, value in limits.items() if value is not None}
    return {
        "Name": f"custom:{name}",
        "AttributeDataType": kind,
        "DeveloperOnlyAttribute": False,
        "Mutable": attribute.mutable,
        "Required": False,
        **({f"{kind}AttributeConstraints": constraints} if kind in {"String", "Number"} else {}),
    }


def _sender(email: EmailTable) -> dict[str, str]:
    stated = {"From": email.from_, "SourceArn": email.identity_arn, "ReplyToEmailAddress": email.reply_to}
    account = "DEVELOPER" if email.from_ else "COGNITO_DEFAULT"
    return {"EmailSendingAccount": account, **{name: value for name, value in stated.items() if value}}


def deployed_stack(config: AuthConfig, status: str = "UPDATE_COMPLETE") -> DeployedStack:
    """The stack of `config`, deployed to dev by a pool's first deployment."""
    record = str(config.mfa_record)
    outputs = {
        "UserPoolId": LIVE_ID,
        "UserPoolArn": ARN,
        "AppClientId": CLIENT_ID,
        "AppClientIdApp": CLIENT_ID,
        "MfaConfiguration": str(config.mfa.mode),
        "MfaAtCreation": record,
        **({"SmsRoleArn": _ROLE["SnsCallerArn"]} if factors.send_texts(config.settings) else {}),
    }
    return DeployedStack(STACK, status, outputs, {"MfaAtCreation": record})


_FLOWS: Final = {
    "srp": "ALLOW_USER_SRP_AUTH",
    "user_password": "ALLOW_USER_PASSWORD_AUTH",
    "admin_password": "ALLOW_ADMIN_USER_PASSWORD_AUTH",
    "custom": "ALLOW_CUSTOM_AUTH",
    "user_auth": "ALLOW_USER_AUTH",
}
_ROTATION: Final = {"Feature": "ENABLED", "RetryGracePeriodSeconds": 60}


def client(config: AuthConfig) -> dict[str, Any]:
    """DescribeUserPoolClient's client for `config` as deployed to dev."""
    wanted = config.app_clients["app"]
    pool, sms = config.user_pool, MfaType.SMS in factors.in_effect(config.settings)
    given = {*pool.required_attributes, *pool.sign_in, *config.verification.by.contacts}
    always = {*given, *pool.aliases, *(["phone_number"] if sms else [])}
    standard = {each for each in wanted.write_attributes if ":" not in each}
    lists = bool(config.custom_attributes)
    readable = [*map(str, reversed(wanted.read_attributes))]
    if lists and not [each for each in readable if ":" not in each]:
        readable += map(str, Attribute)
    writable = sorted(map(str, {*always, *wanted.write_attributes})) if standard else []
    if lists and not standard:
        writable = sorted({*map(str, Attribute), *map(str, wanted.write_attributes)} - {*READ_ONLY})
    return {
        "UserPoolId": LIVE_ID,
        "ClientId": CLIENT_ID,
        "ClientName": f"{config.project.resource}-dev",
        "AccessTokenValidity": wanted.access_token_minutes,
        "IdTokenValidity": wanted.id_token_minutes,
        "RefreshTokenValidity": wanted.refresh_token_days,
        "TokenValidityUnits": {"AccessToken": "minutes", "IdToken": "minutes", "RefreshToken": "days"},
        "ReadAttributes": readable,
        "WriteAttributes": writable,
        "ExplicitAuthFlows": [
            *([] if wanted.rotate_refresh_tokens else ["ALLOW_REFRESH_TOKEN_AUTH"]),
            *(_FLOWS[flow] for flow in wanted.flows),
        ],
        **({"ClientSecret": "hidden"} if wanted.secret else {}),
        **({"RefreshTokenRotation": _ROTATION} if wanted.rotate_refresh_tokens else {}),
        "SupportedIdentityProviders": ["COGNITO"],
        "AllowedOAuthFlowsUserPoolClient": False,
        "PreventUserExistenceErrors": "ENABLED",
        "EnableTokenRevocation": True,
        "EnablePropagateAdditionalUserContextData": False,
        "AuthSessionValidity": 3,
    }


def role(config: AuthConfig) -> dict[str, Any]:
    """GetRole's role for `config` as deployed."""
    conditions = {
        "StringEquals": {"aws:SourceAccount": ACCOUNT, "sts:ExternalId": f"user-pool-{config.created.id}"},
        "ArnLike": {"aws:SourceArn": f"arn:aws:cognito-idp:{REGION}:{ACCOUNT}:userpool/*"},
    }
    statement = {"Effect": "Allow", "Principal": {"Service": "cognito-idp.amazonaws.com"},
                 "Action": "sts:AssumeRole", "Condition": conditions}  # fmt: skip
    return {
        "RoleName": ROLE_NAME,
        "Description": "Lets Amazon Cognito send the text messages of a user pool.",
        "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [statement]},
    }


INLINE: Mapping[str, Any] = {
    "publish-text-messages": {
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Allow", "Action": ["sns:Publish"], "Resource": "*"}],
    }
}


def groups(config: AuthConfig) -> dict[str, dict[str, Any]]:
    """The groups of ListGroups, by name, for `config` as deployed."""
    return {
        name: {"GroupName": name, "UserPoolId": LIVE_ID, "Precedence": precedence}
        for precedence, name in enumerate(config.user_pool.groups, start=1)
    }


def template(config: AuthConfig) -> dict[str, Any]:
    """The template that GetTemplate answers with once `config` was deployed to dev."""
    rule, condition = stated.guard(config.mfa.mode)
    return {
        "Resources": {name: {"Properties": each} for name, each in stated.resources(config, "dev").items()},
        "Rules": {rule: {"Assertions": [{"Assert": condition, "AssertDescription": "Refused."}]}},
    }


def as_deployed(config: AuthConfig) -> Inspection:
    """Everything that would be read once `config` was deployed."""
    return _found(config, *answers(config))


def part_of(inspection: Inspection, name: str) -> Any:
    """A part of a deployment; `app_client` is the client `app`."""
    parts = parts_of(inspection)
    return parts.app_clients["AppClientIdApp"] if name == "app_client" else getattr(parts, name)


def parts_of(inspection: Inspection) -> Parts:
    """The parts of a deployment that has some."""
    assert inspection.parts
    return inspection.parts


def with_parts(config: AuthConfig, **changes: Any) -> Inspection:
    """`config` as deployed, with some of its parts changed past CloudFormation. app_client: the client `app`"""
    inspection = as_deployed(config)
    if "app_client" in changes:
        changes["app_clients"] = {"AppClientIdApp": changes.pop("app_client")}
    return replace(inspection, parts=replace(parts_of(inspection), **changes))


def changed_past(config: AuthConfig, **members: Any) -> Inspection:
    """`config` as deployed, with other `members` in what DescribeUserPool answers: changed past CloudFormation."""
    described, answer = answers(config)
    return _found(config, {**described, **members}, answer)


def deployed_mode(mode: MfaMode, config: AuthConfig) -> Inspection:
    """`config` as deployed, with the live pool's MFA set to `mode` by somebody else."""
    described, answer = answers(config)
    changed = {"MfaConfiguration": str(mode)}
    return _found(config, {**described, **changed}, {**answer, **changed})


def _found(config: AuthConfig, described: Any, answer: Any) -> Inspection:
    with_role = factors.send_texts(config.settings)
    found = Parts(
        references=parts.references(deployed_stack(config), ARN),
        template=template(config),
        user_pool=parts.user_pool(described, answer),
        app_clients={"AppClientIdApp": parts.app_client(client(config))},  # type: ignore[arg-type]
        sms_role=parts.sms_role(role(config), INLINE, []) if with_role else None,
        groups=groups(config),
    )
    return Inspection(deployed_stack(config), live_pool(described, answer), parts=found)


@cache
def _clients() -> AllClients:
    session = boto3.session.Session("AKIDEXAMPLE", "hidden", region_name=REGION)
    both = session.client("cloudformation"), session.client("cognito-idp")
    return AllClients(*both, session.client("iam"), session.client("sts"), profile=None)


@dataclass
class CannedAws:
    """Clients whose answers are canned, and checked by botocore against the services' models."""

    called: list[str] = field(default_factory=list)

    def __enter__(self) -> CannedAws:
        self.clients = _clients()
        self._open = ExitStack()
        self._stubs = tuple(self._open.enter_context(Stubber(client)) for client in self._all)
        self.cloudformation, self.cognito, self.iam, self.sts = self._stubs
        for client in self._all:
            client.meta.events.register("provide-client-params", self._note, unique_id="called")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self._open.close()
        for client in self._all:
            client.meta.events.unregister("provide-client-params", self._note, unique_id="called")
        if error is None:
            for stub in self._stubs:
                stub.assert_no_pending_responses()

    @property
    def _all(self) -> tuple[Any, ...]:
        return self.clients.cloudformation, self.clients.cognito, self.clients.iam, self.clients.sts

    def _note(self, model: Any, **_: object) -> None:
        self.called.append(f"{model.service_model.service_name}:{model.name}")

    def answer_stack(self, stack: DeployedStack) -> None:
        """Let DescribeStacks answer with `stack`."""
        outputs = [{"OutputKey": key, "OutputValue": value} for key, value in stack.outputs.items()]
        parameters = [{"ParameterKey": key, "ParameterValue": value} for key, value in stack.parameters.items()]
        described = {"StackName": stack.name, "CreationTime": "2026-01-02T03:04:05Z", "StackStatus": stack.status,
                     "Outputs": outputs, "Parameters": parameters}  # fmt: skip
        self.cloudformation.add_response("describe_stacks", {"Stacks": [described]}, {"StackName": stack.name})

    def answer_inspection(self, config: AuthConfig, stack: DeployedStack | None = None) -> None:
        """Let everything answer that `check` asks for, as once `config` was deployed. stack: in place of its own"""
        self.answer_stack(stack or deployed_stack(config))
        self.answer_pool(*answers(config))
        self.cloudformation.add_response("get_template", {"TemplateBody": json.dumps(template(config))})
        self.cognito.add_response("describe_user_pool_client", {"UserPoolClient": client(config)})
        if factors.send_texts(config.settings):
            self.answer_role(config)
        self.cognito.add_response("list_groups", {"Groups": list(groups(config).values())}, {"UserPoolId": LIVE_ID})
        self.answer_beside()
        self.answer_account()

    def answer_role(self, config: AuthConfig) -> None:
        """Let IAM answer with the SMS role."""
        more = {"Path": "/", "RoleId": "AROA1BCFBAE917104105B", "CreateDate": "2026-01-02T03:04:05Z"}
        described = role(config)
        document = json.dumps(described["AssumeRolePolicyDocument"])
        whole = {**more, **described, "Arn": _ROLE["SnsCallerArn"], "AssumeRolePolicyDocument": document}
        named = {"RoleName": ROLE_NAME}
        self.iam.add_response("get_role", {"Role": whole}, named)
        self.iam.add_response("list_role_policies", {"PolicyNames": list(INLINE)}, named)
        for name, policy in INLINE.items():
            answer = {**named, "PolicyName": name, "PolicyDocument": json.dumps(policy)}
            self.iam.add_response("get_role_policy", answer, {**named, "PolicyName": name})
        self.iam.add_response("list_attached_role_policies", {"AttachedPolicies": []}, named)

    def answer_beside(self, clients: Sequence[str] = (), providers: Sequence[str] = ()) -> None:
        """Let the lists answer with the app client and further `clients`, and with `providers`."""
        found = [{"ClientId": CLIENT_ID, "ClientName": "own"}, *({"ClientId": n, "ClientName": n} for n in clients)]
        self.cognito.add_response("list_user_pool_clients", {"UserPoolClients": found})
        named = [{"ProviderName": name} for name in providers]
        self.cognito.add_response("list_identity_providers", {"Providers": named})

    def answer_account(self) -> None:
        """Let STS answer."""
        self.sts.add_response("get_caller_identity", {"Account": ACCOUNT})

    def answer_no_stack(self, *others: Mapping[str, Any]) -> None:
        """Let DescribeStacks answer that there is no stack of this name, and that there are `others`."""
        self.cloudformation.add_client_error(
            "describe_stacks", "ValidationError", f"Stack with id {STACK} does not exist", 400
        )
        common = {"CreationTime": "2026-01-02T03:04:05Z", "StackStatus": "CREATE_COMPLETE"}
        described = [{**common, **other} for other in others]
        self.cloudformation.add_response("describe_stacks", {"Stacks": described}, {})
        self.answer_account()

    def answer_pool(self, described: dict[str, Any], answer: dict[str, Any]) -> None:
        """Let DescribeUserPool and GetUserPoolMfaConfig answer."""
        asked = {"UserPoolId": LIVE_ID}
        self.cognito.add_response("describe_user_pool", {"UserPool": described}, asked)
        self.cognito.add_response("get_user_pool_mfa_config", answer, asked)
