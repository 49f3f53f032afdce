"""Amplify's recorded walks through `add auth` and `update auth`, and ours beside them.

Each walk is written out as Amplify asked it, by Amplify's names of the questions. What this project does not build is
taken out, the intended differences are applied, each by its name, and the rest must be what a person is asked here:
the same words in the same order, and the same answer to a plain Enter.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from authconfig.models import AuthConfig
from authconfig.settings import mfa, verification
from authconfig.vocabulary import CharacterClass, Contact
from tests.configs import POOL_ID
from tests.person import ORDER, Script, Wanted, changed_config, key_of, made
from tests.typed import by_key, label, message, question
from wizard.interview.question import Kind
from wizard.interview.questions import BY_KEY, BY_SETTING
from wizard.interview.questions.user_pool import GROUP_WORDS

# Amplify's questions: its words, and what a plain Enter gives in a new project, as the list shows it.
WORDS = {
    "useDefault": (
        "Do you want to use the default authentication and security configuration?",
        "Default configuration",
    ),
    "updateFlow": ("What do you want to do?", "Apply default configuration without Social Provider (Federation)"),
    "resourceName": (
        "Provide a friendly name for your resource that will be used to label this category in the project:",
        f"labproj{POOL_ID}{POOL_ID}",
    ),
    "userPoolName": ("Provide a name for your user pool:", f"labproj{POOL_ID}_userpool_{POOL_ID}"),
    "usernameAttributes": ("How do you want users to be able to sign in?", "Username"),
    "userPoolGroups": ("Do you want to add User Pool Groups?", "Yes"),
    "userPoolGroupName": ("Provide a name for your user pool group:", ""),
    "repeater": ("Do you want to add another User Pool Group", "No"),
    "groups2BeDeleted": ("Select any user pool groups you want to delete:", ""),
    "sortUserPools": ("Sort the user pool groups in order of preference", ""),
    "mfaConfiguration": ("Multifactor authentication (MFA) user login options:", "OFF"),
    "mfaTypes": ("For user login, select the MFA types:", "SMS Text Message"),
    "smsAuthenticationMessage": (
        "Specify an SMS authentication message:",
        "Your authentication code is {####}",
    ),
    "autoVerifiedAttributes": (
        "Email based user registration/forgot password:",
        "Enabled (Requires per-user email entry at registration)",
    ),
    "emailVerificationSubject": ("Specify an email verification subject:", "Your verification code"),
    "emailVerificationMessage": ("Specify an email verification message:", "Your verification code is {####}"),
    "smsVerificationMessage": ("Please specify an SMS verification message:", "Your verification code is {####}"),
    "defaultPasswordPolicy": ("Do you want to override the default password policy for this User Pool?", "No"),
    "passwordPolicyMinLength": ("Enter the minimum password length for this User Pool:", "8"),
    "passwordPolicyCharacters": ("Select the password character requirements for your userpool:", ""),
    "requiredAttributes": ("What attributes are required for signing up?", "Email"),
    "userpoolClientRefreshTokenValidity": ("Specify the app's refresh token expiration period (in days):", "30"),
    "userpoolClientSetAttributes": ("Do you want to specify the user attributes this app can read and write?", "No"),
    "userpoolClientReadAttributes": ("Specify read attributes:", "Email"),
    "userpoolClientWriteAttributes": ("Specify write attributes:", ""),
}

# What is not built, and so is not asked.
NOT_BUILT = {
    "additionalQuestions": "the default configuration has no advanced settings: manual configuration asks for all",
    "authSelections": "there is no identity pool to choose",
    "allowUnauthenticatedIdentities": "it belongs to identity pools",
    "thirdPartyAuth": "it belongs to identity pools",
    "adminQueries": "the admin queries API is not built",
    "yesno": "it belongs to the admin queries API",
    "adminGroup": "it belongs to the admin queries API",
    "triggers": "Lambda triggers are not built",
    "hostedUI": "OAuth and the hosted UI are not built",
    "confirmation": "it asks for Lambda triggers",
}

Walk = tuple[str, ...]
Entered = dict[str, str]


@dataclass(frozen=True)
class Difference:
    """A difference that is intended: what it makes of the walk, and of what a plain Enter gives."""

    walk: Callable[[Walk], Walk] = lambda walk: walk
    entered: Mapping[str, str] = field(default_factory=dict)


def without(key: str) -> Difference:
    return Difference(lambda walk: tuple(each for each in walk if each != key))


def before(place: str, *keys: str) -> Difference:
    def insert(walk: Walk) -> Walk:
        index = walk.index(place)
        return (*walk[:index], *keys, *walk[index:])

    return Difference(insert)


SMS_MESSAGE_NOT_ASKED_WITH_TOTP_ONLY = without("smsAuthenticationMessage")
MFA_ASKED_AGAIN_ON_UPDATE = before("autoVerifiedAttributes", "mfaConfiguration", "mfaTypes", "smsAuthenticationMessage")
MFA_ASKED_AGAIN_ON_UPDATE_WITHOUT_AN_SMS_MESSAGE = before("autoVerifiedAttributes", "mfaConfiguration", "mfaTypes")
RANDOM_ID_ONCE_IN_THE_NAMES = Difference(
    entered={"resourceName": f"labproj{POOL_ID}", "userPoolName": f"labproj_userpool_{POOL_ID}"}
)
NO_GROUPS_BY_PLAIN_ENTER = Difference(entered={"userPoolGroups": "No"})
UPDATE_WALKS_THROUGH_BY_PLAIN_ENTER = Difference(entered={"updateFlow": label("change", "all")})
ALL_CHARACTER_CLASSES_BY_DEFAULT = Difference(
    entered={
        "passwordPolicyCharacters": ", ".join(label("password_policy.requires", each) for each in CharacterClass),
    }
)
NO_LIST_OF_READABLE_ATTRIBUTES_BY_DEFAULT = Difference(entered={"userpoolClientReadAttributes": ""})
PRESENT_VERIFICATION_KEPT_BY_PLAIN_ENTER = Difference(
    lambda walk: tuple(
        {"emailVerificationSubject": "smsVerificationMessage"}.get(key, key)
        for key in walk
        if key != "emailVerificationMessage"
    ),
    {"autoVerifiedAttributes": label("verification.by", "phone_number")},
)
# Amplify has no such question: its pools use Cognito's sender.
OURS = message("email")
PHONE_NUMBER_TICKED_WHERE_THE_ONLY_FACTOR_NEEDS_IT = Difference(
    entered={
        "requiredAttributes": ", ".join(label("user_pool.required_attributes", each) for each in Contact),
    }
)
GUIDES_WORDS = {
    # The guide's words, which Amplify's CLI has without "Please".
    "Specify an SMS authentication message:": message("mfa.sms_message"),
    # Amplify has one prompt in which names are moved; here one place after another is given a name.
    "Sort the user pool groups in order of preference": GROUP_WORDS.place(1),
}

# Amplify's password policies have neither, and an overridden one here may as well.
MORE_OF_PASSWORDS = {message("password_policy.history"): "0", message("password_policy.temporary_password_days"): "7"}
ASKED_MORE_OF_PASSWORDS = Difference(
    lambda walk: tuple(
        each for key in walk for each in ((key, *MORE_OF_PASSWORDS) if key == "passwordPolicyCharacters" else (key,))
    ),
    MORE_OF_PASSWORDS,
)
ASKED_WHO_EMAILS_COME_FROM = Difference(
    lambda walk: tuple(each for key in walk for each in ((OURS, key) if key == "defaultPasswordPolicy" else (key,)))
)

ADD = (RANDOM_ID_ONCE_IN_THE_NAMES, NO_GROUPS_BY_PLAIN_ENTER, ASKED_WHO_EMAILS_COME_FROM)
UPDATE = (NO_GROUPS_BY_PLAIN_ENTER, UPDATE_WALKS_THROUGH_BY_PLAIN_ENTER, ASKED_WHO_EMAILS_COME_FROM)
ON_SMS_ADD = (*ADD, PHONE_NUMBER_TICKED_WHERE_THE_ONLY_FACTOR_NEEDS_IT)


@dataclass(frozen=True)
class Scenario:
    """A recorded walk.

    amplify: the questions as Amplify asked them; answers: what was answered there, ours by key
    on: the answers of the walk that made the pool, None for `add`; pool_enters: what Enter gives for that pool's sake
    """

    name: str
    amplify: str
    answers: Wanted
    differences: tuple[Difference, ...]
    on: Wanted | None = None
    pool_enters: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.name


START = "useDefault authSelections resourceName userPoolName usernameAttributes userPoolGroups adminQueries"
VERIFIED_EMAIL = "autoVerifiedAttributes emailVerificationSubject emailVerificationMessage"
VERIFIED_PHONE = "autoVerifiedAttributes smsVerificationMessage"
POLICY = "defaultPasswordPolicy requiredAttributes"
CLIENT = "userpoolClientRefreshTokenValidity userpoolClientSetAttributes"
END = "triggers hostedUI confirmation"
MFA = "mfaConfiguration mfaTypes smsAuthenticationMessage"

DEFAULT: Wanted = {"setup": "default"}
MANUAL: Wanted = {"setup": "manual"}
ON_SMS: Wanted = {**MANUAL, "mfa.mode": "ON", "mfa.types": ("SMS",)}
ON_TOTP: Wanted = {**MANUAL, "mfa.mode": "ON", "mfa.types": ("TOTP",)}
OPTIONAL_PHONE: Wanted = {
    **MANUAL,
    "user_pool.sign_in": ("phone_number",),
    "mfa.mode": "OPTIONAL",
    "mfa.types": ("SMS", "TOTP"),
}
OPTIONAL_PHONE_VERIFIED: Wanted = {**OPTIONAL_PHONE, "verification.by": "phone_number"}

UPDATE_START = "updateFlow authSelections userPoolGroups adminQueries"
UPDATE_REST = f"defaultPasswordPolicy {CLIENT} {END}"

SCENARIOS = (
    Scenario("s01", "useDefault usernameAttributes additionalQuestions", DEFAULT, ()),
    Scenario("s02", f"{START} mfaConfiguration {VERIFIED_EMAIL} {POLICY} {CLIENT} {END}", MANUAL, ADD),
    Scenario("s03", f"{START} {MFA} {VERIFIED_EMAIL} {POLICY} {CLIENT} {END}", ON_SMS, ON_SMS_ADD),
    Scenario(
        "s04",
        f"{START} {MFA} {VERIFIED_EMAIL} {POLICY} {CLIENT} {END}",
        ON_TOTP,
        (*ADD, SMS_MESSAGE_NOT_ASKED_WITH_TOTP_ONLY),
    ),
    Scenario("s05", f"{START} {MFA} {VERIFIED_EMAIL} {POLICY} {CLIENT} {END}", OPTIONAL_PHONE, ADD),
    Scenario("s05b", f"{START} {MFA} {VERIFIED_PHONE} {POLICY} {CLIENT} {END}", OPTIONAL_PHONE_VERIFIED, ADD),
    Scenario(
        "s06d",
        "useDefault authSelections resourceName userPoolName usernameAttributes userPoolGroups"
        " userPoolGroupName repeater userPoolGroupName repeater sortUserPools adminQueries yesno adminGroup"
        f" mfaConfiguration {VERIFIED_EMAIL} defaultPasswordPolicy passwordPolicyMinLength passwordPolicyCharacters"
        f" requiredAttributes {CLIENT} userpoolClientReadAttributes userpoolClientWriteAttributes {END}",
        {
            **MANUAL,
            "groups": "yes",
            "user_pool.groups": ["admins", "editors"],
            "another": ["yes", "no"],
            "password_policy": "yes",
            "password_policy.minimum_length": 12,
            "password_policy.requires": ("numbers",),
            "app_client": "yes",
            "app_clients.app.read_attributes": ("email", "name"),
            "app_clients.app.write_attributes": ("name",),
        },
        (
            *ADD,
            ALL_CHARACTER_CLASSES_BY_DEFAULT,
            ASKED_MORE_OF_PASSWORDS,
            NO_LIST_OF_READABLE_ATTRIBUTES_BY_DEFAULT,
        ),
    ),
    Scenario(
        "s07",
        f"{UPDATE_START} {MFA} {VERIFIED_EMAIL} {UPDATE_REST}",
        {"change": "all", "mfa.mode": "OPTIONAL"},
        UPDATE,
        on=MANUAL,
    ),
    Scenario(
        "s07b",
        "updateFlow authSelections allowUnauthenticatedIdentities thirdPartyAuth userPoolGroups adminQueries"
        f" {MFA} {VERIFIED_EMAIL} {UPDATE_REST}",
        {"change": "all", "mfa.mode": "OPTIONAL"},
        UPDATE,
        on=DEFAULT,
    ),
    Scenario(
        "s08",
        f"{UPDATE_START} {VERIFIED_EMAIL} {UPDATE_REST}",
        {"change": "all"},
        (*UPDATE, MFA_ASKED_AGAIN_ON_UPDATE),
        on=OPTIONAL_PHONE,
        pool_enters={
            "mfaConfiguration": label("mfa.mode", "OPTIONAL"),
            "mfaTypes": f"{label('mfa.types', 'SMS')}, {label('mfa.types', 'TOTP')}",
        },
    ),
    Scenario(
        "s08b",
        f"{UPDATE_START} {VERIFIED_EMAIL} {UPDATE_REST}",
        {"change": "all"},
        (*UPDATE, MFA_ASKED_AGAIN_ON_UPDATE, PRESENT_VERIFICATION_KEPT_BY_PLAIN_ENTER),
        on=OPTIONAL_PHONE_VERIFIED,
        pool_enters={
            "mfaConfiguration": label("mfa.mode", "OPTIONAL"),
            "mfaTypes": f"{label('mfa.types', 'SMS')}, {label('mfa.types', 'TOTP')}",
        },
    ),
    Scenario(
        "s09",
        f"{UPDATE_START} {VERIFIED_EMAIL} {UPDATE_REST}",
        {"change": "all"},
        (*UPDATE, MFA_ASKED_AGAIN_ON_UPDATE),
        on=ON_SMS,
        pool_enters={"mfaConfiguration": label("mfa.mode", "ON")},
    ),
    Scenario(
        "s09b",
        f"{UPDATE_START} {VERIFIED_EMAIL} {UPDATE_REST}",
        {"change": "all"},
        (*UPDATE, MFA_ASKED_AGAIN_ON_UPDATE_WITHOUT_AN_SMS_MESSAGE),
        on=ON_TOTP,
        pool_enters={
            "mfaConfiguration": label("mfa.mode", "ON"),
            "mfaTypes": label("mfa.types", "TOTP"),
        },
    ),
    Scenario(
        "s10b",
        "updateFlow userPoolGroupName repeater userPoolGroupName repeater sortUserPools",
        {"change": "groups", "user_pool.groups": ["admins", "editors"], "another": ["yes", "no"]},
        UPDATE,
        on=MANUAL,
    ),
    Scenario(
        "s10b2",
        "updateFlow groups2BeDeleted repeater userPoolGroupName repeater sortUserPools",
        {"change": "groups", "delete": ("admins",), "another": ["yes", "no"], "user_pool.groups": ["writers"]},
        UPDATE,
        on={**MANUAL, "groups": "yes", "user_pool.groups": ["admins", "editors"], "another": ["yes", "no"]},
    ),
    Scenario("s10c4", "updateFlow", {"change": "reset"}, UPDATE, on=ON_TOTP),
)


def expected(scenario: Scenario) -> tuple[list[str], list[str]]:
    """The words that a person must see here, and what Enter must give to each."""
    walk = tuple(key for key in scenario.amplify.split() if key not in NOT_BUILT)
    entered: Entered = {OURS: "No", **{key: enter for key, (_, enter) in WORDS.items()}, **scenario.pool_enters}
    for difference in scenario.differences:
        walk = difference.walk(walk)
        entered |= difference.entered
    words = [WORDS[key][0] if key in WORDS else key for key in walk]
    return [GUIDES_WORDS.get(each, each) for each in words], [entered[key] for key in walk]


def walked(scenario: Scenario) -> Script:
    person = Script(scenario.answers)
    if scenario.on is None:
        person.add()
    else:
        person.update(made(scenario.on))
    return person


@pytest.mark.parametrize("scenario", SCENARIOS, ids=str)
def test_a_person_sees_amplifys_prompts_in_amplifys_order(scenario: Scenario) -> None:
    words, _ = expected(scenario)
    assert words == [prompt.message for prompt in walked(scenario).prompts]


def _typed(default: Any) -> str:
    """The text that stands in the prompt before anything is typed."""
    return "".join(default) if isinstance(default, tuple) else str(default)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=str)
def test_enter_gives_what_it_gives_in_amplify(scenario: Scenario) -> None:
    _, entered = expected(scenario)
    found = []
    for prompt in walked(scenario).prompts:
        chosen = (prompt.default,) if prompt.kind is not Kind.CHECKBOX else prompt.default
        labels = [offer.label for offer in prompt.offers if offer.value in chosen]
        found.append(", ".join(labels) if prompt.offers and key_of(prompt) != ORDER else _typed(prompt.default))
    # Amplify's sort has no default to compare with: Enter takes the order that is there.
    assert [
        enter for enter, words in zip(entered, expected(scenario)[0], strict=True) if not words.startswith("Sort")
    ] == [enter for enter, prompt in zip(found, walked(scenario).prompts, strict=True) if key_of(prompt) != ORDER]


@pytest.mark.parametrize("scenario", [each for each in SCENARIOS if "userPoolGroups" in each.amplify.split()], ids=str)
def test_fixed_answers_are_shown_where_amplify_does_not_mention_them(scenario: Scenario) -> None:
    shown = [told for told in walked(scenario).told if "(fixed when the pool was created)" in told]
    fixed = ("user_pool.sign_in", "user_pool.required_attributes") if scenario.on is not None else ()
    assert [key for key in BY_KEY for told in shown if told.startswith(message(key))] == list(fixed)
    assert len(shown) == len(fixed)


def test_every_question_that_amplify_asked_is_known_here() -> None:
    asked = {key for scenario in SCENARIOS for key in scenario.amplify.split()}
    assert asked == NOT_BUILT.keys() | WORDS.keys()


# Amplify's answers object (section 5 of the record), as far as both have the value.
STORED: dict[str, dict[str, Any]] = {
    "s01": {},
    "s02": {},
    "s03": {"mfa.mode": "ON"},
    "s04": {"mfa.mode": "ON", "mfa.types": ("TOTP",)},
    "s05": {"mfa.mode": "OPTIONAL", "mfa.types": ("SMS", "TOTP"), "user_pool.sign_in": ("phone_number",)},
    "s05b": {
        "mfa.mode": "OPTIONAL",
        "mfa.types": ("SMS", "TOTP"),
        "user_pool.sign_in": ("phone_number",),
        "verification.by": "phone_number",
    },
}
STORED_BY_ALL: dict[str, Any] = {
    "project.resource": f"labproj{POOL_ID}",  # Amplify's manual mode has the id twice
    "user_pool.name": f"labproj_userpool_{POOL_ID}",  # Amplify: labproj<id>_userpool_<id>
    "user_pool.sign_in": (),
    "user_pool.groups": (),
    "mfa.mode": "OFF",
    "mfa.types": ("SMS",),
    "mfa.sms_message": "Your authentication code is {####}",
    "verification.by": "email",
    "verification.email_subject": "Your verification code",
    "verification.email_message": "Your verification code is {####}",
    "verification.sms_message": "Your verification code is {####}",
    "password_policy.minimum_length": 8,
    "password_policy.requires": ("lowercase", "uppercase", "numbers", "symbols"),  # Amplify: none
    "app_clients.app.refresh_token_days": 30,
    "app_clients.app.read_attributes": (),  # Amplify: email
    "app_clients.app.write_attributes": (),  # Amplify: email
}


@pytest.mark.parametrize("scenario", [each for each in SCENARIOS if each.name in STORED], ids=str)
def test_what_is_written_is_what_amplify_stored(scenario: Scenario) -> None:
    answers = by_key(made(scenario.answers).settings)
    stored = STORED_BY_ALL | STORED[scenario.name]
    if stored["mfa.mode"] == "OFF":
        stored["mfa.types"] = ()  # Amplify stores SMS, which has no effect
    assert stored == {key: answers[key] for key in stored}
    # A sign-in by phone number requires one, beside Amplify's email; so does required MFA with text messages alone.
    implied = stored["user_pool.sign_in"]
    only_texts = stored["mfa.mode"] == "ON" and stored["mfa.types"] == ("SMS",)
    assert set(answers["user_pool.required_attributes"]) == {"email", *implied, *(["phone_number"] * only_texts)}


CUSTOMISED: Wanted = {
    **ON_TOTP,
    "user_pool.sign_in": ("email",),
    "groups": "yes",
    "user_pool.groups": ["admins", "editors"],
    "another": ["yes", "no"],
    "verification.email_subject": "custom subject",
    "verification.email_message": "custom mail {####}",
    "password_policy": "yes",
    "password_policy.minimum_length": 12,
    "password_policy.requires": ("numbers",),
    "user_pool.required_attributes": ("name",),
    "app_clients.app.refresh_token_days": 60,
    "app_client": "yes",
    "app_clients.app.read_attributes": ("name",),
    "app_clients.app.write_attributes": ("nickname",),
}


def test_apply_default_configuration_sets_back_what_amplify_sets_back_and_the_rest_of_its_defaults() -> None:
    """s10c4: one prompt. Amplify kept MFA mode and types, the sign-in and the read attributes; we set those back."""
    existing = made(CUSTOMISED)
    person = Script({"change": "reset"})
    changed = changed_config(existing, person.update(existing))
    assert ["change"] == person.asked
    assert [] == person.told
    before, after = by_key(existing.settings), by_key(changed.settings)
    differing = {key: value for key, value in after.items() if value != before[key]}
    assert differing == {
        "verification.email_subject": question("verification.email_subject").default,
        "verification.email_message": question("verification.email_message").default,
        "password_policy.minimum_length": question("password_policy.minimum_length").default,
        "password_policy.requires": ("numbers", "lowercase", "uppercase", "symbols"),
        "app_clients.app.refresh_token_days": question("app_clients.app.refresh_token_days").default,
        "app_clients.app.read_attributes": (),
        "app_clients.app.write_attributes": (),
    }


def test_apply_default_configuration_sets_back_the_text_messages_too() -> None:
    existing = made(
        {**OPTIONAL_PHONE_VERIFIED, "mfa.sms_message": "auth {####}", "verification.sms_message": "verify {####}"}
    )
    changed = changed_config(existing, Script({"change": "reset"}).update(existing))
    assert changed.mfa == existing.mfa.model_copy(update={"sms_message": mfa.SMS_MESSAGE.default})
    assert changed.verification.by == "email"
    # It has no effect while phone numbers are not verified, and may have one again.
    assert changed.verification.sms_message == verification.SMS_MESSAGE.default
    assert changed.user_pool == existing.user_pool


@pytest.mark.parametrize("key", sorted(setting.key for setting in BY_SETTING))
def test_each_setting_is_set_back_or_kept_on_purpose(key: str) -> None:
    kept = {
        "project.name",
        "project.resource",
        "user_pool.name",
        "user_pool.sign_in",
        "user_pool.aliases",
        "user_pool.case_sensitive",
        "user_pool.required_attributes",
        "user_pool.self_sign_up",
        "user_pool.groups",
        # What it costs.
        "user_pool.tier",
        "user_pool.threat_protection",
        "mfa.mode",
        "mfa.types",
        # What the app does with devices, its code does like that.
        "devices.remember",
        "devices.skip_mfa",
        # What administrators tell their users.
        "invitation.email_subject",
        "invitation.email_message",
        "invitation.sms_message",
        # Where messages come from: what was set up outside for them stays in use.
        "mfa.sms_region",
        "email.from",
        "email.identity_arn",
        "email.reply_to",
        # Asked when an environment is added, and not again.
        "account",
        "region",
        # How an app signs users in: its code does it like that.
        "app_clients.app.secret",
        "app_clients.app.flows",
    }
    assert bool(question(key).reset_in) == (key not in kept)


def test_a_pool_of_a_recorded_walk_can_be_read_back() -> None:
    for scenario in SCENARIOS:
        if scenario.on is None:
            assert isinstance(made(scenario.answers), AuthConfig)
