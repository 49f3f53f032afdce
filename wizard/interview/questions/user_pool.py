"""The questions about names, sign-in and groups."""

from __future__ import annotations

from typing import Final

from authconfig.settings import project, user_pool
from authconfig.settings.setting import Settings
from authconfig.vocabulary import Alias, Contact, ThreatProtection, Tier
from wizard.interview.question import (
    YES_OR_NO,
    Choice,
    Kind,
    NamesDialogue,
    Pools,
    SettingQuestion,
    Settled,
    WhetherQuestion,
)
from wizard.interview.questions.walks import ALL, DEFAULT, EVERY_QUESTION, GROUPS, MANUAL, MFA

NAMES: Final = (
    SettingQuestion(
        setting=project.NAME,
        title="Project",
        message="Enter a name for the project",
        kind=Kind.TEXT,
        commands=frozenset({"add"}),
    ),
    SettingQuestion(
        setting=project.RESOURCE,
        title="Resource",
        message="Provide a friendly name for your resource that will be used to label this category in the project:",
        kind=Kind.TEXT,
        asked_in=frozenset({MANUAL}),
    ),
    SettingQuestion(
        setting=user_pool.NAME,
        title="User pool",
        message="Provide a name for your user pool:",
        kind=Kind.TEXT,
        asked_in=frozenset({MANUAL}),
    ),
)

GROUP_WORDS: Final = NamesDialogue(
    another="Do you want to add another User Pool Group",
    delete="Select any user pool groups you want to delete:",
    order="Sort the user pool groups in order of preference",
)


def _what_it_costs(tier: Tier, settings: Settings, _: Pools) -> Settled[Tier]:
    """Say that a tier above the present one costs more."""
    present = settings[user_pool.TIER]
    if tier not in present.and_above[1:]:
        return Settled(tier)
    return Settled(
        tier, f"{tier} costs more for each active user than {present}: https://aws.amazon.com/cognito/pricing/"
    )


USER_POOL: Final = (
    SettingQuestion(
        setting=user_pool.SIGN_IN,
        title="Sign-in",
        message="How do you want users to be able to sign in?",
        kind=Kind.SELECT,
        asked_in=frozenset({DEFAULT, MANUAL, ALL, MFA}),
        choices=(
            Choice("username", "Username", ()),
            Choice("email", "Email", (Contact.EMAIL,)),
            Choice("phone_number", "Phone Number", (Contact.PHONE_NUMBER,)),
            Choice("email,phone_number", "Email or Phone Number", (Contact.EMAIL, Contact.PHONE_NUMBER)),
        ),
        warning="Warning: you will not be able to edit these selections.",
        learn_more=(
            "Username: users choose a name that stays theirs. Email or Phone Number: users sign in with an email "
            "address or phone number, which they can change later; Cognito gives each user a hidden name.\n"
            "Signing in with a phone number needs text messages, which cost money and keep SMS among the second "
            "factors whenever MFA is on."
        ),
    ),
    SettingQuestion(
        # Amplify asks this instead of the question above in projects with the feature flag forceAliasAttributes.
        setting=user_pool.ALIASES,
        title="Sign-in aliases",
        message="What can users sign in with besides their user name?",
        kind=Kind.CHECKBOX,
        choices=(
            Choice("email", "Email", Alias.EMAIL),
            Choice("phone_number", "Phone Number", Alias.PHONE_NUMBER),
            Choice("preferred_username", "Preferred Username", Alias.PREFERRED_USERNAME),
        ),
    ),
    SettingQuestion(
        setting=user_pool.CASE_SENSITIVE,
        title="Case sensitive",
        message="Do names that differ only in upper and lower case belong to different users?",
        kind=Kind.SELECT,
        choices=YES_OR_NO,
    ),
    WhetherQuestion(
        key="groups",
        message="Do you want to add User Pool Groups?",
        kind=Kind.SELECT,
        help="whether to ask for groups",
        asked_in=EVERY_QUESTION,
        leads_to=(user_pool.GROUPS,),
        no_keeps=True,
        learn_more=(
            "A group is a name in the tokens of its members, by which your app can tell who may do what. For a user "
            "in several groups, the one with the highest precedence is preferred.\n"
            "Groups can be added, reordered and deleted later; deleting a group deletes none of its members. Which "
            "users belong to a group is decided in the user pool, not here."
        ),
    ),
    SettingQuestion(
        setting=user_pool.GROUPS,
        title="Groups",
        message="Provide a name for your user pool group:",
        kind=Kind.NAMES,
        asked_in=frozenset({*EVERY_QUESTION, GROUPS}),
        names=GROUP_WORDS,
    ),
    SettingQuestion(
        setting=user_pool.TIER,
        title="Tier",
        message="Which of Cognito's tiers does the user pool need?",
        kind=Kind.SELECT,
        choices=(
            Choice("LITE", "Lite (SMS and TOTP)", Tier.LITE),
            Choice("ESSENTIALS", "Essentials (Also refresh rotation and a choice of first factors)", Tier.ESSENTIALS),
            Choice("PLUS", "Plus (Also threat protection)", Tier.PLUS),
        ),
        settle=_what_it_costs,
    ),
    SettingQuestion(
        setting=user_pool.THREAT_PROTECTION,
        title="Threat protection",
        message="What does Cognito do about stolen passwords and unusual sign-ins?",
        kind=Kind.SELECT,
        choices=(
            Choice("OFF", "Nothing", ThreatProtection.OFF),
            Choice("AUDIT", "Record them", ThreatProtection.AUDIT),
            Choice("ENFORCED", "Record them, and act on them", ThreatProtection.ENFORCED),
        ),
    ),
)
