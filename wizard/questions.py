"""The questions, once: prompts, options, checks, wording tests and docs/questions.md all come from this tuple.

The words are those of the Amplify CLI, so that a person who follows its guide finds every prompt. What the help
texts say is our own.
"""

from __future__ import annotations

from typing import Final

from authconfig import vocabulary
from authconfig.vocabulary import Contact, MfaMode, MfaType
from wizard import conditions
from wizard.question import Choice, Kind, Question

LEARN_MORE_LABEL: Final = "I want to learn more."

_FIRST_WALKS: Final = frozenset({"manual"})
_SIGN_IN_WALKS: Final = frozenset({"default", "manual", "all", "mfa"})
_MFA_WALKS: Final = frozenset({"manual", "all", "mfa"})


QUESTIONS: Final = (
    Question(
        key="setup",
        message="Do you want to use the default authentication and security configuration?",
        kind=Kind.SELECT,
        help="which questions to ask: only how users sign in, or all",
        default="default",
        asked_in=frozenset({"add"}),
        commands=frozenset({"add"}),
        chooses_walk=True,
        choices=(
            Choice("default", "Default configuration", "default"),
            Choice("manual", "Manual configuration", "manual"),
        ),
        learn_more=(
            "The default configuration is a user pool with an app client and no MFA: sign-up with a verified email "
            "address, passwords of at least 8 characters of all four classes, sessions of 30 days. It asks only how "
            "users sign in.\nManual configuration asks for names, sign-in and MFA.\n"
            "Sign-in, required attributes and required MFA are fixed once the pool is created; the rest can change."
        ),
    ),
    Question(
        key="change",
        message="What do you want to do?",
        kind=Kind.SELECT,
        help="which questions to ask: all, or those on MFA",
        default="all",
        asked_in=frozenset({"update"}),
        commands=frozenset({"update"}),
        chooses_walk=True,
        choices=(
            Choice("all", "Walkthrough all the auth configurations", "all"),
            Choice("mfa", "Update the MFA configuration", "mfa"),
        ),
    ),
    Question(
        key="project.name",
        message="Enter a name for the project",
        kind=Kind.TEXT,
        help="what the stacks are named after; default: the name of the folder",
        default="",
        commands=frozenset({"add"}),
        check=conditions.text(vocabulary.project_name),
    ),
    Question(
        key="project.resource",
        message="Provide a friendly name for your resource that will be used to label this category in the project:",
        kind=Kind.TEXT,
        help="a label for people; default: the project's name and the pool's id",
        default="",
        asked_in=_FIRST_WALKS,
        check=conditions.text(vocabulary.resource_name),
    ),
    Question(
        key="user_pool.name",
        message="Provide a name for your user pool:",
        kind=Kind.TEXT,
        help="the pool's name in AWS, before the environment is added to it",
        default="",
        asked_in=_FIRST_WALKS,
        check=conditions.text(vocabulary.user_pool_name),
    ),
    Question(
        key="user_pool.sign_in",
        message="How do you want users to be able to sign in?",
        kind=Kind.SELECT,
        help="what users type to sign in; fixed once the pool is created",
        default=(),
        asked_in=_SIGN_IN_WALKS,
        fixed=True,
        choices=(
            Choice("username", "Username", ()),
            Choice("email", "Email", (Contact.EMAIL,)),
            Choice("phone_number", "Phone Number", (Contact.PHONE_NUMBER,)),
            Choice("email,phone_number", "Email or Phone Number", (Contact.EMAIL, Contact.PHONE_NUMBER)),
        ),
        warning="Warning: you will not be able to edit these selections.",
        learn_more=(
            "Username: users choose a name that stays theirs. Email or Phone Number: users sign in with an address "
            "that they can change later; Cognito gives each a hidden name of its own.\n"
            "Signing in with a phone number needs text messages, which cost money and keep SMS among the second "
            "factors whenever MFA is on."
        ),
        refused=conditions.refused_sign_in,
    ),
    Question(
        key="mfa.mode",
        message="Multifactor authentication (MFA) user login options:",
        kind=Kind.SELECT,
        help="whether users sign in with a second factor; ON only for a new pool",
        default=MfaMode.OFF,
        asked_in=_MFA_WALKS,
        choices=(
            Choice("OFF", "OFF", MfaMode.OFF),
            Choice("ON", "ON (Required for all logins, can not be enabled later)", MfaMode.ON),
            Choice("OPTIONAL", "OPTIONAL (Individual users can use MFA)", MfaMode.OPTIONAL),
        ),
        learn_more=(
            "With MFA a user proves a second factor after the password: a code by text message, or one from an "
            "authenticator app.\nOFF: nobody does. OPTIONAL: who has set up a factor does. ON: everybody must "
            "have one.\nON can only be chosen now: switched on later, it would lock out every user "
            "without a second factor, so this toolkit refuses it on an existing pool."
        ),
        refused=conditions.refused_mode,
        settle=conditions.warn_when_leaving_on,
    ),
    Question(
        key="mfa.types",
        message="For user login, select the MFA types:",
        kind=Kind.CHECKBOX,
        help="the second factors that users can have, separated by commas",
        default=(MfaType.SMS,),
        asked_in=_MFA_WALKS,
        choices=(
            Choice("SMS", "SMS Text Message", MfaType.SMS),
            Choice("TOTP", "Time-Based One-Time Password (TOTP)", MfaType.TOTP),
        ),
        skipped=conditions.mfa_is_off,
        check=conditions.at_least_one_type,
        refused=conditions.refused_types,
        settle=conditions.sms_comes_along,
    ),
    Question(
        key="mfa.sms_message",
        message="Please specify an SMS authentication message:",
        kind=Kind.TEXT,
        help="the text message that carries a sign-in code; 6 to 140 characters with {####} for the code",
        default=vocabulary.SMS_MESSAGE,
        asked_in=_MFA_WALKS,
        skipped=conditions.no_sms_factor,
        check=conditions.text(vocabulary.sms_authentication_message),
    ),
)
BY_KEY: Final = {question.key: question for question in QUESTIONS}


def of_command(command: str) -> tuple[Question, ...]:
    """The questions that `command` ("add" or "update") takes, in the order of asking."""
    return tuple(question for question in QUESTIONS if command in question.commands)
