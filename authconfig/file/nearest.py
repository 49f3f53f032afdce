"""The keys that a file may have, and which of them a mistyped one resembles most."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, get_args, get_origin

from pydantic import BaseModel

from authconfig.settings import app_client

# By table, the name that stands for all where a place does not name one.
_UNNAMED: Final[Mapping[str, tuple[str, ...]]] = {app_client.TABLE: (app_client.FIRST,)}


def nearest_key(text: str, known: Iterable[str]) -> str:
    """The one of `known` that `text` resembles most."""
    return difflib.get_close_matches(text, tuple(known), n=1, cutoff=0)[0]


def known_keys(model: type[BaseModel], location: Sequence[str | int] = ()) -> tuple[str, ...]:
    """Every dotted key that a file described by `model` may have, in the order of the models.

    location: a place in the file, whose steps are the names of tables that people name, such as app clients
    """
    keys: list[str] = []
    for attribute, field in model.model_fields.items():
        name = field.alias or attribute
        further = location[1:] if location and location[0] == name else _UNNAMED.get(name, ())
        keys += _below(name, field.annotation, further)
    return tuple(keys)


def _below(name: str, annotation: Any, location: Sequence[str | int]) -> list[str]:
    """The keys at `name`, which is of the type `annotation`, and below it."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [f"{name}.{inner}" for inner in known_keys(annotation, location)]
    if get_origin(annotation) is Mapping and location:
        _, value = get_args(annotation)
        return _below(f"{name}.{location[0]}", value, location[1:])
    return [name]
