"""What decides on the members of an enum, or on the kinds of a union, decides on all of them.

Both are found in the text of the modules: importing `stacks` would start Node.js, and a module that decides as it is
imported fails before it can be looked at. Tables are looked at that are written out by member, or from words to
members, and each `match` with a case by member or by class of ours. In one that ends in `assert_never` mypy finds the
case that is missing.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[2]
ROOMS: Final = ("authconfig", "stacks", "wizard", "cloud")
FILES: Final = tuple(sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py")))

# What is not about every member, by file and name of the table, with the reason.
NOT_TOTAL: Final[Mapping[tuple[str, str], str]] = {
    ("authconfig/settings/app_client.py", "GIVES_AWAY"): "SRP gives nothing away",
}


@dataclass(frozen=True)
class Class:
    """A class of ours. members: those of an enum; none for another class"""

    module: str
    name: str
    members: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Member:
    """A member of an enum of ours."""

    enum: Class
    name: str


@dataclass(frozen=True)
class Module:
    """A file, and what it says."""

    path: Path
    tree: ast.Module

    @property
    def file(self) -> str:
        return str(self.path.relative_to(ROOT))

    @property
    def name(self) -> str:
        return ".".join(self.path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


MODULES: Final = tuple(Module(path, ast.parse(path.read_text(encoding="utf-8"))) for path in FILES)


def _class(module: Module, node: ast.ClassDef) -> Class:
    is_enum = any(ast.unparse(base) in {"Enum", "StrEnum", "IntEnum"} for base in node.bases)
    targets = (each.targets[0] for each in node.body if isinstance(each, ast.Assign) and is_enum)
    return Class(module.name, node.name, frozenset(map(ast.unparse, targets)))


CLASSES: Final = {
    (module.name, node.name): _class(module, node)
    for module in MODULES
    for node in ast.walk(module.tree)
    if isinstance(node, ast.ClassDef)
}


class Names:
    """What names mean in a module, as far as they are classes of ours or modules that have some."""

    def __init__(self, module: Module) -> None:
        self._imported: dict[str, tuple[str, str]] = {}
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ImportFrom) and node.module:
                self._imported |= {each.asname or each.name: (node.module, each.name) for each in node.names}
            elif isinstance(node, ast.ClassDef):
                self._imported[node.name] = (module.name, node.name)

    def meant(self, node: ast.expr | None) -> Class | Member | None:
        """The class or the member that `node` names."""
        match node:
            case ast.Name(id=name):
                return CLASSES.get(self._imported.get(name, ("", "")))
            case ast.Attribute(value=ast.Name(id=name), attr=attribute):
                if (".".join(self._imported.get(name, ())), attribute) in CLASSES:
                    return CLASSES[".".join(self._imported[name]), attribute]
                return self._member(self.meant(node.value), attribute)
            case ast.Attribute(value=value, attr=attribute):
                return self._member(self.meant(value), attribute)
        return None

    def _member(self, enum: Class | Member | None, name: str) -> Member | None:
        return Member(enum, name) if isinstance(enum, Class) and name in enum.members else None


@dataclass(frozen=True)
class Table:
    """A dict written out. name: what it is assigned to; members: those of `enum` that it is about"""

    file: str
    line: int
    name: str
    enum: Class
    members: frozenset[str]

    def __str__(self) -> str:
        return f"{self.file}:{self.line} {self.name}"


def _tables() -> Iterator[Table]:
    for module in MODULES:
        names = Names(module)
        assigned = {id(part): _target(node) for node in ast.walk(module.tree) for part in _parts(node)}
        for node in ast.walk(module.tree):
            if not isinstance(node, ast.Dict):
                continue
            words = all(isinstance(key, ast.Constant) for key in node.keys)
            found = [names.meant(each) for each in (node.values if words else node.keys)]
            members = [each for each in found if isinstance(each, Member)]
            if members and len(members) == len(found) and len({each.enum for each in members}) == 1:
                name = assigned.get(id(node), "")
                yield Table(module.file, node.lineno, name, members[0].enum, frozenset(each.name for each in members))


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
    missing = table.enum.members - table.members
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
    for module in MODULES:
        names = Names(module)
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Match) and any(_is_ours(case.pattern, names) for case in node.cases):
                yield Match(module.file, node)


def _is_ours(pattern: ast.pattern, names: Names) -> bool:
    return any(
        (isinstance(node, ast.MatchValue) and isinstance(names.meant(node.value), Member))
        or (isinstance(node, ast.MatchClass) and isinstance(names.meant(node.cls), Class))
        for node in ast.walk(pattern)
    )


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
