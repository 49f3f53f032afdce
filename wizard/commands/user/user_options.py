"""The options that name a user and give their attributes."""

from __future__ import annotations

import argparse
from collections.abc import Mapping


def declare_username(parser: argparse.ArgumentParser) -> None:
    """Add the argument that names the user."""
    parser.add_argument(
        "username", metavar="USERNAME", help="the user name, or the email address or phone number to sign in with"
    )


def declare_attributes(parser: argparse.ArgumentParser) -> None:
    """Add the option for the user's attributes."""
    parser.add_argument(
        "--attribute",
        dest="attributes",
        action="append",
        type=_attribute,
        default=[],
        metavar="NAME=VALUE",
        help="an attribute of the user, such as email=ann@example.com or phone_number=+15555550100; repeatable",
    )


def understood_attributes(namespace: argparse.Namespace) -> Mapping[str, str]:
    """The values that the option gives, by the names of the attributes."""
    return dict(namespace.attributes)


def _attribute(text: str) -> tuple[str, str]:
    """The name and the value in `text`."""
    name, separator, value = text.partition("=")
    if not (name and separator and value):
        raise argparse.ArgumentTypeError("it takes NAME=VALUE, such as email=ann@example.com")
    return name, value
