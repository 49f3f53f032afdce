"""Every question of `add`, each answered with something else than its default, and the file that this makes."""

from __future__ import annotations

from authconfig.models import AuthConfig
from scripts.session import CLEAR, DOWN, ENTER, SPACE, UP
from tests.terminal import walking
from tests.terminal.walking import Step
from tests.typed import by_key

GROUP = "Provide a name for your user pool group:"

BEFORE_MFA = (
    walking.MANUALLY,
    walking.FRIENDLY_NAME,
    walking.POOL_NAME,
    Step("How do you want users to be able to sign in?", UP * 2 + ENTER, "Email or Phone Number"),
    walking.SOME_GROUPS,
    Step(GROUP, "staff" + ENTER, "staff"),
    walking.ANOTHER_GROUP,
    Step(GROUP, "admins" + ENTER, "admins"),
    walking.NO_OTHER_GROUP,
    walking.in_place(1, "admins", DOWN),
)
MFA = (
    walking.NEW_OPTIONAL,
    Step("For user login, select the MFA types:", DOWN + SPACE + ENTER, "done (2 selections)"),
    Step(
        "Please specify an SMS authentication message:",
        CLEAR + "{{ project }}: {####} is your code" + ENTER,
        "{{ project }}: {####} is your code",
    ),
)
AFTER_MFA = (
    Step(
        "Email based user registration/forgot password:",
        UP + ENTER,
        "Both (Email and SMS: verifies what the user gives)",
    ),
    Step("Specify an email verification subject:", CLEAR + "Hello from {{ env }}" + ENTER, "Hello from {{ env }}"),
    Step("Specify an email verification message:", CLEAR + "{####}, by email" + ENTER, "{####}, by email"),
    Step("Please specify an SMS verification message:", CLEAR + "{####}, by SMS" + ENTER, "{####}, by SMS"),
    Step("Do you want to override the default password policy for this User Pool?", "y", "Yes"),
    Step("Enter the minimum password length for this User Pool:", CLEAR + "12" + ENTER, "12"),
    Step("Select the password character requirements for your userpool:", UP + SPACE + ENTER, "done (3 selections)"),
    Step("What attributes are required for signing up?", SPACE + ENTER, "done (2 selections)"),
    Step("Specify the app's refresh token expiration period (in days):", CLEAR + "090" + ENTER, "090"),
    Step("Do you want to specify the user attributes this app can read and write?", "y", "Yes"),
    Step("Specify read attributes:", SPACE + UP + SPACE + ENTER, "done (2 selections)"),
    Step("Specify write attributes:", UP + SPACE + ENTER, "[Zone Info]"),
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
    "created.required_attributes": ("address", "email"),
    "user_pool.name": "shop_users",
    "user_pool.sign_in": ("email", "phone_number"),
    "user_pool.aliases": (),
    "user_pool.required_attributes": ("address", "email"),
    "user_pool.groups": ("admins", "staff"),
    "mfa.mode": "OPTIONAL",
    "mfa.types": ("SMS", "TOTP"),
    "mfa.sms_message": "{{ project }}: {####} is your code",
    "verification.by": "both",
    "verification.email_subject": "Hello from {{ env }}",
    "verification.email_message": "{####}, by email",
    "verification.sms_message": "{####}, by SMS",
    "password_policy.minimum_length": 12,
    "password_policy.requires": ("lowercase", "uppercase", "numbers"),
    "app_client.refresh_token_days": 90,
    "app_client.read_attributes": ("address", "phone_number_verified"),
    # What users give to sign up is writable whatever is ticked.
    "app_client.write_attributes": ("address", "email", "phone_number", "zoneinfo"),
}


def values_without_id(config: AuthConfig) -> dict[str, object]:
    """What `config` says but for what is new in every run: the pool's id, and the project, named after the folder."""
    return {key: value for key, value in by_key(config.settings).items() if key not in {"created.id", "project.name"}}
