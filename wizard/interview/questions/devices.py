"""The questions about remembered devices. Amplify has none, so no walk asks them."""

from __future__ import annotations

from typing import Final

from authconfig.settings import devices
from authconfig.settings.setting import Settings
from authconfig.vocabulary import Remembered
from wizard.interview.question import Choice, Kind, Pools, SettingQuestion, Settled


def _what_the_device_lets_in(skip: bool, settings: Settings, _: Pools) -> Settled[bool]:  # noqa: FBT001
    if not skip or settings[devices.SKIP_MFA]:
        return Settled(skip)
    return Settled(
        skip,
        "Warning: a remembered device takes the place of the second factor, also where MFA is required. Whoever has "
        "the device and the password signs in.",
    )


DEVICES: Final = (
    SettingQuestion(
        setting=devices.REMEMBER,
        title="Devices",
        message="Do you want to remember the devices of users?",
        kind=Kind.SELECT,
        choices=(
            Choice("never", "Never", Remembered.NEVER),
            Choice("always", "Always (Every device that the app registers)", Remembered.ALWAYS),
            Choice("opt_in", "User Opt-In (The app asks the user)", Remembered.OPT_IN),
        ),
    ),
    SettingQuestion(
        setting=devices.SKIP_MFA,
        title="Devices skip MFA",
        message="Can users sign in from a remembered device without the second factor?",
        kind=Kind.SELECT,
        choices=(
            Choice("yes", "Yes (Whoever has the device needs only the password)", value=True),
            Choice("no", "No (The second factor is asked for on every device)", value=False),
        ),
        settle=_what_the_device_lets_in,
    ),
)
