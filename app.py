"""The CDK app: loads the file, which applies the rules, and makes the stack. Run by `cdk`, as cdk.json says."""

import sys
from pathlib import Path

from authconfig.errors import ToolkitError
from authconfig.reading import load
from stacks.auth_stack import AuthStack
from stacks.names import DEFAULT_ENVIRONMENT

# isort: split
from aws_cdk import App  # after stacks, which settles the Node.js that this starts


def main() -> None:
    """Synthesize. Context: `config` (a path), `env` (a name), `bootstrap` (true: for a bootstrapped account)."""
    app = App()
    context = app.node.try_get_context
    config = load(Path(context("config") or "auth.toml"))
    bootstrap = str(context("bootstrap")).lower() == "true"
    AuthStack(app, config, context("env") or DEFAULT_ENVIRONMENT, bootstrap=bootstrap)
    app.synth()


if __name__ == "__main__":
    try:
        main()
    except ToolkitError as error:
        print(error, file=sys.stderr)
        sys.exit(error.exit_code)
