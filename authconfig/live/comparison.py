"""Which settings of a configuration can be compared with a deployed pool, and which differ. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from authconfig.environments import in_environment
from authconfig.file.writing import Value, toml
from authconfig.models import AuthConfig
from authconfig.names import with_environment
from authconfig.vocabulary import MfaType

_LONGEST_SHOWN: Final = 60


@dataclass(frozen=True, slots=True)
class Difference:
    """A setting that is one thing in the file and another in the pool."""

    key: str
    file: Value
    pool: Value

    def __str__(self) -> str:
        return f"The file says {_shown(self.file)}, the deployed pool has {_shown(self.pool)}."


def comparable(config: AuthConfig, environment: str) -> dict[str, Value]:
    """The settings of `config` that have an effect, by dotted key, as the pool deployed from it would give them.

    Raises ConfigInvalid when the pool's name or a text does not fit together with the environment.
    """
    config = in_environment(config, environment)
    pool, mfa, verification = config.user_pool, config.mfa, config.verification
    values: dict[str, Value] = {
        "user_pool.name": with_environment(pool.name, environment, "user_pool.name"),
        "user_pool.sign_in": pool.sign_in,
        "user_pool.aliases": pool.aliases,
        "user_pool.required_attributes": pool.required_attributes,
        "mfa.mode": mfa.mode,
        "verification.by": verification.by,
        "verification.email_subject": verification.email_subject,
        "verification.email_message": verification.email_message,
        "password_policy.minimum_length": config.password_policy.minimum_length,
        "password_policy.requires": config.password_policy.requires,
    }
    if mfa.factors:
        values["mfa.types"] = mfa.types
    if MfaType.SMS in mfa.factors:
        values["mfa.sms_message"] = mfa.sms_message
    if config.uses_sms:
        values["verification.sms_message"] = verification.sms_message
    return values


def differences(file: Mapping[str, Value], pool: Mapping[str, Value]) -> tuple[Difference, ...]:
    """What differs among the settings that both have. The order of a list is no difference."""
    both = (Difference(key, value, pool[key]) for key, value in file.items() if key in pool)
    return tuple(found for found in both if _unordered(found.file) != _unordered(found.pool))


def _unordered(value: Value) -> object:
    return frozenset(value) if isinstance(value, tuple) else value


def _shown(value: Value) -> str:
    """`value` as it stands in the file, cut when it is long."""
    text = toml(value)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 3]}..."
