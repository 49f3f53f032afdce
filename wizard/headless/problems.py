"""What is wrong with a request, in this project's words: where, what the request has there, and what is allowed."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache
from typing import Any, Final, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from authconfig.display import key_part, shown
from authconfig.errors import Problem
from wizard.headless import words
from wizard.headless.requests import REQUESTS

CORRECT: Final = "Correct it in the request."
_MOST: Final = 30  # problems that are listed; a request has fewer fields
_LONGEST_NAME: Final = 60  # characters; no field has as many

# By pydantic's type of error. The other types keep pydantic's own words: "Input should be 'Cognito'".
_TAKEN: Final = {
    "model_type": "It must be an object.",
    "model_attributes_type": "It must be an object.",
    "tuple_type": "It must be a list.",
    "string_type": "It must be text.",
    "string_unicode": "The names of its fields must be Unicode text.",
}

_Place = tuple[str | int, ...]
_Names = dict[str, str]  # of fields, by their dotted path


def in_our_words(error: ValidationError, command: str, version: int) -> tuple[Problem, ...]:
    """The problems that `error` has found in a request for `command` of `version`."""
    details = error.errors(include_url=False)
    problems = tuple(_problem(detail, command, version) for detail in details[:_MOST])
    more = len(details) - len(problems)
    if not more:
        return problems
    there_are = "There is 1 more problem." if more == 1 else f"There are {more} more problems."
    return (*problems, Problem("", there_are, "Correct these first."))


def _problem(detail: ErrorDetails, command: str, version: int) -> Problem:
    place, kind, value = _located(detail)
    key, context = _path(place), detail.get("ctx", {})
    match kind:
        case "missing":
            return Problem(key, "It is missing.", "Add it to the request.")
        case "extra_forbidden":
            return _unknown(place, detail, command, version)
        case words.REFUSED:
            return Problem(key, context["reason"], context["remedy"])
        case _ if isinstance(value, words.Odd):
            return Problem(key, value.value, CORRECT)
        case words.BAD_VALUE:
            taken = context["reason"]
        case "union_tag_invalid":
            taken = f"It must be one of {context['expected_tags']}."
        case _:
            taken = _TAKEN.get(kind) or detail["msg"].replace("Input should", "It must", 1) + "."
    return Problem(key, f"{taken} The request has {outline(value)}.", CORRECT)


def _located(detail: ErrorDetails) -> tuple[_Place, str, Any]:
    """The place that `detail` is really about, the type of error, and what the request has there.

    Where one field decides which others an object has, pydantic names the object, or puts that field's value into the
    path.
    """
    *path, last = detail["loc"] or ("",)
    # Those values are in capitals; the names of fields are not.
    place = (*(part for part in path if isinstance(part, int) or not part.isupper()), last)
    kind, value = detail["type"], detail["input"]
    if not kind.startswith("union_tag"):
        return place, kind, value
    if not isinstance(value, dict):
        return place, "model_type", value
    field = detail["ctx"]["discriminator"].split("'")[-2]  # "'mode'", or "'delivery_method' | 'deliveryMethod'"
    return (*place, field), kind if field in value else "missing", value.get(field)


def _path(place: _Place) -> str:
    text = ""
    for part in place:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            text += f".{key_part(part) if len(part) <= _LONGEST_NAME else shown(part)}"
    return text.removeprefix(".")


def outline(value: object) -> str:
    """`value` for a message, without the contents of an object or a list: they might be a secret in the wrong place."""
    if isinstance(value, dict | list):
        return "an object" if isinstance(value, dict) else "a list"
    return shown(value)


def _unknown(place: _Place, detail: ErrorDetails, command: str, version: int) -> Problem:
    """The problem with a field that a request for `command` of `version` does not have, or not at `place`."""
    key, name = _path(place), str(place[-1])
    fields = _fields(REQUESTS[command, version])
    if ".".join(part for part in place if isinstance(part, str)) in fields:
        return Problem(key, f"It does not apply with {detail['loc'][-2]}.", "Leave it out.")
    if name in fields.values():
        return _no_such_field(key, name, fields)
    others = [other for other in REQUESTS if name in _fields(REQUESTS[other]).values()]
    for other, number in others:
        if other == command:
            message = f"Only version {number} of the request has this field; this is version {version}."
            return Problem(key, message, f"Leave it out, or set version to {number} if the request is meant for that.")
    if others:
        message = f"Only a request to {others[0][0]} has this field; this is one to {command}."
        return Problem(key, message, "Leave it out.")
    return _no_such_field(key, name, fields)


def _no_such_field(key: str, name: str, fields: _Names) -> Problem:
    return Problem(key, "There is no such field.", f"The nearest known field is {_nearest(key, name, fields)}.")


def _nearest(path: str, name: str, fields: _Names) -> str:
    """The path of the field whose name is most like `name`; of several, the one whose path is most like `path`."""

    def likeness(field: tuple[str, str]) -> tuple[float, float]:
        return _ratio(name[:_LONGEST_NAME], field[1]), _ratio(path[-200:], field[0])

    return max(fields.items(), key=likeness)[0]


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one.lower(), other.lower()).ratio()


@cache
def _fields(model: type[BaseModel]) -> _Names:
    """The names of all fields of `model` and of its parts, by their dotted path."""
    found: _Names = {}
    for attribute, field in model.model_fields.items():
        own = field.alias or attribute
        found[own] = own
        for part in _parts(field.annotation):
            found |= {f"{own}.{path}": name for path, name in _fields(part).items()}
    return found


def _parts(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models in `annotation`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _parts(argument)
