"""Writes the files for an app's developers, and no file that somebody else wrote."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from authconfig.errors import ConfigInvalid, Problem
from authconfig.file import reading, writing
from authconfig.program import PROGRAM
from wizard.documents.client_configuration import Format, PoolClient
from wizard.documents.made_here import is_made_here
from wizard.terminal.screen import diff

_IN_THE_WAY: Final = Problem(
    "",
    f"It exists, with content that `{PROGRAM} outputs` did not make for this user pool.",
    "Nothing was written. Give --force to replace it, --out for another folder, or --print to only look.",
)


@dataclass(frozen=True, slots=True)
class ClientFile:
    """A file that is as it was asked for.

    written: whether it was written now, and was not up to date before
    change: the difference to what was there, if that was made here too: of what is not ours nothing is repeated, as it
        may be secret
    """

    path: Path
    written: bool
    change: str = ""

    def __str__(self) -> str:
        if not self.written:
            return f"{self.path} is up to date."
        return f"Wrote {self.path}." + (f"\n{self.change}" if self.change else "")


def write(folder: Path, client: PoolClient, texts: Mapping[Format, str], *, force: bool) -> Iterator[ClientFile]:
    """Write each text into `folder`; each file is returned once it is there.

    Raises ConfigInvalid, before any is written, if one is in the way.
    """
    present = {name: _present(folder / name) for name in texts}
    ours = {name for name, found in present.items() if found is not None and is_made_here(name, found, client)}
    for name, found in present.items():
        if found is not None and name not in ours and not force:
            raise ConfigInvalid(str(folder / name), (_IN_THE_WAY,))
    for name, text in texts.items():
        yield _written(folder / name, text, present[name], ours=name in ours)


def _written(path: Path, text: str, found: str | None, *, ours: bool) -> ClientFile:
    if found == text:
        return ClientFile(path, written=False)
    writing.replace(path, text, expected=found)
    return ClientFile(path, written=True, change=diff(found, text, str(path)) if found is not None and ours else "")


def _present(path: Path) -> str | None:
    """The text of the file at `path`; None when it does not exist or cannot be seen: writing it will report why."""
    return reading.read_text(path) if os.path.exists(path) else None  # noqa: PTH110  # Path's raises where no file can be
