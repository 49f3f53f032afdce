"""Several environments in one app: each has its own stack, in its own place, with the template that it has alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from aws_cdk.cx_api import CloudFormationStackArtifact

from authconfig.environments import Environment
from stacks.auth_stack import AuthStack
from tests.configs import config
from tests.snapshot.templates import new_app, template_of

# isort: split
from aws_cdk import Environment as Place  # after stacks, which settles the Node.js that this starts

DEV: Final = Environment("dev", config())
PROD: Final = Environment(
    "prod",
    config(created={"id": "1b2c3d4e", "mfa": "ON"}, mfa={"mode": "ON"}),
    account="111122223333",
    region="eu-west-1",
    tags={"team": "shop"},
)


def artifacts(*wanted: Environment, **options: Any) -> dict[str, CloudFormationStackArtifact]:
    """What synthesis says of the stack of each environment, by its name on the command line."""
    app = new_app()
    for each in wanted:
        AuthStack(app, each, **options)
    return {artifact.id: artifact for artifact in app.synth().stacks}


def test_one_app_has_a_stack_for_each_and_its_template_is_the_one_that_it_has_alone() -> None:
    found = artifacts(DEV, PROD)
    assert list(found) == ["labproj-auth-dev", "labproj-auth-prod"]
    assert found["labproj-auth-prod"].stack_name == "labproj-auth-prod-1b2c3d4e"
    assert found["labproj-auth-dev"].template == template_of(DEV.pool)
    assert found["labproj-auth-prod"].template == template_of(PROD.pool, "prod")


def test_a_stack_belongs_where_the_file_says_and_has_the_tags_of_the_file() -> None:
    found = artifacts(DEV, PROD)
    place = found["labproj-auth-prod"].environment
    assert (place.account, place.region) == ("111122223333", "eu-west-1")
    assert found["labproj-auth-prod"].tags == {
        "team": "shop",
        "cognito-auth-wizard:project": "labproj",
        "cognito-auth-wizard:environment": "prod",
        "cognito-auth-wizard:pool": "1b2c3d4e",
    }
    anywhere = found["labproj-auth-dev"].environment
    assert (anywhere.account, anywhere.region) == ("unknown-account", "unknown-region")


def test_what_the_file_says_of_the_place_cannot_be_given_otherwise_and_what_it_leaves_open_can() -> None:
    elsewhere = Place(account="444455556666", region="us-east-1")
    found = artifacts(DEV, PROD, env=elsewhere)
    assert found["labproj-auth-prod"].environment.account == "111122223333"
    assert found["labproj-auth-prod"].environment.region == "eu-west-1"
    assert found["labproj-auth-dev"].environment.account == "444455556666"


def test_no_tag_of_the_file_takes_the_place_of_one_by_which_a_stack_is_found() -> None:
    given = artifacts(DEV, tags={"cognito-auth-wizard:pool": "ffffffff", "team": "other"})
    assert given["labproj-auth-dev"].tags["cognito-auth-wizard:pool"] == DEV.pool.created.id


def test_the_rule_of_the_template_names_the_way_out_of_its_own_environment() -> None:
    listed = replace(PROD, listed=("dev", "prod"))
    (rule,) = artifacts(listed)["labproj-auth-prod"].template["Rules"].values()
    (assertion,) = rule["Assertions"]
    assert "`python -m wizard env remove prod`" in assertion["AssertDescription"]
    assert "`python -m wizard remove`" not in assertion["AssertDescription"]
