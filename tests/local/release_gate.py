"""Release gate: pass or stop a deployment by what `python -m wizard check --env NAME --json` printed, read on stdin.

Written from docs/json.md and docs/json.schema.json alone, as somebody would who has only these.

Usage: release_gate.py ENVIRONMENT ACCOUNT. Exit codes: 0 go, 1 findings stop it, 2 the document cannot be relied on.
"""

from __future__ import annotations

import json
import sys

STOPPING = ("refused", "reset", "left", "unclear", "unseen")


def parse(data: bytes) -> dict[str, object]:
    """Return the JSON object in the data; ValueError where there is none."""
    document: object = json.loads(data)
    if not isinstance(document, dict):
        raise ValueError("not a JSON object")
    return document


def verify(document: dict[str, object], environment: str, account: str) -> None:
    """Raise ValueError unless the document is of the known format, and about this environment in this account."""
    expected = {"schema": 1, "command": "check", "environment": environment}
    for name, value in expected.items():
        if document.get(name) != value:
            raise ValueError(f"{name} is {document.get(name)!r}, not {value!r}")
    held = document.get("account")
    number = held.get("number") if isinstance(held, dict) else None
    if number != account:
        raise ValueError(f"account number is {number!r}, not {account!r}")


def stops(document: dict[str, object]) -> list[str]:
    """Return a line for each finding that stops a deployment; ValueError where there are no findings to read."""
    findings = document.get("findings")
    if not isinstance(findings, list) or not findings or not all(isinstance(each, dict) for each in findings):
        raise ValueError("findings is not a list of one or more objects")
    stopping = [each for each in findings if each.get("kind") in STOPPING]
    return [" ".join(f"{each['kind']} {each.get('key')}: {each.get('message')}".splitlines()) for each in stopping]


def main() -> int:
    """Print the verdict and return the exit code."""
    try:
        if len(sys.argv) != 3:
            raise ValueError("usage: release_gate.py ENVIRONMENT ACCOUNT")
        document = parse(sys.stdin.buffer.read())
        verify(document, sys.argv[1], sys.argv[2])
        lines = stops(document)
    except (ValueError, RecursionError) as error:
        print(f"release_gate: {error}", file=sys.stderr)
        return 2
    print("\n".join(lines) or f"{sys.argv[1]}: go")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
