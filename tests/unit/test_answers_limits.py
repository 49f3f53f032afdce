"""What each answer may be: the recorded boundaries of Amplify's checks, and ours beside them.

A row has a value, what Amplify does with it (section 4 of the record, or the pattern of its rule), what happens here,
and why where that differs. Every row is tried three ways: the option, the prompt, and the file that would be written.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, strategies as st

from authconfig.errors import ConfigInvalid
from authconfig.fields import BAD_VALUE
from authconfig.models import AuthConfig, document_with
from authconfig.settings import DEFAULTS, mfa
from authconfig.vocabulary import MfaMode
from tests.configs import config
from tests.person import SUGGESTED
from tests.typed import question, settings_from
from wizard.interview.answers import Given
from wizard.interview.prompt import prompt_for
from wizard.interview.question import Kind, SettingQuestion
from wizard.interview.questions import BY_KEY
from wizard.interview.vetting import vet

TAKEN, REJECTED = True, False
SAME = ""
DIGITS_ONLY = "a number is its digits and nothing else; Amplify stores what was typed, as text"
LIMIT = "Cognito's limit, which Amplify leaves to the deployment"
ONE_LINE = "no control characters in what is shown on terminals and phones"
NOT_IN_AMPLIFY = "Amplify has no such answer"
NO_TAB = "a space is the only white space: names stand in one line"

# key, value, Amplify, ours, why
NAMES = [
    ("project.resource", "", REJECTED, REJECTED, SAME),
    ("project.resource", "a", TAKEN, TAKEN, SAME),
    ("project.resource", "my-res", REJECTED, REJECTED, SAME),
    ("project.resource", "my_res", REJECTED, REJECTED, SAME),
    ("project.resource", "A1", TAKEN, TAKEN, SAME),
    ("project.resource", "x" * 128, TAKEN, TAKEN, SAME),
    ("project.resource", "x" * 129, REJECTED, REJECTED, SAME),
    ("project.resource", "é", REJECTED, REJECTED, SAME),
    ("project.resource", "elearning", TAKEN, TAKEN, SAME),
    ("user_pool.name", "", REJECTED, REJECTED, SAME),
    ("user_pool.name", "ok", TAKEN, TAKEN, SAME),
    ("user_pool.name", "a b", TAKEN, TAKEN, SAME),
    ("user_pool.name", "a+b=c,d.e@f-g", TAKEN, TAKEN, SAME),
    ("user_pool.name", "a_b", TAKEN, TAKEN, SAME),
    ("user_pool.name", "a/b", REJECTED, REJECTED, SAME),
    ("user_pool.name", "a:b", REJECTED, REJECTED, SAME),
    ("user_pool.name", "a!b", REJECTED, REJECTED, SAME),
    ("user_pool.name", "a'b", REJECTED, REJECTED, SAME),
    ("user_pool.name", "a#b", REJECTED, REJECTED, SAME),
    ("user_pool.name", "é", REJECTED, REJECTED, SAME),
    ("user_pool.name", "x" * 128, TAKEN, TAKEN, SAME),
    ("user_pool.name", "x" * 129, REJECTED, REJECTED, SAME),
    ("user_pool.name", "a\tb", TAKEN, REJECTED, NO_TAB),
    ("user_pool.groups", ("admins",), TAKEN, TAKEN, SAME),
    ("user_pool.groups", ("",), REJECTED, REJECTED, SAME),
    ("user_pool.groups", ("a b",), REJECTED, REJECTED, SAME),
    ("user_pool.groups", ("a-b",), REJECTED, TAKEN, "Cognito takes hyphens, underscores and dots in a group's name"),
    ("user_pool.groups", ("a_b.c",), REJECTED, TAKEN, "the same"),
    ("user_pool.groups", ("a/b",), REJECTED, REJECTED, SAME),
    ("user_pool.groups", ("x" * 128,), TAKEN, TAKEN, SAME),
    ("user_pool.groups", ("x" * 129,), TAKEN, REJECTED, LIMIT),
    ("user_pool.groups", ("a", "a"), TAKEN, REJECTED, "a group is there once"),
    ("user_pool.groups", ("a", "A"), TAKEN, REJECTED, "Cognito takes no two that differ only in case"),
]
SETS = [
    ("mfa.types", (), REJECTED, REJECTED, SAME),
    ("mfa.types", ("SMS",), TAKEN, TAKEN, SAME),
    ("mfa.types", ("TOTP",), TAKEN, TAKEN, SAME),
    ("mfa.types", ("SMS", "TOTP"), TAKEN, TAKEN, SAME),
    ("password_policy.requires", (), TAKEN, TAKEN, SAME),
    ("password_policy.requires", ("numbers",), TAKEN, TAKEN, SAME),
    ("user_pool.required_attributes", (), TAKEN, TAKEN, SAME),
    ("app_clients.app.flows", (), TAKEN, REJECTED, "Amplify has no such answer, and by no flow nobody could sign in"),
    ("app_clients.app.read_attributes", (), TAKEN, TAKEN, SAME),
    ("app_clients.app.write_attributes", (), TAKEN, TAKEN, SAME),
]
CODE = "{####}"
SMS = ("mfa.sms_message", "verification.sms_message")
TEXTS = [
    *(
        (key, value, amplify, ours, why)
        for key in SMS
        for value, amplify, ours, why in (
            ("", REJECTED, REJECTED, SAME),
            ("code", REJECTED, REJECTED, SAME),
            ("code {###}", REJECTED, REJECTED, SAME),
            (CODE, TAKEN, TAKEN, SAME),
            ("Your code {####}.", TAKEN, TAKEN, SAME),
            ("x" * 134 + CODE, TAKEN, TAKEN, SAME),
            ("x" * 135 + CODE, TAKEN, REJECTED, LIMIT),
            ("x" * 200 + CODE, TAKEN, REJECTED, LIMIT),
            ("Code\n{####}", TAKEN, REJECTED, ONE_LINE),
            ("Code \x1b[31m{####}", TAKEN, REJECTED, ONE_LINE),
            ("{{ project }}: {####}", TAKEN, TAKEN, SAME),  # a variable here; Amplify sends it as it stands
            ("{{ name }}: {####}", TAKEN, REJECTED, "no such variable"),
            ("{% if a %}{####}", TAKEN, REJECTED, "no programs in a text"),
            ("${Token} {####}", TAKEN, REJECTED, "a deployment would put a value of its own there"),
        )
    ),
    *(
        (key, value, not ours, ours, NOT_IN_AMPLIFY)
        for key in ("invitation.email_message", "invitation.sms_message")
        for value, ours in (
            ("", TAKEN),
            (" ", REJECTED),
            (CODE, REJECTED),
            ("{username}", REJECTED),
            ("{username}{####}", TAKEN),
            ("{####} for {username}", TAKEN),
            ("{username}{####}{code}", REJECTED),
            ("{{ project }}: {username} {####}", TAKEN),
        )
    ),
    ("invitation.email_subject", "", REJECTED, TAKEN, NOT_IN_AMPLIFY),
    ("invitation.email_subject", "x" * 141, TAKEN, REJECTED, NOT_IN_AMPLIFY),
    ("verification.email_subject", "", REJECTED, REJECTED, SAME),
    ("verification.email_subject", " ", TAKEN, REJECTED, "a subject that nobody sees is none"),
    ("verification.email_subject", "x", TAKEN, TAKEN, SAME),
    ("verification.email_subject", "x" * 140, TAKEN, TAKEN, SAME),
    ("verification.email_subject", "x" * 141, TAKEN, REJECTED, LIMIT),
    ("verification.email_subject", "a\nb", TAKEN, REJECTED, ONE_LINE),
    ("verification.email_message", "", REJECTED, REJECTED, SAME),
    ("verification.email_message", "code", REJECTED, REJECTED, SAME),
    ("verification.email_message", CODE, TAKEN, TAKEN, SAME),
    ("verification.email_message", "Hello,\n{####}\n", TAKEN, TAKEN, SAME),
    ("verification.email_message", "x" * 19_994 + CODE, TAKEN, TAKEN, SAME),
    ("verification.email_message", "x" * 19_995 + CODE, TAKEN, REJECTED, LIMIT),
]
LENGTH, DAYS = "password_policy.minimum_length", "app_clients.app.refresh_token_days"
ACCESS, ID = "app_clients.app.access_token_minutes", "app_clients.app.id_token_minutes"
HISTORY, TEMPORARY = "password_policy.history", "password_policy.temporary_password_days"
ARE_NUMBERS = {LENGTH, HISTORY, TEMPORARY, DAYS, ACCESS, ID}
NUMBERS = [
    (LENGTH, "5", REJECTED, REJECTED, SAME),
    (LENGTH, "6", TAKEN, TAKEN, SAME),
    (LENGTH, "98", TAKEN, TAKEN, SAME),
    (LENGTH, "99", REJECTED, TAKEN, "Cognito takes 99"),
    (LENGTH, "100", REJECTED, REJECTED, SAME),
    (LENGTH, "", REJECTED, REJECTED, SAME),
    (LENGTH, "abc", REJECTED, REJECTED, SAME),
    (LENGTH, "7.5", TAKEN, REJECTED, DIGITS_ONLY),
    (LENGTH, "1e1", TAKEN, REJECTED, DIGITS_ONLY),
    (LENGTH, " 8 ", TAKEN, REJECTED, DIGITS_ONLY),
    (LENGTH, "0x10", TAKEN, REJECTED, DIGITS_ONLY),
    (LENGTH, "8 ", TAKEN, REJECTED, DIGITS_ONLY),
    (LENGTH, "8", TAKEN, TAKEN, SAME),
    (LENGTH, "08", TAKEN, TAKEN, SAME),
    (LENGTH, "٨", REJECTED, REJECTED, SAME),
    (DAYS, "0", REJECTED, REJECTED, SAME),
    (DAYS, "1", TAKEN, TAKEN, SAME),
    (DAYS, "3", TAKEN, TAKEN, SAME),
    (DAYS, "3650", TAKEN, TAKEN, SAME),
    (DAYS, "3651", REJECTED, REJECTED, SAME),
    (DAYS, "-1", REJECTED, REJECTED, SAME),
    (DAYS, "", REJECTED, REJECTED, SAME),
    (DAYS, "abc", REJECTED, REJECTED, SAME),
    (DAYS, "1.5", TAKEN, REJECTED, DIGITS_ONLY),
    (DAYS, "1e3", TAKEN, REJECTED, DIGITS_ONLY),
    (DAYS, "30", TAKEN, TAKEN, SAME),
    (DAYS, "9" * 5000, REJECTED, REJECTED, SAME),
    *(
        (HISTORY, value, not ours, ours, NOT_IN_AMPLIFY)
        for value, ours in (("0", TAKEN), ("24", TAKEN), ("25", REJECTED), ("", REJECTED), ("few", REJECTED))
    ),
    *(
        (TEMPORARY, value, not ours, ours, NOT_IN_AMPLIFY)
        for value, ours in (("0", REJECTED), ("1", TAKEN), ("365", TAKEN), ("366", REJECTED), ("", REJECTED))
    ),
    *(
        (minutes, value, not ours, ours, NOT_IN_AMPLIFY)
        for minutes in (ACCESS, ID)
        for value, ours in (("4", REJECTED), ("5", TAKEN), ("1440", TAKEN), ("1441", REJECTED), ("", REJECTED))
    ),
]
ROWS = [*NAMES, *SETS, *TEXTS, *NUMBERS]
Row = tuple[str, Any, bool, bool, str]
of_each_row = pytest.mark.parametrize("row", ROWS, ids=[f"{key}-{json.dumps(value)[:24]}" for key, value, *_ in ROWS])


@of_each_row
def test_the_option(row: Row) -> None:
    key, value, _, ours, _ = row
    try:
        vet(Given({key: value}), SUGGESTED.with_value(mfa.MODE, MfaMode.ON), ())
    except ConfigInvalid as error:
        assert ours is REJECTED
        assert [(key, f"Give {question(key).option} another value.")] == [
            (problem.key, problem.remedy) for problem in error.problems
        ]
    else:
        assert ours is TAKEN


@of_each_row
def test_the_prompt(row: Row) -> None:
    key, value, _, ours, _ = row
    values = DEFAULTS.with_value(mfa.MODE, MfaMode.ON)
    assert (prompt_for(BY_KEY[key], values, ()).check(value) is None) == ours


@of_each_row
def test_the_file(row: Row) -> None:
    key, value, _, ours, _ = row
    digits = str(value)
    is_number = key in ARE_NUMBERS and digits.isascii() and digits.isdecimal() and len(digits) < 10
    wanted = int(digits) if is_number else value
    required = config(mfa={"mode": "ON"}, created={"mfa": "ON"})
    document = document_with(required, settings_from({key: wanted}))
    try:
        AuthConfig.model_validate(document)
    except ValueError as error:
        assert ours is REJECTED
        assert BAD_VALUE in str(error) or key in ARE_NUMBERS or (key, value) == ("app_clients.app.flows", ())
    else:
        assert ours is TAKEN


def test_every_difference_has_its_reason_and_no_other_row_has_one() -> None:
    assert [row for row in ROWS if (row[2] != row[3]) != bool(row[4])] == []


# The prompts whose answers are choices cannot be answered otherwise, so they have no rows.
def test_every_question_that_can_be_answered_wrongly_has_rows() -> None:
    asked = [each for each in BY_KEY.values() if isinstance(each, SettingQuestion)]
    checked = {each.key for each in asked if each.check("" if each.kind in {Kind.TEXT, Kind.NUMBER} else ())}
    assert checked - {"project.name"} <= {row[0] for row in ROWS}


@given(st.text())
def test_a_number_is_taken_only_when_python_and_a_person_read_the_same(text: str) -> None:
    limits = {LENGTH: (6, 99), HISTORY: (0, 24), TEMPORARY: (1, 365), DAYS: (1, 3650), ACCESS: (5, 1440), ID: (5, 1440)}
    for key, (least, most) in limits.items():
        if question(key).check(text) is None:
            assert least <= int(text) <= most
            assert (text.lstrip("0") or "0") == str(int(text))
