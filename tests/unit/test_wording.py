"""The prompts, word for word as the Amplify CLI and its guide have them. Written out here, not taken from the code."""

from __future__ import annotations

from pathlib import Path

import pytest

from authconfig import settings
from authconfig.vocabulary import Contact
from tests.configs import config
from tests.person import ANOTHER, DELETE, ORDER, WHICH, WRITE, Script, ticks
from tests.typed import question, refusal_of, settings_from
from wizard.interview.prompt import LearnMore
from wizard.interview.questions import BY_KEY, BY_SETTING, QUESTIONS, of_command
from wizard.interview.questions.walks import LEARN_MORE_LABEL
from wizard.interview.review import Verdict, reviewed

MESSAGES = {
    "setup": "Do you want to use the default authentication and security configuration?",
    "change": "What do you want to do?",
    "project.name": "Enter a name for the project",
    "project.resource": (
        "Provide a friendly name for your resource that will be used to label this category in the project:"
    ),
    "user_pool.name": "Provide a name for your user pool:",
    "user_pool.sign_in": "How do you want users to be able to sign in?",
    "user_pool.aliases": "What can users sign in with besides their user name?",
    "user_pool.case_sensitive": "Do names that differ only in upper and lower case belong to different users?",
    "groups": "Do you want to add User Pool Groups?",
    "user_pool.groups": "Provide a name for your user pool group:",
    "user_pool.tier": "Which of Cognito's tiers does the user pool need?",
    "user_pool.threat_protection": "What does Cognito do about stolen passwords and unusual sign-ins?",
    "mfa.mode": "Multifactor authentication (MFA) user login options:",
    "mfa.types": "For user login, select the MFA types:",
    # The guide's words on purpose: the CLI's own say "Specify an SMS authentication message:".
    "mfa.sms_message": "Please specify an SMS authentication message:",
    "devices.remember": "Do you want to remember the devices of users?",
    "devices.skip_mfa": "Can users sign in from a remembered device without the second factor?",
    "verification.by": "Email based user registration/forgot password:",
    "verification.email_subject": "Specify an email verification subject:",
    "verification.email_message": "Specify an email verification message:",
    "verification.sms_message": "Please specify an SMS verification message:",
    "invitation.email_subject": "Specify an email invitation subject:",
    "invitation.email_message": "Specify an email invitation message:",
    "invitation.sms_message": "Specify an SMS invitation message:",
    "mfa.sms_region": "Which AWS region sends the text messages?",
    "email": "Do you want to send emails from an address of your own (Amazon SES)?",
    "email.from": "Specify the address that emails come from:",
    "email.identity_arn": "Specify the ARN of the Amazon SES identity that it belongs to:",
    "email.reply_to": "Specify the address that answers go to, if it is another one:",
    "password_policy": "Do you want to override the default password policy for this User Pool?",
    "password_policy.minimum_length": "Enter the minimum password length for this User Pool:",
    "password_policy.requires": "Select the password character requirements for your userpool:",
    "password_policy.history": "How many previous passwords can a user not choose again? (0: none)",
    "password_policy.temporary_password_days": "Enter the temporary password expiration period (in days):",
    "user_pool.required_attributes": "What attributes are required for signing up?",
    "user_pool.self_sign_up": "Can people sign themselves up?",
    "client": "Which app client are the questions about?",
    "app_clients.app.secret": "Do you want to generate an app client secret?",
    "app_clients.app.flows": "How does the app sign users in?",
    "app_clients.app.access_token_minutes": "Specify the app's access token expiration period (in minutes):",
    "app_clients.app.id_token_minutes": "Specify the app's ID token expiration period (in minutes):",
    "app_clients.app.refresh_token_days": "Specify the app's refresh token expiration period (in days):",
    "app_clients.app.rotate_refresh_tokens": "Do you want to replace each refresh token once it is used?",
    "app_client": "Do you want to specify the user attributes this app can read and write?",
    "app_clients.app.read_attributes": "Specify read attributes:",
    "app_clients.app.write_attributes": "Specify write attributes:",
}
# Ours: Amplify's `env add` asks for nothing but a profile.
OF_ENVIRONMENTS = {
    "different": "What is different in this environment?",
    "account": "Which AWS account is it deployed to? (empty: any)",
    "region": "Which AWS region is it deployed to? (empty: any)",
}
# Without Amplify's "(This attribute is not supported by ...)": there are no social providers here.
WRITABLE = (
    "Address",
    "Birthdate",
    "Email",
    "Family Name",
    "Middle Name",
    "Gender",
    "Locale",
    "Given Name",
    "Name",
    "Nickname",
    "Phone Number",
    "Preferred Username",
    "Picture",
    "Profile",
    "Updated At",
    "Website",
    "Zone Info",
)
YES_NO = ("Yes", "No")
CHOICES = {
    # Amplify has "Default configuration with Social Provider (Federation)" between the two.
    "setup": ("Default configuration", "Manual configuration"),
    "user_pool.sign_in": ("Username", "Email", "Phone Number", "Email or Phone Number"),
    "user_pool.aliases": ("Email", "Phone Number", "Preferred Username"),
    "user_pool.case_sensitive": YES_NO,
    "groups": YES_NO,
    "user_pool.tier": (
        "Lite (SMS and TOTP)",
        "Essentials (Also refresh rotation and a choice of first factors)",
        "Plus (Also threat protection)",
    ),
    "user_pool.threat_protection": ("Nothing", "Record them", "Record them, and act on them"),
    "mfa.mode": (
        "OFF",
        "ON (Required for all logins, can not be enabled later)",
        "OPTIONAL (Individual users can use MFA)",
    ),
    "mfa.types": ("SMS Text Message", "Time-Based One-Time Password (TOTP)"),
    "devices.remember": (
        "Never",
        "Always (Every device that the app registers)",
        "User Opt-In (The app asks the user)",
    ),
    "devices.skip_mfa": (
        "Yes (Whoever has the device needs only the password)",
        "No (The second factor is asked for on every device)",
    ),
    "verification.by": (
        "Enabled (Requires per-user email entry at registration)",
        "Disabled (Uses SMS/TOTP as an alternative)",
        "Both (Email and SMS: verifies what the user gives)",  # ours: Amplify has it in headless requests only
    ),
    "email": YES_NO,
    "password_policy": YES_NO,
    "password_policy.requires": (
        "Requires Lowercase",
        "Requires Uppercase",
        "Requires Numbers",
        "Requires Symbols",
    ),
    "user_pool.required_attributes": WRITABLE,
    "user_pool.self_sign_up": YES_NO,
    "app_clients.app.secret": YES_NO,
    "app_clients.app.flows": (
        "SRP (Proves the password without sending it)",
        "Password (The app sends it)",
        "Password by a server (With AWS credentials)",
        "Custom (Lambda functions decide)",
        "Choice (Users choose a first factor)",
    ),
    "app_clients.app.rotate_refresh_tokens": YES_NO,
    "app_client": YES_NO,
    "app_clients.app.read_attributes": (*WRITABLE, "Email Verified?", "Phone Number Verified?"),
    "app_clients.app.write_attributes": WRITABLE,
    # Ours without "... without Social Provider (Federation)"; Amplify has no way to MFA alone.
    "change": (
        "Walkthrough all the auth configurations",
        "Update the MFA configuration",
        "Create or update Cognito user pool groups",
        "Apply default configuration",
    ),
    "different": (
        "Nothing: it has the same answers as the others",
        "The MFA configuration",
        "Walkthrough all the auth configurations",
    ),
}
DEFAULTS = {
    "setup": "Default configuration",
    "change": "Walkthrough all the auth configurations",
    "different": "Nothing: it has the same answers as the others",
    "user_pool.sign_in": "Username",
    "user_pool.case_sensitive": "No",
    "groups": "No",
    "user_pool.tier": "Essentials (Also refresh rotation and a choice of first factors)",
    "user_pool.threat_protection": "Nothing",
    "mfa.mode": "OFF",
    "mfa.types": "SMS Text Message",
    "mfa.sms_message": "Your authentication code is {####}",
    "devices.remember": "Never",
    "devices.skip_mfa": "No (The second factor is asked for on every device)",
    "verification.by": "Enabled (Requires per-user email entry at registration)",
    "verification.email_subject": "Your verification code",
    "verification.email_message": "Your verification code is {####}",
    "verification.sms_message": "Your verification code is {####}",
    "invitation.email_subject": "Cognito's own",
    "invitation.email_message": "Cognito's own",
    "invitation.sms_message": "Cognito's own",
    "mfa.sms_region": "left to Cognito",
    "email": "No",
    "email.from": "Cognito's own",
    "email.identity_arn": "none",
    "email.reply_to": "none",
    "password_policy": "No",
    "password_policy.minimum_length": "8",
    "password_policy.requires": "Requires Lowercase, Requires Uppercase, Requires Numbers, Requires Symbols",
    "password_policy.history": "0",
    "password_policy.temporary_password_days": "7",
    "user_pool.required_attributes": "Email",
    "user_pool.self_sign_up": "Yes",
    "app_clients.app.secret": "No",
    "app_clients.app.flows": "SRP (Proves the password without sending it)",
    "app_clients.app.access_token_minutes": "60",
    "app_clients.app.id_token_minutes": "60",
    "app_clients.app.refresh_token_days": "30",
    "app_clients.app.rotate_refresh_tokens": "No",
    "app_client": "No",
}
TITLES = {
    "project.name": "Project",
    "project.resource": "Resource",
    "user_pool.name": "User pool",
    "user_pool.sign_in": "Sign-in",
    "user_pool.aliases": "Sign-in aliases",
    "user_pool.case_sensitive": "Case sensitive",
    "user_pool.self_sign_up": "Self sign-up",
    "user_pool.groups": "Groups",
    "user_pool.tier": "Tier",
    "user_pool.threat_protection": "Threat protection",
    "mfa.mode": "MFA mode",
    "mfa.types": "MFA types",
    "mfa.sms_message": "MFA SMS",
    "mfa.sms_region": "SMS region",
    "devices.remember": "Devices",
    "devices.skip_mfa": "Devices skip MFA",
    "verification.by": "Email verification",
    "verification.email_subject": "Verification subject",
    "verification.email_message": "Verification email",
    "verification.sms_message": "Verification SMS",
    "invitation.email_subject": "Invitation subject",
    "invitation.email_message": "Invitation email",
    "invitation.sms_message": "Invitation SMS",
    "email.from": "Email sender",
    "email.identity_arn": "SES identity",
    "email.reply_to": "Email replies to",
    "password_policy.minimum_length": "Password length",
    "password_policy.requires": "Password characters",
    "password_policy.history": "Password history",
    "password_policy.temporary_password_days": "Temporary pw (days)",
    "user_pool.required_attributes": "Required attributes",
    "app_clients.app.secret": "Client secret",
    "app_clients.app.flows": "Sign-in flows",
    "app_clients.app.access_token_minutes": "Access token (min)",
    "app_clients.app.id_token_minutes": "ID token (min)",
    "app_clients.app.refresh_token_days": "Session (days)",
    "app_clients.app.rotate_refresh_tokens": "Refresh rotation",
    "app_clients.app.read_attributes": "Readable attributes",
    "app_clients.app.write_attributes": "Writable attributes",
    "account": "AWS account",
    "region": "AWS region",
}
# For options and requests only; in the review they can be changed.
NEVER_ASKED = {
    "project.name",
    "user_pool.aliases",
    "user_pool.case_sensitive",
    "user_pool.self_sign_up",
    "user_pool.tier",
    "user_pool.threat_protection",
    "mfa.sms_region",
    "devices.remember",
    "devices.skip_mfa",
    "invitation.email_subject",
    "invitation.email_message",
    "invitation.sms_message",
}
# Asked about an app client that is added; about the others for options and requests only.
OF_A_NEW_CLIENT = {
    "app_clients.app.secret",
    "app_clients.app.flows",
    "app_clients.app.access_token_minutes",
    "app_clients.app.id_token_minutes",
    "app_clients.app.rotate_refresh_tokens",
}
NOT_EDITABLE = "Warning: you will not be able to edit these selections."
FIXED_FOR_A_CLIENT = (
    "Warning: you will not be able to edit this selection. An app on the devices of its users cannot keep a secret."
)
REJECTED = {
    "project.name": "The project name must be 1 to 80 letters, digits or hyphens and begin with a letter.",  # ours
    "project.resource": (
        "The resource name must be at least 1 character and no more than 128 and only contain alphanumeric characters."
    ),
    "user_pool.name": (
        "The user pool name must be at least 1 character and no more than 128 and only contain alphanumeric "
        "characters or the characters ',.@-'."
    ),
    "mfa.sms_message": (
        "Your SMS authentication message must include '{####}' representing the authentication code that the user "
        "will receive."
    ),
    "verification.email_subject": "A response is required for this field",
    "verification.email_message": (
        "Your email verification message must include '{####}' representing the verification code that the user "
        "will receive."
    ),
    "verification.sms_message": (
        "Your SMS verification message must include '{####}' representing the verification code that the user "
        "will receive."
    ),
    "password_policy.history": "The number of previous passwords must be a number from 0 to 24.",  # ours
    "password_policy.temporary_password_days": "A temporary password can be valid for 1 to 365 days.",  # ours
    "app_clients.app.access_token_minutes": "Token expiration should be between 5 to 1440 minutes.",
    "app_clients.app.id_token_minutes": "Token expiration should be between 5 to 1440 minutes.",
    "app_clients.app.refresh_token_days": "Token expiration should be between 1 to 3650 days.",
}


