"""A call that is about one user."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from localaws.emulator import Emulator
from localaws.messages import Request
from localaws.sign_in.accounts import Pool, User, UserKey


@dataclass(frozen=True, slots=True)
class UserCall:
    """A request, the user whom it is about, the user's pool, and the emulator that holds both.

    Pool and user are as they were when they were looked up.
    """

    request: Request
    emulator: Emulator
    pool: Pool
    user: User

    @property
    def key(self) -> UserKey:
        """What the user is known by in the memory."""
        return self.pool.id, self.user.sub

    async def set_attributes(self, values: Mapping[str, str]) -> None:
        """Set attributes of the user in the emulator, past the rules for who may write them."""
        attributes = [{"Name": name, "Value": value} for name, value in values.items()]
        wanted = {"UserPoolId": self.pool.id, "Username": self.user.name, "UserAttributes": attributes}
        await self.emulator.cognito("AdminUpdateUserAttributes", wanted)
