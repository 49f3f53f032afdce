"""The JSON Schema of `auth.toml`, made from the models.

Editors use it to complete and check a file. It covers each key and value; only the models check how they fit together.
"""

from __future__ import annotations

import json
from typing import Any, Final

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, models_json_schema

from authconfig.models import AuthConfig, WithoutPool
from authconfig.overrides import PATH, WithEnvironments

_HEAD: Final = {
    "$schema": GenerateJsonSchema.schema_dialect,
    "$comment": "Generated from authconfig/models.py and authconfig/settings/. Do not edit; run `make docs`.",
    "title": "auth.toml",
}
# A file that only lists removed pools describes no pool; `authconfig.file.reading.validate` makes the same distinction.
# This is an if and not an anyOf, with which an editor could only report that the whole file matches neither.
_HAS_NO_POOL: Final = {
    "propertyNames": {"enum": list(WithoutPool.model_fields)},
    "properties": {"project": {"required": ["removed"]}},
    "required": ["project"],
}


class _WithoutTitles(GenerateJsonSchema):
    """Leaves out the titles that pydantic makes up, which say no more than the keys."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002
        """Whether the key sign_in gets the title "Sign In"."""
        return False


def schema() -> str:
    """The text of the schema."""
    models: tuple[type[BaseModel], ...] = (WithoutPool, WithEnvironments, AuthConfig)
    refs, definitions = models_json_schema([(model, "validation") for model in models], schema_generator=_WithoutTitles)
    emptied, several, one = refs.values()
    with_a_pool = {"if": {"required": [PATH]}, "then": several, "else": one}
    # Some editors look in anyOf, but not in else, for the keys to complete and explain. This anyOf refuses nothing.
    known = {"anyOf": [several, one, True]}
    whole = {**_HEAD, "if": _HAS_NO_POOL, "then": emptied, "else": with_a_pool, **known, **definitions}
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"