def test_every_prompt_is_written_out_here() -> None:
    assert {question.key: question.message for question in QUESTIONS} == MESSAGES | OF_ENVIRONMENTS


def test_every_choice_is_amplifys_and_in_its_order() -> None:
    found = {question.key: tuple(choice.label for choice in question.choices) for question in QUESTIONS}
    assert CHOICES == {key: labels for key, labels in found.items() if labels}


@pytest.mark.parametrize("key", DEFAULTS)
def test_each_default(key: str) -> None:
    asked = BY_KEY[key]
    first = [choice.label for choice in asked.choices if choice.value == asked.default]
    assert DEFAULTS[key] == (question(key).labels(asked.default) if "." in key else first[0])


def test_the_words_behind_groups() -> None:
    person = Script({"change": "groups", "another": ["yes", "no"], "user_pool.groups": ["c"]})
    person.update(config(user_pool={"groups": ["a", "b"]}))
    words = {key: person.prompt(key).message for key in (DELETE, ANOTHER, ORDER)}
    assert words == {
        DELETE: "Select any user pool groups you want to delete:",
        ANOTHER: "Do you want to add another User Pool Group",
        ORDER: "Sort the user pool groups in order of preference: which is number 2?",
    }


def test_add_asks_in_the_guides_order() -> None:
    asked = [question.key for question in of_command("add") if question.asked_in & {"add", "manual"}]
    assert [key for key in MESSAGES if key not in {"change", "client", *NEVER_ASKED, *OF_A_NEW_CLIENT}] == asked


