"""The stack. It only wires; what each part is like is said in the part's own module."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypedDict, Unpack

from aws_cdk import (
    CfnOutput,
    CfnWaitConditionHandle,
    DefaultStackSynthesizer,
    Environment,
    IPropertyInjector,
    IStackSynthesizer,
    LegacyStackSynthesizer,
    PermissionsBoundary,
    Stack,
)
from constructs import Construct

from authconfig import factors
from authconfig.environments import in_environment
from authconfig.models import AuthConfig, Config
from authconfig.names import Output, stack_name
from authconfig.vocabulary import MfaMode
from stacks.app_client import AppClient
from stacks.groups import add_groups
from stacks.guard import MfaAtCreation, RequiredMfaOnlyAtCreation
from stacks.sms_role import SmsRole
from stacks.user_pool import UserPool


class StackOptions(TypedDict, total=False):
    """What a `Stack` takes, but for its name: the wizard finds what is deployed by that."""

    analytics_reporting: bool
    cross_region_references: bool
    description: str
    env: Environment
    notification_arns: Sequence[str]
    permissions_boundary: PermissionsBoundary
    property_injectors: Sequence[IPropertyInjector]
    suppress_template_indentation: bool
    synthesizer: IStackSynthesizer
    tags: Mapping[str, str]
    termination_protection: bool


class AuthStack(Stack):
    """The user pool, SMS role, app client and groups of `config` in one `environment`.

    bootstrap: whether to deploy with the roles and the bucket of a bootstrapped account. Without it the stack
    needs neither: it has no assets, and the caller's own credentials deploy it. A `synthesizer` decides instead.
    user_pool, app_client: for what goes on from them, in this stack or another one; None when `config` has no pool.
    Raises ConfigInvalid when a name or a text does not fit AWS's limits together with the environment.
    """

    user_pool: UserPool | None = None
    app_client: AppClient | None = None

    def __init__(
        self,
        scope: Construct,
        config: Config,
        environment: str,
        *,
        bootstrap: bool = False,
        **options: Unpack[StackOptions],
    ) -> None:
        all_options: StackOptions = {
            "description": f"Sign-in and MFA of {config.project.name} ({environment})",
            "synthesizer": DefaultStackSynthesizer() if bootstrap else LegacyStackSynthesizer(),
            **options,
        }
        super().__init__(scope, stack_name(config.project.name, environment), **all_options)
        if isinstance(config, AuthConfig):
            self._add_pool(in_environment(config, environment), environment)
        else:
            # CloudFormation takes no template without a resource. This one creates nothing and costs nothing.
            CfnWaitConditionHandle(self, "NoUserPool")

    def _add_pool(self, config: AuthConfig, environment: str) -> None:
        created = MfaAtCreation(self, config)
        if config.mfa.mode is MfaMode.ON:
            RequiredMfaOnlyAtCreation(self, config, created)
        sms_role = SmsRole(self, config) if factors.send_texts(config.settings) else None
        self.user_pool = user_pool = UserPool(self, config, environment, sms_role)
        self.app_client = app_client = AppClient(self, config, environment, user_pool)
        add_groups(self, config, user_pool)
        outputs = {
            Output.USER_POOL_ID: user_pool.ref,
            Output.USER_POOL_ARN: user_pool.attr_arn,
            Output.APP_CLIENT_ID: app_client.ref,
            Output.MFA_CONFIGURATION: config.mfa.mode,
            Output.MFA_AT_CREATION: created.value_as_string,
            Output.SMS_ROLE_ARN: sms_role.attr_arn if sms_role else None,
        }
        for name, value in outputs.items():
            if value is not None:
                CfnOutput(self, name, value=value)
