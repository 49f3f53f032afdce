"""Whether a template is small enough to be sent as it is."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from authconfig.errors import ConfigInvalid, Problem

LARGEST_WITHOUT_A_BUCKET: Final = 51_200  # bytes: CloudFormation's limit on a template in a request


def check(path: str) -> None:
    """Raise ConfigInvalid if the template at `path`, of a stack that uses no bootstrapped account, is too large."""
    template = Path(path)
    size = template.stat().st_size
    if size <= LARGEST_WITHOUT_A_BUCKET:
        return
    message = (
        f"The template has {size:,} bytes, and CloudFormation takes {LARGEST_WITHOUT_A_BUCKET:,} at most unless it is "
        "uploaded to a bucket first."
    )
    remedy = (
        "Deploy with -c bootstrap=true, which uploads it, once `cdk bootstrap` has made the bucket; or shorten what is "
        "long: the text of the email, the list of groups."
    )
    raise ConfigInvalid(template.name, (Problem("", message, remedy),))
