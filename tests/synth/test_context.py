"""What `-c` changes of a template."""

from __future__ import annotations

from tests.snapshot.templates import app_client, user_pool
from tests.synth.user import User


def test_an_environment_has_its_own_stack_and_names(user: User) -> None:
    user.wizard("add", "--yes", "--user-pool-name", "people", "--project-resource", "door")
    synthesis = user.synth("-c", "env=prod")

    assert (synthesis.run.exit_code, synthesis.run.stderr) == (0, "")
    assert [path.name for path in synthesis.output.glob("*.template.json")] == ["shop-auth-prod.template.json"]
    template = synthesis.template("shop-auth-prod")
    assert user_pool(template)["UserPoolName"] == "people-prod"
    assert app_client(template)["ClientName"] == "door-prod"


def test_for_a_bootstrapped_account_the_stack_names_its_roles(user: User) -> None:
    user.wizard("add", "--yes")
    synthesis = user.synth("-c", "bootstrap=true")

    assert (synthesis.run.exit_code, synthesis.run.stderr) == (0, "")
    assert "BootstrapVersion" in synthesis.template("shop-auth-dev")["Parameters"]
    assert "cdk-hnb659fds-deploy-role" in synthesis.artifact("shop-auth-dev")["properties"]["assumeRoleArn"]
