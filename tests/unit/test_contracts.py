"""The import contracts of pyproject.toml, tried on every module: they refuse what it may not import, and no more."""

from __future__ import annotations

import sys
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import grimp
import pytest
from importlinter.api import read_configuration
from importlinter.contracts.forbidden import ForbiddenContract
from importlinter.contracts.independence import IndependenceContract
from importlinter.contracts.layers import LayersContract
from importlinter.contracts.protected import ProtectedContract
from importlinter.domain.contract import Contract

ROOT: Final = Path(__file__).parents[2]
OPTIONS: Final = read_configuration(str(ROOT / "pyproject.toml"))
SESSION: Final = OPTIONS["session_options"]
TYPES: Final[dict[str, type[Contract]]] = {
    "forbidden": ForbiddenContract,
    "independence": IndependenceContract,
    "layers": LayersContract,
    "protected": ProtectedContract,
}
CONTRACTS: Final = [
    # Nothing ignored needs to be there: each contract checks one graph many times, and takes it out the first time.
    TYPES[options["type"]](options["name"], SESSION, options | {"unmatched_ignore_imports_alerting": "none"})
    for options in sorted(OPTIONS["contracts_options"], key=lambda options: options["type"] != "protected")  # the quick
]
WITHOUT_CONTRACTS: Final = {"tests", "scripts", "benchmarks"}


class Wall(NamedTuple):
    """Who may import `target`: what is in a package of `may`, unless a closer package around it is in `may_not`."""

    target: str
    may: tuple[str, ...]
    may_not: tuple[str, ...] = ()

    def lets(self, importer: str) -> bool:
        """Whether `importer` may import the target."""
        around = [package for package in (*self.may, *self.may_not) if f"{importer}.".startswith(f"{package}.")]
        return max(around, key=len, default="") in self.may


# Loaded before `wizard add` asks its first question, which waits for no library but the one that asks it.
FIRST: Final = (
    "authconfig.checks",
    "authconfig.defaults",
    "authconfig.display",
    "authconfig.errors",
    "authconfig.factors",
    "authconfig.journeys",
    "authconfig.messages",
    "authconfig.names",
    "authconfig.outcomes",
    "authconfig.pool_state",
    "authconfig.program",
    "authconfig.recovery",
    "authconfig.rules",
    "authconfig.settings",
    "authconfig.sign_in_flows",
    "authconfig.sign_up",
    "authconfig.texts",
    "authconfig.tiers",
    "authconfig.vocabulary",
    "wizard.__main__",
    "wizard.commands.choices",
    "wizard.commands.client.table",
    "wizard.commands.command",
    "wizard.commands.command_line",
    "wizard.commands.completion",
    "wizard.commands.config_file",
    "wizard.commands.discreet_parser",
    "wizard.commands.env.table",
    "wizard.commands.help_page",
    "wizard.commands.table",
    "wizard.commands.user.table",
    "wizard.commands.verbose_option",
    "wizard.interview",
    "wizard.terminal",
)
# Who speaks of the whole configuration.
SPEAKING: Final = (
    "cloud",
    "stacks",
    "wizard.commands",
    "wizard.documents",
    "wizard.headless",
    "wizard.installation",
)
# The oracle: written from the design, not from the contracts.
WALLS: Final = [
    Wall("authconfig.vocabulary", ("authconfig", *SPEAKING, "wizard.__main__", "wizard.interview")),
    Wall("authconfig.models", ("authconfig", *SPEAKING), FIRST),
    Wall("authconfig.file.reading", ("authconfig.file", *SPEAKING), FIRST),
    Wall("authconfig.live.comparison", ("authconfig.live", *SPEAKING), FIRST),
    Wall(
        "cloud.administration.users",
        ("cloud", "wizard.commands"),
        ("cloud.calls", "cloud.clients", "cloud.errors", "cloud.reading", "cloud.users", *FIRST),
    ),
    Wall(
        "cloud.reading.deployment",
        ("cloud", "wizard.commands"),
        ("cloud.calls", "cloud.clients", "cloud.errors", "cloud.users", *FIRST),
    ),
    Wall(
        "cloud.users.connection",
        ("cloud", "wizard.commands"),
        ("cloud.calls", "cloud.clients", "cloud.errors", "cloud.reading", *FIRST),
    ),
    Wall("localaws.server", ("localaws",)),
    Wall("stacks.auth_stack", ("stacks",)),
    Wall(
        "wizard.commands.deployed_pool",
        ("wizard",),
        ("wizard.documents", "wizard.headless", "wizard.installation", *FIRST),
    ),
    Wall("wizard.documents.render", ("wizard",), ("wizard.headless", "wizard.installation", *FIRST)),
    Wall("wizard.headless.reading", ("wizard",), ("wizard.documents", "wizard.installation", *FIRST)),
    Wall("wizard.interview.question", ("wizard",), ("wizard.documents",)),
    Wall(
        "wizard.terminal.screen",
        ("wizard",),
        ("wizard.documents", "wizard.headless", "wizard.installation", "wizard.interview"),
    ),
    Wall("argcomplete", ("wizard.commands.completion",)),
    Wall("aws_cdk", ("stacks",)),
    Wall("boto3", ("cloud",)),
    Wall("botocore", ("cloud", "localaws.origins")),
    Wall("hypercorn", ("localaws",)),
    Wall("yaml", ("cloud.reading.template", "localaws")),
    Wall("jinja2", ("authconfig.texts", "wizard.documents.render")),
    Wall("pycognito", ("cloud.users.sign_in",)),
    Wall(
        "pydantic",
        (
            "authconfig.fields",
            "authconfig.file.nearest",
            "authconfig.file.reading",
            "authconfig.file.schema",
            "authconfig.models",
            "authconfig.overrides",
            "cloud.users",
            "wizard.commands.user",
            "wizard.headless",
        ),
        FIRST,
    ),
    Wall("prompt_toolkit", ("wizard.terminal.keyboard", "wizard.terminal.keys")),
    Wall("questionary", ("wizard.terminal.keyboard",)),
    Wall("segno", ("wizard.terminal.authenticator",)),
    Wall("tomlkit", ("authconfig.file",)),
]


