"""The stack in somebody's own app, which goes on from the pool."""

from __future__ import annotations

import inspect
import tempfile
from typing import Any, Final

from aws_cdk import App, CfnOutput, Environment as Place, Stack, aws_cognito as cognito

from authconfig.environments import Environment
from authconfig.names import app_client_logical_id
from stacks.auth_stack import AuthStack, StackOptions
from tests.configs import config
from tests.snapshot.templates import template_of

_CONFIG: Final = config()
_STACK: Final = _CONFIG.stack("dev").name
_SOMEWHERE: Final = Place(account="111122223333", region="eu-west-1")


class Shop(Stack):
    """What somebody would write who has an app of their own: uses the pool that the other stack makes."""

    def __init__(self, scope: App, auth: AuthStack) -> None:
        super().__init__(scope, "Shop", env=_SOMEWHERE)
        pool = cognito.UserPool.from_user_pool_id(self, "Pool", auth.user_pool.ref)
        cognito.UserPoolDomain(
            self, "SignIn", user_pool=pool, cognito_domain=cognito.CognitoDomainOptions(domain_prefix="shop")
        )
        CfnOutput(self, "AppClient", value=auth.app_clients["app"].ref)


def _template(app: App, name: str) -> dict[str, Any]:
    template: dict[str, Any] = app.synth().get_stack_by_name(name).template
    return template


def test_another_stack_uses_its_pool_and_its_client() -> None:
    app = App(outdir=tempfile.mkdtemp())
    Shop(app, AuthStack(app, Environment("dev", _CONFIG), env=_SOMEWHERE))

    shop, auth = _template(app, "Shop"), _template(app, _STACK)

    exported = {str(output["Value"]): output["Export"]["Name"] for output in auth["Outputs"].values()
                if "Export" in output}  # fmt: skip
    pool, client = (exported[str({"Ref": part})] for part in ("UserPool", app_client_logical_id("app")))
    (domain,) = (found for found in shop["Resources"].values() if found["Type"] == "AWS::Cognito::UserPoolDomain")
    assert domain["Properties"]["UserPoolId"] == {"Fn::ImportValue": pool}
    assert shop["Outputs"]["AppClient"]["Value"] == {"Fn::ImportValue": client}
    assert auth["Resources"] == template_of(_CONFIG)["Resources"]


def test_it_takes_what_a_stack_takes() -> None:
    app = App(outdir=tempfile.mkdtemp())
    AuthStack(
        app,
        Environment("dev", _CONFIG),
        env=_SOMEWHERE,
        tags={"team": "shop"},
        termination_protection=True,
        description="Ours",
    )

    artifact = app.synth().get_stack_by_name(_STACK)
    assert (artifact.environment.account, artifact.environment.region) == ("111122223333", "eu-west-1")
    assert artifact.tags["team"] == "shop"
    assert artifact.termination_protection
    assert artifact.template["Description"] == "Ours"


def test_no_option_of_a_stack_is_missing_but_its_name() -> None:
    """The wizard finds what is deployed by the name."""
    options = {name for name, option in inspect.signature(Stack.__init__).parameters.items()
               if option.kind is inspect.Parameter.KEYWORD_ONLY}  # fmt: skip

    assert set(StackOptions.__annotations__) == options - {"stack_name"}
