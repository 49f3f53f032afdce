"""The session that `user sign-in --keep` keeps: a file in the folder for state that only its owner can read."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from pydantic import SecretStr

from authconfig.errors import UsageError
from authconfig.program import PROGRAM, TOOLKIT
from authconfig.vocabulary import UserPoolId

_SIGN_IN: Final = f"Sign in with `{PROGRAM} user sign-in USERNAME --keep`."


@dataclass(frozen=True, slots=True)
class KeptSession:
    """A user who is signed in to a pool. It has only the token that is used. expires: with a time zone"""

    user_pool_id: UserPoolId
    username: str
    access_token: SecretStr
    expires: datetime


class NoSession(UsageError):
    """There is no session that can be used. reason: why not, in one sentence"""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"{reason}\n  {_SIGN_IN}")


def state_folder(variables: Mapping[str, str] = os.environ) -> Path:
    """The toolkit's own folder for state, by the XDG Base Directory Specification."""
    given = Path(variables.get("XDG_STATE_HOME", ""))
    # The specification says that a path that is not absolute must be ignored.
    return (given if given.is_absolute() else Path.home() / ".local" / "state") / TOOLKIT


def keep(folder: Path, session: KeptSession) -> Path:
    """Write `session` atomically, replacing an older one of its pool, and return the file. Raises UsageError."""
    path = _path(folder, session.user_pool_id)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    text = json.dumps(
        {
            "username": session.username,
            "access_token": session.access_token.get_secret_value(),
            "expires": session.expires.isoformat(),
        }
    )
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
        try:
            with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise UsageError(
            f"The session cannot be kept in {folder}: {error.strerror}.\n"
            "  Check the folder and its permissions, or set XDG_STATE_HOME."
        ) from None
    return path


def find(folder: Path, user_pool_id: UserPoolId, now: datetime) -> KeptSession:
    """The session that is kept for the pool. Raises NoSession when there is none that is valid at `now`."""
    path = _path(folder, user_pool_id)
    try:
        document = json.loads(path.read_bytes())
        expires = datetime.fromisoformat(document["expires"])
        session = KeptSession(user_pool_id, str(document["username"]), SecretStr(document["access_token"]), expires)
        over = expires <= now
    except FileNotFoundError:
        raise NoSession("Nobody is signed in to this pool.") from None
    except (OSError, ValueError, LookupError, TypeError, RecursionError):  # its text is left out: it can hold the token
        raise NoSession(f"The session in {path} cannot be read.") from None
    if over:
        raise NoSession(f"The session of {session.username} expired at {expires:%Y-%m-%d %H:%M %Z}.")
    return session


def forget(folder: Path, user_pool_id: UserPoolId) -> bool:
    """Delete the session kept for the pool, and return whether there was one. Raises UsageError when that fails."""
    path = _path(folder, user_pool_id)
    try:
        path.unlink()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise UsageError(
            f"The session in {path} cannot be deleted: {error.strerror}.\n  Delete it yourself: it may still be valid."
        ) from None
    return True


def _path(folder: Path, user_pool_id: UserPoolId) -> Path:
    return folder / f"session-{user_pool_id}.json"
