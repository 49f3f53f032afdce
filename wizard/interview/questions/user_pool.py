"""The questions on names, sign-in and groups."""

from __future__ import annotations

from typing import Final

from authconfig import checks
from authconfig.vocabulary import Alias, Contact
from wizard.interview import conditions
from wizard.interview.question import NO, YES, Choice, Kind, NamesDialogue, Question
from wizard.interview.questions.walks import ALL, DEFAULT, EVERY_QUESTION, GROUPS, MANUAL, MFA

_GROUPS_KEY: Final = "user_pool.groups"

NAMES: Final = (
    Question(
        key="project.name",
        message="Enter a name for the project",
        kind=Kind.TEXT,
        help="what the stacks are named after; default: the name of the folder",
        default="",
        commands=frozenset({"add"}),
        revisable=False,  # the names that were suggested are made of it
        check=conditions.text(checks.project_name),
    ),
    Question(
        key="project.resource",
        message="Provide a friendly name for your resource that will be used to label this category in the project:",
        kind=Kind.TEXT,
        help="a label for people; default: the project's name and the pool's id",
        default="",
        asked_in=frozenset({MANUAL}),
        check=conditions.text(checks.resource_name),
    ),
    Question(
        key="user_pool.name",
        message="Provide a name for your user pool:",
        kind=Kind.TEXT,
        help="the pool's name in AWS, before the environment is added to it",
        default="",
        asked_in=frozenset({MANUAL}),
        check=conditions.text(checks.user_pool_name),
    ),
)

USER_POOL: Final = (
    Question(
        key="user_pool.sign_in",
        message="How do you want users to be able to sign in?",
        kind=Kind.SELECT,
        help="what users type to sign in; fixed once the pool is created",
        default=(),
        asked_in=frozenset({DEFAULT, MANUAL, ALL, MFA}),
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
        # Amplify asks this instead of the question before in projects with the feature flag forceAliasAttributes.
        key="user_pool.aliases",
        message="What can users sign in with besides their user name?",
        kind=Kind.CHECKBOX,
        help="what users can sign in with besides their user name, once it is verified; fixed once the pool is created",
        default=(),
        fixed=True,
        choices=(
            Choice("email", "Email", Alias.EMAIL),
            Choice("phone_number", "Phone Number", Alias.PHONE_NUMBER),
            Choice("preferred_username", "Preferred Username", Alias.PREFERRED_USERNAME),
        ),
        condition="users sign in with a user name",
        skipped=conditions.no_user_names,
        refused=conditions.refused_aliases,
    ),
    Question(
        key="groups",
        message="Do you want to add User Pool Groups?",
        kind=Kind.SELECT,
        help="whether to ask for groups",
        default=NO,
        asked_in=EVERY_QUESTION,
        leads_to=(_GROUPS_KEY,),
        no_keeps=True,
        choices=(Choice(YES, "Yes", YES), Choice(NO, "No", NO)),
        learn_more=(
            "A group is a name that the tokens of its members carry, so that your app can tell who may do what. "
            "Someone in several groups has the group of highest precedence as the preferred one.\n"
            "Groups can be added, reordered and deleted later; who belongs to which is decided in the user pool."
        ),
    ),
    Question(
        key=_GROUPS_KEY,
        message="Provide a name for your user pool group:",
        kind=Kind.NAMES,
        help="the groups in order of precedence, separated by commas, or none; one that is left out is deleted",
        default=(),
        asked_in=frozenset({*EVERY_QUESTION, GROUPS}),
        names=NamesDialogue(
            another="Do you want to add another User Pool Group",
            delete="Select any user pool groups you want to delete:",
            order="Sort the user pool groups in order of preference",
        ),
        check=conditions.names(checks.group_name),
    ),
)
