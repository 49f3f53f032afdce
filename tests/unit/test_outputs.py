"""`wizard outputs`, whole, with what AWS has passed in: the files, and when there are none."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st

from authconfig import factors
from authconfig.errors import ConfigInvalid, ExitCode, ToolkitError
from authconfig.file import writing
from authconfig.live.deployed import Deployment
from authconfig.models import AuthConfig
from authconfig.names import PoolStack
from authconfig.program import TOOLKIT, VERSION
from authconfig.vocabulary import MfaMode, UserPoolId
from cloud.errors import CloudError
from cloud.reading.answers import live_pool
from tests.command_lines import options_of
from tests.configs import POOL_ID, TEXT, config
from tests.deployments import LIVE_ID, STACK, answers, as_deployed, deployed_stack
from tests.snapshot.cases import EVERY_POOL, Pool
from tests.unit.test_rendering import configurations
from wizard.__main__ import main
from wizard.commands.outputs import Options, outputs
from wizard.documents.client_configuration import Format, PoolClient, amplify_outputs, amplifyconfiguration, pool_client
from wizard.documents.made_here import is_made_here
from wizard.documents.render import client_file

CLIENT_ID = "4example5client6id7"

OUTPUTS = """\
{
  "version": "1.5",
  "auth": {
    "aws_region": "eu-west-1",
    "user_pool_id": "eu-west-1_AbCdEfGhI",
    "user_pool_client_id": "4example5client6id7",
    "username_attributes": [
      "email"
    ],
    "standard_required_attributes": [
      "email"
    ],
    "user_verification_types": [
      "email"
    ],
    "mfa_configuration": "OPTIONAL",
    "mfa_methods": [
      "SMS",
      "TOTP"
    ],
    "password_policy": {
      "min_length": 8,
      "require_lowercase": true,
      "require_uppercase": true,
      "require_numbers": true,
      "require_symbols": true
    }
  }
}
"""

GEN_1: dict[str, Any] = {
    "UserAgent": f"{TOOLKIT}/{VERSION}",
    "Version": "1.0",
    "auth": {
        "plugins": {
            "awsCognitoAuthPlugin": {
                "UserAgent": f"{TOOLKIT}/{VERSION}",
                "Version": "1.0",
                "CognitoUserPool": {
                    "Default": {"PoolId": LIVE_ID, "AppClientId": CLIENT_ID, "Region": "eu-west-1"},
                },
                "Auth": {
                    "Default": {
                        "authenticationFlowType": "USER_SRP_AUTH",
                        "mfaConfiguration": "OPTIONAL",
                        "mfaTypes": ["SMS", "TOTP"],
                        "signupAttributes": ["EMAIL"],
                        "usernameAttributes": ["EMAIL"],
                        "verificationMechanisms": ["EMAIL"],
                        "socialProviders": [],
                        "passwordProtectionSettings": {
                            "passwordPolicyMinLength": 8,
                            "passwordPolicyCharacters": [
                                "REQUIRES_LOWERCASE",
                                "REQUIRES_UPPERCASE",
                                "REQUIRES_NUMBERS",
                                "REQUIRES_SYMBOLS",
                            ],
                        },
                    }
                },
            }
        }
    },
}

AWS_EXPORTS: dict[str, Any] = {
    "aws_project_region": "eu-west-1",
    "aws_cognito_region": "eu-west-1",
    "aws_user_pools_id": LIVE_ID,
    "aws_user_pools_web_client_id": CLIENT_ID,
    "oauth": {},
    "aws_cognito_username_attributes": ["EMAIL"],
    "aws_cognito_social_providers": [],
    "aws_cognito_signup_attributes": ["EMAIL"],
    "aws_cognito_mfa_configuration": "OPTIONAL",
    "aws_cognito_mfa_types": ["SMS", "TOTP"],
    "aws_cognito_verification_mechanisms": ["EMAIL"],
    "aws_cognito_password_protection_settings": {
        "passwordPolicyMinLength": 8,
        "passwordPolicyCharacters": [
            "REQUIRES_LOWERCASE",
            "REQUIRES_UPPERCASE",
            "REQUIRES_NUMBERS",
            "REQUIRES_SYMBOLS",
        ],
    },
}

ENV = f"""\
# Made by the command `outputs` of cognito-auth-wizard from the deployed user pool. Do not edit; run it again.
COGNITO_REGION=eu-west-1
COGNITO_USER_POOL_ID={LIVE_ID}
COGNITO_APP_CLIENT_ID={CLIENT_ID}
COGNITO_MFA_CONFIGURATION=OPTIONAL
COGNITO_MFA_TYPES=SMS,TOTP
COGNITO_SIGN_IN=email
"""


def with_client(deployment: Deployment, **more: str) -> Deployment:
    """`deployment` with a client among the stack's outputs, and what else is given; an empty text takes one away."""
    assert deployment.stack
    given = {**deployment.stack.outputs, "AppClientIdApp": CLIENT_ID, **more}
    return replace(
        deployment, stack=replace(deployment.stack, outputs={key: text for key, text in given.items() if text})
    )


