"""`[project]`: the name that is part of every stack's name, and a label."""

from __future__ import annotations

from typing import Final

from authconfig import checks
from authconfig.settings.policies import Changeable, FixedAtCreation, Kept
from authconfig.settings.setting import Setting

NAME: Final = Setting(
    key="project.name",
    sentence="The project's name, which its stacks are named after: <name>-auth-<environment>-<created.id>.",
    default="",
    policy=FixedAtCreation("the project's name, which names the stack,", record="created.project"),
    required=True,
    check=checks.project_name,
)
RESOURCE: Final = Setting(
    key="project.resource",
    sentence="A label for people; in AWS, the app client is named after it: <resource>-<environment>.",
    default="",
    policy=Changeable(),
    required=True,
    check=checks.resource_name,
)
REMOVED: Final[Setting[tuple[str, ...]]] = Setting(
    key="project.removed",
    sentence=(
        "The user pools that were removed from this file and are no longer managed from here: the id of one that was "
        "removed from all environments, or <environment>-<id>."
    ),
    default=(),
    policy=Kept(),
)

PROJECT: Final = (NAME, RESOURCE, REMOVED)
