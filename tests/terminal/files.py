"""The file before a walk and after it."""

from __future__ import annotations

from pathlib import Path

from authconfig.file import reading, writing
from authconfig.models import AuthConfig
from tests.configs import TEXT
from tests.typed import settings_from


def write(folder: Path, created: str, mode: str, types: tuple[str, ...]) -> Path:
    """Put the file of a pool made with the MFA mode `created`, now in `mode`, into `folder`."""
    path = folder / "auth.toml"
    values = {"created.mfa": created, "mfa.mode": mode, "mfa.types": types}
    path.write_text(writing.with_values(TEXT, settings_from(values)), encoding="utf-8")
    return path


def write_without_mfa(folder: Path) -> Path:
    """Put the file of a pool that never had MFA into `folder`."""
    return write(folder, "OFF", "OFF", ())


def write_with_groups(folder: Path, *groups: str) -> Path:
    """Put the file of a pool with `groups` and every setting away from its default into `folder`."""
    path = folder / "auth.toml"
    values = {
        "user_pool.groups": groups,
        "verification.by": "both",
        "verification.email_subject": "Welcome",
        "verification.email_message": "{####} verifies you",
        "verification.sms_message": "{####} verifies you",
        "password_policy.minimum_length": 12,
        "password_policy.requires": ("lowercase",),
        "password_policy.history": 5,
        "password_policy.temporary_password_days": 3,
        "app_clients.app.refresh_token_days": 7,
        "app_clients.app.read_attributes": ("email",),
        "app_clients.app.write_attributes": ("email", "phone_number"),
    }
    path.write_text(writing.with_values(TEXT, settings_from(values)), encoding="utf-8")
    return path


def pool(folder: Path) -> AuthConfig:
    """What the file in `folder` says, as `cdk synth` would load it."""
    config = reading.load(folder / "auth.toml")
    assert isinstance(config, AuthConfig)
    return config


def contents(folder: Path) -> dict[str, bytes]:
    """Every file in `folder`, hidden ones too, with what it holds."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}
