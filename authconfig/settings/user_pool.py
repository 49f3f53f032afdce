"""`[user_pool]`: the pool, how its users sign in, and the groups they can belong to."""

from __future__ import annotations

from typing import Final

from authconfig import checks
from authconfig.settings.policies import Changeable, FixedAtCreation, Judged, Rule
from authconfig.settings.setting import Condition, Needs, Setting, Settings
from authconfig.vocabulary import Alias, Attribute, Contact, ThreatProtection, Tier

ALIASES_NEED_USER_NAMES: Final = "Only users who sign in with a user name can have aliases."


def _no_user_names(settings: Settings) -> str | None:
    """Aliases go with user names: in Cognito a pool has either aliases or addresses to sign in with."""
    return "users do not sign in with a user name" if settings[SIGN_IN] else None


NAME: Final = Setting(
    key="user_pool.name",
    sentence="The pool's name. In AWS the environment is appended to it: <name>-<environment>.",
    default="",
    policy=Changeable(),
    required=True,
    check=checks.user_pool_name,
)
# Cognito: "Updates are not allowed for property - UsernameAttributes."
SIGN_IN: Final[Setting[tuple[Contact, ...]]] = Setting(
    key="user_pool.sign_in",
    sentence=(
        'What users sign in with: "email", "phone_number" or, with both in the list, either of them; '
        "an empty list means a user name."
    ),
    default=(),
    policy=FixedAtCreation("how users sign in", record="created.sign_in"),
    required=True,
)
# Cognito: "Updates are not allowed for property - AliasAttributes."
ALIASES: Final[Setting[tuple[Alias, ...]]] = Setting(
    key="user_pool.aliases",
    sentence=(
        'What users can sign in with besides their user name: "email" and "phone_number", once they are verified, '
        'and "preferred_username"; an empty list means nothing else.'
    ),
    default=(),
    policy=FixedAtCreation("what users can sign in with besides their user name", record="created.aliases"),
    applies=Condition("users sign in with a user name", _no_user_names),
)
# Cognito: "Updates are not allowed for property - UsernameConfiguration."
CASE_SENSITIVE: Final = Setting(
    key="user_pool.case_sensitive",
    sentence=(
        "Whether user names, email addresses and preferred user names that differ only in upper and lower case belong "
        "to different users."
    ),
    # By Cognito's default "Ann" and "ann" are two users, and whoever types the other one cannot sign in.
    default=False,
    policy=FixedAtCreation(
        "whether names that differ only in upper and lower case belong to different users",
        record="created.case_sensitive",
    ),
)
# Cognito: "Existing schema attributes cannot be modified or deleted." The default is Amplify's, however users sign in.
REQUIRED_ATTRIBUTES: Final[Setting[tuple[Attribute, ...]]] = Setting(
    key="user_pool.required_attributes",
    sentence="The attributes that users must give to sign up.",
    default=(Attribute.EMAIL,),
    policy=FixedAtCreation("the attributes required for signing up", record="created.required_attributes"),
    required=True,
)
SELF_SIGN_UP: Final = Setting(
    key="user_pool.self_sign_up",
    sentence="Whether people can sign themselves up; if not, administrators alone create users.",
    default=True,  # as in Amplify's pools; CDK's construct has the opposite default
    policy=Changeable(),
)
GROUPS: Final[Setting[tuple[str, ...]]] = Setting(
    key="user_pool.groups",
    sentence="The groups that users can belong to, in order of precedence: the first has the highest.",
    default=(),
    policy=Judged(
        Rule.GROUP_KEEPS_ITS_CASE,
        reason=(
            "a group's name cannot change in the case of its letters alone; the group stays in the deployed pool, and "
            "Cognito does not take both names beside each other"
        ),
        way_out=(
            "Keep the name as it is, or choose another one. To have it in the other case, take it off the list, "
            "deploy, delete the group in each deployed pool, and then add it."
        ),
        hint="A group taken off the list stays in the deployed pool, with its members.",
    ),
    check=checks.group_names,
    ordered=True,
)
TIER: Final = Setting(
    key="user_pool.tier",
    sentence=(
        "What the pool can have, and what it costs for each active user: LITE, ESSENTIALS or PLUS. Each has all that "
        "the one before it has, and costs more."
    ),
    # Cognito's default. It is stated: if it were left out, an update made elsewhere could change it.
    default=Tier.ESSENTIALS,
    policy=Changeable("Cognito refuses a lower tier while the deployed pool has what that lacks"),
)
# By itself it sends nothing anywhere, but it takes the tier with the highest price.
THREAT_PROTECTION: Final = Setting(
    key="user_pool.threat_protection",
    sentence=(
        "What Cognito does about stolen passwords and sign-ins that are unlike those of the user. OFF: nothing; AUDIT: "
        "it records them; ENFORCED: it also acts on them, as the pool's risk configuration in AWS says."
    ),
    default=ThreatProtection.OFF,
    policy=Changeable(),
    needs=Needs(Tier.PLUS, "AUDIT and ENFORCED need", lambda mode: mode is not ThreatProtection.OFF),
)

USER_POOL: Final = (
    NAME,
    SIGN_IN,
    ALIASES,
    CASE_SENSITIVE,
    REQUIRED_ATTRIBUTES,
    SELF_SIGN_UP,
    GROUPS,
    TIER,
    THREAT_PROTECTION,
)
