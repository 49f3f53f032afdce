"""How a resource differs from its template, and what the next deploy does about it. Pure.

CloudFormation touches a resource only when its properties in the template have changed. Then Cognito takes all of
them anew, so that every change made past CloudFormation is undone; otherwise every such change stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import Any, Final

from authconfig.live import terms
from authconfig.live.finding import Finding, Kind
from authconfig.live.properties import Flat, same, shown
from authconfig.settings.setting import Setting

_SHOWN: Final = 2  # properties in one message


@dataclass(frozen=True, slots=True)
class Resource:
    """A resource of a stack.

    thing: what messages call it
    name: what the file calls it, if it has several of the kind
    stated: what the file's template states of it
    believed: what the deployed template states of it, which CloudFormation takes for true; None when it is not known
    live: what the service reports
    """

    kind: terms.ResourceKind
    thing: str
    name: str
    stated: Flat
    believed: Flat | None
    live: Flat

    @property
    def prefix(self) -> str:
        """What a path of its properties begins with in messages: UserPool, AppClient, SmsRole, Group."""
        return self.kind.title().replace(" ", "")


@dataclass(frozen=True, slots=True)
class Change:
    """Properties of a resource that are not as its template states them, and belong together.

    setting: the one that they express; None when the file has none
    topic: what people call properties that the template does not state; None for those that it states
    """

    resource: Resource
    paths: tuple[str, ...]
    setting: Setting[Any] | None
    topic: str | None

    @property
    def kind(self) -> Kind:
        """What the next deploy does about it."""
        resource, believed = self.resource, self.resource.believed
        if believed is None:
            return Kind.UNCLEAR
        if all(_same(path, believed.get(path), resource.live.get(path)) for path in self.paths):
            return Kind.PENDING
        if believed == resource.stated:
            return Kind.LEFT
        return Kind.RESET if self._is_written else Kind.UNCLEAR

    @property
    def _is_written(self) -> bool:
        """Whether a deploy that writes the resource is known to write these properties of it.

        Cognito takes all that a template states; what it fixes at creation is refused before. What it does about the
        rest is documented for some of it only, and so is what CloudFormation does about the policies of a role.
        """
        return self.topic is None and self.resource.kind is not terms.ResourceKind.SMS_ROLE

    @property
    def finding(self) -> Finding:
        """The change as `check` tells it."""
        key = self.setting.key if self.setting else f"{self.resource.prefix}.{_shared(self.paths)}"
        return told(self, key, self._message)

    @property
    def _message(self) -> str:
        resource, thing = self.resource, self.resource.thing
        if self.topic:
            return f"the {thing} has {self.topic}, which the template does not state: {self._some(resource.live)}."
        source = "file" if self.setting else "template"
        if not any(path in resource.live for path in self.paths):
            return f"The {source} says {self._some(resource.stated)}; the deployed {thing} does not have that."
        values = (
            f"The {source} says {shown(resource.stated.get(path))}; the deployed {thing} has "
            f"{shown(resource.live.get(path))}{self._at(path)}."
            for path in self.paths[:_SHOWN]
        )
        return " ".join(values)

    def _some(self, values: Flat) -> str:
        some = "; ".join(f"{path} is {shown(values[path])}" for path in self.paths[:_SHOWN])
        return some if len(self.paths) <= _SHOWN else f"{some}; and {len(self.paths) - _SHOWN} more"

    def _at(self, path: str) -> str:
        """Which property it is, where the key of the finding does not say so."""
        return f" ({path})" if self.setting or len(self.paths) > 1 else ""


def changes(resource: Resource) -> tuple[Change, ...]:
    """What of `resource` is not as its template states it."""
    found: dict[tuple[Setting[Any] | str, str | None], list[str]] = {}
    for path, topic in _differing(resource):
        setting = terms.setting_of(path, resource.kind, resource.name)
        found.setdefault((setting or path.partition(".")[0], topic), []).append(path)
    return tuple(
        Change(resource, tuple(paths), None if isinstance(name, str) else name, topic)
        for (name, topic), paths in found.items()
    )


def told(change: Change, key: str, message: str) -> Finding:
    """`change` as a finding about `key` that says `message`, with what the next deploy does about it."""
    kind = change.kind
    if kind is Kind.PENDING:
        return Finding(kind, key, f"Not deployed yet: {message}", "The next deploy changes it.")
    return Finding(kind, key, f"Drift: {message}", f"{_fate(change, kind)} {_way_out(change, kind)}")


def _fate(change: Change, kind: Kind) -> str:
    thing = change.resource.thing
    if kind is Kind.LEFT:
        return f"A deploy leaves it: it changes nothing of the {thing}."
    if change.resource.believed is None:
        return "Whether a deploy resets or leaves it is not known."
    verb = "resets" if kind is Kind.RESET else "may reset"
    return f"A deploy {verb} it: the template has changed, and CloudFormation writes the whole {thing}."


def _way_out(change: Change, kind: Kind) -> str:
    """What to do. What the template does not state, people may have wanted there."""
    if change.topic:
        return "Undo it there if nobody needs it."
    if change.setting is None:
        return "Find out who changed it, and why." if kind is Kind.RESET else "Set it back there."
    if kind is Kind.RESET:
        return "To keep it, put it into the file where the rules allow it."
    return "Set it back there or, where the rules allow it, put it into the file."


def _differing(resource: Resource) -> Iterator[tuple[str, str | None]]:
    """The path of each property that differs, and what people call it if the template does not state it."""
    for path, value in resource.stated.items():
        if not _same(path, value, resource.live.get(path)):
            yield path, None
    for path, value in resource.live.items():
        if path in resource.stated or _is_usual(resource, path, value):
            continue
        if terms.setting_of(path, resource.kind, resource.name):
            yield path, None
        elif resource.believed is None or path not in resource.believed:
            yield path, terms.of(path, terms.TOPICS[resource.kind]) or path.partition(".")[0]


def _same(path: str, stated: Any, found: Any) -> bool:
    return bool(stated == found) if path in terms.EVEN_IF_FALSE else same(stated, found)


def _is_usual(resource: Resource, path: str, value: Any) -> bool:
    """Whether what no template states is what a resource has unasked."""
    left_out = terms.of(path, terms.LEFT_OUT[resource.kind])
    is_nothing = not value and path not in terms.EVEN_IF_FALSE
    return is_nothing or left_out is not None or bool(terms.DEFAULTS[resource.kind].get(path) == value)


def _shared(paths: tuple[str, ...]) -> str:
    """The path, or the steps that several have in common."""
    steps = zip(*(path.split(".") for path in paths), strict=False)
    return ".".join(step[0] for step in takewhile(lambda step: len(set(step)) == 1, steps))
