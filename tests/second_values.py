"""A pool in which every setting has an effect, and another value for each of its settings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from authconfig.models import AuthConfig, document_with
from authconfig.settings import (
    app_client,
    created,
    devices,
    email,
    invitation,
    mfa,
    password_policy,
    project,
    user_pool,
    verification,
)
from authconfig.settings.setting import Setting, Settings
from tests.configs import config

_IDENTITY: Final = "arn:aws:ses:eu-west-1:111122223333:identity"
BASE: Final = config(
    created={"sign_in": ()},
    user_pool={"sign_in": (), "tier": "PLUS"},
    mfa={"sms_region": "eu-west-1"},
    devices={"remember": "always"},
    verification={"by": "both"},
    email={"from": "no-reply@example.com", "identity_arn": f"{_IDENTITY}/example.com", "reply_to": "help@example.com"},
)
SECOND: Final[Mapping[Setting[Any], Any]] = {
    project.NAME: "other",
    project.RESOURCE: "otherauth",
    project.REMOVED: ("ffffffff",),
    created.PROJECT: "other",
    created.ID: "0b1c2d3e",
    created.MFA: "OFF",
    created.SIGN_IN: ("email",),
    created.ALIASES: ("preferred_username",),
    created.CASE_SENSITIVE: True,
    created.REQUIRED_ATTRIBUTES: ("email", "name"),
    created.PUBLIC_CLIENTS: ("app", "web"),
    created.CONFIDENTIAL_CLIENTS: ("native",),
    user_pool.NAME: "other_users",
    user_pool.SIGN_IN: ("email",),
    user_pool.ALIASES: ("preferred_username",),
    user_pool.CASE_SENSITIVE: True,
    user_pool.REQUIRED_ATTRIBUTES: ("email", "name"),
    user_pool.SELF_SIGN_UP: False,
    user_pool.GROUPS: ("admins",),
    user_pool.TIER: "ESSENTIALS",
    user_pool.THREAT_PROTECTION: "ENFORCED",
    mfa.MODE: "OFF",
    mfa.TYPES: ("SMS",),
    mfa.SMS_MESSAGE: "{####} signs you in",
    mfa.SMS_REGION: "ap-northeast-1",
    devices.REMEMBER: "opt_in",
    devices.SKIP_MFA: True,
    verification.BY: "email",
    verification.EMAIL_SUBJECT: "Welcome",
    verification.EMAIL_MESSAGE: "{####} is in this email",
    verification.SMS_MESSAGE: "{####} is in this text",
    invitation.EMAIL_SUBJECT: "Come in",
    invitation.EMAIL_MESSAGE: "{username}, your password is {####}",
    invitation.SMS_MESSAGE: "{username}: {####}",
    email.FROM: "Shop <shop@example.com>",
    email.IDENTITY_ARN: f"{_IDENTITY}/no-reply@example.com",
    email.REPLY_TO: "answers@example.com",
    password_policy.MINIMUM_LENGTH: 12,
    password_policy.REQUIRES: ("lowercase",),
    password_policy.HISTORY: 5,
    password_policy.TEMPORARY_PASSWORD_DAYS: 3,
    app_client.APP.secret: True,
    app_client.APP.flows: ("srp", "custom"),
    app_client.APP.access_token_minutes: 5,
    app_client.APP.id_token_minutes: 10,
    app_client.APP.refresh_token_days: 7,
    app_client.APP.rotate_refresh_tokens: True,
    app_client.APP.read_attributes: ("email", "name"),
    app_client.APP.write_attributes: ("nickname",),
}


def changed(setting: Setting[Any]) -> AuthConfig:
    """BASE with its second value for `setting`, and nothing else changed."""
    return AuthConfig.model_validate(document_with(BASE, Settings({setting: SECOND[setting]})))