def test_client_add_asks_every_question_about_a_client() -> None:
    asked = [question.key for question in of_command("client add") if "client add" in question.asked_in]
    assert [key for key in MESSAGES if key.startswith("app_client")] == asked
    assert asked == [question.key for question in of_command("client add")]


def test_update_asks_in_the_guides_order() -> None:
    asked = [question.key for question in of_command("update") if question.asked_in & {"update", "mfa"}]
    assert ["change", "user_pool.sign_in", "mfa.mode", "mfa.types", "mfa.sms_message"] == asked
    asked = [question.key for question in of_command("update") if question.asked_in & {"update", "all"}]
    not_in_update = {"setup", "project.resource", "user_pool.name", *NEVER_ASKED, *OF_A_NEW_CLIENT}
    assert [key for key in MESSAGES if key not in not_in_update] == asked


def test_what_amplify_explains_is_explained_and_the_choice_of_an_update_too() -> None:
    assert LEARN_MORE_LABEL == "I want to learn more."
    explained = {question.key for question in QUESTIONS if question.learn_more}
    in_amplify = {"setup", "user_pool.sign_in", "groups", "mfa.mode"}
    assert in_amplify | {"change", "different"} == explained


@pytest.mark.parametrize("key", ["setup", "user_pool.sign_in", "groups", "mfa.mode"])
def test_learning_more_asks_the_same_again_in_a_new_pool(key: str) -> None:
    person = Script({"setup": "manual"} | {key: [LearnMore.ANSWER, "manual"] if key == "setup" else [LearnMore.ANSWER]})
    person.add()
    first, second = (prompt for prompt in person.prompts if prompt.message == MESSAGES[key])
    assert (first.message, first.offers, first.default) == (second.message, second.offers, second.default)
    assert (BY_KEY[key].learn_more,) == second.notes != first.notes


