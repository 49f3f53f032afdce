"""The first start of the CDK, as the last step of its installation: `python -m scripts.warm_up`.

jsii then unpacks the CDK's packages, and Python compiles its modules; both last. jsii also writes an index of each
package, in a thread that ends with its process. A synthesis that is over before leaves none, and the next one starts
just as slowly. So this one waits.
"""

from __future__ import annotations

import importlib
import os
import sys
import time
from pathlib import Path
from typing import Final

from stacks.node import PACKAGE_CACHE, use_pinned_node

_PATIENCE: Final = 120.0  # seconds; it takes about two
# What jsii leaves in the folder of a package: the first when it is used, the second once its index is whole.
_USED: Final = ".jsii-runtime-package-cache"
_INDEXED: Final = ".jsii.runtime.v*.json"


def main() -> None:
    """Fill the cache. Without an index the CDK works, if slowly: that is said, and is no error."""
    PACKAGE_CACHE.mkdir(mode=0o700, exist_ok=True)  # what lies here is run: nobody else may write to it
    begin = time.time()
    use_pinned_node()
    for module in ("stacks.auth_stack", "authconfig.file.reading"):
        importlib.import_module(module)
    packages = _used_since(begin, Path(os.environ["JSII_RUNTIME_PACKAGE_CACHE_ROOT"]))
    deadline = time.monotonic() + _PATIENCE
    while missing := [str(package) for package in packages if not any(package.glob(_INDEXED))]:
        if time.monotonic() > deadline:
            print(f"Synthesis will be slow: jsii has written no index in {', '.join(missing)}.", file=sys.stderr)
            return
        time.sleep(0.05)


def _used_since(begin: float, cache: Path) -> list[Path]:
    """The folders of the packages in `cache` that were used since `begin`. Others may never get an index."""
    return [used.parent for used in cache.rglob(_USED) if used.stat().st_mtime >= begin]


if __name__ == "__main__":
    main()
