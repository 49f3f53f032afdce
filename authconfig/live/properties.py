"""The properties of a resource by path, whether a template states them or a service reports them. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

Flat = Mapping[str, Any]
_NAMES: Final = ("Name", "PolicyName")  # by which an item of a list is known, whatever its place


def flat(properties: Mapping[str, Any], references: Mapping[str, str]) -> Flat:
    """The properties by dotted path, with what `references` says in place of each reference.

    Left out is what is empty: a service reports some of it that no template states. The items of a list of plain
    values are sorted, since their order means nothing here.
    """
    return dict(_leaves(_resolved(properties, references), ""))


def same(stated: Any, found: Any) -> bool:
    """Whether a service that reports `found` (None: nothing) has what is `stated`."""
    return bool(stated == found) or (stated is False and found is None)


def _leaves(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    match value:
        case Mapping():
            for name, inner in value.items():
                yield from _leaves(inner, f"{path}.{name}" if path else str(name))
        case [Mapping(), *_]:
            for place, item in enumerate(value):
                name = next((item[key] for key in _NAMES if key in item), place)
                yield from _leaves({key: part for key, part in item.items() if key not in _NAMES}, f"{path}.{name}")
        case None | "" | []:
            return
        case list():
            yield path, tuple(sorted(map(str, value)))
        case _:
            yield path, value


def _resolved(value: Any, references: Mapping[str, str]) -> Any:
    """`value` with its references filled in; one to something that is not there stays recognizable."""
    match value:
        case {"Ref": str(name)} if len(value) == 1:
            return references.get(name, f"<{name}>")
        case {"Fn::GetAtt": [*path]} if len(value) == 1:
            name = ".".join(map(str, path))
            return references.get(name, f"<{name}>")
        case {"Fn::Join": [str(between), [*parts]]} if len(value) == 1:
            return between.join(str(_resolved(part, references)) for part in parts)
        case Mapping():
            return {name: _resolved(inner, references) for name, inner in value.items()}
        case str():
            return str(value)
        case Sequence():
            return [_resolved(item, references) for item in value]
    return value


def shown(value: Any, longest: int = 60) -> str:
    """`value` as messages show it, shortened when it is long."""
    text = "nothing" if value is None else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= longest else f"{text[: longest - 3]}..."
