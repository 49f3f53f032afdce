"""A deployed user pool, and the users in it who sit down at a terminal."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import Final

from scripts.person import codes_sent
from tests.local.aws import LocalAws

PASSWORD: Final = "Right-passw0rd"  # noqa: S105
PHONE: Final = "+15555550100"


class Pool:
    """A deployed pool, and the file that it was deployed from."""

    def __init__(self, aws: LocalAws, file: Path, pool_id: str) -> None:
        self.aws, self.file, self.id = aws, file, pool_id
        self._names = (f"user{number}" for number in count())

    def user(self, *, phone: bool = False) -> str:
        """A user with PASSWORD; the name."""
        name = next(self._names)
        given = {"email": f"{name}@example.com", **({"phone_number": PHONE} if phone else {})}
        self.aws.cognito.admin_create_user(
            UserPoolId=self.id,
            Username=name,
            UserAttributes=[{"Name": key, "Value": value} for key, value in given.items()],
            MessageAction="SUPPRESS",
        )
        self.aws.cognito.admin_set_user_password(UserPoolId=self.id, Username=name, Password=PASSWORD, Permanent=True)
        return name

    def newest_code(self) -> str:
        return codes_sent(self.aws.variables["AWS_ENDPOINT_URL"])[-1]
