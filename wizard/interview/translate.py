"""From answers to the configuration, and from a configuration to the values that questions start from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from authconfig import rules, vocabulary
from authconfig.file.reading import judge, validate
from authconfig.file.writing import Value
from authconfig.models import AuthConfig
from authconfig.vocabulary import PoolId
from wizard.interview import question
from wizard.interview.question import Kind
from wizard.interview.questions import BY_KEY

_SOURCE = "the answers"


def new_config(answers: question.Values, pool_id: PoolId, removed: tuple[PoolId, ...]) -> AuthConfig:
    """The configuration of a new pool. What did not apply takes the models' defaults."""
    values: dict[str, Any] = {
        **_of_file(answers),
        "project.removed": removed,
        "created.id": pool_id,
        "created.mfa": answers["mfa.mode"],
        "created.sign_in": answers["user_pool.sign_in"],
        "created.aliases": answers.get("user_pool.aliases", ()),
        "created.required_attributes": answers["user_pool.required_attributes"],
    }
    return _config({"version": vocabulary.FILE_VERSION}, values)


def changed_config(config: AuthConfig, answers: question.Values) -> AuthConfig:
    """`config` with the answers in it, its record following when the pool leaves required MFA.

    Raises ChangeRefused when the pool refuses the result, however the answers came about.
    """
    mode = vocabulary.MfaMode(str(answers["mfa.mode"]))
    record = rules.mfa_record(config.mfa_record, mode)
    wanted = _config(config.model_dump(), {**_of_file(answers), "created.mfa": record})
    judge(config.recorded(), wanted, _SOURCE)
    return wanted


def values_of(config: AuthConfig) -> dict[str, Value]:
    """Every value of `config` by its dotted key, in the order of the file."""
    return {f"{table}.{name}": value for table, section in config if table != "version" for name, value in section}


def answers_of(config: AuthConfig) -> question.Values:
    """The values of `config` that a question can start from or look at; numbers as their digits."""
    return {key: str(value) if isinstance(value, int) else value for key, value in values_of(config).items()}


def _of_file(answers: question.Values) -> dict[str, Value]:
    """Those of `answers` that are values of the file, as the file has them."""
    return {
        key: int(str(value)) if BY_KEY[key].kind is Kind.NUMBER else value
        for key, value in answers.items()
        if BY_KEY[key].in_file
    }


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
