"""`[devices]`: whether the devices of users are remembered, and what that spares them."""

from __future__ import annotations

from typing import Final

from authconfig.settings import mfa
from authconfig.settings.policies import Changeable
from authconfig.settings.setting import Condition, Setting, Settings
from authconfig.vocabulary import Remembered


def are_remembered(settings: Settings) -> bool:
    """Whether any devices are."""
    return settings[REMEMBER] is not Remembered.NEVER


def _no_factor_to_skip(settings: Settings) -> str | None:
    """Only a remembered device can spare its user the second factor, and only where there is one."""
    return mfa.is_off(settings) if are_remembered(settings) else "no devices are remembered"


def second_factor_is_skipped(settings: Settings) -> bool:
    """Whether users sign in from a remembered device without their second factor."""
    return settings[SKIP_MFA] and _no_factor_to_skip(settings) is None


REMEMBER: Final = Setting(
    key="devices.remember",
    sentence=(
        'Which devices of users are remembered, once the app has registered them: "never" (none), "always" (all) or '
        '"opt_in" (those whose users agree, when the app asks them).'
    ),
    default=Remembered.NEVER,
    policy=Changeable(),
)
SKIP_MFA: Final = Setting(
    key="devices.skip_mfa",
    sentence=(
        "Whether users sign in from a remembered device without the second factor, also where MFA is required: there "
        "the password alone lets in whoever has the device."
    ),
    default=False,
    policy=Changeable(),
    applies=Condition("devices are remembered and MFA is not OFF", _no_factor_to_skip),
)

DEVICES: Final = (REMEMBER, SKIP_MFA)
