"""The stack. It only wires; what each part is like is said in the part's own module."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypedDict, Unpack

from aws_cdk import (
    Annotations,
    CfnOutput,
    DefaultStackSynthesizer,
    Environment,
    IPropertyInjector,
    IStackSynthesizer,
    LegacyStackSynthesizer,
    PermissionsBoundary,
    Stack,
)
from constructs import Construct

from authconfig import environments, factors, journeys
from authconfig.environments import in_environment
from authconfig.models import AuthConfig
from authconfig.names import Output, app_client_output
from authconfig.program import TOOLKIT
from authconfig.vocabulary import MfaMode
from stacks.app_client import AppClient
from stacks.groups import add_groups
from stacks.guard import LeftRequiredMfa, MfaAtCreation, RequiredMfaOnlyAtCreation
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
    """The user pool, SMS role, app client and groups of `config` in one `environment`. One pool is one stack.

    bootstrap: whether to deploy with the roles and the bucket of a bootstrapped account. Without it the stack
    needs neither: it has no assets, and the caller's own credentials deploy it. A `synthesizer` decides instead.
    environment_name, user_pool, app_clients: for what goes on from them, in this stack or another one; the clients by
    name.
    Raises ConfigInvalid when a name or a text does not fit AWS's limits together with the environment.
    """

    def __init__(
        self,
        scope: Construct,
        environment: environments.Environment,
        *,
        bootstrap: bool = False,
        **options: Unpack[StackOptions],
    ) -> None:
        stack, name = environment.stack, environment.name
        all_options: StackOptions = {
            "description": f"Sign-in and MFA of {stack.project} ({name})",
            "synthesizer": DefaultStackSynthesizer() if bootstrap else LegacyStackSynthesizer(),
            **options,
            "env": _place(environment, options.get("env", Environment())),
            "tags": {**options.get("tags", {}), **environment.tags, **stack.tags},
        }
        super().__init__(scope, stack.construct_id, stack_name=stack.name, **all_options)
        self.environment_name = name
        config = in_environment(environment.pool, name)
        created = MfaAtCreation(self, config)
        if config.mfa.mode is MfaMode.ON:
            RequiredMfaOnlyAtCreation(self, environment.wanted, created)
        else:
            LeftRequiredMfa(self, config, name, created)
        sms_role = SmsRole(self, config) if factors.send_texts(config.settings) else None
        self.user_pool = UserPool(self, config, name, sms_role)
        self.app_clients = {
            client: AppClient(self, config, name, self.user_pool, client) for client in config.app_clients
        }
        add_groups(self, config, self.user_pool)
        self._add_outputs(config, created, sms_role)
        self._warn(config)

    def _warn(self, config: AuthConfig) -> None:
        """Say what nobody can do. Not an error: a pool that exists has to be synthesized and mended."""
        for nobody in journeys.impossible(config.settings):
            annotation = f"{TOOLKIT}:{nobody.setting.key}"
            Annotations.of(self).add_warning_v2(annotation, f"{nobody.setting.key}: {nobody.problem.message}")

    def _add_outputs(self, config: AuthConfig, created: MfaAtCreation, sms_role: SmsRole | None) -> None:
        first, *_ = self.app_clients.values()
        outputs = {
            Output.USER_POOL_ID: self.user_pool.ref,
            Output.USER_POOL_ARN: self.user_pool.attr_arn,
            Output.APP_CLIENT_ID: first.ref,
            **{app_client_output(each): client.ref for each, client in self.app_clients.items()},
            Output.MFA_CONFIGURATION: config.mfa.mode,
            Output.MFA_AT_CREATION: created.value_as_string,
            Output.SMS_ROLE_ARN: sms_role.attr_arn if sms_role else None,
        }
        for name, value in outputs.items():
            if value is not None:
                # In the template an output may be called what a parameter is called; in the tree of constructs not.
                CfnOutput(self, f"Output{name}", value=value).override_logical_id(name)


def _place(environment: environments.Environment, given: Environment) -> Environment:
    """Where the stack is deployed: where the file says, and as far as that is left open, where it is `given`.

    The CDK CLI refuses to deploy it elsewhere.
    """
    return Environment(account=environment.account or given.account, region=environment.region or given.region)
