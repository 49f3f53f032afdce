"""Every setting of `auth.toml`, described once: one module for each table. `TABLES` and `ALL` have the file's order.

Models, questions, options, the comments in a new file, `show`, the documentation and the JSON Schema read them here.
"""

from __future__ import annotations

from typing import Any, Final

from authconfig.settings.app_client import APP_CLIENT
from authconfig.settings.created import CREATED
from authconfig.settings.email import COGNITO_EMAILS_A_DAY, EMAIL
from authconfig.settings.mfa import MFA
from authconfig.settings.password_policy import PASSWORD_POLICY
from authconfig.settings.project import PROJECT
from authconfig.settings.setting import Setting, Settings, Table
from authconfig.settings.user_pool import USER_POOL
from authconfig.settings.verification import VERIFICATION

TABLES: Final = (
    Table("project", PROJECT),
    Table(
        "created",
        CREATED,
        "What the user pool was created with. The wizard keeps this record, and changes to the pool are checked "
        "against it: do not edit it by hand.",
    ),
    Table("user_pool", USER_POOL),
    Table("mfa", MFA),
    Table("verification", VERIFICATION),
    Table(
        "email",
        EMAIL,
        f"Who emails come from. Cognito's own address sends {COGNITO_EMAILS_A_DAY} emails a day, for all pools of an "
        "account together; Amazon SES sends more, from an address of yours.",
    ),
    Table("password_policy", PASSWORD_POLICY),
    Table("app_clients.app", APP_CLIENT),
)
ALL: Final[tuple[Setting[Any], ...]] = tuple(setting for table in TABLES for setting in table.settings)
DEFAULTS: Final = Settings({setting: setting.default for setting in ALL})
