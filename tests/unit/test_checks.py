"""Every boundary of every check. The values are those that were tried on the Amplify CLI, and Cognito's limits.

The words of the rejections that a person can meet at a question are written out in `test_wording`.
"""

from __future__ import annotations

import pytest

from authconfig import checks, messages
from authconfig.checks import Check, WholeNumber, whole_number


def typed(check: WholeNumber) -> Check:
    """`check` of what was typed."""
    return lambda text: check(whole_number(text))


ACCEPTED = [
    (checks.resource_name, "a"),
    (checks.resource_name, "A1"),
    (checks.resource_name, "elearning"),
    (checks.resource_name, "x" * 128),
    (checks.user_pool_name, "ok"),
    (checks.user_pool_name, "a b"),
    (checks.user_pool_name, "a+b=c,d.e@f-g_h"),
    (checks.user_pool_name, "x" * 128),
    (checks.project_name, "a"),
    (checks.project_name, "My-app-2"),
    (checks.project_name, "x" * 80),
    (checks.environment_name, "dev"),
    (checks.environment_name, "x" * 32),
    (checks.pool_id, "0a1b2c3d"),
    (messages.sms_authentication, "{####}"),
    (messages.sms_authentication, "Your code {####}."),
    (messages.sms_authentication, "Ваш код 🔑 {####}"),
    (messages.sms_authentication, "{####}" + "x" * 134),
    (messages.sms_verification, "{####}"),
    (messages.email_verification, "{####}"),
    (messages.email_verification, "Hello\n\n\tYour code is {####}\r\n"),
    (messages.email_verification, "{####}" + "x" * 19_994),
    (messages.email_subject, "x"),
    (messages.email_subject, "5 $ off for #1 {you and me}"),
    (messages.email_subject, "{{ env }}"),
    (messages.email_subject, "{{ project }}" * 140),
    (messages.sms_authentication, "{####}" + "{{ env }}" * 134),
    (messages.email_verification, "{####}\n{{ project }}\n"),
    (checks.group_name, "a"),
    (checks.group_name, "Site_admins.eu-1"),
    (checks.group_name, "x" * 128),
    *[(typed(checks.minimum_password_length), text) for text in ("6", "8", "99", "006")],
    *[(typed(checks.refresh_token_days), text) for text in ("1", "30", "3650")],
    (messages.sms_verification, "${####}"),
    (messages.email_subject, "x" * 140),
]
REJECTED = [
    (checks.resource_name, "", checks.resource_name.reason),
    (checks.resource_name, "my-res", checks.resource_name.reason),
    (checks.resource_name, "my_res", checks.resource_name.reason),
    (checks.resource_name, "x" * 129, checks.resource_name.reason),
    (checks.resource_name, "é", checks.resource_name.reason),
    (checks.resource_name, "a\n", checks.resource_name.reason),
    (checks.user_pool_name, "", checks.user_pool_name.reason),
    *[
        (checks.user_pool_name, name, checks.user_pool_name.reason)
        for name in ("a/b", "a:b", "a!b", "a'b", "a#b", "é", "a\n", "x" * 129)
    ],
    *[
        (checks.project_name, name, checks.project_name.reason)
        for name in ("", "1a", "-a", "a_b", "a b", "x" * 81, "a\n")
    ],
    *[(checks.environment_name, name, "1 to 32") for name in ("", "a_b", "a/b", "x" * 33, "dev\n")],
    *[(checks.pool_id, name, "8 hexadecimal") for name in ("", "0A1B2C3D", "0a1b2c3", "0a1b2c3d0", "0a1b2c3g")],
    *[
        (messages.sms_authentication, text, str(messages.sms_authentication("")))
        for text in ("code", "code {###}", "{ ####}")
    ],
    (messages.sms_authentication, "{####}" + "x" * 135, "6 to 140 characters long; this one has 141"),
    (messages.sms_authentication, "a\n{####}", "one line"),
    (messages.sms_authentication, "\x1b[31m{####}", "printable"),
    (messages.sms_authentication, "${Token[TOKEN.0]} {####}", "must not contain ${T"),
    (messages.email_verification, "{{resolve:ssm:/a}} {####}", "Only {{ project }} and {{ env }} can be"),
    (messages.sms_verification, "${AWS::Region} {####}", "must not contain ${"),
    (messages.sms_verification, "#{Token[TOKEN.1]} {####}", "must not contain #{Token["),
    (messages.email_subject, "{{resolve:ssm:/a}}", "Only {{ project }} and {{ env }} can be"),
    (messages.email_subject, "{{you}}", "There is no variable you. Only {{ project }} and {{ env }} can be used"),
    (messages.email_subject, "{{ project }}" * 141, "1 to 140 characters long; this one has 141"),
    *[
        (check, "{####} {{ env | upper }}", "Only {{ project }}")
        for check in (
            messages.sms_authentication,
            messages.sms_verification,
            messages.email_verification,
        )
    ],
    (messages.sms_authentication, "{{ {####} }}", "Only {{ project }}"),
    (messages.sms_authentication, "{####}" + "{{ env }}" * 135, "6 to 140 characters long; this one has 141"),
    *[(checks.group_name, name, checks.group_name.reason) for name in ("", "a b", "a,b", "a/b", "é", "a\n", "x" * 129)],
    *[
        (typed(checks.minimum_password_length), text, checks.minimum_password_length.reason)
        for text in ("", "5", "100", "7.5", "1e1", "0x10", " 8", "-8", "٨", "9" * 5000)
    ],
    *[
        (typed(checks.refresh_token_days), text, checks.refresh_token_days.reason)
        for text in ("", "0", "3651", "1.5", "-1", "+1", "1_0", "9" * 5000)
    ],
    (messages.sms_verification, "code", str(messages.sms_verification(""))),
    (messages.sms_verification, "{####}" + "x" * 135, "6 to 140"),
    (messages.email_verification, "code", str(messages.email_verification(""))),
    (messages.email_verification, "{####}" + "x" * 19_995, "6 to 20000"),
    (messages.email_verification, "\x07{####}", "only letters, marks, symbols, numbers, punctuation"),
    (messages.email_subject, " ", str(messages.email_subject(""))),
    (messages.email_subject, "x" * 141, "1 to 140"),
    (messages.email_subject, "a\nb", "one line"),
]


@pytest.mark.parametrize(("check", "text"), ACCEPTED)
def test_what_can_be(check: Check, text: str) -> None:
    assert check(text) is None


@pytest.mark.parametrize(("check", "text", "words"), REJECTED)
def test_what_cannot_be_and_why(check: Check, text: str, words: str) -> None:
    assert words in str(check(text))


@pytest.mark.parametrize(("character", "can_be"), [("\U0001fae8", True), ("\ufffe", False), ("\ufdd0", False)])
def test_an_emoji_that_this_python_does_not_know_yet_can_be_and_a_noncharacter_never(
    character: str, can_be: bool
) -> None:
    assert (messages.email_verification(f"{{####}} {character}") is None) is can_be
