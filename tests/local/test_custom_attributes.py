"""Custom attributes in a deployed pool: one from the start, and one that is added to it by hand."""

from __future__ import annotations

import pytest

from authconfig.environments import Environment
from authconfig.errors import ChangeRefused, ExitCode
from authconfig.file.reading import load_environment
from authconfig.live import gate
from authconfig.live.finding import Kind
from authconfig.names import Output
from cloud.reading.inspection import inspection
from tests.configs import config
from tests.local.developer import Developer
from tests.snapshot.templates import ENVIRONMENT
from wizard.__main__ import main
from wizard.documents.render import new_file

_SEATS = '\n[custom_attributes.seats]\ntype = "number"\nmutable = false\nmaximum = 500\n'


def _found(developer: Developer) -> set[tuple[Kind, str]]:
    """What `check` finds of the file, but for what it leaves out."""
    wanted: Environment = load_environment(developer.config, ENVIRONMENT)
    found = gate.compare(wanted, inspection(developer.aws.all_clients(), wanted.stack))
    return {(each.kind, each.key) for each in found if each.kind is not Kind.UNMANAGED}


def test_one_is_there_from_the_start_and_one_is_added(developer: Developer) -> None:
    made = config(
        project={"name": developer.project},
        created={"project": developer.project},
        custom_attributes={"plan": {"type": "string", "mutable": True, "maximum": 32}},
        app={"write_attributes": ("custom:plan",)},
    )
    developer.config.write_text(new_file(made))
    developer.deploy_synthesized()
    assert _found(developer) == {(Kind.IN_STEP, "")}

    developer.config.write_text(developer.config.read_text() + _SEATS)
    assert _found(developer) == {(Kind.PENDING, "custom_attributes.seats")}
    assert main(["update", "--config", str(developer.config), "--yes"]) is ExitCode.DONE
    developer.deploy_synthesized()
    assert _found(developer) == {(Kind.IN_STEP, "")}

    outputs, cognito = developer.stack().outputs, developer.aws.cognito
    pool_id = outputs[Output.USER_POOL_ID]
    schema = cognito.describe_user_pool(UserPoolId=pool_id)["UserPool"]["SchemaAttributes"]
    custom = {each["Name"]: (each["AttributeDataType"], each["Mutable"]) for each in schema if ":" in each["Name"]}
    assert custom == {"custom:plan": ("String", True), "custom:seats": ("Number", False)}
    client = cognito.describe_user_pool_client(UserPoolId=pool_id, ClientId=outputs[Output.APP_CLIENT_ID])
    written = client["UserPoolClient"]["WriteAttributes"]
    assert {"custom:plan", "email", "nickname"} < {*written}
    assert "custom:seats" not in written

    developer.config.write_text(developer.config.read_text().replace(_SEATS, ""))
    with pytest.raises(ChangeRefused, match=r"custom_attributes\.seats"):
        load_environment(developer.config, ENVIRONMENT)