def test_learning_more_asks_the_same_again_in_an_update() -> None:
    person = Script({"change": [LearnMore.ANSWER, "mfa"]})
    person.update(config())
    assert (BY_KEY["change"].learn_more,) == person.prompts[1].notes


def test_what_is_fixed_after_creation_warns() -> None:
    warned = {each.key: each.warning for each in BY_SETTING.values() if each.warning}
    assert {
        "user_pool.sign_in": NOT_EDITABLE,
        "user_pool.required_attributes": NOT_EDITABLE,
        "app_clients.app.secret": FIXED_FOR_A_CLIENT,
    } == warned
    assert {each.key for each in BY_SETTING.values() if each.is_fixed} - NEVER_ASKED == warned.keys()


def test_what_no_walk_asks() -> None:
    assert {each.key for each in QUESTIONS if not each.asked_in} == NEVER_ASKED


@pytest.mark.parametrize("key", REJECTED)
def test_each_rejection_is_amplifys(key: str) -> None:
    assert question(key).check("") == REJECTED[key]


def test_the_other_rejections() -> None:
    assert question("mfa.types").check(()) == "You must select at least one MFA type from the list."
    # Amplify says "less than 99" and takes up to 98; Cognito takes 99.
    assert question("password_policy.minimum_length").check("5") == (
        "The minimum password length must be a number and must be greater than 5 and less than 100."
    )
    # Amplify's text is "Resource name should be alphanumeric"; ours says what is taken.
    assert question("user_pool.groups").check(("a b",)) == (
        "The group name must be 1 to 128 letters, digits, hyphens, underscores or dots."
    )
    assert question("user_pool.groups").check(("a", "a")) == "The same name is listed twice."