def client(made: AuthConfig) -> PoolClient:
    """The pool of `made` as it is read back once it is deployed."""
    pool = as_deployed(made).pool
    assert pool
    return pool_client(LIVE_ID, CLIENT_ID, pool)


DEPLOYED = with_client(as_deployed(config()))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "auth.toml"
    path.write_text(TEXT)
    return path


@pytest.fixture
def app(tmp_path: Path) -> Path:
    folder = tmp_path / "app"
    folder.mkdir()
    return folder


def said(file: Path, *options: str) -> Options:
    return options_of(Options, "outputs", "--config", str(file), *options)


def found(deployment: Deployment) -> Callable[[PoolStack], Deployment]:
    return lambda _: deployment


def run(file: Path, app: Path, *options: str, deployment: Deployment = DEPLOYED) -> None:
    outputs(said(file, "--out", str(app), *options), found(deployment))


def dart_string(text: str) -> str:
    """What the constant in a Dart file is: a raw string ends at the next three apostrophes, whatever stands before."""
    match = re.search(r"const amplifyconfig = r'''\n(.*?)'''", text, re.DOTALL)
    assert match
    assert text[match.end() :] == ";\n"
    return match[1]


def js_object(text: str) -> Any:
    """What a JavaScript file exports."""
    match = re.fullmatch(
        r"// Made by the command `outputs` of cognito-auth-wizard.*\n"
        r"/\* eslint-disable \*/\nconst awsmobile = (\{.*\});\n\n"
        r"export default awsmobile;\n",
        text,
        re.DOTALL,
    )
    assert match
    return json.loads(match[1])


# The files


