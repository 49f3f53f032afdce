"""Whether a file was made by `wizard outputs`, and replacing it loses nothing that anybody else wrote. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator

from wizard.documents.client_configuration import Format, PoolClient
from wizard.documents.render import client_file, frame


def is_made_here(name: Format, text: str, client: PoolClient) -> bool:
    """Whether `text`, found in the file `name`, has our header and no more keys than the file for `client` has.

    A JSON file has no place for a header: it must be about the same user pool instead.
    """
    header, _ = frame(name)
    found, ours = _document(name, text), _document(name, client_file(name, client))
    if found is None or not (header or client.user_pool_id in text):
        return False
    return set(_keys(found)) <= set(_keys(ours))


def _document(name: Format, text: str) -> object:
    """The document in `text`; None if it is not between the same lines as in the file `name` that is made here."""
    before, after = (part.rstrip() for part in frame(name))  # editors add and take away an end of line
    text = text.rstrip()
    if not (text.startswith(before) and text.endswith(after)):
        return None
    document = text[len(before) : len(text) - len(after)].lstrip()
    if name is Format.ENV:
        return dict(line.partition("=")[::2] for line in document.splitlines())
    try:
        return json.loads(document)
    except (ValueError, RecursionError):
        return None


def _keys(document: object, place: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The key of every value in `document`, with those above it."""
    if not isinstance(document, dict):
        yield place
        return
    for key, value in document.items():
        yield from _keys(value, (*place, key))
