"""Every boundary of every check. The values are those that were tried on the Amplify CLI, and Cognito's limits."""

from __future__ import annotations

import pytest

from authconfig import vocabulary
from authconfig.vocabulary import Check

ACCEPTED = [
    (vocabulary.resource_name, "a"),
    (vocabulary.resource_name, "A1"),
    (vocabulary.resource_name, "elearning"),
    (vocabulary.resource_name, "x" * 128),
    (vocabulary.user_pool_name, "ok"),
    (vocabulary.user_pool_name, "a b"),
    (vocabulary.user_pool_name, "a+b=c,d.e@f-g_h"),
    (vocabulary.user_pool_name, "x" * 128),
    (vocabulary.project_name, "a"),
    (vocabulary.project_name, "My-app-2"),
    (vocabulary.project_name, "x" * 80),
    (vocabulary.environment_name, "dev"),
    (vocabulary.environment_name, "x" * 32),
    (vocabulary.pool_id, "0a1b2c3d"),
    (vocabulary.sms_authentication_message, "{####}"),
    (vocabulary.sms_authentication_message, "Your code {####}."),
    (vocabulary.sms_authentication_message, "Ваш код 🔑 {####}"),
    (vocabulary.sms_authentication_message, "{####}" + "x" * 134),
    (vocabulary.sms_verification_message, "{####}"),
    (vocabulary.email_verification_message, "{####}"),
    (vocabulary.email_verification_message, "Hello\n\n\tYour code is {####}\r\n"),
    (vocabulary.email_verification_message, "{####}" + "x" * 19_994),
    (vocabulary.email_subject, "x"),
    (vocabulary.email_subject, "5 $ off for #{1} {{you}}"),
    (vocabulary.sms_verification_message, "${####}"),
    (vocabulary.email_subject, "x" * 140),
]
REJECTED = [
    (vocabulary.resource_name, "", "only contain alphanumeric"),
    (vocabulary.resource_name, "my-res", "only contain alphanumeric"),
    (vocabulary.resource_name, "my_res", "only contain alphanumeric"),
    (vocabulary.resource_name, "x" * 129, "no more than 128"),
    (vocabulary.resource_name, "é", "only contain alphanumeric"),
    (vocabulary.resource_name, "a\n", "only contain alphanumeric"),
    (vocabulary.user_pool_name, "", "at least 1 character"),
    *[
        (vocabulary.user_pool_name, name, "',.@-'")
        for name in ("a/b", "a:b", "a!b", "a'b", "a#b", "é", "a\n", "x" * 129)
    ],
    *[
        (vocabulary.project_name, name, "begin with a letter")
        for name in ("", "1a", "-a", "a_b", "a b", "x" * 81, "a\n")
    ],
    *[(vocabulary.environment_name, name, "1 to 32") for name in ("", "a_b", "a/b", "x" * 33, "dev\n")],
    *[(vocabulary.pool_id, name, "8 hexadecimal") for name in ("", "0A1B2C3D", "0a1b2c3", "0a1b2c3d0", "0a1b2c3g")],
    *[
        (vocabulary.sms_authentication_message, text, "must include '{####}' representing the authentication code")
        for text in ("", "code", "code {###}", "{ ####}")
    ],
    (vocabulary.sms_authentication_message, "{####}" + "x" * 135, "6 to 140 characters long; this one has 141"),
    (vocabulary.sms_authentication_message, "a\n{####}", "one line"),
    (vocabulary.sms_authentication_message, "\x1b[31m{####}", "printable"),
    (vocabulary.sms_authentication_message, "${Token[TOKEN.0]} {####}", "must not contain ${T"),
    (vocabulary.email_verification_message, "{{resolve:ssm:/a}} {####}", "must not contain {{resolve:"),
    (vocabulary.sms_verification_message, "${AWS::Region} {####}", "must not contain ${"),
    (vocabulary.sms_verification_message, "#{Token[TOKEN.1]} {####}", "must not contain #{Token["),
    (vocabulary.email_subject, "{{resolve:ssm:/a}}", "must not contain {{resolve:"),
    (vocabulary.sms_verification_message, "code", "SMS verification message must include '{####}'"),
    (vocabulary.sms_verification_message, "{####}" + "x" * 135, "6 to 140"),
    (vocabulary.email_verification_message, "code", "email verification message must include '{####}'"),
    (vocabulary.email_verification_message, "{####}" + "x" * 19_995, "6 to 20000"),
    (vocabulary.email_verification_message, "\x07{####}", "printable"),
    (vocabulary.email_subject, "", "A response is required"),
    (vocabulary.email_subject, " ", "A response is required"),
    (vocabulary.email_subject, "x" * 141, "1 to 140"),
    (vocabulary.email_subject, "a\nb", "one line"),
]


@pytest.mark.parametrize(("check", "text"), ACCEPTED)
def test_what_can_be(check: Check, text: str) -> None:
    assert check(text) is None


@pytest.mark.parametrize(("check", "text", "words"), REJECTED)
def test_what_cannot_be_and_why(check: Check, text: str, words: str) -> None:
    assert words in str(check(text))
