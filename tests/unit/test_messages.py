"""The texts that Cognito sends: which characters, which placeholders, and that every way in judges them alike."""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import assume, given, strategies as st

from authconfig import messages, settings
from authconfig.errors import ConfigInvalid, ExitCode
from authconfig.file.reading import parse
from authconfig.messages import Message
from authconfig.settings.setting import Setting
from tests.amplify_requests import request
from tests.configs import TEXT
from tests.person import SUGGESTED
from tests.typed import question
from wizard.__main__ import main
from wizard.headless.reading import read_request
from wizard.interview.prompt import prompt_for
from wizard.interview.question import Kind
from wizard.interview.questions import BY_KEY
from wizard.interview.vetting import vet

TEXTS: Final = tuple(setting for setting in settings.ALL if setting.variables)
INVITATIONS: Final = tuple(setting for setting in TEXTS if setting.path[0] == "invitation")
EMAILS: Final = tuple(setting for setting in TEXTS if ".email_" in setting.key)
NOT_IN_EMAILS: Final = {
    "a joiner in an emoji": "\u200d",
    "a zero-width space": "\u200b",
    "a soft hyphen": "\u00ad",
    "a byte order mark": "\ufeff",
    "a mark of direction": "\u202e",
    "private use": "\ue000",
    "a no-break space": "\u00a0",
    "a narrow no-break space": "\u202f",
    "an ideographic space": "\u3000",
    "a line separator": "\u2028",
    "a next line": "\u0085",
    "a vertical tab": "\v",
    "an escape": "\x1b",
    "a noncharacter": "\uffff",
}
NO_PLACEHOLDERS: Final = ("{user}", "{##Verify Email##}", "{#####}", "{###}", "{code}", "{ #### }", "{1}", "{имя}")
TEXT_IN_BRACES: Final = ("{}", "{ }", "p { color: red; }", "{you and me}", "{a-b}", "{", "}", "}{", "{####", "{,}")


def valid(setting: Setting[Any], more: str) -> str:
    """A text that is valid for `setting`, but for the `more` in it."""
    return f"{''.join(placeholders(setting))} {more} and more"


def placeholders(setting: Setting[Any]) -> tuple[str, ...]:
    assert isinstance(setting.check, Message)
    return setting.check.placeholders


every_text = pytest.mark.parametrize("setting", TEXTS, ids=lambda setting: setting.key)
every_invitation = pytest.mark.parametrize("setting", INVITATIONS, ids=lambda setting: setting.key)
every_email = pytest.mark.parametrize("setting", EMAILS, ids=lambda setting: setting.key)


def test_every_text_for_users_is_judged_as_a_message_and_says_what_it_takes() -> None:
    asked_as_text = {setting for setting in settings.ALL if re.search(r"_(message|subject)$", setting.key)}
    assert asked_as_text == set(TEXTS)
    assert {setting.key: placeholders(setting) for setting in TEXTS} == {
        "mfa.sms_message": ("{####}",),
        "verification.email_subject": (),
        "verification.email_message": ("{####}",),
        "verification.sms_message": ("{####}",),
        "invitation.email_subject": (),
        "invitation.email_message": ("{username}", "{####}"),
        "invitation.sms_message": ("{username}", "{####}"),
    }


@every_text
def test_a_text_of_the_others_does_not_know_the_name_that_an_invitation_has(setting: Setting[Any]) -> None:
    reason = str(setting.check(valid(setting, "{username}")))
    knows = "{username}" in placeholders(setting)
    assert ("Users would see {username} as it stands" in reason) != knows


@every_invitation
def test_an_invitation_can_be_left_to_cognito(setting: Setting[Any]) -> None:
    assert setting.default == ""
    assert setting.check("") is None
    assert setting.check(" ") is not None


@every_text
def test_no_other_text_can_be_empty(setting: Setting[Any]) -> None:
    assert (setting.check("") is None) == (setting in INVITATIONS)


