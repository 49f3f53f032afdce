"""`[created]`: what the pool was created with. The wizard writes it; the rules check changes against it."""

from __future__ import annotations

from typing import Final

from authconfig import checks
from authconfig.settings import app_client, mfa, project, user_pool
from authconfig.settings.policies import Kept
from authconfig.settings.setting import Setting
from authconfig.vocabulary import PoolId

PROJECT: Final = Setting(
    key="created.project",
    sentence="The project's name, which the stacks are named after.",
    default=project.NAME.default,
    policy=Kept(),
    required=True,
    check=checks.project_name,
    records=project.NAME,
)
ID: Final = Setting(
    key="created.id",
    sentence="Part of the stack's name: another id means another stack, with a new and empty user pool.",
    default=PoolId(""),
    policy=Kept(),
    required=True,
    check=checks.pool_id,
)
# Not a copy: it follows when the pool leaves ON (`rules.mfa_record`).
MFA: Final = Setting(
    key="created.mfa",
    sentence=(
        "The MFA mode that the pool was created with or, if it has left ON since, the one it changed to. "
        "mfa.mode can be ON only if this is ON."
    ),
    default=mfa.MODE.default,
    policy=Kept(),
    required=True,
)
SIGN_IN: Final = Setting(
    key="created.sign_in",
    sentence="What users sign in with, as it was chosen when the pool was created.",
    default=user_pool.SIGN_IN.default,
    policy=Kept(),
    required=True,
    records=user_pool.SIGN_IN,
)
ALIASES: Final = Setting(
    key="created.aliases",
    sentence="What users can sign in with besides their user name, as it was chosen when the pool was created.",
    default=user_pool.ALIASES.default,
    policy=Kept(),
    records=user_pool.ALIASES,
)
# Not required: a file from before it was a setting has none, and its pool was made with the default.
CASE_SENSITIVE: Final = Setting(
    key="created.case_sensitive",
    sentence=(
        "Whether names that differ only in upper and lower case belong to different users, as it was chosen when the "
        "pool was created."
    ),
    default=user_pool.CASE_SENSITIVE.default,
    policy=Kept(),
    records=user_pool.CASE_SENSITIVE,
)
REQUIRED_ATTRIBUTES: Final = Setting(
    key="created.required_attributes",
    sentence="The attributes that users must give to sign up, as they were chosen when the pool was created.",
    default=user_pool.REQUIRED_ATTRIBUTES.default,
    policy=Kept(),
    required=True,
    records=user_pool.REQUIRED_ATTRIBUTES,
)
# The terms are those of OAuth 2.0 (RFC 6749, section 2.1).
PUBLIC_CLIENTS: Final[Setting[tuple[str, ...]]] = Setting(
    key="created.public_clients",
    sentence="The app clients that were made without a secret, also those that are no longer in the file.",
    default=(app_client.FIRST,),
    policy=Kept(),
)
CONFIDENTIAL_CLIENTS: Final[Setting[tuple[str, ...]]] = Setting(
    key="created.confidential_clients",
    sentence="The app clients that were made with a secret, also those that are no longer in the file.",
    default=(),
    policy=Kept(),
)

CREATED: Final = (
    PROJECT,
    ID,
    MFA,
    SIGN_IN,
    ALIASES,
    CASE_SENSITIVE,
    REQUIRED_ATTRIBUTES,
    PUBLIC_CLIENTS,
    CONFIDENTIAL_CLIENTS,
)
# What each environment's pool has of its own.
OF_AN_ENVIRONMENT: Final = (ID, MFA)
