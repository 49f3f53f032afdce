"""`[email]`: who the pool's emails come from."""

from __future__ import annotations

from typing import Final

from authconfig import checks
from authconfig.settings.policies import Changeable
from authconfig.settings.setting import Setting, Settings

COGNITO_EMAILS_A_DAY: Final = 50  # from Cognito's own address, for all pools of an account together


def _identity_conflict(arn: str, settings: Settings) -> str | None:
    """Why the identity does not go with the From address: one needs the other, and the address must belong to it."""
    sender = settings[FROM]
    if not sender and not arn:
        return None
    if not arn:
        return f"It is missing, and {FROM.key} needs it: Amazon SES sends for an identity that you have verified there."
    if not sender:
        return f"It goes with {FROM.key}, which is missing: an address of this identity that emails come from."
    address, identity = _address(sender), arn.partition("identity/")[2]
    if _covers(identity, address):
        return None
    return f"{FROM.key} does not belong to it: {address} is neither {identity} nor an address there."


def _address(sender: str) -> str:
    """The address in `Name <address>`, or the sender itself."""
    return sender.rpartition("<")[2].removesuffix(">")


def _covers(identity: str, address: str) -> bool:
    """Whether SES sends from `address` for `identity`: an address, or a domain, which covers its subdomains."""
    local, _, domain = address.partition("@")
    owner, at, verified = identity.rpartition("@")
    if at:
        return (owner, verified.lower()) == (local, domain.lower())
    return f".{domain.lower()}".endswith(f".{verified.lower()}")


FROM: Final = Setting(
    key="email.from",
    sentence=(
        'The address that emails come from, such as "no-reply@example.com" or "Shop <no-reply@example.com>"; '
        "empty means Cognito's own."
    ),
    default="",
    policy=Changeable(),
    check=checks.sender,
)
IDENTITY_ARN: Final = Setting(
    key="email.identity_arn",
    sentence=(
        "The ARN of the identity in Amazon SES, an address or a domain, that email.from belongs to: "
        '"arn:aws:ses:eu-west-1:111122223333:identity/example.com".'
    ),
    default="",
    policy=Changeable(),
    check=checks.identity_arn,
    conflict=_identity_conflict,
)
REPLY_TO: Final = Setting(
    key="email.reply_to",
    sentence="The address that answers to emails go to; empty means the one that they come from.",
    default="",
    policy=Changeable(),
    check=checks.email_address,
)

EMAIL: Final = (FROM, IDENTITY_ARN, REPLY_TO)
