"""`make bench`: prints the tables of docs/benchmarks.md. Takes some eight minutes on two cores."""

from __future__ import annotations

import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import deployments
from benchmarks.measure import Comparison, compare, compare_costs, comparison, cost, seconds_until
from benchmarks.prompts import compare_waits
from stacks.node import use_pinned_node
from wizard.interview.questions.walks import SETUP

ROOT = Path(__file__).parent.parent
PYTHON = sys.executable
POOLS = (1, 10, 100, 300, 1000)
ENVIRONMENTS = 10
APP = [PYTHON, str(ROOT / "app.py")]


def main() -> None:
    """Measure everything and print it."""
    use_pinned_node()
    print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}\n")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        mine = {"PYTHONPATH": str(ROOT), "CDK_OUTDIR": str(folder / "out"), "TERM": "xterm-256color"}
        environment = {**os.environ, **mine}
        _write_config(folder, environment)
        _print_prompts(folder, environment)
        _print_synthesis(folder, environment)
        _print_environments(folder, environment)
        _print_pools(folder, environment)
        _print_deployments(folder, environment)


def _write_config(folder: Path, environment: dict[str, str]) -> None:
    _wizard(
        ["add", "--yes", "--mfa-mode", "OPTIONAL", "--mfa-types", "SMS,TOTP", "--project-name", "bench"],
        folder,
        environment,
    )


def _wizard(arguments: list[str], folder: Path, environment: dict[str, str]) -> None:
    command = [PYTHON, "-m", "wizard", *arguments]
    subprocess.run(command, cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL)


def _print_prompts(folder: Path, environment: dict[str, str]) -> None:
    first_prompt = compare(
        lambda: seconds_until(
            SETUP.message, [PYTHON, "-m", "wizard", "add", "--config", "none.toml"], environment, folder
        ),
        lambda: cost([PYTHON, "-c", "import questionary"], environment, folder).seconds,
        pairs=21,
    )
    next_prompt = compare_waits(PYTHON, environment, ROOT, folder, walks=4)
    print("| measured | seconds | control | seconds | ratio | bar |\n| --- | --- | --- | --- | --- | --- |")
    print(_row("first prompt of `wizard add`", first_prompt, "`import questionary`", "1.50"))
    print(_row("next prompt, 95 of 100", next_prompt, "the same prompts of questionary alone", "0.050 seconds"))


def _print_synthesis(folder: Path, environment: dict[str, str]) -> None:
    # A person who writes the smallest app has the same Node.js, and no options for it.
    as_a_person = {**environment, "JSII_NODE": environment["PINNED_NODE"]}
    smallest = [PYTHON, str(ROOT / "benchmarks" / "smallest_app.py")]
    synthesis = compare_costs(
        lambda: cost(APP, environment, folder), lambda: cost(smallest, as_a_person, folder), pairs=15
    )
    cli = [str(Path(PYTHON).with_name("cdk")), "--version"]
    cached = compare(
        lambda: cost(cli, _without(environment, "NODE_DISABLE_COMPILE_CACHE"), folder).seconds,
        lambda: cost(cli, environment, folder).seconds,
        pairs=9,
    )
    print("\n| measured | ours | control | its | ratio | bar |\n| --- | --- | --- | --- | --- | --- |")
    print(_row("`python app.py`, seconds", synthesis.seconds, "smallest CDK app", "0.85"))
    print(_row("the same, seconds of CPU", synthesis.cpu, "", "0.80"))
    print(_row("the same, MiB at the peak", synthesis.mebibytes, "", "1.10"))
    print(_row("first after an installation, seconds", _first_and_later(environment), "later ones", "1.30"))
    print(_row("`cdk --version`, seconds", cached, "the same without Node's compile cache", ""))


def _first_and_later(environment: dict[str, str]) -> Comparison:
    """The first synthesis after the last step of an installation, with a later one; all that is kept is made anew."""

    def pair() -> tuple[float, float]:
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch)
            anew = {"PYTHONPYCACHEPREFIX": str(folder), "JSII_RUNTIME_PACKAGE_CACHE_ROOT": str(folder / "packages")}
            new = {**environment, **anew, "CDK_OUTDIR": str(folder / "out")}
            _write_config(folder, environment)
            cost([PYTHON, "-m", "stacks.warm_up"], new, folder)
            first, *later = (cost(APP, new, folder).seconds for _ in range(4))
            return first, statistics.median(later)

    return comparison([pair() for _ in range(3)])


def _without(environment: dict[str, str], name: str) -> dict[str, str]:
    return {key: value for key, value in environment.items() if key != name}


def _row(name: str, found: Comparison, control: str, bar: str) -> str:
    return f"| {name} | {found.ours:.3f} | {control} | {found.control:.3f} | {found.ratio:.2f} | {bar} |"


def _print_environments(folder: Path, environment: dict[str, str]) -> None:
    """One app of all environments of a file, with an app of one of them: what the others cost."""
    place = folder / "environments"
    place.mkdir()
    _write_config(place, environment)
    for number in range(1, ENVIRONMENTS):
        add = ["env", "add", f"env{number}", "--yes", "--not-deployed", "--mfa-mode", "ON"]
        _wizard(add, place, environment)
    every, one = ({**environment, "CDK_CONTEXT_JSON": json.dumps({"env": name})} for name in ("*", "dev"))
    found = compare_costs(lambda: cost(APP, every, place), lambda: cost(APP, one, place), pairs=7)
    print("\n| measured | ours | control | its | ratio | bar |\n| --- | --- | --- | --- | --- | --- |")
    print(_row(f"one app of {ENVIRONMENTS} environments, seconds", found.seconds, "of one of them", ""))
    print(_row("the same, seconds of CPU", found.cpu, "", ""))
    print(_row("the same, MiB at the peak", found.mebibytes, "", ""))


def _print_pools(folder: Path, environment: dict[str, str]) -> None:
    print("\n| pools in one app | seconds | of CPU | milliseconds of CPU a pool more | MiB |")
    print("| --- | --- | --- | --- | --- |")
    one = 0.0
    for count in POOLS:
        command = [PYTHON, "-m", "benchmarks.many_pools", str(count), "auth.toml"]
        best = min((cost(command, environment, folder) for _ in range(3)), key=lambda run: run.cpu)
        one = one or best.cpu
        each = f"{(best.cpu - one) / (count - 1) * 1000:.1f}" if count > 1 else ""
        print(f"| {count} | {best.seconds:.2f} | {best.cpu:.2f} | {each} | {best.mebibytes:.0f} |", flush=True)


def _print_deployments(folder: Path, environment: dict[str, str]) -> None:
    print("\n| to the local AWS | seconds | of it synthesis | the rest |\n| --- | --- | --- | --- |")
    print(f"| its own start | {statistics.median(deployments.start() for _ in range(5)):.2f} |  |  |")
    cdk = Path(PYTHON).with_name("cdk")
    runs = [deployments.first_and_next(cdk, environment, ROOT, folder) for _ in range(5)]
    for name, found in zip(
        ("first `cdk deploy`", "`cdk deploy` without a change"), zip(*runs, strict=True), strict=True
    ):
        each = deployments.medians(list(found))
        print(f"| {name} | {each.wall:.2f} | {each.synthesis:.2f} | {each.rest:.2f} |")


if __name__ == "__main__":
    main()
