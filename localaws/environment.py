"""What a client needs to be pointed at the local AWS."""

from __future__ import annotations

import os
import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import Final

HOST: Final = "127.0.0.1"  # loopback only, and no option for more: whoever reaches it may do anything
DEFAULT_PORT: Final = 4566
ACCOUNT: Final = "123456789012"
REGION: Final = "us-east-1"
OUTBOX: Final = "/_localaws/outbox"  # where the messages are that Cognito would send
_LOCAL_NAMES: Final = "127.0.0.1,localhost"


def variables(port: int, cdk_home: Path) -> Mapping[str, str]:
    """The environment variables for the AWS CLI, boto3 and the CDK.

    cdk_home: a folder for what the CDK CLI remembers. It remembers the account of an access key, so that it needs
    another folder than the one for AWS itself.
    """
    return {
        "AWS_ENDPOINT_URL": f"http://{HOST}:{port}",
        "AWS_ACCESS_KEY_ID": "local",
        "AWS_SECRET_ACCESS_KEY": "local",
        "AWS_DEFAULT_REGION": REGION,
        "AWS_REGION": REGION,
        "CDK_HOME": str(cdk_home),
        # What a user's own files and proxies say is for AWS; an endpoint in a profile would win over ours.
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "NO_PROXY": _LOCAL_NAMES,
        "no_proxy": _LOCAL_NAMES,
    }


def pointed_at(local_aws: Mapping[str, str], surroundings: Mapping[str, str]) -> dict[str, str]:
    """The environment `surroundings` with `local_aws` in it, and nothing in it that is for another AWS."""
    return {name: value for name, value in surroundings.items() if not name.startswith("AWS_")} | dict(local_aws)


def default_cdk_home() -> Path:
    """A folder of the user's own, outside of every project."""
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(cache) / "localaws-cdk"


def exports(port: int, cdk_home: Path) -> str:
    """The variables as lines for a shell to evaluate; what would get in their way is unset."""
    lines = [r"for name in $(env | sed -n 's/^\(AWS_[A-Z0-9_]*\)=.*/\1/p'); do unset $name; done"]
    lines += [f"export {name}={shlex.quote(value)}" for name, value in variables(port, cdk_home).items()]
    return "\n".join(lines)
