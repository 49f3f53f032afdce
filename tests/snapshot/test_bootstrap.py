"""What a stack needs of the account that it is deployed to: by default nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from authconfig.checks import MOST_GROUPS
from authconfig.models import AuthConfig
from tests.configs import config
from tests.snapshot.cases import CASES
from tests.snapshot.templates import artifact_of, template_of


def test_a_stack_needs_no_bootstrapped_account() -> None:
    artifact = artifact_of(config())

    assert list(artifact.assets) == []
    assert (artifact.assume_role_arn, artifact.cloud_formation_execution_role_arn) == (None, None)
    assert (artifact.stack_template_asset_object_url, artifact.requires_bootstrap_stack_version) == (None, None)
    assert "BootstrapVersion" not in artifact.template.get("Parameters", {})
    assert "CheckBootstrapVersion" not in artifact.template.get("Rules", {})


@pytest.mark.parametrize("made", CASES.values(), ids=CASES)
def test_its_template_is_small_enough_to_be_sent_without_a_bucket(made: AuthConfig) -> None:
    assert Path(artifact_of(made).template_full_path).stat().st_size < 51_200


def test_as_many_groups_as_there_can_be_fit_into_a_stack() -> None:
    names = tuple(f"{'x' * 120}{number}" for number in range(MOST_GROUPS))
    artifact = artifact_of(config(user_pool={"groups": names}), bootstrap=True)

    assert len(artifact.template["Resources"]) <= 450
    assert Path(artifact.template_full_path).stat().st_size < 1_000_000


def test_for_a_bootstrapped_account_the_stack_checks_the_bootstrap_and_uses_its_roles() -> None:
    artifact = artifact_of(config(), bootstrap=True)

    assert artifact.template["Parameters"]["BootstrapVersion"]["Type"] == "AWS::SSM::Parameter::Value<String>"
    assert "CheckBootstrapVersion" in artifact.template["Rules"]
    assert "-deploy-role-" in str(artifact.assume_role_arn)
    assert "-cfn-exec-role-" in str(artifact.cloud_formation_execution_role_arn)


def test_but_for_the_bootstrap_check_it_is_the_same_template() -> None:
    with_bootstrap = template_of(config(), bootstrap=True)
    del with_bootstrap["Parameters"]["BootstrapVersion"]
    del with_bootstrap["Rules"]["CheckBootstrapVersion"]

    assert template_of(config()) == with_bootstrap
