"""The commands of `wizard client`, in the order in which `--help` lists them."""

from __future__ import annotations

from typing import Final

from wizard.commands.command import Entry, Table

CLIENT: Final = Table(
    "client",
    "add, remove and list the app clients: each app that uses the pool has its own",
    (
        Entry(
            "add",
            "answer the questions about another app client and write it to the file",
            "wizard.commands.client.add",
            ("web", "server --yes --app-client-secret yes --app-client-flows admin_password", "tablet --like web"),
        ),
        Entry(
            "remove",
            "take an app client out of the file; deployed, it is retained and stays usable",
            "wizard.commands.client.remove",
            ("web", "web --yes"),
        ),
        Entry(
            "list",
            "list the app clients of the file",
            "wizard.commands.client.list",
            ("", "--json"),
        ),
    ),
    examples=("add web", "add --help"),
)
