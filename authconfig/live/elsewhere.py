"""Whether something was read where the environment is deployed to. Pure."""

from __future__ import annotations

from authconfig.live.deployed import Account
from authconfig.live.finding import Finding, Kind
from authconfig.names import PoolStack
from authconfig.overrides import PATH


def elsewhere(wanted: PoolStack, account: Account | None) -> tuple[Finding, ...]:
    """What to say if the credentials are for another `account` than that of the stack `wanted`; nothing if not.

    account: None when that is not known
    """
    if not (wanted.account and account and account.number) or account.number == wanted.account:
        return ()
    message = (
        f"Refused: the AWS credentials are for the account {account.number}, and the environment "
        f"{wanted.environment} belongs to {wanted.account}. Nothing else was compared."
    )
    key = f"{PATH}.{wanted.environment}.account"
    return (Finding(Kind.REFUSED, key, message, "Use credentials of that account, for example by AWS_PROFILE."),)
