"""What `wizard outputs` writes, read by Amplify's own code: the generator and client that tests/npm pins."""

from __future__ import annotations

import json
import subprocess
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

from authconfig import factors
from authconfig.program import TOOLKIT, VERSION
from tests.deployments import LIVE_ID, as_deployed
from tests.snapshot.cases import CASES, EVERY_POOL
from wizard.documents.client_configuration import (
    Format,
    PoolClient,
    amplify_outputs,
    amplifyconfiguration,
    aws_exports,
    pool_client,
)
from wizard.documents.render import client_file

ROOT: Final = Path(__file__).parents[2]
NODE: Final = ROOT / ".venv/bin/node"
CLIENTS: Final = (ROOT / ".venv/test-clients").resolve()
SCHEMA_TYPES: Final = CLIENTS / "node_modules/@aws-amplify/client-config/lib/client-config-schema"
CLIENT_ID: Final = "4example5client6id7"
POOLS: Final = {**{str(pool): pool.config() for pool in EVERY_POOL}, **CASES}


def client(name: str) -> PoolClient:
    pool = as_deployed(POOLS[name]).pool
    assert pool
    return pool_client(LIVE_ID, CLIENT_ID, pool)


def payload(told: PoolClient) -> dict[str, str]:
    """The pool as an Amplify backend puts it into its stack's outputs: lists as JSON in a text."""
    return {
        "authRegion": "eu-west-1",
        "userPoolId": told.user_pool_id,
        "webClientId": told.app_client_id,
        "usernameAttributes": json.dumps(told.sign_in or ("username",)),
        "signupAttributes": json.dumps(told.required_attributes),
        "passwordPolicyMinLength": str(told.minimum_length),
        "passwordPolicyRequirements": json.dumps([f"REQUIRES_{each.upper()}" for each in told.password_requires]),
        "mfaConfiguration": told.mfa_mode,
        "mfaTypes": json.dumps(told.mfa_types),
        "verificationMechanisms": json.dumps(told.verified_by),
    }


@cache
def amplify() -> dict[str, Any]:
    """What Amplify makes of every case, by its name. One Node for all of them."""
    told = [client(name) for name in POOLS]
    asked = [
        {
            "outputs": amplify_outputs(each),
            "exports": client_file(Format.AWS_EXPORTS, each),
            "payload": payload(each),
        }
        for each in told
    ]
    done = subprocess.run(
        [NODE, "tests/npm/as_amplify.mjs", CLIENTS],
        cwd=ROOT, input=json.dumps(asked), capture_output=True, text=True, check=True,
    )  # fmt: skip
    return dict(zip(POOLS, json.loads(done.stdout), strict=True))


@pytest.mark.parametrize("name", POOLS)
def test_amplifys_own_generator_makes_the_same_of_the_same_pool(name: str) -> None:
    assert amplify_outputs(client(name)) == amplify()[name]["outputs"]


@pytest.mark.parametrize("name", POOLS)
def test_amplifys_own_converter_makes_the_same_for_gen_1(name: str) -> None:
    ours, theirs = amplifyconfiguration(client(name)), amplify()[name]["mobile"]
    plugin = theirs["auth"]["plugins"]["awsCognitoAuthPlugin"]
    # There is no identity pool, and Amplify's converter leaves a place for one all the same.
    assert plugin.pop("CredentialsProvider") == {"CognitoIdentity": {"Default": {"Region": "eu-west-1"}}}
    assert {theirs.pop("UserAgent"), plugin.pop("UserAgent")} == {"amplify/1"}
    assert {ours.pop("UserAgent"), ours["auth"]["plugins"]["awsCognitoAuthPlugin"].pop("UserAgent")} == {
        f"{TOOLKIT}/{VERSION}"
    }
    default = plugin["Auth"]["Default"]
    if default["usernameAttributes"] == ["USERNAME"]:  # a word of Gen 2; for Gen 1 a user name is no attribute
        default["usernameAttributes"] = []
    # Amplify's two lists of character classes differ in their order.
    settings = ours["auth"]["plugins"]["awsCognitoAuthPlugin"]["Auth"]["Default"]["passwordProtectionSettings"]
    for characters in (settings, default["passwordProtectionSettings"]):
        characters["passwordPolicyCharacters"].sort()
    assert ours == theirs


