"""From answers to the configuration, and from a configuration to the values that questions start from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from authconfig import rules, vocabulary
from authconfig.models import AuthConfig
from authconfig.reading import judge, validate
from authconfig.writing import Value
from wizard import question

_SOURCE = "the answers"


def new_config(answers: question.Values, pool_id: str, removed: tuple[str, ...]) -> AuthConfig:
    """The configuration of a new pool. What was not asked takes the models' defaults."""
    required = vocabulary.REQUIRED_ATTRIBUTES
    values: dict[str, Any] = {
        **answers,
        "project.removed": removed,
        "user_pool.required_attributes": required,
        "created.id": pool_id,
        "created.mfa": answers["mfa.mode"],
        "created.sign_in": answers["user_pool.sign_in"],
        "created.required_attributes": required,
    }
    return _config({"version": vocabulary.FILE_VERSION}, values)


def changed_config(config: AuthConfig, answers: question.Values) -> AuthConfig:
    """`config` with the answers in it, its record following when the pool leaves required MFA.

    Raises ChangeRefused when the pool refuses the result, however the answers came about.
    """
    mode = vocabulary.MfaMode(str(answers["mfa.mode"]))
    record = rules.mfa_record(config.mfa_record, mode)
    wanted = _config(config.model_dump(), {**answers, "created.mfa": record})
    judge(config.recorded(), wanted, _SOURCE)
    return wanted


def values_of(config: AuthConfig) -> dict[str, Value]:
    """Every value of `config` by its dotted key, in the order of the file."""
    return {f"{table}.{name}": value for table, section in config if table != "version" for name, value in section}


def answers_of(config: AuthConfig) -> question.Values:
    """The values of `config` that a question can start from or look at."""
    return {key: value for key, value in values_of(config).items() if not isinstance(value, int)}


def _config(base: Mapping[str, Any], values: Mapping[str, Any]) -> AuthConfig:
    document: dict[str, Any] = {
        name: dict(table) if isinstance(table, Mapping) else table for name, table in base.items()
    }
    for key, value in values.items():
        table, name = key.split(".")
        document.setdefault(table, {})[name] = value
    config = validate(document, _SOURCE)
    assert isinstance(config, AuthConfig)
    return config
