"""The CDK app, run by `cdk` as cdk.json says. It is yours to extend.

Modules of your own must not be called as those of the toolkit are: authconfig, cloud, localaws, stacks, wizard.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from stacks.app import run

if TYPE_CHECKING:
    from aws_cdk import App

    from stacks.auth_stack import AuthStack


def extend(app: App, auth: AuthStack) -> None:
    """Called with the auth stack of each environment that is synthesized."""
    # A further stack goes here, such as one of yours that takes the user pool:
    #     from backend import Backend
    #     Backend(app, f"shop-backend-{auth.environment_name}", auth.user_pool, auth.app_clients["app"])


if __name__ == "__main__":
    run(extend)
