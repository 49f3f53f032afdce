"""The lines that `init` ends with refer to the user pool, in the languages that they are in."""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any, Final

import pytest

from authconfig.names import PoolStack
from authconfig.vocabulary import PoolId
from stacks.node import PACKAGE_CACHE
from wizard.documents.render import reference

NODE: Final = Path(sys.executable).with_name("node")
TOLD: Final = reference(PoolStack("shop", "dev", PoolId("0a1b2c3d")))
PYTHON, TYPESCRIPT = (
    textwrap.dedent("\n".join(line for line in part.splitlines() if line.startswith("  ")))
    for part in TOLD.split("and in TypeScript:")
)
REFERRED: Final = {"Fn::GetStackOutput": {"StackName": "shop-auth-dev-0a1b2c3d", "OutputName": "UserPoolId"}}


def pool_of(output: Path) -> Any:
    """The user pool of the only client in the template that was written to the folder `output`."""
    template = json.loads((output / "Other.template.json").read_text())
    (client,) = template["Resources"].values()
    return client["Properties"]["UserPoolId"]


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    """A folder in which Node.js finds the packages of the CDK that jsii has unpacked."""
    for manifest in PACKAGE_CACHE.glob("**/package.json"):
        version, name = manifest.parents[1], manifest.parents[2].relative_to(PACKAGE_CACHE)
        if version.name == json.loads(manifest.read_text()).get("version"):
            link = tmp_path / "node_modules" / name
            link.parent.mkdir(parents=True, exist_ok=True)
            link.symlink_to(manifest.parent)
    return tmp_path


def test_in_python(tmp_path: Path) -> None:
    first, *others = PYTHON.splitlines()
    code = f"""
from stacks.node import use_pinned_node
use_pinned_node()
from aws_cdk import App, Stack
{first}
class Other(Stack):
    def __init__(self, scope):
        super().__init__(scope, "Other")
{textwrap.indent(chr(10).join(others), " " * 8)}
        user_pool.add_client("web")
app = App(outdir={str(tmp_path)!r})
Other(app)
app.synth()
"""
    subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2], check=True)
    assert pool_of(tmp_path) == REFERRED


def test_in_typescript(packages: Path) -> None:
    """Node.js runs TypeScript whose types can be left out."""
    first, *others = TYPESCRIPT.splitlines()
    code = f"""
import {{ App, Stack }} from "aws-cdk-lib";
{first}
class Other extends Stack {{
  constructor(scope: App) {{
    super(scope, "Other");
    {chr(10).join(others)}
    userPool.addClient("web");
  }}
}}
const app = new App({{ outdir: "out" }});
new Other(app);
app.synth();
"""
    (packages / "app.mts").write_text(code)
    subprocess.run([NODE, "--preserve-symlinks", "app.mts"], cwd=packages, check=True)
    assert pool_of(packages / "out") == REFERRED