def test_why_a_choice_is_greyed_out_or_refused() -> None:
    assert {rule.sentence for rule in (refusal_of("mfa.mode"), refusal_of("mfa.types"))} == {
        "Refused: required MFA (ON) can only be chosen when a user pool is created; on an existing pool it stops "
        "every user without a second factor at the next sign-in until one is set up, and locks them out if the app "
        "cannot do that.",
        "Refused: SMS cannot be taken off an existing pool while its MFA stays on; Cognito drops SMS only together "
        "with MFA.",
    }


def test_why_a_choice_is_ticked_and_locked() -> None:
    by_phone = settings.DEFAULTS | settings_from({"user_pool.sign_in": (Contact.PHONE_NUMBER,)})
    included = {each.key: dict(each.included(by_phone, ())) for each in BY_SETTING.values()}
    assert {key: reasons for key, reasons in included.items() if reasons} == {
        "mfa.types": {
            "SMS": "users sign in with a phone number, and Cognito keeps SMS among the second factors of such a pool"
        },
        "user_pool.required_attributes": {"phone_number": "users sign in with it"},
        "app_clients.app.write_attributes": dict.fromkeys(("email", "phone_number"), "needed to sign up or sign in"),
    }


def test_the_titles_of_the_summary() -> None:
    assert {each.key: each.title for each in BY_SETTING.values()} == TITLES
    assert len(set(TITLES.values())) == len(TITLES)
    assert max(map(len, TITLES.values())) <= 20


def test_the_words_of_the_review() -> None:
    person = Script({WRITE: [Verdict.CHANGE]})
    reviewed(person.for_a_new_pool(), Path("auth.toml"), lambda answers, _: answers)
    verdict, which = person.prompt(WRITE), person.prompt(WHICH)
    assert verdict.message == "Write this to auth.toml?"
    assert [offer.label for offer in verdict.offers] == ["Yes", "No", "Change an answer"]
    assert which.message == "Which answer do you want to change?"
    assert which.offers[-1].label == "None of them"


def test_labels_are_those_of_the_choices() -> None:
    assert ticks("mfa.types", "SMS Text Message") == ("SMS",)
    assert question("user_pool.groups").labels(("b", "a")) == "b, a"
    assert question("user_pool.groups").labels(()) == "none"
    assert question("app_clients.app.read_attributes").labels(()) == "all, Cognito's default"
    assert question("user_pool.sign_in").labels(()) == "Username"
