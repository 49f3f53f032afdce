"""Reads templates, and changes what the emulator would get wrong in them. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

Template = dict[str, Any]


class _CloudFormationLoader(yaml.SafeLoader):
    """YAML with CloudFormation's short forms: `!GetAtt A.B` is `Fn::GetAtt: A.B`. Dates stay strings, as in JSON.

    Aliases are refused: a few lines of them can expand to more than fits into memory.
    """

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("aliases are not read")
        return super().compose_node(parent, index)


def _short_form(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> Any:
    if isinstance(node, yaml.ScalarNode):
        value: Any = loader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    elif isinstance(node, yaml.MappingNode):
        value = loader.construct_mapping(node, deep=True)
    else:
        raise yaml.YAMLError(f"a {type(node).__name__} is not read")
    return {suffix if suffix in {"Ref", "Condition"} else f"Fn::{suffix}": value}


_CloudFormationLoader.add_multi_constructor("!", _short_form)
_CloudFormationLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(text: str) -> Template:
    """The template in `text`, JSON or YAML; empty when it is neither, or nested too deeply."""
    try:
        found = json.loads(text) if text.lstrip().startswith("{") else yaml.load(text, _CloudFormationLoader)  # noqa: S506
    except (ValueError, RecursionError, yaml.YAMLError):
        return {}
    return found if isinstance(found, dict) else {}


def user_pools(template: Template) -> Iterator[tuple[str, dict[str, Any]]]:
    """The logical id and the properties of each user pool in `template`."""
    yield from _of_type("AWS::Cognito::UserPool", template)


def groups(template: Template) -> Iterator[tuple[str, dict[str, Any]]]:
    """The same of each group of users."""
    yield from _of_type("AWS::Cognito::UserPoolGroup", template)


def _of_type(kind: str, template: Template) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, resource in template.get("Resources", {}).items():
        if resource.get("Type") == kind:
            yield name, resource.setdefault("Properties", {})


def with_provider_urls(value: Any) -> Any:
    """`value`, a template or a part of one, with each ProviderURL of a pool built from its ProviderName."""
    if isinstance(value, Mapping):
        attribute = value.get("Fn::GetAtt") if len(value) == 1 else None
        path = attribute if isinstance(attribute, list) else [attribute]
        name, _, wanted = ".".join(map(str, path)).rpartition(".")
        if wanted == "ProviderURL":
            return {"Fn::Sub": f"https://${{{name}.ProviderName}}"}
        return {key: with_provider_urls(part) for key, part in value.items()}
    if isinstance(value, list):
        return [with_provider_urls(part) for part in value]
    return value
