"""Whether `auth.toml` can be written where it is meant to be. No third-party import: the first prompt waits for it."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from authconfig.errors import ConfigInvalid, Problem


def check(path: Path) -> None:
    """Raise ConfigInvalid unless the file at `path` can be written, as far as that is known without writing it."""
    try:
        target = path.resolve()
        if not target.parent.is_dir():
            raise _error(errno.ENOTDIR if target.parent.exists() else errno.ENOENT)
        check_permissions(target)
    except (OSError, RuntimeError) as error:  # RuntimeError: a loop of links, before Python 3.13
        raise cannot_be_written(path, error) from None


def check_permissions(target: Path) -> None:
    """Raise PermissionError if the file `target` or, as it is replaced as a whole, its folder may not be written."""
    if not os.access(target.parent, os.W_OK | os.X_OK) or (target.exists() and not os.access(target, os.W_OK)):
        raise _error(errno.EACCES)


def cannot_be_written(path: Path, error: OSError | RuntimeError) -> ConfigInvalid:
    """What to say of the file at `path` that `error` keeps from being written."""
    reason = error.strerror if isinstance(error, OSError) else error
    remedy = "Nothing was changed. Check the folder and its permissions."
    if isinstance(error, FileNotFoundError):
        remedy = f"Nothing was changed. Make the folder {path.parent} first, or give --config another path."
    return ConfigInvalid(str(path), (Problem("", f"It cannot be written: {reason}.", remedy),))


def _error(number: int) -> OSError:
    return OSError(number, os.strerror(number))
