"""Reads pools, app clients and users from the emulator."""

from __future__ import annotations

from localaws.emulator import Emulator
from localaws.messages import Refused, Request
from localaws.sign_in.accounts import Client, Pool, User, client_of, pool_of, user_of
from localaws.sign_in.user_call import UserCall


class Directory:
    """The emulator's pools. They are read anew each time, so that a deployment takes effect with the next request."""

    def __init__(self) -> None:
        self._pool_ids: dict[str, str] = {}  # by client id; a client never moves to another pool

    async def pool(self, pool_id: str, emulator: Emulator) -> Pool:
        """The pool `pool_id`. Raises Refused when there is none."""
        described = await emulator.read("DescribeUserPool", {"UserPoolId": pool_id})
        mfa = await emulator.read("GetUserPoolMfaConfig", {"UserPoolId": pool_id})
        if not described or not mfa:
            raise Refused("ResourceNotFoundException", f"User pool {pool_id} does not exist.")
        return pool_of(described, mfa)

    async def user(self, pool_id: str, name: str, emulator: Emulator) -> User | None:
        """The user of the pool who has `name` as a user name, as another name to sign in with, or as the id."""
        described = await emulator.read("AdminGetUser", {"UserPoolId": pool_id, "Username": name})
        return user_of(described) if described else None

    async def known_user(self, pool_id: str, name: str, emulator: Emulator) -> User:
        """The same. Raises Refused when there is no such user."""
        user = await self.user(pool_id, name, emulator)
        if user is None:
            raise Refused("UserNotFoundException", "User does not exist.")
        return user

    async def client(self, client_id: str, emulator: Emulator) -> Client | None:
        """The app client; None when no pool has it."""
        if client_id not in self._pool_ids:
            pools = await self._pools(emulator)
            found = [pool for pool in pools if await self._described(client_id, pool, emulator)]
            if not found:
                return None
            self._pool_ids[client_id] = found[0]
        return await self._described(client_id, self._pool_ids[client_id], emulator)

    async def known_client(self, client_id: str, emulator: Emulator) -> Client:
        """The same. Raises Refused when there is no such client."""
        client = await self.client(client_id, emulator)
        if client is None:
            raise Refused("ResourceNotFoundException", f"User pool client {client_id} does not exist.")
        return client

    async def call_about(self, pool_id: str, name: str, request: Request, emulator: Emulator) -> UserCall:
        """`request` as a call about the user `name` of the pool. Raises Refused when there is no such pool or user."""
        pool = await self.pool(pool_id, emulator)
        return UserCall(request, emulator, pool, await self.known_user(pool_id, name, emulator))

    async def administrators_call(self, request: Request, emulator: Emulator) -> UserCall:
        """`request` as a call about the user whom its UserPoolId and Username name. Raises Refused."""
        sent = request.parameters
        return await self.call_about(str(sent.get("UserPoolId")), str(sent.get("Username")), request, emulator)

    async def _described(self, client_id: str, pool_id: str, emulator: Emulator) -> Client | None:
        wanted = {"UserPoolId": pool_id, "ClientId": client_id}
        described = await emulator.read("DescribeUserPoolClient", wanted)
        return client_of(described) if described else None

    async def _pools(self, emulator: Emulator) -> list[str]:
        pools: list[str] = []
        more: dict[str, str] = {}
        while True:
            page = await emulator.read("ListUserPools", {"MaxResults": 60, **more})
            pools += [pool["Id"] for pool in page.get("UserPools", ())]
            if "NextToken" not in page:
                return pools
            more = {"NextToken": page["NextToken"]}
