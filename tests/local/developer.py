"""A developer with a project and a local AWS to deploy it to."""

from __future__ import annotations

from pathlib import Path

from authconfig.file.reading import load_environment
from authconfig.names import Output
from tests.local.aws import LocalAws, Pool, Stack, factors
from tests.snapshot.templates import ENVIRONMENT, artifact_of
from tests.synth.user import ROOT, Run, User

MFA_AT_CREATION = "MfaAtCreation"  # the stack's parameter


def answered(types: str) -> frozenset[str]:
    """The second factors that an answer like "SMS,TOTP" chooses; "" chooses none."""
    return factors(*filter(None, types.split(",")))


def said(run: Run) -> str:
    """All that a command wrote, in one line: the CLI breaks long lines where it likes."""
    return " ".join(f"{run.stdout} {run.stderr}".split())


class Developer(User):
    """Works in `folder`, on a project of their own in `aws`."""

    def __init__(self, folder: Path, aws: LocalAws) -> None:
        super().__init__(folder)
        self.aws = aws
        self.project = aws.new_project()

    def run(self, *command: str, folder: Path = ROOT, **variables: str) -> Run:
        """Run a command in a shell that points at the local AWS."""
        return super().run(*command, folder=folder, **self.aws.variables, **variables)

    def add(self, mode: str, types: str = "") -> None:
        self.wizard("add", "--yes", "--project-name", self.project, *_mfa(mode, types))

    def update(self, mode: str, types: str = "") -> Run:
        return self.wizard("update", "--yes", *_mfa(mode, types))

    def require_mfa(self) -> None:
        """Edit the file by hand: MFA required, whatever it was."""
        self.edit("mode =", 'mode = "ON"')
        self.edit("types =", 'types = ["TOTP"]')

    def forge_the_record(self) -> None:
        """Edit the file by hand: as if the pool had been created with required MFA."""
        self.edit("mfa =", 'mfa = "ON"')

    def deploy(self, *options: str) -> None:
        """Run `cdk deploy`; it must succeed."""
        run = self.try_to_deploy(*options)
        assert (0, "") == (run.exit_code, run.stderr.strip()), said(run)

    def deploy_synthesized(self) -> None:
        """Deploy what is synthesized in this process: the CLI need not start the app, which takes most of its time."""
        self.deploy("--app", artifact_of(load_environment(self.config, "dev").pool).assembly.directory)

    def following(self) -> tuple[str, ...]:
        """The option with which the stack follows a pool that has left required MFA; none for any other pool."""
        config = load_environment(self.config, "dev").pool
        left = self.stack().parameters[MFA_AT_CREATION] == "ON" and config.mfa_record != "ON"
        name = self.stack_name()
        return ("--parameters", f"{name}:{MFA_AT_CREATION}={config.mfa_record}") if left else ()

    def try_to_deploy(self, *options: str) -> Run:
        return self.cdk("deploy", "--require-approval", "never", "--ci", *options)

    def stack_name(self, environment: str = ENVIRONMENT) -> str:
        return load_environment(self.config, environment).stack.name

    def stack(self, environment: str = ENVIRONMENT) -> Stack:
        return self.aws.stack(self.stack_name(environment))

    def pool(self, environment: str = ENVIRONMENT) -> Pool:
        """The pool that the stack says it has."""
        return self.aws.pool(self.stack(environment).outputs[Output.USER_POOL_ID])

    def pool_with_a_user(self, environment: str = ENVIRONMENT) -> Pool:
        """The pool, once somebody has an account in it."""
        self.aws.add_user(self.pool(environment).id, "ann")
        pool = self.pool(environment)
        assert ("ann",) == pool.users
        return pool


def _mfa(mode: str, types: str) -> tuple[str, ...]:
    return ("--mfa-mode", mode, *(("--mfa-types", types) if types else ()))
