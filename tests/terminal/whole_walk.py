"""Every question of `add`, each answered with something else than its default, and the file that this makes."""

from __future__ import annotations

from authconfig.models import AuthConfig
from scripts.session import CLEAR, DOWN, ENTER, SPACE, UP
from tests.terminal import walking
from tests.terminal.walking import Step, pick
from tests.typed import by_key, label, message


def group(name: str) -> Step:
    """Type `name` as that of a group."""
    return Step(message("user_pool.groups"), name + ENTER, name)


def text(key: str, typed: str) -> Step:
    """Answer the question `key` with what is `typed` in place of the suggestion."""
    return Step(message(key), CLEAR + typed + ENTER, typed)


def ticks(key: str, keys: str, *names: str) -> Step:
    """Answer the question `key` by `keys`, after which the choices `names` are ticked."""
    return Step(message(key), keys, ", ".join(label(key, name) for name in names))


BEFORE_MFA = (
    walking.MANUALLY,
    walking.FRIENDLY_NAME,
    walking.POOL_NAME,
    pick("user_pool.sign_in", UP * 2 + ENTER, "email,phone_number"),
    walking.SOME_GROUPS,
    group("staff"),
    walking.ANOTHER_GROUP,
    group("admins"),
    walking.NO_OTHER_GROUP,
    walking.in_place(1, "admins", DOWN),
)
MFA = (
    walking.NEW_OPTIONAL,
    ticks("mfa.types", SPACE + ENTER, "SMS", "TOTP"),
    text("mfa.sms_message", "{{ project }}: {####} is your code"),
)
AFTER_MFA = (
    pick("verification.by", UP + ENTER, "both"),
    text("verification.email_subject", "Hello from {{ env }}"),
    text("verification.email_message", "{####}, by email"),
    text("verification.sms_message", "{####}, by SMS"),
    pick("email", "y" + ENTER, "yes"),
    text("email.from", "Shop <no-reply@example.com>"),
    text("email.identity_arn", "arn:aws:ses:eu-west-1:111122223333:identity/example.com"),
    text("email.reply_to", "help@example.com"),
    pick("password_policy", "y" + ENTER, "yes"),
    text("password_policy.minimum_length", "12"),
    ticks("password_policy.requires", UP + SPACE + ENTER, "lowercase", "uppercase", "numbers"),
    text("password_policy.history", "5"),
    text("password_policy.temporary_password_days", "3"),
    ticks("user_pool.required_attributes", SPACE + ENTER, "address", "email"),
    text("app_clients.app.refresh_token_days", "090"),
    pick("app_client", "y" + ENTER, "yes"),
    ticks("app_clients.app.read_attributes", SPACE + UP + SPACE + ENTER, "address", "phone_number_verified"),
    ticks("app_clients.app.write_attributes", UP + SPACE + ENTER, "address", "email", "phone_number", "zoneinfo"),
    walking.YES,
)
WALK = (*BEFORE_MFA, *MFA, *AFTER_MFA)

# Every value of the file but the pool's id.
VALUES = {
    "project.resource": "shopauth",
    "project.removed": (),
    "created.mfa": "OPTIONAL",
    "created.sign_in": ("email", "phone_number"),
    "created.aliases": (),
    "created.case_sensitive": False,
    "created.required_attributes": ("address", "email"),
    "created.public_clients": ("app",),
    "created.confidential_clients": (),
    "user_pool.name": "shop_users",
    "user_pool.sign_in": ("email", "phone_number"),
    "user_pool.aliases": (),
    "user_pool.case_sensitive": False,
    "user_pool.required_attributes": ("address", "email"),
    "user_pool.self_sign_up": True,
    "user_pool.groups": ("admins", "staff"),
    "user_pool.tier": "ESSENTIALS",
    "user_pool.threat_protection": "OFF",
    "mfa.mode": "OPTIONAL",
    "mfa.types": ("SMS", "TOTP"),
    "mfa.sms_message": "{{ project }}: {####} is your code",
    "mfa.sms_region": "",
    "devices.remember": "never",
    "devices.skip_mfa": False,
    "verification.by": "both",
    "verification.email_subject": "Hello from {{ env }}",
    "verification.email_message": "{####}, by email",
    "verification.sms_message": "{####}, by SMS",
    "invitation.email_subject": "",
    "invitation.email_message": "",
    "invitation.sms_message": "",
    "email.from": "Shop <no-reply@example.com>",
    "email.identity_arn": "arn:aws:ses:eu-west-1:111122223333:identity/example.com",
    "email.reply_to": "help@example.com",
    "password_policy.minimum_length": 12,
    "password_policy.requires": ("lowercase", "uppercase", "numbers"),
    "password_policy.history": 5,
    "password_policy.temporary_password_days": 3,
    "app_clients.app.secret": False,
    "app_clients.app.flows": ("srp",),
    "app_clients.app.access_token_minutes": 60,
    "app_clients.app.id_token_minutes": 60,
    "app_clients.app.refresh_token_days": 90,
    "app_clients.app.rotate_refresh_tokens": False,
    "app_clients.app.read_attributes": ("address", "phone_number_verified"),
    # What users give to sign up is writable whatever is ticked.
    "app_clients.app.write_attributes": ("address", "email", "phone_number", "zoneinfo"),
}


_NEW = {"created.id", "created.project", "project.name"}


def values_without_id(config: AuthConfig) -> dict[str, object]:
    """What `config` says but for what is new in every run: the pool's id, and the project, named after the folder."""
    return {key: value for key, value in by_key(config.settings).items() if key not in _NEW}