@cache
def graph() -> grimp.ImportGraph:
    """The imports as they are, those for types alone and those inside functions included."""
    return grimp.build_graph(*SESSION["root_packages"], include_external_packages=True, cache_dir=None)


def our_modules() -> list[str]:
    return sorted(name for name in graph().modules if not graph().is_module_squashed(name))


@cache
def copies() -> dict[str, grimp.ImportGraph]:
    """A graph for each contract by its name, since checking takes out of it what the contract ignores."""
    return {contract.name: deepcopy(graph()) for contract in CONTRACTS}


def refuses(contract: Contract, importer: str, imported: str) -> bool:
    """Whether `contract` is broken once `importer` imports `imported`, which it does not yet."""
    planted = copies()[contract.name]
    planted.add_import(importer=importer, imported=imported)
    try:
        return not contract.check(planted, verbose=False).kept
    finally:
        planted.remove_import(importer=importer, imported=imported)


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda contract: contract.name)
def test_the_imports_as_they_are_keep(contract: Contract) -> None:
    assert contract.check(deepcopy(graph()), verbose=False).kept


@pytest.mark.parametrize("wall", WALLS, ids=lambda wall: wall.target)
def test_an_import_planted_into_each_module_is_refused_where_it_may_not_be(wall: Wall) -> None:
    present = graph().find_modules_that_directly_import(wall.target)
    importers = [module for module in our_modules() if module != wall.target and module not in present]
    refused = [module for module in importers if any(refuses(contract, module, wall.target) for contract in CONTRACTS)]
    assert [module for module in present if not wall.lets(module)] == []
    assert refused == [module for module in importers if not wall.lets(module)]


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda contract: contract.name)
def test_no_contract_is_idle(contract: Contract) -> None:
    everything = deepcopy(graph())
    for wall in WALLS:
        for importer in our_modules():
            if not wall.lets(importer):
                everything.add_import(importer=importer, imported=wall.target)
    assert not contract.check(everything, verbose=False).kept


def test_imports_for_types_count() -> None:
    assert SESSION["exclude_type_checking_imports"] == "False"


def test_every_room_is_under_contract() -> None:
    rooms = {file.parent.name for file in ROOT.glob("*/__init__.py")}
    assert rooms == set(SESSION["root_packages"]) | WITHOUT_CONTRACTS


def test_every_library_has_its_room() -> None:
    imported = {name for name in graph().modules if graph().is_module_squashed(name)} - sys.stdlib_module_names
    named = {name for options in OPTIONS["contracts_options"] for name in options.get("protected_modules", ())}
    assert imported - named == set()
