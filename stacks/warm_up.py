"""What makes the first synthesis in an environment as quick as any: `python -m stacks.warm_up`, or once by itself.

It starts the CDK. jsii then unpacks its packages, once, and writes an index of each, in a thread that ends with its
process. A synthesis that is over before leaves none, and the next one starts just as slowly. So this one waits.
"""

from __future__ import annotations

import compileall
import importlib
import re
import sys
import sysconfig
import time
import warnings
from pathlib import Path
from typing import Final

from stacks.node import PACKAGE_CACHE, can_prepare, package_cache, use_pinned_node

_PATIENCE: Final = 120.0  # seconds; it takes about two
_PREPARING: Final = "Preparing the CDK in this environment, once; it takes some ten seconds."
# What jsii leaves in the folder of a package: the first when it is used, the second once its index is whole.
_USED: Final = ".jsii-runtime-package-cache"
_INDEXED: Final = ".jsii.runtime.v*.json"


def once() -> None:
    """Warm up, and say so, in a virtual environment in which nobody has. Call it before anything imports `aws_cdk`."""
    if can_prepare():
        sys.stderr.write(f"{_PREPARING}\n")
        _unpack()


def main() -> None:
    """Warm up, and compile the installed modules: of the CDK only those that are imported, as most never are."""
    sys.dont_write_bytecode = False  # PYTHONDONTWRITEBYTECODE is not for installations: pip does not heed it either
    compile_modules(sysconfig.get_path("purelib"))
    _unpack()


def compile_modules(folder: str) -> None:
    """Compile what lies in `folder`, without what Python has to say of the source of others."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        compileall.compile_dir(folder, rx=re.compile(r"/aws_cdk/"), quiet=2)


def _unpack() -> None:
    """Have jsii unpack and index its packages. Without an index the CDK works, if slowly: that is said, no error."""
    PACKAGE_CACHE.mkdir(mode=0o700, exist_ok=True)  # what lies here is run: nobody else may write to it
    begin = time.time()
    use_pinned_node()
    for module in ("stacks.auth_stack", "authconfig.file.reading"):
        importlib.import_module(module)
    packages = _used_since(begin, package_cache())
    deadline = time.monotonic() + _PATIENCE
    while missing := [str(package) for package in packages if not any(package.glob(_INDEXED))]:
        if time.monotonic() > deadline:
            sys.stderr.write(f"Synthesis will be slow: jsii has written no index in {', '.join(missing)}.\n")
            return
        time.sleep(0.05)


def _used_since(begin: float, cache: Path) -> list[Path]:
    """The folders of the packages in `cache` that were used since `begin`. Others may never get an index."""
    return [used.parent for used in cache.rglob(_USED) if used.stat().st_mtime >= begin]


if __name__ == "__main__":
    main()
