"""The main promise: two commands from nothing to the template of a pool with MFA, and nothing else is needed."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest

from authconfig.file.reading import load_environment
from tests.snapshot.templates import sms_role, template_of, user_pool
from tests.synth.user import Synthesis, User

_STACK: Final = "shop-auth-dev"
_NETWORKLESS: Final = ("unshare", "--net")
# What a manifest says of a stack that needs a bootstrapped account.
_BOOTSTRAP: Final = {
    "assumeRoleArn",
    "cloudFormationExecutionRoleArn",
    "lookupRole",
    "stackTemplateAssetObjectUrl",
    "requiresBootstrapStackVersion",
    "bootstrapStackVersionSsmParameter",
}


class FirstRun(NamedTuple):
    user: User
    synthesis: Synthesis

    @property
    def template(self) -> dict[str, Any]:
        return self.synthesis.template(_STACK)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> FirstRun:
    """What a user has after `wizard add` and `cdk synth`; with some text of their own, and a list to put in order."""
    user = User(tmp_path_factory.mktemp("first"), validates=True)
    user.wizard("add", "--yes", "--mfa-mode", "OPTIONAL", "--mfa-types", "SMS,TOTP")
    user.edit('email_subject = "Your', 'email_subject = "Willkommen ☺"')
    user.edit("write_attributes =", 'write_attributes = ["nickname", "name", "gender", "locale"]')
    return FirstRun(user, user.synth())


def test_the_template_has_both_factors(first: FirstRun) -> None:
    pool = user_pool(first.template)

    assert pool["MfaConfiguration"] == "OPTIONAL"
    assert pool["EnabledMfas"] == ["SMS_MFA", "SOFTWARE_TOKEN_MFA"]


def test_the_role_trusts_cognito_under_three_conditions(first: FirstRun) -> None:
    (trust,) = sms_role(first.template)["AssumeRolePolicyDocument"]["Statement"]

    conditions = trust["Condition"]
    operators = {operator: set(keys) for operator, keys in conditions.items()}
    assert operators == {"StringEquals": {"sts:ExternalId", "aws:SourceAccount"}, "ArnLike": {"aws:SourceArn"}}
    sms = user_pool(first.template)["SmsConfiguration"]
    assert conditions["StringEquals"]["sts:ExternalId"] == sms["ExternalId"]


def test_the_template_remembers_the_mode_at_creation(first: FirstRun) -> None:
    (parameter,) = first.template["Parameters"].values()

    assert parameter["Default"] == "OPTIONAL"
    assert set(first.template["Rules"]) == {"LeftRequiredMfa"}


def test_it_prints_the_template_and_no_warning(first: FirstRun) -> None:
    run = first.synthesis.run

    assert (run.exit_code, run.stderr) == (0, "")
    assert run.stdout.startswith("Description: Sign-in and MFA of shop (dev)\n")


def test_the_cdk_validated_the_template_and_found_nothing(first: FirstRun) -> None:
    assert first.synthesis.validation()["pluginReports"] == []


def test_nothing_is_unpacked_into_the_home(first: FirstRun) -> None:
    assert list(first.user.home.rglob("package-cache")) == []


def test_the_account_needs_no_bootstrap(first: FirstRun) -> None:
    artifact = first.synthesis.artifact(_STACK)

    assert _BOOTSTRAP.isdisjoint(artifact["properties"])
    assert list(first.synthesis.output.glob("*.assets.json")) == []
    assert "cdk-hnb659fds" not in (first.synthesis.output / "manifest.json").read_text()


def test_the_template_is_the_one_that_the_snapshots_hold(first: FirstRun) -> None:
    template = first.template
    for name, resource in template["Resources"].items():
        assert resource.pop("Metadata") == {"aws:cdk:path": f"{_STACK}/{name}"}

    assert template_of(load_environment(first.user.config, "dev").pool) == template


def test_a_second_run_changes_no_byte(first: FirstRun) -> None:
    second = first.user.synth(output="second")

    assert first.synthesis.run == second.run
    assert first.synthesis.file(_STACK).read_bytes() == second.file(_STACK).read_bytes()


def test_it_needs_no_network(first: FirstRun) -> None:
    if (
        not shutil.which("unshare")
        or subprocess.run([*_NETWORKLESS, "true"], capture_output=True, check=False).returncode
    ):
        pytest.skip("taking the network away needs `unshare` and the right to use it")

    offline = first.user.synth(output="offline", within=_NETWORKLESS)

    assert first.synthesis.run == offline.run
    assert first.synthesis.file(_STACK).read_bytes() == offline.file(_STACK).read_bytes()


def test_synthesis_loads_no_prompt_no_aws_client_and_no_wizard(first: FirstRun, tmp_path: Path) -> None:
    """The app by itself, told by the environment what the CLI tells it, then the names of all that it imported."""
    names = "print(*{name.partition('.')[0] for name in sys.modules})"
    run = first.user.run(
        sys.executable,
        "-c",
        f"import sys, app; app.run(); {names}",
        CDK_CONTEXT_JSON=json.dumps({"config": str(first.user.config)}),
        CDK_OUTDIR=str(tmp_path),
    )

    assert (run.exit_code, run.stderr) == (0, "")
    loaded = set(run.stdout.split())
    assert {"app", "authconfig", "aws_cdk", "stacks"} <= loaded
    assert loaded.isdisjoint({"boto3", "botocore", "cloud", "jinja2", "prompt_toolkit", "questionary", "wizard"})