@pytest.mark.parametrize("medium", ["email", "sms"])
@pytest.mark.parametrize("text", ["{####} alone", "{username} alone", "neither", "{{ project }}: {####}"])
def test_an_invitation_has_both_the_name_and_the_password(medium: str, text: str) -> None:
    words = {"email": "email", "sms": "SMS"}[medium]
    assert getattr(messages, f"{medium}_invitation")(text) == (
        f"Your {words} invitation message must include '{{username}}' and '{{####}}' representing the user name and "
        "the temporary password that the user will receive."
    )


@every_invitation
def test_an_invitation_has_the_limits_of_its_kind(setting: Setting[Any]) -> None:
    begin, limits = "".join(placeholders(setting)), setting.limits
    assert limits is not None
    assert setting.check(begin + "x" * (limits.most - len(begin))) is None
    assert "characters long; this one has" in str(setting.check(begin + "x" * (limits.most - len(begin) + 1)))


@every_email
@pytest.mark.parametrize("character", NOT_IN_EMAILS.values(), ids=NOT_IN_EMAILS)
def test_what_cognito_does_not_take_in_an_email_is_refused_and_named(setting: Setting[Any], character: str) -> None:
    reason = setting.check(valid(setting, f"a{character}b"))
    assert f"this one has U+{ord(character):04X}" in str(reason)
    assert unicodedata.name(character, "") in str(reason)


@every_email
@given(st.text(max_size=20))
def test_an_email_has_only_what_cognitos_pattern_says(setting: Setting[Any], text: str) -> None:
    whole = valid(setting, text)
    assume(setting.check(whole) is None)
    strangers = [each for each in whole if unicodedata.category(each)[0] not in "LMSNP" and each not in " \t\n\r"]
    # Cognito may know a newer Unicode than this Python, so what this one calls unassigned may be a character there.
    assert {unicodedata.category(each) for each in strangers} <= {"Cn"}


@every_email
@given(st.text(st.characters(categories=["L", "M", "S", "N", "P"], exclude_characters="{}$#%"), max_size=60))
def test_an_email_takes_every_letter_mark_symbol_number_and_punctuation(setting: Setting[Any], text: str) -> None:
    assert setting.check(valid(setting, text)) is None


@pytest.mark.parametrize("character", ["\u200d", "\u00a0", "\u3000", "\u00ad"])
def test_a_text_message_may_have_joiners_and_other_spaces(character: str) -> None:
    assert messages.sms_verification(f"👩{character}💻 {{####}}") is None


@pytest.mark.parametrize("character", ["\n", "\x1b", "\u2028", "\uffff"])
def test_what_a_phone_cannot_show_is_named(character: str) -> None:
    assert f"U+{ord(character):04X}" in str(messages.sms_verification(f"{character} {{####}}"))


def test_no_character_that_is_refused_is_an_assigned_one_of_the_kinds_that_cognito_takes() -> None:
    taken = {chr(code) for code in range(sys.maxunicode + 1) if messages.email_subject.takes(chr(code))}
    assigned = {chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code))[0] in "LMSNP"}
    assert assigned <= taken
    assert {unicodedata.category(each) for each in taken - assigned} == {"Cn", "Zs"}
    assert {each for each in taken if unicodedata.category(each) == "Zs"} == {" "}


@every_text
@pytest.mark.parametrize("written", NO_PLACEHOLDERS)
def test_what_looks_like_a_placeholder_and_is_none_is_refused(setting: Setting[Any], written: str) -> None:
    reason = str(setting.check(valid(setting, written)))
    assert reason.startswith(f"Users would see {written} as it stands: ")
    assert all(known in reason for known in placeholders(setting))


def test_a_subject_does_not_know_the_code_and_a_text_with_two_placeholders_knows_both() -> None:
    assert "{####} as it stands: of placeholders this text knows none" in str(messages.email_subject("{####}"))
    assert messages.sms_invitation("{username}: {####}") is None
    assert "{code} as it stands: of placeholders this text knows none but {username} and {####}" in str(
        messages.sms_invitation("{username}: {####} {code}")
    )


