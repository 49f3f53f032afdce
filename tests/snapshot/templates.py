"""From a configuration to its template, as `app.py` does it. One Node.js process serves all tests of a run."""

from __future__ import annotations

import json
import tempfile
from functools import cache
from pathlib import Path
from typing import Any, Final

from aws_cdk import App
from aws_cdk.cx_api import CloudFormationStackArtifact

from authconfig.environments import Environment
from authconfig.models import AuthConfig
from stacks.auth_stack import AuthStack

Template = dict[str, Any]
Resource = dict[str, Any]

ENVIRONMENT: Final = "dev"  # what the app takes when nothing else is said
_OUTPUT: Final = tempfile.TemporaryDirectory(prefix="templates-")  # gone when the tests end
_CDK_JSON: Final = Path(__file__).parents[2] / "cdk.json"


def new_app() -> App:
    """An app with the context of cdk.json: an app made without the CLI does not read it itself."""
    return App(context=json.loads(_CDK_JSON.read_text())["context"], outdir=tempfile.mkdtemp(dir=_OUTPUT.name))


def stack_of(config: AuthConfig, environment: str = ENVIRONMENT, *, bootstrap: bool = False) -> AuthStack:
    """The stack, in an app of its own."""
    return AuthStack(new_app(), Environment(environment, config), bootstrap=bootstrap)


def artifact_of(
    config: AuthConfig, environment: str = ENVIRONMENT, *, bootstrap: bool = False
) -> CloudFormationStackArtifact:
    """What synthesis says of the stack to the CLI that deploys it."""
    return _artifact_of(config.model_dump_json(), environment, bootstrap=bootstrap)


@cache
def _artifact_of(config: str, environment: str, *, bootstrap: bool) -> CloudFormationStackArtifact:
    stack = stack_of(AuthConfig.model_validate_json(config), environment, bootstrap=bootstrap)
    app = stack.node.root
    assert isinstance(app, App)
    return app.synth().get_stack_by_name(stack.stack_name)


def template_of(config: AuthConfig, environment: str = ENVIRONMENT, *, bootstrap: bool = False) -> Template:
    """The template, the caller's own: changing it changes no other test's."""
    artifact = artifact_of(config, environment, bootstrap=bootstrap)
    template: Template = json.loads(Path(artifact.template_full_path).read_text())
    return template


def resources_of_type(template: Template, resource_type: str) -> list[Resource]:
    return [resource for resource in template["Resources"].values() if resource["Type"] == resource_type]


def user_pool(template: Template) -> Resource:
    """The properties of the one user pool."""
    return _properties_of_the_one(template, "AWS::Cognito::UserPool")


def app_client(template: Template) -> Resource:
    """The properties of the one app client."""
    return _properties_of_the_one(template, "AWS::Cognito::UserPoolClient")


def sms_role(template: Template) -> Resource:
    """The properties of the one SMS role."""
    return _properties_of_the_one(template, "AWS::IAM::Role")


def _properties_of_the_one(template: Template, resource_type: str) -> Resource:
    (resource,) = resources_of_type(template, resource_type)
    properties: Resource = resource["Properties"]
    return properties
