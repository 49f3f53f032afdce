"""What a user pool cannot have in its tier. Each setting says itself which of its values need which. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from authconfig.settings import user_pool
from authconfig.settings.setting import Setting, Settings


def lacking(settings: Settings) -> Mapping[Setting[Any], str]:
    """Why the pool cannot have what `settings` say, as a sentence for each setting whose value takes a higher tier."""
    tier = settings[user_pool.TIER]
    return {
        setting: f"{setting.needs}, and it is {tier}. A higher tier costs more for each active user."
        for setting, value in settings.items()
        if setting.needs and setting.needs.asked(value) and tier not in setting.needs.tier.and_above
    }
