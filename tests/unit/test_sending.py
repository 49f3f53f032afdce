"""Who emails come from, and where text messages are sent from: what the file may say, alone and together."""

from __future__ import annotations

from email.headerregistry import AddressHeader
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st
from pydantic import ValidationError

from authconfig import factors, settings
from authconfig.environments import Environment
from authconfig.errors import ConfigInvalid, ExitCode
from authconfig.file.reading import load, parse
from authconfig.models import AuthConfig
from authconfig.settings import email, mfa
from authconfig.settings.setting import Setting
from tests.configs import TEXT, config
from tests.person import Script, changed_config
from tests.snapshot.cases import EVERY_POOL
from tests.typed import message
from wizard.__main__ import main
from wizard.documents.render import next_steps

IDENTITY = "arn:aws:ses:eu-west-1:111122223333:identity"
OWN = {"from": "no-reply@example.com", "identity_arn": f"{IDENTITY}/example.com"}

GOOD: dict[Setting[str], tuple[str, ...]] = {
    email.FROM: (
        "",
        "no-reply@example.com",
        "Shop <no-reply@example.com>",
        "Acme & Sons<a.b+c@mail.example.co.uk>",
        '"Shop, Inc. (EU)" <no-reply@example.com>',
        "=?UTF-8?B?Q2Fmw6k=?= <no-reply@example.com>",
    ),
    email.IDENTITY_ARN: (
        "",
        f"{IDENTITY}/example.com",
        f"{IDENTITY}/no-reply@example.com",
        "arn:aws-us-gov:ses:us-gov-west-1:111122223333:identity/example.com",
        "arn:aws-cn:ses:cn-north-1:111122223333:identity/example.com.cn",
    ),
    email.REPLY_TO: ("", "help@example.com"),
    mfa.SMS_REGION: ("", "eu-west-1", "us-gov-west-1", "ap-southeast-7", "eusc-de-east-1"),
}
BAD: dict[Setting[str], tuple[str, ...]] = {
    email.FROM: (
        ".<no-reply@example.com>",
        "Shop Inc. <no-reply@example.com>",
        " ",
        "example.com",
        "no-reply@localhost",
        "Shop no-reply@example.com",
        "Shop <no-reply@example.com",
        "Café <no-reply@example.com>",
        "Shop, Inc. <no-reply@example.com>",
        "a@example.com, b@example.com",
        "Shop <no-reply@example.com>\nBcc: all@example.com",
        "${AWS::Region} <no-reply@example.com>",
        '"${Name}" <no-reply@example.com>',
        "{{ project }} <no-reply@example.com>",
    ),
    email.IDENTITY_ARN: (
        "example.com",
        f"{IDENTITY}/",
        f"{IDENTITY}/example",
        "arn:aws:ses:eu-west-1:1111:identity/example.com",
        "arn:aws:sns:eu-west-1:111122223333:topic",
        f"{IDENTITY}/example.com\n",
    ),
    email.REPLY_TO: ("Help <help@example.com>", "help", "help@example.com "),
    mfa.SMS_REGION: ("Tokyo", "eu-west-1a", "EU-WEST-1", "eu-west-1 ", "eu_west_1"),
}


def cases(values: dict[Setting[str], tuple[str, ...]]) -> list[tuple[Setting[str], str]]:
    return [(setting, value) for setting, all_values in values.items() for value in all_values]


@pytest.mark.parametrize(("setting", "value"), cases(GOOD))
def test_what_each_may_be(setting: Setting[str], value: str) -> None:
    assert setting.check(value) is None


@pytest.mark.parametrize(("setting", "value"), cases(BAD))
def test_what_none_may_be(setting: Setting[str], value: str) -> None:
    assert setting.check(value)


@given(st.from_regex(r"[ -~]{0,12}[<]?[a-z.]{1,5}@[a-z]{1,5}\.[a-z]{2,3}[>]?", fullmatch=True))
def test_a_sender_that_is_taken_is_one_address_in_a_mail_header(sender: str) -> None:
    if email.FROM.check(sender):
        return
    parsed: dict[str, Any] = {"defects": []}
    AddressHeader.parse(sender, parsed)
    assert len([address for group in parsed["groups"] for address in group.addresses]) == 1


@pytest.mark.parametrize(
    ("sender", "identity"),
    [
        ("no-reply@example.com", "example.com"),
        ("Shop <no-reply@EXAMPLE.com>", "example.com"),
        ("no-reply@mail.example.com", "example.com"),
        ("no-reply@example.com", "no-reply@example.com"),
        ("no-reply@example.com", "no-reply@Example.com"),
        ("", ""),
    ],
)
def test_an_address_that_belongs_to_its_identity(sender: str, identity: str) -> None:
    arn = identity and f"{IDENTITY}/{identity}"
    assert config(email={"from": sender, "identity_arn": arn}).email.from_ == sender


