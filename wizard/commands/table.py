"""The commands of the wizard, in the order in which `--help` lists them."""

from __future__ import annotations

from typing import Final

from authconfig.program import PROGRAM
from wizard.commands.client.table import CLIENT
from wizard.commands.command import Entry, Table
from wizard.commands.env.table import ENV
from wizard.commands.user.table import USER

WIZARD: Final = Table(
    PROGRAM,
    "Asks the questions of `amplify add auth` and writes the answers to the file that the CDK app reads.",
    (
        Entry(
            "init",
            "make a new project: a CDK app with its environment, around the answers for a new user pool",
            "wizard.commands.init",
            ("shop", "shop --yes --mfa-mode OPTIONAL --mfa-types TOTP", "infra/auth --no-install"),
        ),
        Entry(
            "install",
            "install Node.js and the CDK CLI into the environment that this runs in, and prepare the first synthesis",
            "wizard.commands.install",
            ("",),
        ),
        Entry(
            "add",
            "answer the questions for a new user pool and write the configuration file",
            "wizard.commands.add",
            (
                "",
                "--yes --user-pool-sign-in email --mfa-mode OPTIONAL --mfa-types SMS,TOTP",
                "--headless < add-auth-request.json",
            ),
        ),
        Entry(
            "update",
            "change the answers for an existing user pool; a change that the rules forbid is refused",
            "wizard.commands.update",
            ("", "--yes --mfa-mode OPTIONAL", "--yes --change reset", "--headless < update-auth-request.json"),
        ),
        Entry(
            "remove",
            "take the user pool out of the file, so that `add` can make a new one",
            "wizard.commands.remove",
            ("", "--yes"),
        ),
        Entry(
            "show",
            "show what the file says, and which of its settings can still change",
            "wizard.commands.show",
            ("", "--env dev"),
        ),
        Entry(
            "questions",
            "print the table of all questions, with their options (docs/questions.md is its output)",
            "wizard.commands.questions",
            ("> docs/questions.md",),
        ),
        Entry(
            "check",
            "compare the file with what is deployed, before the next deploy; reads AWS and changes nothing",
            "wizard.commands.check",
            ("", "--env prod"),
        ),
        Entry(
            "outputs",
            "write what an app needs to know about the deployed user pool, in files for Amplify's client libraries",
            "wizard.commands.outputs",
            ("", "--env prod --format amplifyconfiguration.dart --out lib", "--format .env --print"),
        ),
        ENV,
        CLIENT,
        USER,
    ),
    examples=("init shop", "add", "add --help", "user sign-up --help"),
)
