"""Turns the text of a request into answers. `requests` says what fields there are, `answers` what they answer."""

from __future__ import annotations

import json
from typing import Any, Final

from pydantic import ValidationError

from authconfig.errors import ConfigInvalid, Problem
from authconfig.program import PROGRAM
from wizard.headless.answers import SOURCE, given
from wizard.headless.problems import CORRECT, in_our_words, outline
from wizard.headless.requests import REQUESTS
from wizard.headless.words import Odd
from wizard.interview.answers import Given

# The field that only one kind of request has, and what to say when another kind was wanted.
_KINDS: Final = {
    "add": ("serviceConfiguration", "It is an AddAuthRequest.", f"Give it to `{PROGRAM} add --headless`."),
    "update": (
        "serviceModification",
        "It is an UpdateAuthRequest.",
        f"Give it to `{PROGRAM} update --headless`.",
    ),
    "import": (
        "userPoolId",
        "It is an ImportAuthRequest, and this toolkit does not import pools.",
        f"Make a new pool with `{PROGRAM} add`.",
    ),
}
_VERSIONS: Final = "Set it to 1 or 2, whichever the request was written for."


def read_request(command: str, text: str) -> Given:
    """The answers in the request that `text` is.

    command: "add" or "update", the command that the request is for
    Raises ConfigInvalid with everything that is wrong: it is not JSON, not a request for `command`, or asks for a part
    that is not built. Texts and numbers are checked later, by the questions.
    """
    document = _document(command, text)
    _check_kind(command, document)
    version = _version(document)
    try:
        return given(REQUESTS[command, version].model_validate(document))
    except ValidationError as error:
        raise ConfigInvalid(SOURCE, in_our_words(error, command, version)) from None


def _invalid(message: str, remedy: str, key: str = "") -> ConfigInvalid:
    return ConfigInvalid(SOURCE, (Problem(key, message, remedy),))


def _document(command: str, text: str) -> dict[str, Any]:
    if not text.strip():
        raise _invalid("It is empty.", f"Give it a request: {PROGRAM} {command} --headless < FILE")
    try:
        document = json.loads(text, object_pairs_hook=_object)
    except json.JSONDecodeError as error:
        raise _invalid(f"It is not valid JSON: {error}.", CORRECT) from None
    except (ValueError, RecursionError):  # numbers of thousands of digits, nesting of thousands of levels
        raise _invalid("It holds a value that is too long or too deeply nested to read.", CORRECT) from None
    if not isinstance(document, dict):
        raise _invalid("It is not a JSON object, so it is not a request.", CORRECT)
    return document


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The object with the fields `pairs`. Values that no field takes are marked, so that errors name their place."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        found[name] = Odd.REPEATED if name in found else Odd.NULL if value is None else value
    return found


def _check_kind(command: str, document: dict[str, Any]) -> None:
    if _KINDS[command][0] in document:
        return
    for field, message, remedy in _KINDS.values():
        if field in document:
            raise _invalid(message, remedy)


def _version(document: dict[str, Any]) -> int:
    version = document.get("version")
    for _, known in REQUESTS:
        if type(version) in (int, float) and version == known:
            return known
    if "version" not in document:
        raise _invalid("It is missing. Versions 1 and 2 are read.", _VERSIONS, "version")
    if isinstance(version, Odd):
        raise _invalid(version.value, _VERSIONS, "version")
    raise _invalid(f"Versions 1 and 2 are read; the request has {outline(version)}.", _VERSIONS, "version")
