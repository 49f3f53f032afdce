"""Gate 4: the template itself refuses required MFA for a pool that was not created with it."""

from __future__ import annotations

from aws_cdk import CfnParameter, CfnRule, CfnRuleAssertion, Fn
from constructs import Construct

from authconfig import rules
from authconfig.models import AuthConfig
from authconfig.names import LogicalId
from authconfig.pool_state import PoolState
from authconfig.settings import mfa
from authconfig.vocabulary import MfaMode


class MfaAtCreation(CfnParameter):
    """The MFA mode that the pool was created with, as CloudFormation remembers it.

    A new stack takes the recorded mode from the template. On every later deployment `cdk deploy` and
    `aws cloudformation deploy` send the value that the stack has, so that a forged record changes nothing.
    """

    def __init__(self, scope: Construct, config: AuthConfig) -> None:
        super().__init__(
            scope,
            LogicalId.MFA_AT_CREATION,
            type="String",
            allowed_values=list(MfaMode),
            default=config.mfa_record,
            description=(
                "The MFA mode this user pool was created with. Leave it as the stack has it: "
                "it decides whether the pool may require MFA."
            ),
        )


class RequiredMfaOnlyAtCreation(CfnRule):
    """Refuses the change set, before any resource is touched, unless the pool was created with required MFA.

    Belongs in a template only where the mode is ON.
    """

    def __init__(self, scope: Construct, wanted: PoolState, created: MfaAtCreation) -> None:
        super().__init__(
            scope,
            LogicalId.REQUIRED_MFA_ONLY_AT_CREATION,
            assertions=[
                CfnRuleAssertion(
                    assert_=Fn.condition_equals(created.value_as_string, MfaMode.ON),
                    assert_description=rules.refusal_of(mfa.MODE, wanted).text,
                )
            ],
        )


class LeftRequiredMfa(CfnRule):
    """Refuses the change set while the stack remembers required MFA and the template does not ask for it.

    It makes CloudFormation follow first, deliberately and once. Were it to go on remembering ON, a deployment of an
    older commit could require MFA again, of users who have no second factor by then. It belongs into every template
    that does not require MFA.
    """

    def __init__(self, scope: Construct, config: AuthConfig, environment: str, created: MfaAtCreation) -> None:
        refusal = rules.left_required_mfa(config.stack(environment), config.mfa.mode)
        super().__init__(
            scope,
            LogicalId.LEFT_REQUIRED_MFA,
            assertions=[
                CfnRuleAssertion(
                    assert_=Fn.condition_not(Fn.condition_equals(created.value_as_string, MfaMode.ON)),
                    assert_description=refusal.text,
                )
            ],
        )
