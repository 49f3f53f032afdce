"""The prompts, word for word as the Amplify CLI and its guide have them. Written out here, not taken from the code."""

from __future__ import annotations

import pytest

from authconfig import vocabulary
from wizard.questions import BY_KEY, LEARN_MORE_LABEL, QUESTIONS, of_command

MESSAGES = {
    "setup": "Do you want to use the default authentication and security configuration?",
    "project.resource": (
        "Provide a friendly name for your resource that will be used to label this category in the project:"
    ),
    "user_pool.name": "Provide a name for your user pool:",
    "user_pool.sign_in": "How do you want users to be able to sign in?",
    "mfa.mode": "Multifactor authentication (MFA) user login options:",
    "mfa.types": "For user login, select the MFA types:",
    "mfa.sms_message": "Please specify an SMS authentication message:",
    "change": "What do you want to do?",
}
CHOICES = {
    "setup": ("Default configuration", "Manual configuration"),
    "user_pool.sign_in": ("Username", "Email", "Phone Number", "Email or Phone Number"),
    "mfa.mode": (
        "OFF",
        "ON (Required for all logins, can not be enabled later)",
        "OPTIONAL (Individual users can use MFA)",
    ),
    "mfa.types": ("SMS Text Message", "Time-Based One-Time Password (TOTP)"),
    "change": ("Walkthrough all the auth configurations", "Update the MFA configuration"),
}


@pytest.mark.parametrize("key", MESSAGES)
def test_each_prompt_is_the_guides(key: str) -> None:
    assert MESSAGES[key] == BY_KEY[key].message


@pytest.mark.parametrize("key", CHOICES)
def test_each_choice_is_the_guides_and_in_its_order(key: str) -> None:
    assert CHOICES[key] == tuple(choice.label for choice in BY_KEY[key].choices)


def test_add_asks_in_the_guides_order() -> None:
    asked = [question.key for question in of_command("add") if question.asked_in & {"add", "manual"}]
    assert [key for key in MESSAGES if key != "change"] == asked


def test_update_asks_in_the_guides_order() -> None:
    asked = [question.key for question in of_command("update") if question.asked_in & {"update", "mfa"}]
    assert ["change", "user_pool.sign_in", "mfa.mode", "mfa.types", "mfa.sms_message"] == asked


def test_what_amplify_explains_is_explained() -> None:
    assert LEARN_MORE_LABEL == "I want to learn more."
    explained = {question.key for question in QUESTIONS if question.learn_more}
    assert {"setup", "user_pool.sign_in", "mfa.mode"} == explained


def test_the_warning_and_the_rejections_are_amplifys() -> None:
    assert BY_KEY["user_pool.sign_in"].warning == "Warning: you will not be able to edit these selections."
    assert BY_KEY["mfa.types"].check(()) == "You must select at least one MFA type from the list."
    assert vocabulary.sms_authentication_message("code") == (
        "Your SMS authentication message must include '{####}' representing the authentication code that the user "
        "will receive."
    )
    assert BY_KEY["mfa.sms_message"].default == "Your authentication code is {####}"
    assert BY_KEY["mfa.types"].default == ("SMS",)
    assert BY_KEY["mfa.mode"].default == "OFF"
