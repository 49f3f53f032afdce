"""`make bench`: prints the tables of docs/benchmarks.md. Takes some five minutes on two cores."""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import deployments
from benchmarks.measure import Comparison, compare, cost, seconds_until
from benchmarks.prompts import compare_waits
from stacks.node import use_pinned_node  # the package prepares the Node.js for us and for the control alike
from wizard.interview.questions.walks import SETUP

ROOT = Path(__file__).parent.parent
PYTHON = sys.executable
POOLS = (1, 10, 100, 300)


def main() -> None:
    """Measure everything and print it."""
    use_pinned_node()
    print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}\n")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        mine = {"PYTHONPATH": str(ROOT), "CDK_OUTDIR": str(folder / "out"), "TERM": "xterm-256color"}
        environment = {**os.environ, **mine}
        _write_config(folder, environment)
        _print_comparisons(folder, environment)
        _print_pools(folder, environment)
        _print_deployments(folder, environment)


def _write_config(folder: Path, environment: dict[str, str]) -> None:
    options = ["--yes", "--mfa-mode", "OPTIONAL", "--mfa-types", "SMS,TOTP", "--project-name", "bench"]
    subprocess.run(
        [PYTHON, "-m", "wizard", "add", *options],
        cwd=folder,
        env=environment,
        check=True,
        stdout=subprocess.DEVNULL,
    )


def _print_comparisons(folder: Path, environment: dict[str, str]) -> None:
    no_cache = {**environment, "NODE_DISABLE_COMPILE_CACHE": "1"}
    with_cache = {key: value for key, value in environment.items() if key != "NODE_DISABLE_COMPILE_CACHE"}
    cli = [str(Path(PYTHON).with_name("cdk")), "--version"]
    app = [PYTHON, str(ROOT / "app.py")]
    control = [PYTHON, str(ROOT / "benchmarks" / "smallest_app.py")]
    first_prompt = compare(
        lambda: seconds_until(
            SETUP.message, [PYTHON, "-m", "wizard", "add", "--config", "none.toml"], environment, folder
        ),
        lambda: cost([PYTHON, "-c", "import questionary"], environment, folder).seconds,
        pairs=21,
    )
    next_prompt = compare_waits(PYTHON, environment, ROOT, folder, walks=4)
    synthesis = compare(
        lambda: cost(app, environment, folder).seconds,
        lambda: cost(control, environment, folder).seconds,
        pairs=15,
    )
    cached = compare(
        lambda: cost(cli, with_cache, folder).seconds,
        lambda: cost(cli, no_cache, folder).seconds,
        pairs=9,
    )
    print("| measured | seconds | control | seconds | ratio | bar |\n| --- | --- | --- | --- | --- | --- |")
    print(_row("first prompt of `wizard add`", first_prompt, "`import questionary`", "1.50"))
    print(_row("next prompt, 95 of 100", next_prompt, "the same prompts of questionary alone", "0.050 seconds"))
    print(_row("`python app.py`", synthesis, "smallest CDK app", "1.10"))
    print(_row("`cdk --version`", cached, "the same without Node's compile cache", ""))


def _row(name: str, found: Comparison, control: str, bar: str) -> str:
    return f"| {name} | {found.ours:.3f} | {control} | {found.control:.3f} | {found.ratio:.2f} | {bar} |"


def _print_pools(folder: Path, environment: dict[str, str]) -> None:
    print("\n| pools in one app | seconds | milliseconds a pool more | MiB |\n| --- | --- | --- | --- |")
    fewer, before = 0, 0.0
    for count in POOLS:
        runs = [
            cost([PYTHON, "-m", "benchmarks.many_pools", str(count), "auth.toml"], environment, folder)
            for _ in range(3)
        ]
        best = min(runs, key=lambda run: run.seconds)
        each = f"{(best.seconds - before) / (count - fewer) * 1000:.0f}" if fewer else ""
        print(f"| {count} | {best.seconds:.2f} | {each} | {best.mebibytes:.0f} |", flush=True)
        fewer, before = count, best.seconds


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
