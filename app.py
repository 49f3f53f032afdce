"""The CDK app: loads the file, which applies the rules, and makes the stacks. Run by `cdk`, as cdk.json says."""

import sys

from authconfig.errors import ExitCode, ToolkitError
from stacks import context
from stacks.node import use_pinned_node


def main() -> None:
    """Synthesize what the context asks for."""
    use_pinned_node()
    # Not before: importing aws_cdk starts Node.js.
    from aws_cdk import App

    from stacks import template_size
    from stacks.auth_stack import AuthStack

    app = App()
    asked = context.read(app.node.try_get_context)
    for environment in context.environments(asked):
        AuthStack(app, environment, bootstrap=asked.bootstrap)
    assembly = app.synth()
    if not asked.bootstrap:
        for stack in assembly.stacks:
            template_size.check(stack.template_full_path)


if __name__ == "__main__":
    try:
        main()
    except ToolkitError as error:
        print(error, file=sys.stderr)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(ExitCode.INTERRUPTED)
