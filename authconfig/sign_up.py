"""What users give when they sign up. Pure."""

from __future__ import annotations

from authconfig.settings import user_pool, verification
from authconfig.settings.setting import Settings
from authconfig.vocabulary import Attribute


def given(settings: Settings) -> frozenset[Attribute]:
    """The attributes that users give when they sign up. An app must be able to write them, or nobody could sign up."""
    sign_in, verified = settings[user_pool.SIGN_IN], settings[verification.BY].contacts
    return frozenset({*settings[user_pool.REQUIRED_ATTRIBUTES], *map(Attribute, (*sign_in, *verified))})
