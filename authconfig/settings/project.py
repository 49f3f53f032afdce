"""`[project]`: what the stacks are named after."""

from __future__ import annotations

from typing import Final

from authconfig import checks
from authconfig.settings.policies import Changeable, Kept
from authconfig.settings.setting import Setting
from authconfig.vocabulary import PoolId

NAME: Final = Setting(
    key="project.name",
    sentence=(
        "The stacks are named after the project: <name>-auth-<environment>. "
        "Another name means another stack, with a new and empty user pool."
    ),
    default="",
    policy=Kept("no: it names the stack"),
    required=True,
    check=checks.project_name,
)
RESOURCE: Final = Setting(
    key="project.resource",
    sentence="A label for people.",
    default="",
    policy=Changeable(),
    required=True,
    check=checks.resource_name,
)
REMOVED: Final[Setting[tuple[PoolId, ...]]] = Setting(
    key="project.removed",
    sentence="The ids of user pools that are no longer managed from here.",
    default=(),
    policy=Kept(),
)

PROJECT: Final = (NAME, RESOURCE, REMOVED)
