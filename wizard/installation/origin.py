"""Where the toolkit that runs came from, as a line of a requirements.txt."""

from __future__ import annotations

import json
from importlib import metadata
from typing import Any, Final
from urllib.parse import urlsplit, urlunsplit

from authconfig.program import CLONE, TOOLKIT, VERSION

_NO_SECRET: Final = "git"  # noqa: S105  # the user of every Git server that is reached by SSH


def requirement() -> str:
    """The requirement with which pip installs the same toolkit: its version, or the path or URL that it came from."""
    if CLONE:
        return f"{TOOLKIT} @ {CLONE.as_uri()}"
    recorded = metadata.distribution(TOOLKIT).read_text("direct_url.json")
    return from_url(json.loads(recorded)) if recorded else f"{TOOLKIT}=={VERSION}"


def from_url(direct_url: dict[str, Any]) -> str:
    """The requirement for what pip recorded as `direct_url`, by the specification "Recording the Direct URL Origin".

    It never has a secret: a query, which may sign it, is left out, and so is what stands for a user, unless it is the
    one that every server knows.
    """
    url = _without_secrets(direct_url["url"])
    if version_control := direct_url.get("vcs_info"):
        url = f"{version_control['vcs']}+{url}@{version_control['commit_id']}"
    hashes = direct_url.get("archive_info", {}).get("hashes", {})
    marks = [f"{name}={hashes[name]}" for name in ("sha256",) if name in hashes]
    if subfolder := direct_url.get("subdirectory"):
        marks.append(f"subdirectory={subfolder}")
    return f"{TOOLKIT} @ {url}{'#' if marks else ''}{'&'.join(marks)}"


def is_a_path(requirement: str) -> bool:
    """Whether `requirement` names a path, which other machines do not have."""
    return " @ file:" in requirement


def _without_secrets(url: str) -> str:
    parts = urlsplit(url)
    user, _, host = parts.netloc.rpartition("@")
    return urlunsplit(parts._replace(netloc=parts.netloc if user == _NO_SECRET else host, query=""))
