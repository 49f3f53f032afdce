"""Users sign up and in through an app client with a secret, beside the one that has none."""

from __future__ import annotations

import sys

import pytest

from tests.local.developer import Developer, said

PASSWORD = "Passw0rd!"  # noqa: S105


@pytest.fixture
def developer(developer: Developer) -> Developer:
    """Has deployed a pool without MFA, and two app clients."""
    developer.add("OFF")
    developer.edit("confidential_clients =", 'confidential_clients = ["server"]')
    with developer.config.open("a") as file:
        file.write('\n[app_clients.server]\nsecret = true\nflows = ["srp", "user_password"]\n')
    developer.deploy_synthesized()
    return developer


@pytest.mark.parametrize("flow", [(), ("--password-flow",)])
@pytest.mark.parametrize("client", ["app", "server"])
def test_a_user_signs_in_through_each_client_and_no_secret_is_shown(
    developer: Developer, client: str, flow: tuple[str, ...]
) -> None:
    outputs, pool = developer.stack().outputs, developer.pool()
    developer.aws.add_user(pool.id, "ann")
    developer.aws.cognito.admin_set_user_password(UserPoolId=pool.id, Username="ann", Password=PASSWORD, Permanent=True)
    described = developer.aws.cognito.describe_user_pool_client(
        UserPoolId=pool.id, ClientId=outputs["AppClientIdServer"]
    )
    secret = described["UserPoolClient"]["ClientSecret"]

    of_client = ("--client", client, "--config", str(developer.config))
    run = developer.run(
        *(sys.executable, "-m", "wizard", "user", "sign-in", "ann", "--password-env", "PW", *flow, *of_client),
        PW=PASSWORD,
    )
    if (client, flow) == ("app", ("--password-flow",)):
        assert "does not let users sign in by the flow user_password. Leave out --password-flow" in said(run)
    else:
        assert (0, "ann is signed in.\n", "") == (run.exit_code, run.stdout, run.stderr)
    told = developer.run(sys.executable, "-m", "wizard", "outputs", "--print", *of_client)
    assert outputs[f"AppClientId{client.capitalize()}"] in told.stdout
    assert ("--query UserPoolClient.ClientSecret" in told.stderr) == (client == "server")
    assert secret not in run.stdout + run.stderr + told.stdout + told.stderr