@pytest.mark.parametrize(
    ("sender", "identity", "reason"),
    [
        ("no-reply@example.com", "", "It is missing, and email.from needs it"),
        ("", "example.com", "It goes with email.from, which is missing"),
        ("no-reply@example.org", "example.com", "no-reply@example.org is neither example.com nor an address there"),
        ("no-reply@notexample.com", "example.com", "email.from does not belong to it"),
        ("no-reply@example.com", "mail.example.com", "email.from does not belong to it"),
        ("no-reply@example.com", "help@example.com", "email.from does not belong to it"),
        ("No-Reply@example.com", "no-reply@example.com", "email.from does not belong to it"),
    ],
)
def test_an_address_and_an_identity_that_do_not_go_together(sender: str, identity: str, reason: str) -> None:
    arn = identity and f"{IDENTITY}/{identity}"
    text = f'{TEXT}\n[email]\nfrom = "{sender}"\nidentity_arn = "{arn}"\n'
    with pytest.raises(ConfigInvalid, match=reason) as error:
        parse(text, "auth.toml")
    assert [problem.key for problem in error.value.problems] == ["email.identity_arn"]


def test_an_identity_is_asked_for_until_it_fits() -> None:
    person = Script(
        {"setup": "manual", "email": "yes", "email.from": OWN["from"], "email.identity_arn": f"{IDENTITY}/example.com"}
    )
    answers = person.add()
    check = person.prompt("email.identity_arn").check
    assert all(map(check, ("", f"{IDENTITY}/example.org", "nonsense")))
    assert answers["email.identity_arn"] == OWN["identity_arn"]
    assert answers["email.reply_to"] == ""


def test_a_no_goes_back_to_cognitos_sender() -> None:
    existing = config(email={**OWN, "reply_to": "help@example.com"})
    assert changed_config(existing, Script().update(existing)) == existing
    changed = changed_config(existing, Script({"email": "no"}).update(existing))
    assert changed.email == config().email


@pytest.mark.parametrize("missing", OWN)
def test_an_option_without_the_other_is_refused_with_the_reason(
    missing: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "auth.toml"
    options = {"from": "--email-from", "identity_arn": "--email-identity-arn"}
    given_options = [part for key, value in OWN.items() if key != missing for part in (options[key], value)]
    assert ExitCode.INVALID is main(["add", "--config", str(file), "--yes", *given_options])
    said = capsys.readouterr().err
    assert "command line: email.identity_arn: It " in said
    assert "Give it with --email-identity-arn." in said
    assert not file.exists()
    both = [part for key, value in OWN.items() for part in (options[key], value)]
    assert ExitCode.DONE is main(["add", "--config", str(file), "--yes", *both])
    found = load(file)
    assert isinstance(found, AuthConfig)
    assert (found.email.from_, found.email.identity_arn) == tuple(OWN.values())


def test_the_region_applies_exactly_where_text_messages_are_sent() -> None:
    for pool in EVERY_POOL:
        present = pool.config().settings
        assert (
            factors.send_texts(present) == pool.sends_text_messages == (mfa.SMS_REGION.applies.unmet(present) is None)
        )


def test_the_region_that_does_not_apply_is_said_to(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "auth.toml"
    line = ["add", "--config", str(file), "--yes", "--mfa-sms-region", "ap-northeast-1"]
    assert ExitCode.USAGE is main(line)
    assert "--mfa-sms-region does not apply: this user pool sends no text messages." in capsys.readouterr().err
    assert ExitCode.DONE is main([*line, "--verification-by", "phone_number"])
    found = load(file)
    assert isinstance(found, AuthConfig)
    assert found.mfa.sms_region == "ap-northeast-1"


def test_every_region_that_needs_another_is_said_where_it_is_chosen() -> None:
    for pool, sender in mfa.SENDS_FROM.items():
        assert mfa.SMS_REGION.check(pool) is mfa.SMS_REGION.check(sender) is None
        assert f"{pool} needs {sender}" in mfa.SMS_REGION.explanation


@pytest.mark.parametrize(("by", "sender"), tuple(product(["email", "phone_number", "both"], [{}, OWN])))
def test_the_next_steps_say_what_the_sender_can(by: str, sender: dict[str, str]) -> None:
    said = next_steps((Environment("", config(verification={"by": by}, email=sender)),), "")
    assert ("50\na day" in said) == (not sender and by != "phone_number")
    assert ("iam:CreateServiceLinkedRole" in said) == bool(sender)


@pytest.mark.parametrize("word", ['"true"', "1", "[]"])
def test_whether_people_sign_up_is_true_or_false(word: str) -> None:
    text = TEXT.replace("[mfa]", f"self_sign_up = {word}\n[mfa]")
    with pytest.raises(ConfigInvalid, match="self_sign_up: It must be true or false; the file has"):
        parse(text, "auth.toml")


def test_a_setting_says_what_it_conflicts_with_in_the_models() -> None:
    """Every conflict of a setting is one of the models too: none is only the keyboard's."""
    wrong = {"from": "", "identity_arn": OWN["identity_arn"]}
    with pytest.raises(ValidationError):
        config(email=wrong)
    assert {each for each in settings.ALL if each.conflict(each.default, settings.DEFAULTS)} == set()
    assert message("email").endswith("(Amazon SES)?")
