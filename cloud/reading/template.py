"""Reads a template as CloudFormation keeps it: the CDK CLI sends YAML, other clients send JSON. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from authconfig.live.deployed import Unseen

_UNREADABLE = Unseen(
    "The deployed template is not written as the CDK writes one.",
    "Find out who deployed it, and how. A deploy with `cdk deploy` replaces it.",
)


def template(body: object) -> Mapping[str, Any] | Unseen:
    """The template in `body`, a text or what botocore has made of one in JSON."""
    try:
        found = yaml.safe_load(body) if isinstance(body, str) else body
    except (ValueError, RecursionError, yaml.YAMLError):  # a short form such as !Ref is a YAMLError too
        return _UNREADABLE
    return found if isinstance(found, Mapping) and _is_shaped(found) else _UNREADABLE


def _is_shaped(found: Mapping[str, Any]) -> bool:
    """Whether the parts that are compared are where a template has them."""
    resources, rules = found.get("Resources"), found.get("Rules", {})
    return (
        isinstance(resources, Mapping)
        and all(
            isinstance(each, Mapping) and isinstance(each.get("Properties", {}), Mapping) for each in resources.values()
        )
        and isinstance(rules, Mapping)
        and all(isinstance(each, Mapping) and _are_mappings(each.get("Assertions", [])) for each in rules.values())
    )


def _are_mappings(items: object) -> bool:
    return isinstance(items, list) and all(isinstance(each, Mapping) for each in items)