@pytest.mark.parametrize("name", POOLS)
def test_a_configured_client_knows_the_pool(name: str) -> None:
    made, read = POOLS[name], amplify()[name]["read"]["Auth"]["Cognito"]
    assert (read["userPoolId"], read["userPoolClientId"]) == (LIVE_ID, CLIENT_ID)
    assert read["mfa"] == {
        "status": made.mfa.mode.lower(),
        "smsEnabled": "SMS" in factors.in_effect(made.settings),
        "totpEnabled": "TOTP" in factors.in_effect(made.settings),
    }
    assert read["loginWith"] == {
        "email": "email" in made.user_pool.sign_in,
        "phone": "phone_number" in made.user_pool.sign_in,
        "username": not made.user_pool.sign_in,
    }
    assert read["userAttributes"] == {name: {"required": True} for name in made.user_pool.required_attributes}
    policy = made.password_policy
    assert read["passwordFormat"] == {
        "requireLowercase": "lowercase" in policy.requires,
        "requireUppercase": "uppercase" in policy.requires,
        "requireNumbers": "numbers" in policy.requires,
        "requireSpecialCharacters": "symbols" in policy.requires,
        "minLength": policy.minimum_length,
    }


@pytest.mark.parametrize("name", POOLS)
def test_amplifys_own_converter_makes_the_same_for_gen_1_in_javascript(name: str) -> None:
    ours, theirs = aws_exports(client(name)), amplify()[name]["legacy"]
    # Amplify's CLI wrote these two even when there was nothing to write; its converter does not.
    assert (ours.pop("oauth"), ours.pop("aws_cognito_social_providers")) == ({}, [])
    if theirs["aws_cognito_username_attributes"] == ["USERNAME"]:  # as above
        theirs["aws_cognito_username_attributes"] = []
    for exports in (ours, theirs):
        exports["aws_cognito_password_protection_settings"]["passwordPolicyCharacters"].sort()
    assert ours == theirs


@pytest.mark.parametrize("name", POOLS)
def test_a_client_of_either_file_knows_the_same(name: str) -> None:
    read, exports = (amplify()[name][file]["Auth"]["Cognito"] for file in ("read", "readExports"))
    assert exports.pop("allowGuestAccess") is True  # what the client assumes; there is no identity pool for guests
    # In Gen 1 the client takes an address that is verified for one that is required.
    verified = POOLS[name].verification.by.contacts
    assert exports.pop("userAttributes") == {
        **read.pop("userAttributes"), **{attribute: {"required": True} for attribute in verified}
    }  # fmt: skip
    assert exports == read


FLAWS: Final[dict[str, tuple[object, str]]] = {
    "mfa_configuration": ("ON", '"ON"'),
    "mfa_methods": (["FAX"], '"FAX"'),
    "client_secret": ("x", "client_secret"),
    "user_pool_id": (None, "null"),
}


def flawed(key: str, value: object) -> dict[str, Any]:
    document = amplify_outputs(client(str(EVERY_POOL[0])))
    document["auth"][key] = value
    return document


@pytest.fixture(scope="module")
def complaints(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What TypeScript says of our documents, and of flawed ones, as values of the type that Amplify generates.

    The schema itself is in no package. The type has all of it but lengths; a key that is not in it is an error.
    Each line begins with the name of a file: "every", or the key that is flawed in it.
    """
    folder = tmp_path_factory.mktemp("types")
    every = [amplify_outputs(client(name)) for name in CASES]
    types = json.dumps(str(SCHEMA_TYPES / f"client_config_v{every[0]['version']}.js"))
    sources = {"every": every, **{key: [flawed(key, value)] for key, (value, _) in FLAWS.items()}}
    for name, documents in sources.items():
        (folder / f"{name}.mts").write_text(
            f"import type {{ AWSAmplifyBackendOutputs }} from {types};\n"
            f"export const documents: AWSAmplifyBackendOutputs[] = {json.dumps(documents)};\n"
        )
    compiler = CLIENTS / "node_modules/typescript/bin/tsc"
    done = subprocess.run(
        [NODE, compiler, "--noEmit", "--strict", "--module", "nodenext", *(f"{name}.mts" for name in sources)],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return (done.stdout + done.stderr).replace("\n ", " ")


def test_every_document_is_of_the_type_of_the_public_schema(complaints: str) -> None:
    assert [line for line in complaints.splitlines() if not line.startswith(tuple(FLAWS))] == []


@pytest.mark.parametrize("key", FLAWS)
def test_the_type_would_notice(key: str, complaints: str) -> None:
    (complaint,) = [line for line in complaints.splitlines() if line.startswith(f"{key}.mts(")]
    assert FLAWS[key][1] in complaint


def test_it_is_the_newest_version_of_the_schema() -> None:
    written = amplify_outputs(client(str(EVERY_POOL[0])))["version"]
    known = [path.name.removeprefix("client_config_v").removesuffix(".d.ts") for path in SCHEMA_TYPES.glob("*.d.ts")]
    assert written == max(known, key=lambda version: tuple(map(int, version.split("."))))
