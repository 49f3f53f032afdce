"""The whole way, once, without an AWS account: the questions, a deployment, and a refused switch to required MFA.

Everything is written into scratch/, which is made anew each time, and deployed to a local AWS that ends with this.
With --keep nothing is refused: the local AWS stays, with the pool in it, until Ctrl-C. --port says where.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from authconfig import rules
from authconfig.file import reading, writing
from authconfig.models import AuthConfig
from authconfig.pool_state import PoolState
from authconfig.settings import created, mfa
from authconfig.settings.setting import Settings
from authconfig.vocabulary import MfaMode, MfaType
from localaws.environment import DEFAULT_PORT, pointed_at, port_number
from localaws.process import running
from scripts.scratch import FILE, OUTPUT, SCRATCH, end_with, made_anew, title, waiting

NEXT: Final = ("source .venv/bin/activate", "python -m wizard init ../shop", "cd ../shop && .venv/bin/cdk deploy")
_CDK: Final = Path(sys.executable).with_name("cdk")


class Failed(Exception):
    """A step did not end as it should; the exit code to end with."""

    def __init__(self, exit_code: int) -> None:
        super().__init__(f"exit code {exit_code}")
        self.exit_code = exit_code


def main(arguments: Sequence[str]) -> int:
    """Do it all; the exit code."""
    options = _parser().parse_args(arguments)
    try:
        waiting("starting a local AWS")
        # Before the questions: if its port is taken, nobody has answered them in vain.
        with running(port=options.port if options.keep else 0) as local_aws:
            made_anew()
            _ask()
            environment = pointed_at(local_aws, os.environ)
            title("Deploying to a local AWS (cdk deploy)")
            waiting("synthesizing the template; the first time takes longest")
            _expect(_deploy(FILE, environment), 0)
            title("The file and the deployed pool (python -m wizard show --env dev)")
            _expect(_wizard(environment, "show", "--env", "dev"), 0)
            if options.keep:
                _wait_for_ctrl_c(local_aws)
            else:
                _try_required_mfa(environment)
        if options.keep:
            print(f"\nThe local AWS has stopped. It kept nothing; the file is still in {FILE}.")
        else:
            _say_what_is_next()
    except Failed as failed:
        return failed.exit_code
    except RuntimeError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _ask() -> None:
    attended = sys.stdin.isatty() and sys.stdout.isatty()
    if not attended:
        print("No terminal: taking the default of every question.", flush=True)
    _expect(_wizard(os.environ, "add", "--project-name", "demo", *([] if attended else ["--yes"])), 0)


def _try_required_mfa(environment: Mapping[str, str]) -> None:
    """Switch the deployed pool to required MFA in two ways; both have to be refused, and the pool to stay as it is."""
    config = reading.load(FILE)
    if not isinstance(config, AuthConfig):
        raise TypeError(f"{FILE} has no user pool")
    if config.mfa.mode is MfaMode.ON:
        print("\nThis pool was made with required MFA, so there is no switch to it to refuse.")
        return
    required = Settings({mfa.MODE: MfaMode.ON, mfa.TYPES: config.mfa.types or (MfaType.SMS,)})
    forged = required.with_value(created.MFA, MfaMode.ON)
    wanted = PoolState(config.mfa_record, config.settings | required)
    reason = rules.refusal_of(mfa.MODE, wanted).sentence
    # The CDK has just validated this pool, and what refuses it here is the guard.
    unvalidated = {**environment, "CDK_VALIDATION": "false"}
    for attempt, name, changes in (
        ("The guard: MFA switched to required in the file", "required.toml", required),
        ("The guard: the file's record forged as well", "forged.toml", forged),
    ):
        title(attempt)
        file = SCRATCH / name
        file.write_text(writing.with_values(FILE.read_text(), changes))
        if not _is_refused(file, unvalidated, reason):
            print("That should have been refused, with this toolkit's reason.", file=sys.stderr)
            raise Failed(1)
    title("The pool is as it was (python -m wizard check)")
    _expect(_wizard(environment, "check"), 0)


def _say_what_is_next() -> None:
    title("Next, for a project of your own; the last line with AWS credentials")
    print("\n".join(NEXT), flush=True)


def _deploy(file: Path, environment: Mapping[str, str]) -> int:
    return subprocess.run(_deployment(file), env=environment, check=False).returncode


def _is_refused(file: Path, environment: Mapping[str, str], reason: str) -> bool:
    """Whether a deployment fails with the guard's reason, and not for any other."""
    waiting("synthesizing and deploying; what the CDK CLI says comes at its end")
    done = subprocess.run(
        _deployment(file), env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    print(done.stdout, flush=True)
    return done.returncode != 0 and reason in " ".join(done.stdout.split())


def _deployment(file: Path) -> list[str]:
    options = ["--require-approval", "never", "--output", str(OUTPUT), "-c", f"config={file}"]
    return [str(_CDK), "deploy", *options]


def _wizard(environment: Mapping[str, str], command: str, *options: str) -> int:
    line = [sys.executable, "-m", "wizard", command, "--config", str(FILE), *options]
    return subprocess.run(line, env=environment, check=False).returncode


def _wait_for_ctrl_c(local_aws: Mapping[str, str]) -> None:
    port = urlsplit(local_aws["AWS_ENDPOINT_URL"]).port
    where = "" if port == DEFAULT_PORT else f" --port {port}"
    with contextlib.suppress(KeyboardInterrupt):
        title("The local AWS keeps running until Ctrl-C")
        print(f'In another shell:\n  source .venv/bin/activate\n  eval "$(python -m localaws env{where})"', flush=True)
        print(f"  python -m wizard check --config {FILE}", flush=True)
        signal.pause()


def _expect(found: int, wanted: int) -> None:
    if found != wanted:
        raise Failed(found)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m scripts.first_run", usage="make run | make local [PORT=NUMBER]")
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("--port", type=_port, default=DEFAULT_PORT)
    return parser


def _port(text: str) -> int:
    try:
        return port_number(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


if __name__ == "__main__":
    end_with(lambda: main(sys.argv[1:]))
