"""The settings that point clients at the local AWS."""

from __future__ import annotations

import os
import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import Final

HOST: Final = "127.0.0.1"  # loopback only, with no option to change it: other machines have no business here
DEFAULT_PORT: Final = 4566
ACCOUNT: Final = "123456789012"
REGION: Final = "us-east-1"
OUTBOX: Final = "/_localaws/outbox"  # the page with the messages that Cognito would send
_LOCAL_NAMES: Final = "127.0.0.1,localhost"


def port_number(text: str) -> int:
    """The port that `text` says; 0 is any free one. Raises ValueError, which says what a port is."""
    if not text.isdecimal() or not 0 <= int(text) <= 65535:
        raise ValueError(f"{text!r} is not a number from 0 to 65535")
    return int(text)


def endpoint(port: int, key: str) -> str:
    """The address of the local AWS on `port`. It has the key in it, so it is for those alone who may have the key."""
    return f"http://{HOST}:{port}/{key}"


def variables(address: str, cdk_home: Path) -> Mapping[str, str]:
    """The environment variables for the AWS CLI, boto3 and the CDK.

    address: the endpoint, key included; no other variable tells where the local AWS is
    cdk_home: a folder for what the CDK CLI remembers. It remembers which account an access key belongs to, so it must
    not be the folder that is used with AWS itself.
    """
    return {
        "AWS_ENDPOINT_URL": address,
        "AWS_ACCESS_KEY_ID": "local",
        "AWS_SECRET_ACCESS_KEY": "local",
        "AWS_DEFAULT_REGION": REGION,
        "AWS_REGION": REGION,
        "CDK_HOME": str(cdk_home),
        # The user's own files and proxies are meant for AWS, and an endpoint in a profile would override this one.
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "NO_PROXY": _LOCAL_NAMES,
        "no_proxy": _LOCAL_NAMES,
    }


def pointed_at(local_aws: Mapping[str, str], surroundings: Mapping[str, str]) -> dict[str, str]:
    """The environment `surroundings` with the variables `local_aws` in place of all others for AWS."""
    return {name: value for name, value in surroundings.items() if not name.startswith("AWS_")} | dict(local_aws)


def default_cdk_home() -> Path:
    """A folder in the user's cache, outside any project."""
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(cache) / "localaws-cdk"


def exports(address: str, cdk_home: Path) -> str:
    """Lines for a shell to evaluate: they set the variables, and unset every other AWS variable."""
    lines = [r"for name in $(env | sed -n 's/^\(AWS_[A-Z0-9_]*\)=.*/\1/p'); do unset $name; done"]
    lines += [f"export {name}={shlex.quote(value)}" for name, value in variables(address, cdk_home).items()]
    return "\n".join(lines)
