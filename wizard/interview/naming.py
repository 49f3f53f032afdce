"""The names that are suggested for a new pool. Pure, and without the models: the first prompt waits for it."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Final

from authconfig.program import CLONE, TOOLKIT
from authconfig.settings import project, user_pool
from authconfig.settings.setting import Settings
from authconfig.vocabulary import PoolId

# Where an installation has it, in its environment: whatever the version of Python, and in step with the toolkit's.
INSTALLED_SCHEMA: Final = Path("share", TOOLKIT, "auth.schema.json")


def suggestions(name: str, pool_id: PoolId) -> Settings:
    """The suggested answers for a new pool. `name` is the project's; `pool_id` is the pool's."""
    label = re.sub(r"[^a-zA-Z0-9]", "", name)
    return Settings(
        {
            project.NAME: name,
            project.RESOURCE: f"{label}{pool_id}",
            user_pool.NAME: f"{label}_userpool_{pool_id}",
        }
    )


def project_from_folder(name: str) -> str:
    """A project name made from a folder's name: as much of it as a project name may contain, or "auth"."""
    kept = re.sub(r"[^a-zA-Z0-9-]+", "-", name).lstrip("0123456789-")[:40].rstrip("-")
    return kept or "auth"


def schema_from(path: Path) -> str | None:
    """The relative path from the file at `path` to the JSON Schema of this toolkit; None if it has none here."""
    schema = CLONE / "docs" / "auth.schema.json" if CLONE else Path(sys.prefix) / INSTALLED_SCHEMA
    return Path(os.path.relpath(schema, path.resolve().parent)).as_posix() if schema.is_file() else None
