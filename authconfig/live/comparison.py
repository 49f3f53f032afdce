"""Which settings of a configuration can be compared with what is deployed, and which of the pool differ. Pure.

The others are compared as properties: see `drift`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from authconfig import factors
from authconfig.environments import in_environment
from authconfig.live.deployed import LivePool
from authconfig.live.properties import shown
from authconfig.models import AuthConfig
from authconfig.names import with_environment
from authconfig.settings import created, custom_attribute, devices, invitation, mfa, project, user_pool, verification
from authconfig.settings.setting import Setting, Settings
from authconfig.vocabulary import MfaType

# What is not compared, and why not.
_FINDS_THE_STACK: Final = "it is part of the stack's name, by which the stack is found"
_CLIENTS: Final = "the file is refused unless its app clients agree with it, and these are compared"
NOT_COMPARED: Final[Mapping[Setting[Any], str]] = {
    project.NAME: _FINDS_THE_STACK,
    project.REMOVED: "the pools that were removed are not read",
    created.PROJECT: _FINDS_THE_STACK,
    created.ID: _FINDS_THE_STACK,
    created.SIGN_IN: "the file is refused unless user_pool.sign_in is the same, and that is compared",
    created.PUBLIC_CLIENTS: _CLIENTS,
    created.CONFIDENTIAL_CLIENTS: _CLIENTS,
    created.ALIASES: "the file is refused unless user_pool.aliases is the same, and that is compared",
    created.CASE_SENSITIVE: "the file is refused unless user_pool.case_sensitive is the same, and that is compared",
    created.REQUIRED_ATTRIBUTES: (
        "the file is refused unless user_pool.required_attributes is the same, and that is compared"
    ),
}


def _with_sms_factor(values: Settings) -> bool:
    return MfaType.SMS in factors.in_effect(values)


# Settings that a template states only for some configurations; for the others there is nothing to compare.
_STATED_WHEN: Final[Mapping[Setting[Any], Callable[[Settings], bool]]] = {
    mfa.TYPES: lambda values: bool(factors.in_effect(values)),
    mfa.SMS_MESSAGE: _with_sms_factor,
    mfa.SMS_REGION: lambda values: bool(values[mfa.SMS_REGION]) and factors.send_texts(values),
    devices.SKIP_MFA: devices.are_remembered,
    verification.SMS_MESSAGE: factors.send_texts,
    invitation.SMS_MESSAGE: factors.send_texts,
}


@dataclass(frozen=True, slots=True)
class Difference:
    """A setting that differs between the file and the pool. file, pool: its values, as messages show them"""

    setting: Setting[Any]
    file: str
    pool: str

    def __str__(self) -> str:
        return f"The file says {self.file}; the deployed pool has {self.pool}."


def comparable(config: AuthConfig, environment: str) -> Settings:
    """The settings of `config` that can be compared, as a pool that was deployed from it has them.

    Raises ConfigInvalid when the pool's name or a text is too long in this environment.
    """
    values = in_environment(config, environment).settings
    name = with_environment(values[user_pool.NAME], environment, user_pool.NAME.key)
    values = values.with_value(user_pool.NAME, name)
    return Settings({setting: value for setting, value in values.items() if _is_stated(setting, values)})


def _is_stated(setting: Setting[Any], values: Settings) -> bool:
    if setting in NOT_COMPARED or custom_attribute.is_record(setting):
        return False
    stated = _STATED_WHEN.get(setting)
    return stated is None or stated(values)


def differences(file: Settings, pool: LivePool) -> tuple[Difference, ...]:
    """The differences between `file` and what AWS reports of `pool`, values that the file cannot express included."""
    live = pool.effective
    unsayable = (
        Difference(setting, shown(file[setting]), words) for setting, words in pool.unsayable.items() if setting in file
    )
    other = (
        Difference(setting, shown(value), shown(live[setting]))
        for setting, value in file.items()
        if setting in live and setting not in pool.unsayable and not setting.same(value, live[setting])
    )
    return (*unsayable, *other)
