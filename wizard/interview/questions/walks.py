"""The first question of each command, which asks which of the others to ask, and the names of the walks."""

from __future__ import annotations

from typing import Final

from wizard.interview.question import Choice, WalkQuestion

LEARN_MORE_LABEL: Final = "I want to learn more."
ENV_ADD: Final = "env add"

# Of `add`: only how users sign in, or every question.
DEFAULT: Final = "default"
MANUAL: Final = "manual"
# Of `update`: every question, a part of them, or none and the defaults instead.
ALL: Final = "all"
MFA: Final = "mfa"
GROUPS: Final = "groups"
RESET: Final = "reset"
# Of `env add`: none, those about MFA, or every question; what is not asked is as in the other environments.
NOTHING: Final = "nothing"
EVERY_QUESTION: Final = frozenset({MANUAL, ALL})
# Of `client add`, which has one walk.
NEW_CLIENT: Final = "client add"

SETUP: Final = WalkQuestion(
    key="setup",
    message="Do you want to use the default authentication and security configuration?",
    help="which questions to ask: only how users sign in, or all of them",
    command="add",
    default=DEFAULT,
    choices=(
        Choice("default", "Default configuration", DEFAULT),
        Choice("manual", "Manual configuration", MANUAL),
    ),
    learn_more=(
        "The default configuration is a user pool with an app client and no MFA: sign-up with a verified email "
        "address, passwords of at least 8 characters with lowercase, uppercase, number and symbol, sessions of 30 "
        "days. It asks only how users sign in.\n"
        "Manual configuration asks for names, sign-in, groups, MFA, messages, passwords, attributes and sessions.\n"
        "Sign-in, required attributes and required MFA are fixed once the pool is created; the rest can change."
    ),
)
CHANGE: Final = WalkQuestion(
    key="change",
    message="What do you want to do?",
    help="which questions to ask: all, those about MFA, those about groups, or none, taking the defaults instead",
    command="update",
    default=ALL,
    choices=(
        Choice("all", "Walkthrough all the auth configurations", ALL),
        Choice("mfa", "Update the MFA configuration", MFA),
        Choice("groups", "Create or update Cognito user pool groups", GROUPS),
        Choice("reset", "Apply default configuration", RESET),
    ),
    learn_more=(
        "Whatever you choose, the file is written only after you have seen what changes.\n"
        "The default configuration sets messages, password policy, sessions and the app's attributes back to what a "
        "new pool has. MFA mode and types, groups, names, sign-in and required attributes stay as they are."
    ),
)
DIFFERENT: Final = WalkQuestion(
    key="different",
    message="What is different in this environment?",
    help="which questions to ask: none, those about MFA, or all; the rest is as in the other environments",
    command=ENV_ADD,
    default=NOTHING,
    choices=(
        Choice("nothing", "Nothing: it has the same answers as the others", NOTHING),
        Choice("mfa", "The MFA configuration", MFA),
        Choice("all", "Walkthrough all the auth configurations", ALL),
    ),
    learn_more=(
        "Each environment has a user pool of its own. What you answer here goes for this one alone; what you leave as "
        "it is follows the other answers of the file, also when they change.\n"
        "How users sign in and what they must give is the same in all environments: apps depend on it. A new pool can "
        "require MFA (ON), whatever the others do."
    ),
)
