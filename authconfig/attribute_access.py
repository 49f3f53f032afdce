"""Which attributes of its users an app client may read and write, as its template states it. Pure.

Without a list Cognito grants all, custom attributes among them (aws/aws-cdk#21835, #30608), though its reference says
the standard ones. So where a file has custom attributes, its app clients have lists: what is granted does not depend on
which of the two is right, and an attribute that is added is not open to every user.
"""

from __future__ import annotations

from collections.abc import Collection

from authconfig.settings import app_client, custom_attribute
from authconfig.settings.setting import Settings
from authconfig.sign_up import always_writable
from authconfig.vocabulary import READ_ONLY, AnyAttribute, Attribute, custom_ones, in_order


def readable(settings: Settings, client: str) -> tuple[AnyAttribute, ...]:
    """The attributes that the app client called `client` may read; none means all, Cognito's default."""
    listed = settings[app_client.of(client).read_attributes]
    return _granted(settings, listed, in_order(listed), frozenset(Attribute))


def writable(settings: Settings, client: str) -> tuple[AnyAttribute, ...]:
    """The attributes that the app client called `client` may write: those that are listed and those that it must.

    None means all, Cognito's default.
    """
    listed = settings[app_client.of(client).write_attributes]
    standard = always_writable(settings).union(in_order(listed)) if in_order(listed) else ()
    return _granted(settings, listed, standard, frozenset(Attribute) - READ_ONLY)


def _granted(
    settings: Settings,
    listed: tuple[AnyAttribute, ...],
    standard: Collection[Attribute],
    everything: Collection[Attribute],
) -> tuple[AnyAttribute, ...]:
    """The `standard` attributes and the custom ones of those `listed`. everything: what no standard one stands for"""
    if not standard and custom_attribute.names(settings):
        standard = everything
    return (*in_order(standard), *custom_ones(listed))