def test_every_format_says_what_is_deployed(file: Path, app: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(file, app, "--format", ",".join(Format))
    assert (app / "amplify_outputs.json").read_text() == OUTPUTS
    assert json.loads((app / "amplifyconfiguration.json").read_text()) == GEN_1
    dart = (app / "amplifyconfiguration.dart").read_text()
    assert dart.startswith("// Made by the command `outputs` of cognito-auth-wizard")
    assert json.loads(dart_string(dart)) == GEN_1
    assert js_object((app / "aws-exports.js").read_text()) == AWS_EXPORTS
    assert (app / ".env").read_text() == ENV
    assert capsys.readouterr().out == "".join(f"Wrote {app / name}.\n" for name in Format)
    assert {path.name for path in app.iterdir()} == set(Format)


def test_what_the_pool_is_like_comes_from_aws_and_not_from_the_file(file: Path, app: Path) -> None:
    live = config(mfa={"mode": "OFF"}, password_policy={"minimum_length": 12, "requires": ("numbers",)})
    run(file, app, "--format", ",".join(Format), deployment=with_client(as_deployed(live)))
    auth = json.loads((app / "amplify_outputs.json").read_text())["auth"]
    assert (auth["mfa_configuration"], auth["mfa_methods"]) == ("NONE", [])
    assert auth["password_policy"]["min_length"] == 12
    assert [key for key, value in auth["password_policy"].items() if value is True] == ["require_numbers"]
    assert "COGNITO_MFA_CONFIGURATION=OFF\nCOGNITO_MFA_TYPES=\n" in (app / ".env").read_text()


def test_a_pool_with_user_names_has_a_word_for_them() -> None:
    named = client(Pool("OFF", (), ()).config())
    assert amplify_outputs(named)["auth"]["username_attributes"] == ["username"]
    assert gen_1_default(named)["usernameAttributes"] == []
    assert "COGNITO_SIGN_IN=username\n" in client_file(Format.ENV, named)


def test_a_factor_and_addresses_that_the_console_added_are_told() -> None:
    described, answer = answers(config())
    described["AutoVerifiedAttributes"] = ["phone_number", "email"]
    pool = live_pool(described, {**answer, "EmailMfaConfiguration": {"Message": "{####}"}})  # type: ignore[arg-type,typeddict-item]
    auth = amplify_outputs(pool_client(LIVE_ID, CLIENT_ID, pool))["auth"]
    assert auth["mfa_methods"] == ["SMS", "TOTP", "EMAIL"]
    assert auth["user_verification_types"] == ["email", "phone_number"]


def test_what_aws_does_not_give_is_left_out() -> None:
    described, answer = answers(config())
    del described["Policies"], described["AutoVerifiedAttributes"]
    bare = pool_client(LIVE_ID, CLIENT_ID, live_pool(described, answer))  # type: ignore[arg-type]
    auth = amplify_outputs(bare)["auth"]
    assert "password_policy" not in auth
    assert auth["user_verification_types"] == []
    assert "passwordProtectionSettings" not in gen_1_default(bare)


def gen_1_default(of: PoolClient) -> dict[str, Any]:
    default = amplifyconfiguration(of)["auth"]["plugins"]["awsCognitoAuthPlugin"]["Auth"]["Default"]
    assert isinstance(default, dict)
    return default


def places(document: object, place: str = "") -> Iterator[str]:
    """Every key in `document`, with those above it."""
    if isinstance(document, dict):
        for key, value in document.items():
            yield f"{place}.{key}"
            yield from places(value, f"{place}.{key}")


def assert_the_same_for_javascript(exports: dict[str, Any], gen_1: dict[str, Any]) -> None:
    """Assert that both files for Gen 1 say the same in their words."""
    plugin = gen_1["auth"]["plugins"]["awsCognitoAuthPlugin"]
    pool, default = plugin["CognitoUserPool"]["Default"], plugin["Auth"]["Default"]
    assert exports == {
        "aws_project_region": pool["Region"],
        "aws_cognito_region": pool["Region"],
        "aws_user_pools_id": pool["PoolId"],
        "aws_user_pools_web_client_id": pool["AppClientId"],
        "oauth": {},
        "aws_cognito_username_attributes": default["usernameAttributes"],
        "aws_cognito_social_providers": default["socialProviders"],
        "aws_cognito_signup_attributes": default["signupAttributes"],
        "aws_cognito_mfa_configuration": default["mfaConfiguration"],
        "aws_cognito_mfa_types": default["mfaTypes"],
        "aws_cognito_verification_mechanisms": default["verificationMechanisms"],
        "aws_cognito_password_protection_settings": default["passwordProtectionSettings"],
    }


def says_what_is_deployed(made: AuthConfig) -> None:
    """Assert that each format has the keys of the examples above and the values of `made`."""
    told, policy = client(made), made.password_policy
    texts = {name: client_file(name, told) for name in Format}
    assert all(text.isascii() and text.endswith("\n") for text in texts.values())
    gen_2 = json.loads(texts[Format.AMPLIFY_OUTPUTS])
    gen_1 = json.loads(texts[Format.AMPLIFYCONFIGURATION])
    assert json.loads(dart_string(texts[Format.DART])) == gen_1
    assert set(places(gen_2)) == set(places(json.loads(OUTPUTS)))
    assert set(places(gen_1)) == set(places(GEN_1))
    assert_the_same_for_javascript(js_object(texts[Format.AWS_EXPORTS]), gen_1)
    variables = dict(line.split("=") for line in texts[Format.ENV].splitlines()[1:])
    assert list(variables) == re.findall(r"^(\w+)=", ENV, re.MULTILINE)

    auth, default = gen_2["auth"], gen_1_default(told)
    modes = {"NONE": "OFF", "OPTIONAL": "OPTIONAL", "REQUIRED": "ON"}
    assert (made.mfa.mode,) * 3 == (
        modes[auth["mfa_configuration"]], default["mfaConfiguration"], variables["COGNITO_MFA_CONFIGURATION"],
    )  # fmt: skip
    for types in (
        auth["mfa_methods"],
        default["mfaTypes"],
        list(filter(None, variables["COGNITO_MFA_TYPES"].split(","))),
    ):
        assert sorted(types) == sorted(factors.in_effect(made.settings))
    for ours, gen_1s, wanted in (
        (auth["standard_required_attributes"], default["signupAttributes"], made.user_pool.required_attributes),
        (auth["username_attributes"], default["usernameAttributes"], made.user_pool.sign_in),
        (auth["user_verification_types"], default["verificationMechanisms"], made.verification.by.contacts),
    ):
        assert sorted(ours) == sorted(wanted or (["username"] if ours is auth["username_attributes"] else []))
        assert sorted(gen_1s) == sorted(word.upper() for word in wanted)
    settings = default["passwordProtectionSettings"]
    assert policy.minimum_length == auth["password_policy"]["min_length"] == settings["passwordPolicyMinLength"]
    required = {key for key, value in auth["password_policy"].items() if value is True}
    assert required == {f"require_{each}" for each in policy.requires}
    assert set(settings["passwordPolicyCharacters"]) == {
        each.upper().replace("REQUIRE_", "REQUIRES_") for each in required
    }


@pytest.mark.parametrize("pool", EVERY_POOL, ids=str)
def test_every_pool_is_told_as_it_is(pool: Pool) -> None:
    says_what_is_deployed(pool.config())


@given(configurations())
def test_any_configuration_is_told_as_it_is(made: AuthConfig) -> None:
    says_what_is_deployed(made)


@given(st.text(st.sampled_from("'\"$\\{}\n\r`;x") | st.characters(codec="utf-8"), max_size=40))
def test_no_value_breaks_out_of_the_dart_string(hostile: str) -> None:
    told = replace(client(config()), user_pool_id=UserPoolId(hostile), app_client_id=f"'''{hostile}''' $x ${{y}} \\")
    document = json.loads(dart_string(client_file(Format.DART, told)))
    assert document == amplifyconfiguration(told)


# When there are none


@pytest.mark.parametrize(
    ("deployment", "words"),
    [
        (Deployment(None, None), "does not have the user pool of the file"),
        (
            replace(DEPLOYED, stack=replace(deployed_stack(config()), parameters={})),
            "does not have the user pool of the file",
        ),
        (replace(DEPLOYED, pool=None), f"The user pool {LIVE_ID} of the stack {STACK} no longer exists."),
        (with_client(DEPLOYED, AppClientIdApp=""), "does not have the app client app."),
        (with_client(DEPLOYED, UserPoolId=""), "does not say which user pool it has"),
        (with_client(DEPLOYED, UserPoolId="eu-west-1_x\nA=b"), "They are not valid ids."),
        (with_client(DEPLOYED, UserPoolId="eu-west-1"), "They are not valid ids."),
        (with_client(DEPLOYED, AppClientIdApp="x\nA=b"), "They are not valid ids."),
    ],
)
def test_what_is_not_deployed_is_exit_5_and_nothing_is_written(
    deployment: Deployment, words: str, file: Path, app: Path
) -> None:
    with pytest.raises(CloudError, match=re.escape(words)) as caught:
        run(file, app, "--format", ",".join(Format), deployment=deployment)
    assert caught.value.exit_code is ExitCode.AWS
    assert STACK in str(caught.value)
    assert list(app.iterdir()) == []


@pytest.mark.parametrize("status", ["CREATE_IN_PROGRESS", "UPDATE_IN_PROGRESS", "UPDATE_ROLLBACK_IN_PROGRESS"])
def test_a_deployment_under_way_has_to_settle_first(status: str, file: Path, app: Path) -> None:
    assert DEPLOYED.stack
    with pytest.raises(CloudError, match=f"{STACK} is in state {status}"):
        run(file, app, deployment=replace(DEPLOYED, stack=replace(DEPLOYED.stack, status=status)))
    assert list(app.iterdir()) == []


def test_the_environment_names_the_stack(file: Path, app: Path) -> None:
    asked: list[str] = []

    def read(stack: PoolStack) -> Deployment:
        asked.append(stack.name)
        return DEPLOYED

    outputs(said(file, "--out", str(app), "--env", "prod"), read)
    assert asked == [f"labproj-auth-prod-{POOL_ID}"]


@pytest.mark.parametrize(
    ("text", "options", "error"),
    [
        (writing.without_pool(TEXT, (POOL_ID,)), [], ConfigInvalid),
        (TEXT, ["--env", "pre prod"], ConfigInvalid),
        ("version = 1", [], ConfigInvalid),
    ],
)
def test_a_mistake_is_told_before_aws_is_asked(
    text: str, options: list[str], error: type[ToolkitError], file: Path, app: Path
) -> None:
    file.write_text(text)

    def read(_: PoolStack) -> Deployment:
        raise AssertionError

    with pytest.raises(error):
        outputs(said(file, "--out", str(app), *options), read)


def test_aws_that_cannot_be_reached_is_exit_5(
    file: Path, app: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "nonsense")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    assert ExitCode.AWS is main(["outputs", "--config", str(file), "--out", str(app)])
    assert "AWS_ENDPOINT_URL" in capsys.readouterr().err
    assert list(app.iterdir()) == []


# What is there already


def test_a_file_that_says_something_else_stays_and_so_does_all_the_rest(file: Path, app: Path) -> None:
    (app / ".env").write_text("DATABASE_PASSWORD=kept\n")
    with pytest.raises(ConfigInvalid, match="--force") as caught:
        run(file, app, "--format", "amplify_outputs.json,.env")
    assert str(caught.value).startswith(
        f"{app / '.env'}: It exists, with content that `python -m wizard outputs` did not "
    )
    assert "kept" not in str(caught.value)
    assert [path.name for path in app.iterdir()] == [".env"]
    assert (app / ".env").read_text() == "DATABASE_PASSWORD=kept\n"


def test_force_replaces_it_and_repeats_nothing_of_it(file: Path, app: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (app / ".env").write_text("PASSWORD=hunter2\n")
    run(file, app, "--format", ".env", "--force")
    assert (app / ".env").read_text() == ENV
    assert capsys.readouterr().out == f"Wrote {app / '.env'}.\n"


CHANGED = client(config(mfa={"mode": "OFF"}))  # the same pool, after another deployment
ELSEWHERE = replace(client(config()), user_pool_id=UserPoolId("eu-west-1_Elsewhere"))
JSON_FILES = {Format.AMPLIFY_OUTPUTS, Format.AMPLIFYCONFIGURATION}
CHANGED_LINES = {
    Format.AMPLIFY_OUTPUTS: ('-    "mfa_configuration": "NONE",', '+    "mfa_configuration": "OPTIONAL",'),
    Format.AMPLIFYCONFIGURATION: ('"mfaConfiguration": "OFF",', '"mfaConfiguration": "OPTIONAL",'),
    Format.DART: ('"mfaConfiguration": "OFF",', '"mfaConfiguration": "OPTIONAL",'),
    Format.AWS_EXPORTS: (
        '-  "aws_cognito_mfa_configuration": "OFF",',
        '+  "aws_cognito_mfa_configuration": "OPTIONAL",',
    ),
    Format.ENV: ("-COGNITO_MFA_CONFIGURATION=OFF", "+COGNITO_MFA_CONFIGURATION=OPTIONAL"),
}


@pytest.mark.parametrize("name", Format)
def test_what_it_made_itself_is_replaced_and_what_changes_is_shown(
    name: Format, file: Path, app: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (app / name).write_text(client_file(name, CHANGED).rstrip())
    run(file, app, "--format", name)
    assert (app / name).read_text() == client_file(name, client(config()))
    out = capsys.readouterr().out
    assert out.startswith(f"Wrote {app / name}.\n--- {app / name} (now)\n")
    assert [line for line in CHANGED_LINES[name] if line not in out] == []
    assert len(out.splitlines()) < 20


@pytest.mark.parametrize("name", Format)
def test_of_another_pool_it_is_replaced_only_where_its_header_says_who_made_it(
    name: Format, file: Path, app: Path
) -> None:
    (app / name).write_text(other := client_file(name, ELSEWHERE))
    if name in JSON_FILES:
        with pytest.raises(ConfigInvalid, match="did not make for this user pool"):
            run(file, app, "--format", name)
        assert (app / name).read_text() == other
    else:
        run(file, app, "--format", name)
        assert (app / name).read_text() == client_file(name, client(config()))


def others(name: Format) -> Iterator[str]:
    """Files of the same pool in which there is something that `outputs` does not write."""
    text = client_file(name, CHANGED)
    if name is Format.ENV:
        yield f"{text}DATABASE_PASSWORD=kept\n"
        yield f"{text}# kept\n"
        yield text.partition("\n")[2]
        return
    yield text.replace("{\n", '{\n  "storage": {"bucket": "kept"},\n', 1)
    yield text.replace("[]", '[{"kept": 1}], "more": 1', 1) if "[]" in text else text.replace("{", '{"more": 1,', 1)
    yield text.replace("{", "{{", 1)
    yield f"{text}\nkept\n"
    if name not in JSON_FILES:
        yield text.partition("\n")[2]
        yield f"// kept\n{text}"


@pytest.mark.parametrize(("name", "text"), [(name, text) for name in Format for text in others(name)])
def test_what_anybody_else_put_into_it_is_never_lost(name: Format, text: str, file: Path, app: Path) -> None:
    (app / name).write_text(text)
    with pytest.raises(ConfigInvalid, match="did not make for this user pool"):
        run(file, app, "--format", name)
    assert (app / name).read_text() == text


@given(st.sampled_from(Format), configurations(), configurations())
def test_any_file_that_was_made_here_is_recognized(name: Format, before: AuthConfig, after: AuthConfig) -> None:
    assert is_made_here(name, client_file(name, client(before)), client(after))


@given(st.sampled_from(Format), st.text())
def test_no_other_text_is(name: Format, text: str) -> None:
    assert not is_made_here(name, text, client(config()))
    assert not is_made_here(name, f"{text}{LIVE_ID}{text}", client(config()))


def test_a_file_that_says_the_same_is_left_as_it_is(file: Path, app: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(file, app)
    before = (app / "amplify_outputs.json").stat()
    run(file, app)
    after = (app / "amplify_outputs.json").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert capsys.readouterr().out.splitlines()[1] == f"{app / 'amplify_outputs.json'} is up to date."


@pytest.mark.parametrize("folder", ["missing", "auth.toml", "x" * 300, "loop"])
def test_a_folder_that_is_none_is_invalid(folder: str, file: Path, tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(ConfigInvalid, match="It cannot be written: "):
        run(file, tmp_path / folder)


def test_what_is_no_text_is_not_replaced_even_by_force(file: Path, app: Path) -> None:
    (app / ".env").write_bytes(b"\xff")
    with pytest.raises(ConfigInvalid, match="It is not UTF-8 text"):
        run(file, app, "--format", ".env", "--force")
    assert (app / ".env").read_bytes() == b"\xff"


# The command line


def test_without_options_it_is_amplify_outputs_in_this_folder(
    file: Path, app: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(app)
    outputs(said(file), found(DEPLOYED))
    assert [path.name for path in app.iterdir()] == ["amplify_outputs.json"]
    assert (app / "amplify_outputs.json").read_text() == OUTPUTS


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_print_writes_nothing(
    force: list[str], file: Path, app: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(app)
    outputs(said(file, "--print", *force), found(DEPLOYED))
    assert capsys.readouterr().out == OUTPUTS
    assert list(app.iterdir()) == []


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (
            ["--format", "aws-outputs.json"],
            '"aws-outputs.json" is not one of: amplify_outputs.json  amplifyconfiguration.json',
        ),
        (["--format", ""], '"" is not one of: amplify_outputs.json'),
        (["--print", "--out", "x"], "not allowed with argument"),
        (["--print", "--format", ".env,amplify_outputs.json"], "--print shows one file"),
        (["--mfa-mode", "ON"], "there is no option --mfa-mode"),
    ],
)
def test_options_that_make_no_sense_are_usage(
    options: list[str], words: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        said(file, *options)
    assert stop.value.code == ExitCode.USAGE
    assert words in capsys.readouterr().err


def test_nothing_of_the_answers_of_aws_but_what_is_told_gets_through() -> None:
    """The role and the external id of text messages are in the answers, and in no file."""
    for mode in MfaMode:
        told = client(config(mfa={"mode": mode}))
        for name in Format:
            assert not re.search("arn:|ExternalId|user-pool-0a1b2c3d|secret", client_file(name, told), re.IGNORECASE)
