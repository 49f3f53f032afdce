"""Shows what a template would make: `python -m scripts.describe TEMPLATE`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from wizard.terminal import say, table


def rows(template: dict[str, Any]) -> list[tuple[str, str, str]]:
    """One row a part of `template` that a person wants to know of: its kind, its logical id, what is special."""
    parts = [("resource", "logical id", "")]
    parts += [
        (resource["Type"], name, "kept when the stack is deleted" if resource.get("DeletionPolicy") == "Retain" else "")
        for name, resource in template["Resources"].items()
    ]
    parts += [("Parameter", name, f"default {each['Default']}") for name, each in template["Parameters"].items()]
    parts += [("Rule", name, "refuses required MFA on an existing pool") for name in template.get("Rules", {})]
    return parts


def main(path: Path) -> None:
    """Print the table for the template file at `path`."""
    say(table(rows(json.loads(path.read_text()))))
    say(f"\nThe template is {path}.")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
