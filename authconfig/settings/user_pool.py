"""`[user_pool]`: the pool, how its users sign in, and the groups they can belong to."""

from __future__ import annotations

from typing import Final

from authconfig import checks
from authconfig.settings.policies import Changeable, FixedAtCreation
from authconfig.settings.setting import Condition, Setting, Settings
from authconfig.vocabulary import Alias, Attribute, Contact

ALIASES_NEED_USER_NAMES: Final = "Only users who sign in with a user name can have aliases."


def _no_user_names(settings: Settings) -> str | None:
    """Aliases stand beside a user name: Cognito takes either those or an address to sign in with."""
    return "users do not sign in with a user name" if settings[SIGN_IN] else None


NAME: Final = Setting(
    key="user_pool.name",
    sentence="The pool's name in AWS, where the environment is appended: <name>-<environment>.",
    default="",
    policy=Changeable(),
    required=True,
    check=checks.user_pool_name,
)
# Cognito: "Updates are not allowed for property - UsernameAttributes."
SIGN_IN: Final[Setting[tuple[Contact, ...]]] = Setting(
    key="user_pool.sign_in",
    sentence='What users sign in with: "email", "phone_number", or either of both; an empty list means a user name.',
    default=(),
    policy=FixedAtCreation("how users sign in", record="created.sign_in"),
    required=True,
)
# Cognito: "Updates are not allowed for property - AliasAttributes."
ALIASES: Final[Setting[tuple[Alias, ...]]] = Setting(
    key="user_pool.aliases",
    sentence=(
        "What users can sign in with besides their user name, once it is verified: "
        '"email", "phone_number", "preferred_username".'
    ),
    default=(),
    policy=FixedAtCreation("what users can sign in with besides their user name", record="created.aliases"),
    applies=Condition("users sign in with a user name", _no_user_names),
)
# Cognito: "Existing schema attributes cannot be modified or deleted." The default is Amplify's, however users sign in.
REQUIRED_ATTRIBUTES: Final[Setting[tuple[Attribute, ...]]] = Setting(
    key="user_pool.required_attributes",
    sentence="What users must give to sign up.",
    default=(Attribute.EMAIL,),
    policy=FixedAtCreation("the attributes required for signing up", record="created.required_attributes"),
    required=True,
)
GROUPS: Final[Setting[tuple[str, ...]]] = Setting(
    key="user_pool.groups",
    sentence="Groups of users, in order of precedence: the first counts most.",
    default=(),
    policy=Changeable("a group that is taken out is deleted"),
    check=checks.group_names,
    ordered=True,
)

USER_POOL: Final = (NAME, SIGN_IN, ALIASES, REQUIRED_ATTRIBUTES, GROUPS)
