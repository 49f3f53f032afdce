"""The commands of `wizard env`, in the order in which `--help` lists them."""

from __future__ import annotations

from typing import Final

from wizard.commands.command import Entry, Table

ENV: Final = Table(
    "env",
    "list the environments that the file describes, add one, or take one out",
    (
        Entry(
            "add",
            "list another environment, with what is different there; its user pool is its own",
            "wizard.commands.env.add",
            (
                "prod",
                "prod --yes --not-deployed --mfa-mode ON --account 111122223333 --region eu-west-1",
                "staging --from prod --tag team=shop",
            ),
        ),
        Entry(
            "list",
            "show the environments side by side, with what is deployed where AWS can be read",
            "wizard.commands.env.list",
            ("", "--json"),
        ),
        Entry(
            "remove",
            "take an environment out of the file; its stack stays",
            "wizard.commands.env.remove",
            ("staging", "staging --yes"),
        ),
    ),
    examples=("add prod", "list", "remove prod"),
)
