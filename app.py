"""The CDK app: loads the file, which applies the rules, and makes the stacks. Run by `cdk`, as cdk.json says."""

import sys

from authconfig.errors import ExitCode, ToolkitError
from authconfig.file.reading import load_environment, load_environments
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
    wanted = (
        load_environments(asked.config)
        if asked.environment == context.ALL
        else (load_environment(asked.config, asked.environment),)
    )
    for environment in wanted:
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
