"""Turns answers into a configuration."""

from __future__ import annotations

from typing import Any

from authconfig import settings, vocabulary
from authconfig.environments import Described
from authconfig.file.reading import validate
from authconfig.models import AuthConfig, document_with
from authconfig.settings import app_client, created, mfa, project
from authconfig.settings.setting import Setting, Settings
from authconfig.vocabulary import PoolId

_SOURCE = "the answers"


def new_config(answers: Settings, pool_id: PoolId, removed: tuple[str, ...]) -> AuthConfig:
    """The configuration of a new pool. Settings that did not apply take their defaults."""
    has_secret = answers.get(app_client.APP.secret, app_client.APP.secret.default)
    record: dict[Setting[Any], Any] = {
        project.REMOVED: removed,
        created.ID: pool_id,
        created.MFA: answers[mfa.MODE],
        **{each: answers.get(each.records, each.default) for each in settings.ALL if each.records},
        created.PUBLIC_CLIENTS: () if has_secret else (app_client.FIRST,),
        created.CONFIDENTIAL_CLIENTS: (app_client.FIRST,) if has_secret else (),
    }
    document = document_with(None, answers | Settings(record))
    return _valid({"version": vocabulary.FILE_VERSION, **document})


def with_client(config: Described, name: str, answers: Settings) -> Described:
    """`config` with an app client called `name`, as it was answered. Its kind is recorded, if it was not before."""
    new = app_client.as_client(answers, name)
    record = created.CONFIDENTIAL_CLIENTS if new[app_client.of(name).secret] else created.PUBLIC_CLIENTS
    # The others too: a file without a table for its only client would lose it.
    clients = Settings({each: value for each, value in config.settings.items() if each.path[0] == app_client.TABLE})
    recorded = tuple(dict.fromkeys((*config.settings[record], name)))
    document = document_with(config, clients | new | Settings({record: recorded}))
    wanted = validate(document, _SOURCE)
    if not isinstance(wanted, Described):
        raise TypeError("a file with app clients always describes a pool")
    return wanted


def _valid(document: dict[str, Any]) -> AuthConfig:
    config = validate(document, _SOURCE)
    if not isinstance(config, AuthConfig):
        raise TypeError("answers to the questions always describe a pool")
    return config
