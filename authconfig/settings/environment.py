"""`[environments.NAME]`: where an environment's pool is deployed to. Their keys are below the environment's table."""

from __future__ import annotations

from typing import Final

from authconfig import checks
from authconfig.settings.policies import Changeable
from authconfig.settings.setting import Setting

TABLE: Final = "environments"
ACCOUNT: Final = Setting(
    key="account",
    sentence="The AWS account that it is deployed to; empty: any.",
    default="",
    policy=Changeable("another account means another pool"),
    check=checks.account_or_none,
)
REGION: Final = Setting(
    key="region",
    sentence="The AWS region that it is deployed to; empty: any.",
    default="",
    policy=Changeable("another region means another pool"),
    check=checks.region_or_none,
)
PLACE: Final = (ACCOUNT, REGION)
