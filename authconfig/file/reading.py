"""Turns the text of `auth.toml` into a model that satisfies the rules. This is gate 2: every load goes through it."""

from __future__ import annotations

import codecs
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from authconfig import fields, rules, settings
from authconfig.display import key_part, shown
from authconfig.environments import Config, Environment, environment, environments
from authconfig.errors import ChangeRefused, ConfigInvalid, Problem
from authconfig.file.nearest import known_keys, nearest_key
from authconfig.models import AuthConfig, WithoutPool
from authconfig.overrides import PATH, WithEnvironments
from authconfig.pool_state import PoolState
from authconfig.program import PROGRAM
from authconfig.settings import app_client, created, custom_attribute
from authconfig.vocabulary import FILE_VERSION

_Model = TypeVar("_Model", AuthConfig, WithEnvironments, WithoutPool)
_OF_A_NAME: Final = "[key]"  # what pydantic adds to the place of a name that is not valid
_LARGEST_FILE: Final = 1024 * 1024  # bytes; a real file has about three thousand
_EDIT: Final = "Correct it in the file."
_RUN_ADD: Final = f"Make it with `{PROGRAM} add`."
_ADD_ENVIRONMENT: Final = f"Make environments with `{PROGRAM} env add`, or restore the file."
_STATE: Final = "State it: it cannot be changed once the pool has the attribute."
_PUT_BACK: Final = "Put it back, or restore the file from version control."


def load(path: Path) -> Config:
    """Read, validate and judge the file at `path`.

    Raises ConfigInvalid (unreadable, malformed or invalid) or ChangeRefused (the rules refuse it).
    """
    return parse(read_text(path), str(path))


def load_environment(path: Path, name: str) -> Environment:
    """The environment `name` of the file at `path`. A file without environments describes the same pool for any name.

    Raises what `load` raises, and ConfigInvalid for a file without a pool or an environment that it does not list.
    """
    return environment_of(load(path), name, str(path))


def environment_of(config: Config, name: str, source: str) -> Environment:
    """The environment `name` of `config`, which `source` says. Raises ConfigInvalid as `load_environment` does."""
    if isinstance(config, WithEnvironments):
        return environment(config, listed(config, name, source))
    pool = with_pool(config, source)
    if pool.project.gave_up(name, pool.created.id):
        problem = Problem(created.ID.key, f"This id belongs to a pool that was removed from {name}.", _PUT_BACK)
        raise ConfigInvalid(source, (problem,))
    return Environment(name, pool)


def load_environments(path: Path) -> tuple[Environment, ...]:
    """All environments of the file at `path`. Raises what `load` raises, and ConfigInvalid for one that lists none."""
    config = load(path)
    if isinstance(config, WithEnvironments):
        return environments(config)
    with_pool(config, str(path))
    raise _invalid(str(path), "It lists no environments.", f"Name one, or list some with `{PROGRAM} env add`.")


def listed(config: WithEnvironments, name: str, source: str) -> str:
    """`name`, if `config` lists an environment of that name. Raises ConfigInvalid, which says what is nearest."""
    if name in config.environments:
        return name
    problem = Problem(
        PATH,
        f"There is no environment {shown(name)}; there are: {', '.join(config.environments)}.",
        f"The nearest is {nearest_key(name, tuple(config.environments))}. "
        f"`{PROGRAM} env add` lists another one. A name is not changed afterwards: stacks are called by it.",
    )
    raise ConfigInvalid(source, (problem,))


def with_pool(config: AuthConfig | WithoutPool, source: str) -> AuthConfig:
    """`config`, if it has a pool. Raises ConfigInvalid."""
    if isinstance(config, AuthConfig):
        return config
    raise _invalid(source, "It has no user pool.", f"Make one with `{PROGRAM} add`.")


def read_text(path: Path) -> str:
    """The text of the file at `path`, with its own line endings. Raises ConfigInvalid when it cannot be read."""
    try:
        if path.exists() and not path.is_file() and not path.is_dir():  # a pipe would be waited for, perhaps for ever
            raise _invalid(str(path), "It is not a regular file.", "Check the path.")
        with path.open("rb") as file:
            content = file.read(_LARGEST_FILE + 1)
    except FileNotFoundError:
        raise _invalid(str(path), "There is no such file.", _RUN_ADD) from None
    except OSError as error:
        raise _invalid(
            str(path), f"It cannot be read: {error.strerror}.", "Check the path and its permissions."
        ) from None
    except ValueError:
        raise _invalid(shown(str(path)), "No path can have a NUL character.", "Check the path.") from None
    if len(content) > _LARGEST_FILE:
        raise _invalid(str(path), "It is larger than 1 MiB, so it is not a file of this toolkit.", "Check the path.")
    if content.startswith(codecs.BOM_UTF8):
        raise _invalid(str(path), "It begins with a byte order mark.", "Save it as UTF-8 without one.")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _invalid(str(path), f"It is not UTF-8 text (byte {error.start}).", "Save it as UTF-8.") from None


def parse(text: str, source: str) -> Config:
    """The model that `text` describes; `source` names it in errors. Raises what `load` raises."""
    config = understand(text, source)
    if isinstance(config, AuthConfig):
        judge(config.recorded(), config.wanted(), source)
    elif isinstance(config, WithEnvironments):
        for each in environments(config):
            judge(each.recorded, each.wanted, in_environment(source, each.name))
    return config


def in_environment(source: str, name: str) -> str:
    """What errors call the part of `source` that is about the environment `name`; "" for all of it."""
    return f"{source}, environment {name}" if name else source


def understand(text: str, source: str) -> Config:
    """The model that `text` describes, not judged: for callers that will not deploy it. Raises ConfigInvalid."""
    document = _document(text, source)
    _check_version(document, source)
    _check_shape(document, source)
    return validate(document, source)


