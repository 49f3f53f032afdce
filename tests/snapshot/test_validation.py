"""What CDK's own validation says about the templates: nothing. People have it on; the other tests have it off."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from authconfig.environments import Environment
from authconfig.models import AuthConfig
from stacks.auth_stack import AuthStack
from tests.configs import config
from tests.snapshot.cases import CASES
from tests.snapshot.templates import ENVIRONMENT, new_app

# isort: split
from aws_cdk import (  # after stacks, which settles the Node.js that this starts
    App,
    CfnParameter,
    CloudFormationValidatePlugin,
    Stage,
    Validations,
)


def _add(app: App, case: str, config: AuthConfig, *, bootstrap: bool = False) -> AuthStack:
    return AuthStack(Stage(app, case), Environment(ENVIRONMENT, config), bootstrap=bootstrap)


def _found(app: App) -> list[str]:
    """What the validation finds, each with its places and its rule."""
    Validations.of(app).add_plugins(CloudFormationValidatePlugin())
    report: dict[str, Any] = json.loads(Path(app.synth().directory, "validation-report.json").read_text())
    return [
        f"{', '.join(construct['constructPath'] for construct in found['violatingConstructs'])}: {found['ruleName']}"
        for each in report["pluginReports"]
        for found in each["violations"]
    ]


def test_it_finds_nothing_but_the_mistake_that_is_made_to_be_found() -> None:
    app = new_app()  # one for all: loading the validation takes longer than applying it
    for case, each in CASES.items():
        _add(app, case, each)
    _add(app, "bootstrapped", config(), bootstrap=True)
    CfnParameter(_add(app, "mistaken", config()), "Unused")

    assert _found(app) == ["mistaken/labproj-auth-dev: W2001"]
