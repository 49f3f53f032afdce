"""What stays when a pool is taken out of the file, when its stack is destroyed, and when its neighbour changes."""

from __future__ import annotations

from authconfig.names import Output
from tests.local.aws import Pool, factors
from tests.local.developer import MFA_AT_CREATION, Developer


def test_a_removed_pool_stays_as_it_is_beside_a_new_one_that_requires_mfa(developer: Developer) -> None:
    developer.add("OPTIONAL", "SMS,TOTP")
    developer.deploy()
    old, role = developer.pool_with_a_user(), _role(developer)

    stack_name, stack = developer.stack_name(), developer.stack()
    developer.wizard("remove", "--yes")
    assert developer.try_to_deploy().exit_code != 0
    _assert_kept(developer, old, role)

    developer.add("ON", "TOTP")
    developer.deploy()
    new = developer.pool()
    assert old.id != new.id
    assert ("ON", factors("TOTP"), ()) == (new.mode, new.methods, new.users)
    assert {MFA_AT_CREATION: "ON"} == developer.stack().parameters
    _assert_kept(developer, old, role)
    assert stack == developer.aws.stack(stack_name), "nothing was deployed to it"


def test_destroying_the_stack_keeps_the_pool_its_users_its_client_and_its_role(developer: Developer) -> None:
    developer.add("OPTIONAL", "SMS,TOTP")
    developer.deploy()
    pool, role = developer.pool_with_a_user(), _role(developer)

    name = developer.stack_name()
    run = developer.cdk("destroy", "--force", "--ci")

    assert 0 == run.exit_code, run.stderr
    assert not developer.aws.has_stack(name)
    _assert_kept(developer, pool, role)


def test_two_environments_have_a_pool_each_and_an_update_of_one_leaves_the_other(developer: Developer) -> None:
    developer.add("OPTIONAL", "TOTP")
    developer.deploy("-c", "env=dev")
    developer.deploy("-c", "env=prod")
    dev, prod = developer.pool_with_a_user("dev"), developer.pool_with_a_user("prod")
    assert dev.id != prod.id
    assert ("-dev", "-prod") == (_name(developer, dev.id)[-4:], _name(developer, prod.id)[-5:])
    assert _name(developer, dev.id).removesuffix("-dev") == _name(developer, prod.id).removesuffix("-prod")

    stack = developer.stack("dev")
    developer.update("OFF")
    developer.deploy("-c", "env=prod")

    assert prod._replace(mode="OFF", methods=frozenset()) == developer.pool("prod")
    assert dev == developer.pool("dev")
    assert stack == developer.stack("dev")


def _name(developer: Developer, pool_id: str) -> str:
    return developer.aws.cognito.describe_user_pool(UserPoolId=pool_id)["UserPool"]["Name"]


def _role(developer: Developer) -> str:
    return developer.stack().outputs[Output.SMS_ROLE_ARN]


def _assert_kept(developer: Developer, pool: Pool, role: str) -> None:
    assert pool == developer.aws.pool(pool.id)
    assert role == developer.aws.iam.get_role(RoleName=role.rpartition("/")[2])["Role"]["Arn"]
