"""Every setting of `auth.toml`, described once: one module for each table. `TABLES` and `ALL` have the file's order.

Both are those of a file with one app client, which is called "app", and without custom attributes; `tables` and `of`
are for any of them.

Models, questions, options, the comments in a new file, `show`, the documentation and the JSON Schema read them here.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from authconfig.settings import app_client, custom_attribute
from authconfig.settings.created import CREATED
from authconfig.settings.devices import DEVICES
from authconfig.settings.email import COGNITO_EMAILS_A_DAY, EMAIL
from authconfig.settings.invitation import INVITATION
from authconfig.settings.mfa import MFA
from authconfig.settings.password_policy import PASSWORD_POLICY
from authconfig.settings.project import PROJECT
from authconfig.settings.setting import Setting, Settings, Table
from authconfig.settings.user_pool import USER_POOL
from authconfig.settings.verification import VERIFICATION


def client_table(client: str) -> Table:
    """The table of the app client that the file calls `client`."""
    return Table(f"{app_client.TABLE}.{client}", app_client.of(client).all)


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
    Table("devices", DEVICES),
    Table("verification", VERIFICATION),
    Table("invitation", INVITATION),
    Table(
        "email",
        EMAIL,
        f"Who emails come from. Cognito's own address sends {COGNITO_EMAILS_A_DAY} emails a day, for all pools of an "
        "account together; Amazon SES sends more, from an address of yours.",
    ),
    Table("password_policy", PASSWORD_POLICY),
    client_table(app_client.FIRST),
)
ALL: Final[tuple[Setting[Any], ...]] = tuple(setting for table in TABLES for setting in table.settings)
OF_THE_POOL: Final = tuple(setting for setting in ALL if setting.path[0] != app_client.TABLE)
DEFAULTS: Final = Settings({setting: setting.default for setting in ALL})


def attribute_table(attribute: str) -> Table:
    """The table of the custom attribute that the file calls `attribute`."""
    return Table(f"{custom_attribute.TABLE}.{attribute}", custom_attribute.of(attribute).all)


def tables(clients: Iterable[str], attributes: Iterable[str] = (), recorded: Iterable[str] = ()) -> tuple[Table, ...]:
    """The tables of a file that has `clients` and custom `attributes`, in the order of the file.

    recorded: the custom attributes that are among its records
    """
    project, created, *others, _ = TABLES
    records = tuple(map(custom_attribute.record, recorded))
    return (
        project,
        created,
        *([Table(custom_attribute.RECORD, records)] if records else []),
        *others,
        *map(client_table, clients),
        *map(attribute_table, attributes),
    )


def of(
    clients: Iterable[str], attributes: Iterable[str] = (), recorded: Iterable[str] = ()
) -> tuple[Setting[Any], ...]:
    """The settings of a file that has `clients` and custom `attributes`, those of `recorded` among its records."""
    return (
        *OF_THE_POOL,
        *(setting for client in clients for setting in app_client.of(client).all),
        *(setting for attribute in attributes for setting in custom_attribute.of(attribute).all),
        *map(custom_attribute.record, recorded),
    )
