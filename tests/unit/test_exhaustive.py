"""What decides on the members of an enum, or on the kinds of a union, decides on all of them.

Both are found in the text of the modules, since importing `stacks` would start Node.js: tables by member, or from words
to members, and `match` statements with cases by member or by class of ours. In a `match` that ends in `assert_never`
mypy finds the case that is missing.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[2]
ROOMS: Final = ("authconfig", "stacks", "wizard", "cloud")
FILES: Final = tuple(sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py")))
SKIPPED: Final = ("stacks", "aws_cdk")  # not imported: nothing in them is an enum or a union of ours

# What is not about every member, by file and name of the table, with the reason.
NOT_TOTAL: Final[Mapping[tuple[str, str], str]] = {}


@dataclass(frozen=True)
class Table:
    """A dict written out. name: what it is assigned to; members: those of an enum that it is about"""

    file: str
    line: int
    name: str
    members: tuple[Enum, ...]

    def __str__(self) -> str:
        return f"{self.file}:{self.line} {self.name}"


def _names(tree: ast.Module, module: str) -> dict[str, Any]:
    """What the names of `module` mean that are imported from the rooms or defined as classes, wherever that is."""
    found: dict[str, Any] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] in ROOMS:
            if not node.module.startswith(SKIPPED):
                found |= {alias.asname or alias.name: _imported(node.module, alias.name) for alias in node.names}
        elif isinstance(node, ast.ClassDef) and not module.startswith(SKIPPED):
            found[node.name] = getattr(import_module(module), node.name, None)
    return found


def _imported(module: str, name: str) -> Any:
    found = getattr(import_module(module), name, None)
    return import_module(f"{module}.{name}") if found is None else found


@cache
def _parsed(path: Path) -> tuple[ast.Module, dict[str, Any]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return tree, _names(tree, ".".join(path.relative_to(ROOT).with_suffix("").parts))


def _meant(node: ast.expr | None, names: Mapping[str, Any]) -> Any:
    """What `node` means, if it is a dotted name of ours; None for everything else."""
    match node:
        case ast.Name(id=name):
            return names.get(name)
        case ast.Attribute(value=value, attr=name):
            return getattr(_meant(value, names), name, None)
    return None


def _tables() -> Iterator[Table]:
    for path in FILES:
        tree, names = _parsed(path)
        assigned = {id(part): _target(node) for node in ast.walk(tree) for part in _parts(node)}
        for node in ast.walk(tree):
            if not isinstance(node, ast.Dict):
                continue
            words = all(isinstance(key, ast.Constant) for key in node.keys)
            for side in (node.keys, node.values if words else ()):
                members = tuple(_meant(each, names) for each in side)
                if members and all(isinstance(each, Enum) and type(each) is type(members[0]) for each in members):
                    yield Table(str(path.relative_to(ROOT)), node.lineno, assigned.get(id(node), ""), members)


def _parts(node: ast.AST) -> Iterator[ast.AST]:
    """Everything in what `node` assigns."""
    if isinstance(node, ast.Assign | ast.AnnAssign) and node.value:
        yield from ast.walk(node.value)


def _target(node: ast.AST) -> str:
    assert isinstance(node, ast.Assign | ast.AnnAssign)
    return ast.unparse(node.target if isinstance(node, ast.AnnAssign) else node.targets[0])


TABLES: Final = tuple(_tables())


@pytest.mark.parametrize("table", TABLES, ids=str)
def test_a_table_by_member_has_them_all(table: Table) -> None:
    missing = set(type(table.members[0])) - set(table.members)
    assert bool(missing) == ((table.file, table.name) in NOT_TOTAL), missing


def test_every_exception_is_a_table() -> None:
    assert NOT_TOTAL.keys() <= {(table.file, table.name) for table in TABLES}


def test_the_tables_are_found() -> None:
    found = {(table.file, table.name) for table in TABLES}
    assert {("stacks/user_pool.py", "_FACTORS"), ("authconfig/rules.py", "_BREAKS")} <= found
    assert {("cloud/reading/answers.py", "required"), ("wizard/headless/words.py", "_CONSTRAINTS")} <= found


@dataclass(frozen=True)
class Match:
    """A `match` with a case for a member of an enum of ours, or for a class of ours."""

    file: str
    statement: ast.Match

    def __str__(self) -> str:
        return f"{self.file}:{self.statement.lineno}"


def _matches() -> Iterator[Match]:
    for path in FILES:
        tree, names = _parsed(path)
        for node in ast.walk(tree):
            if isinstance(node, ast.Match) and any(_is_ours(case.pattern, names) for case in node.cases):
                yield Match(str(path.relative_to(ROOT)), node)


def _is_ours(pattern: ast.pattern, names: Mapping[str, Any]) -> bool:
    for node in ast.walk(pattern):
        if isinstance(node, ast.MatchValue) and isinstance(_meant(node.value, names), Enum):
            return True
        if isinstance(node, ast.MatchClass) and isinstance(_meant(node.cls, names), type):
            return True
    return False


MATCHES: Final = tuple(_matches())


@pytest.mark.parametrize("match", MATCHES, ids=str)
def test_a_match_by_member_or_class_ends_in_assert_never(match: Match) -> None:
    subject = match.statement.subject
    if isinstance(subject, ast.NamedExpr):
        subject = subject.target
    last = ast.unparse(match.statement.cases[-1])
    assert last == f"case _:\n    assert_never({ast.unparse(subject)})"


def test_the_matches_are_found() -> None:
    assert len(MATCHES) > 20
    assert {"authconfig/rules.py", "wizard/interview/round.py", "cloud/users/factors.py"} <= {
        match.file for match in MATCHES
    }