def validate(document: Mapping[str, Any], source: str) -> Config:
    """The model that the tables in `document` describe, not judged. Raises ConfigInvalid."""
    # Only a file that lists removed pools counts as one without a pool. A file whose pool tables were deleted by
    # accident must not: it would be said to have given its pool up.
    project = document.get("project")
    emptied = set(document) <= {"version", "project"} and isinstance(project, Mapping) and "removed" in project
    if emptied:
        return _validated(WithoutPool, document, source)
    if PATH not in document:
        return _validated(AuthConfig, document, source)
    config = _validated(WithEnvironments, document, source)
    for name in config.environments:
        try:
            environment(config, name)
        except ValidationError as error:
            raise _not_valid(error, AuthConfig, in_environment(source, name)) from None
    return config


def _validated(model: type[_Model], document: Mapping[str, Any], source: str) -> _Model:
    try:
        return model.model_validate(document)
    except ValidationError as error:
        raise _not_valid(error, model, source) from None


def _not_valid(error: ValidationError, model: type[BaseModel], source: str) -> ConfigInvalid:
    return ConfigInvalid(source, tuple(_problem(detail, model) for detail in error.errors()))


def judge(pool: PoolState | None, wanted: PoolState, source: str) -> None:
    """Raise ChangeRefused if the rules refuse to turn `pool` into `wanted`."""
    found = rules.refusals(pool, wanted)
    if found:
        raise ChangeRefused(source, tuple(refusal.problem for refusal in found))


def _invalid(source: str, message: str, remedy: str) -> ConfigInvalid:
    return ConfigInvalid(source, (Problem("", message, remedy),))


def _document(text: str, source: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _invalid(source, f"It is not valid TOML: {error}.", _EDIT) from None
    except (ValueError, RecursionError):  # numbers of thousands of digits, nesting of thousands of levels
        raise _invalid(source, "It holds a value that is too long or too deeply nested to read.", _EDIT) from None


def _check_shape(document: Mapping[str, Any], source: str) -> None:
    """Raise ConfigInvalid for a file from before the first release, which called its client's table [app_client]."""
    if "app_client" in document:
        older = Problem(
            "app_client",
            "The file was written by an unreleased version of this toolkit, and no such file is supported.",
            f"Move it away, and make a new one with `{PROGRAM} add`: it describes a new pool, without users.",
        )
        raise ConfigInvalid(source, (older,))


def _check_version(document: Mapping[str, Any], source: str) -> None:
    version = document.get("version")
    if type(version) is int and version > FILE_VERSION:
        newer = Problem(
            "version",
            f"The file's version is {shown(version)}, from a newer toolkit; this one reads version {FILE_VERSION}.",
            "Update the toolkit. Do not lower the number: the file may say things that this toolkit does not know.",
        )
        raise ConfigInvalid(source, (newer,))


def _problem(detail: ErrorDetails, model: type[BaseModel]) -> Problem:
    """One finding of pydantic in this project's words."""
    location = [part for part in detail["loc"] if part != _OF_A_NAME]
    key = ".".join(map(key_part, location))
    found = f"the file has {shown(detail['input'])}"
    match detail["type"]:
        case fields.BAD_VALUE:
            return Problem(detail["ctx"]["key"] or key, detail["ctx"]["reason"], _EDIT)
        case "missing":
            return Problem(key, "It is missing.", _what_to_do_without(location))
        case "extra_forbidden":
            return _unknown(key, location, model)
        case "model_type":
            return Problem(key, "It must be a table.", f"Write it as [{key}].")
        case "tuple_type":
            return Problem(key, f"It must be a list; {found}.", _EDIT)
        case "string_type":
            return Problem(key, f"It must be text in quotes; {found}.", _EDIT)
        case "bool_type":
            return Problem(key, f"It must be true or false; {found}.", _EDIT)
        case "int_type":
            return Problem(key, f"It must be a whole number; {found}.", _EDIT)
        case "too_short":
            return Problem(key, f"It must list at least one value; {found}.", _EDIT)
        case _:  # pydantic's own words for a limit or a choice: "Input should be 'OFF', 'ON' or 'OPTIONAL'"
            return Problem(key, f"{detail['msg'].replace('Input should', 'It must', 1)}; {found}.", _EDIT)


def _what_to_do_without(location: Sequence[str | int]) -> str:
    """The remedy where what is at `location` is missing."""
    if location[0] == PATH and location[2:] == ["created"]:
        return _ADD_ENVIRONMENT
    return _STATE if location[0] == custom_attribute.TABLE else _PUT_BACK


def _unknown(key: str, location: Sequence[str | int], model: type[BaseModel]) -> Problem:
    """A key that is not known, or not there."""
    if model is WithEnvironments:
        if key in {each.key for each in created.OF_AN_ENVIRONMENT}:
            return Problem(key, "In a file with environments each has its own.", f"Delete it: [{PATH}] has it.")
        if location[0] == PATH and _is_the_same_in_all(location[2:]):
            return Problem(key, "It is the same in all environments.", "Delete it here.")
    nearest = nearest_key(key, known_keys(model, location))
    return Problem(key, "There is no such key.", f"The nearest known key is {nearest}.")


def _is_the_same_in_all(path: Sequence[str | int]) -> bool:
    """Whether there is a setting at `path` that no environment has a value of its own for."""
    if path[0] == custom_attribute.TABLE:
        return True
    of_first = (path[0], app_client.FIRST, *path[2:]) if path[0] == app_client.TABLE else tuple(path)
    return any(setting.path == of_first and not setting.is_overridable for setting in settings.ALL)
