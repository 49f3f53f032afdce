"""The CDK app: loads the file, which applies the rules, and makes the stacks of the environments that are asked for."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from authconfig.environments import Environment
from authconfig.errors import ExitCode, ToolkitError
from stacks import context, warm_up
from stacks.node import use_pinned_node

# Nothing else of `stacks` here: importing aws_cdk starts Node.js, which has to be chosen before.
if TYPE_CHECKING:
    from aws_cdk import App

    from stacks.auth_stack import AuthStack

_PATHS: Final = "aws:cdk:enable-path-metadata"  # the CDK CLI gives this to an app, beside the context of cdk.json

Extend = Callable[["App", "AuthStack"], None]


def nothing_more(_: App, __: AuthStack) -> None:
    """Add nothing to the stacks of the toolkit."""


def run(extend: Extend = nothing_more) -> None:
    """Synthesize what the context asks for: what `cdk` runs.

    extend: called with the app and each of the toolkit's stacks, for stacks and constructs of one's own
    What a person can mend is said on standard error, and ends the process with the toolkit's exit code for it.
    """
    try:
        _synthesize(extend)
    except ToolkitError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(ExitCode.INTERRUPTED)


def templates(extend: Extend = nothing_more, folder: Path = Path()) -> dict[str, dict[str, Any]]:
    """The templates that the project in `folder` makes of its auth.toml, by the stack's name on the command line.

    All environments that the file lists are made, with the context of the folder's cdk.json, as `cdk synth` has it.
    Raises ConfigInvalid and ChangeRefused.
    """
    settings = json.loads((folder / "cdk.json").read_text(encoding="utf-8"))
    given = {**settings.get("context", {}), _PATHS: settings.get("pathMetadata", True)}
    environments = context.all_environments(folder / context.read(given.get).config)
    use_pinned_node()
    from aws_cdk import App

    with TemporaryDirectory() as output:
        app = App(context=given, outdir=output)
        stacks = _stacks(app, environments, extend)
        assembly = app.synth()
        return {stack.node.id: assembly.get_stack_artifact(stack.artifact_id).template for stack in stacks}


def _synthesize(extend: Extend) -> None:
    use_pinned_node()
    warm_up.once()
    from aws_cdk import App

    from stacks import template_size

    app = App()
    asked = context.read(app.node.try_get_context)
    stacks = _stacks(app, context.environments(asked), extend, bootstrap=asked.bootstrap)
    assembly = app.synth()
    if not asked.bootstrap:
        for stack in stacks:
            template_size.check(assembly.get_stack_artifact(stack.artifact_id).template_full_path)


def _stacks(
    app: App, environments: Iterable[Environment], extend: Extend, *, bootstrap: bool = False
) -> list[AuthStack]:
    from stacks.auth_stack import AuthStack

    stacks = [AuthStack(app, environment, bootstrap=bootstrap) for environment in environments]
    for stack in stacks:
        extend(app, stack)
    return stacks