@every_text
@pytest.mark.parametrize("written", TEXT_IN_BRACES)
def test_other_braces_are_text(setting: Setting[Any], written: str) -> None:
    assert setting.check(valid(setting, written)) is None


@every_text
@given(st.text("{}#ab 1é", max_size=20))
def test_a_text_that_is_taken_has_no_other_placeholder_than_its_own(setting: Setting[Any], text: str) -> None:
    whole = valid(setting, text)
    assume(setting.check(whole) is None)
    rest = whole
    for known in placeholders(setting):
        rest = rest.replace(known, "")
    # Said in another way: no pair of braces has only one word or number signs between.
    for inside in re.findall(r"\{([^{}]+)\}", rest):
        assert not inside.strip() or len(inside.split()) > 1 or not inside.strip().strip("#").isalnum()
        assert inside.strip().strip("#") or not inside.strip()


@every_text
def test_a_subject_or_message_with_a_variable_between_braces_is_judged_like_its_text(setting: Setting[Any]) -> None:
    assert setting.check(valid(setting, "{{ project }} {{env}}")) is None
    assert "{ x }" in str(setting.check(valid(setting, "{ {{ env }} }")))


BAD: Final = tuple((setting, "{user}") for setting in TEXTS) + tuple((setting, "a\u00a0b") for setting in EMAILS)
every_bad = pytest.mark.parametrize(("setting", "written"), BAD)


@every_bad
def test_the_file_is_refused(setting: Setting[Any], written: str) -> None:
    table, name = setting.path
    given_already = TEXT.replace('sms_message = "Your authentication code is {####}"\n', "")
    head = "" if table == "mfa" else f"[{table}]\n"
    with pytest.raises(ConfigInvalid) as error:
        parse(f'{given_already}{head}{name} = "{valid(setting, written)}"\n', "auth.toml")
    (problem,) = error.value.problems
    assert (problem.key, problem.message) == (setting.key, setting.check(valid(setting, written)))


@every_bad
def test_the_option_is_refused(
    setting: Setting[Any], written: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, bad = tmp_path / "auth.toml", valid(setting, written)
    everything = ("--mfa-mode", "OPTIONAL", "--mfa-types", "SMS", "--verification-by", "both")
    option = question(setting.key).option
    assert ExitCode.INVALID is main(["add", "--config", str(file), "--yes", *everything, option, bad])
    assert str(setting.check(bad)) in capsys.readouterr().err
    assert not file.exists()


@every_bad
def test_the_keyboard_asks_again(setting: Setting[Any], written: str) -> None:
    prompt = prompt_for(BY_KEY[setting.key], settings.DEFAULTS | SUGGESTED, ())
    assert prompt.kind is Kind.TEXT
    assert prompt.check(valid(setting, written)) == setting.check(valid(setting, written))


@pytest.mark.parametrize(("setting", "written"), [each for each in BAD if each[0] not in INVITATIONS])
def test_the_request_is_refused_with_its_place(setting: Setting[Any], written: str) -> None:
    text = {each.key: each.default for each in TEXTS} | {setting.key: valid(setting, written)}
    pool = {
        "signinMethod": "EMAIL",
        "requiredSignupAttributes": ["EMAIL"],
        "mfa": {"mode": "OPTIONAL", "mfaTypes": ["SMS"], "smsMessage": text["mfa.sms_message"]},
        "autoVerifiedAttributes": [
            {
                "type": "EMAIL",
                "verificationSubject": text["verification.email_subject"],
                "verificationMessage": text["verification.email_message"],
            },
            {"type": "PHONE_NUMBER", "verificationMessage": text["verification.sms_message"]},
        ],
    }
    with pytest.raises(ConfigInvalid) as error:
        vet(read_request("add", json.dumps(request("add", 2, pool))), SUGGESTED, ())
    assert [problem.message for problem in error.value.problems] == [setting.check(valid(setting, written))]
