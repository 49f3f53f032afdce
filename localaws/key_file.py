"""The key of a running local AWS, in a file that only its owner can read: one file a port, for as long as it runs.

Who knows the key can have anything run as the owner of the server. So it is told to nobody but those who can read the
file: it is in no argument, and it is not printed.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import secrets
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_OPEN: Final = os.O_CLOEXEC | os.O_NOFOLLOW
_BYTES: Final = 32  # of randomness: nobody guesses it


class NotPrivate(Exception):
    """There is no place for the key that nobody else can read or write."""

    def __init__(self, place: Path, why: str | None) -> None:
        super().__init__(
            f"The key of the local AWS cannot be kept private. {place}: {why}\n"
            "  Name a folder of your own in XDG_RUNTIME_DIR."
        )


@contextlib.contextmanager
def new_key(port: int) -> Iterator[str]:
    """A new key for the server that listens on `port`; its file goes with the block. Raises NotPrivate.

    Whoever listens on the port owns its file, so one that is still there is of a server that was killed.
    """
    key, name = secrets.token_urlsafe(_BYTES), _name(port)
    place = _places()[0]
    with _folder(place) as folder:
        try:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(name, dir_fd=folder)
            file = os.open(name, _OPEN | os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600, dir_fd=folder)
        except OSError as error:
            raise NotPrivate(place / name, error.strerror) from None
        try:
            # Until this process ends, however it ends: by this, readers see that it runs.
            fcntl.flock(file, fcntl.LOCK_EX)
            os.write(file, key.encode())
            yield key
        finally:
            _remove(name, folder, file)
            os.close(file)


def key_of(port: int) -> str | None:
    """The key of the local AWS that this user runs on `port`; None when none runs. Raises NotPrivate."""
    for place in _places():
        if place.is_dir():
            with _folder(place) as folder:
                found = _held(_name(port), folder)
            if found:
                return found
    return None


def _held(name: str, folder: int) -> str | None:
    """What is in the file, if it is a private one and the server that wrote it holds it still."""
    try:
        file = os.open(name, _OPEN | os.O_RDONLY | os.O_NONBLOCK, dir_fd=folder)
    except OSError:
        return None
    with os.fdopen(file) as reader:
        found = os.fstat(file)
        if not stat.S_ISREG(found.st_mode) or found.st_uid != os.geteuid() or found.st_mode & 0o077:
            return None
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return reader.read()
    return None


def _remove(name: str, folder: int, file: int) -> None:
    """Remove the file unless another server has put its own in its place."""
    with contextlib.suppress(FileNotFoundError):
        if os.path.samestat(os.stat(name, dir_fd=folder, follow_symlinks=False), os.fstat(file)):
            os.unlink(name, dir_fd=folder)


@contextlib.contextmanager
def _folder(place: Path) -> Iterator[int]:
    """The folder `place`, made if need be, as a file descriptor: what is checked is what is used. Raises NotPrivate."""
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder = os.open(place, _OPEN | os.O_RDONLY | os.O_DIRECTORY)
    except OSError as error:
        raise NotPrivate(place, error.strerror) from None
    try:
        if os.fstat(folder).st_uid != os.geteuid():
            raise NotPrivate(place, "it belongs to another user")
        os.fchmod(folder, 0o700)
        yield folder
    finally:
        os.close(folder)


def _places() -> list[Path]:
    """Where the file is written, and then where else it can be: a shell need not have the server's variables."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    return [*([Path(runtime, "localaws")] if runtime and _is_mine(Path(runtime)) else []), cache / "localaws"]


def _is_mine(folder: Path) -> bool:
    """Whether the folder is this user's: after `sudo`, the variable can still name that of somebody else."""
    try:
        return folder.stat().st_uid == os.geteuid()
    except OSError:
        return False


def _name(port: int) -> str:
    return f"{port}.key"
