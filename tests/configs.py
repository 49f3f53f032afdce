"""The text of an `auth.toml`, for tests that need one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from authconfig.file.reading import parse
from authconfig.models import AuthConfig
from authconfig.vocabulary import PoolId

POOL_ID = PoolId("0a1b2c3d")

TEXT = f'''# A file as a person keeps it.
version = 1

[project]
name = "labproj"
resource = "labproj{POOL_ID}"

[created]
project = "labproj"
id = "{POOL_ID}"
mfa = "OPTIONAL"
sign_in = ["email"]
required_attributes = ["email"]

[user_pool]
name = "labproj_userpool_{POOL_ID}"
sign_in = ["email"]
required_attributes = ["email"]

[mfa]
mode = "OPTIONAL"
types = ["SMS", "TOTP"]  # both
sms_message = "Your authentication code is {{####}}"
'''


def config(clients: Mapping[str, Mapping[str, Any]] | None = None, **changes: Mapping[str, Any]) -> AuthConfig:
    """The configuration of TEXT with some keys changed, a keyword a table: config(mfa={"mode": "OFF"}).

    `app` is the table of the app client of that name; `clients` are further ones, which get their records, as custom
    attributes do.
    """
    base = parse(TEXT, "test")
    assert isinstance(base, AuthConfig)
    document = base.model_dump()
    for table, values in changes.items():
        place = document["app_clients"] if table == "app" else document
        place[table] = {**place[table], **values}
    for name, values in (clients or {}).items():
        document["app_clients"][name] = values
        record = "confidential_clients" if values.get("secret") else "public_clients"
        document["created"][record] = (*document["created"][record], name)
    document["created"]["custom_attributes"] = changes.get("created", {}).get(
        "custom_attributes", document["custom_attributes"]
    )
    return AuthConfig.model_validate(document)
