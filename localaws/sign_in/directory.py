"""Reads pools, app clients and users from the emulator."""

from __future__ import annotations

from localaws.cloudformation import ask_cognito
from localaws.gateway import Ask
from localaws.messages import Refused, Request
from localaws.sign_in.accounts import Client, Pool, User, client_of, pool_of, user_of


class Directory:
    """The emulator's pools, asked anew each time: what a deployment changes counts from the next request on."""

    def __init__(self) -> None:
        self._pool_ids: dict[str, str] = {}  # by client; which pool a client is of never changes

    async def pool(self, pool_id: str, request: Request, ask: Ask) -> Pool:
        """The pool `pool_id`; raises Refused when there is none."""
        described = await ask_cognito(request, "DescribeUserPool", {"UserPoolId": pool_id}, ask)
        mfa = await ask_cognito(request, "GetUserPoolMfaConfig", {"UserPoolId": pool_id}, ask)
        if not described or not mfa:
            raise Refused("ResourceNotFoundException", f"User pool {pool_id} does not exist.")
        return pool_of(described, mfa)

    async def user(self, pool_id: str, name: str, request: Request, ask: Ask) -> User | None:
        """The user of the pool who is called `name`, by whatever name users sign in with, or has that id."""
        described = await ask_cognito(request, "AdminGetUser", {"UserPoolId": pool_id, "Username": name}, ask)
        return user_of(described) if described else None

    async def known_user(self, pool_id: str, name: str, request: Request, ask: Ask) -> User:
        """The same; raises Refused when there is none."""
        user = await self.user(pool_id, name, request, ask)
        if user is None:
            raise Refused("UserNotFoundException", "User does not exist.")
        return user

    async def client(self, client_id: str, request: Request, ask: Ask) -> Client | None:
        """The app client; None when no pool has it."""
        if client_id not in self._pool_ids:
            pools = await self._pools(request, ask)
            found = [pool for pool in pools if await self._described(client_id, pool, request, ask)]
            if not found:
                return None
            self._pool_ids[client_id] = found[0]
        return await self._described(client_id, self._pool_ids[client_id], request, ask)

    async def _described(self, client_id: str, pool_id: str, request: Request, ask: Ask) -> Client | None:
        wanted = {"UserPoolId": pool_id, "ClientId": client_id}
        described = await ask_cognito(request, "DescribeUserPoolClient", wanted, ask)
        return client_of(described) if described else None

    async def _pools(self, request: Request, ask: Ask) -> list[str]:
        pools: list[str] = []
        more: dict[str, str] = {}
        while True:
            page = await ask_cognito(request, "ListUserPools", {"MaxResults": 60, **more}, ask)
            pools += [pool["Id"] for pool in page.get("UserPools", ())]
            if "NextToken" not in page:
                return pools
            more = {"NextToken": page["NextToken"]}
