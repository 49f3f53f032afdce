"""The user pool: what of it is the same for everybody, and what follows from the configuration.

What is the same for everybody is said once; the recorded templates hold it for every kind of pool.
"""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from authconfig.models import AuthConfig
from authconfig.vocabulary import READ_ONLY, Attribute
from tests.configs import POOL_ID, config
from tests.snapshot.cases import EVERY_POOL, Pool
from tests.snapshot.templates import Resource, sms_role, template_of, user_pool

_every_pool = pytest.mark.parametrize("pool", EVERY_POOL, ids=str)
_IDENTITY = "arn:aws:ses:eu-west-1:111122223333:identity/example.com"
_FACTORS = {"SMS": "SMS_MFA", "TOTP": "SOFTWARE_TOKEN_MFA"}
_WRITABLE = tuple(attribute for attribute in Attribute if attribute not in READ_ONLY)


@_every_pool
def test_the_pool_has_the_mode_and_the_factors_of_the_file(pool: Pool) -> None:
    properties = user_pool(template_of(pool.config()))

    assert pool.mode == properties["MfaConfiguration"]
    if pool.mode == "OFF":
        assert "EnabledMfas" not in properties
        assert "SmsAuthenticationMessage" not in properties
    else:
        assert [_FACTORS[name] for name in pool.types] == properties["EnabledMfas"]
        assert ("SMS" in pool.types) == ("SmsAuthenticationMessage" in properties)


@_every_pool
def test_a_password_is_never_reset_through_the_phone_that_is_the_second_factor(pool: Pool) -> None:
    properties = user_pool(template_of(pool.config()))

    channels = _recovery(properties)
    assert channels
    assert set(channels) <= {"verified_email", "verified_phone_number"}
    assert not ("verified_phone_number" in channels and "SMS_MFA" in properties.get("EnabledMfas", ()))


@_every_pool
def test_the_channel_to_reset_a_password_can_send(pool: Pool) -> None:
    properties = user_pool(template_of(pool.config()))

    assert _recovery(properties)[0] == "verified_email" or "SmsConfiguration" in properties


@pytest.mark.parametrize(
    ("verified_by", "without_sms", "with_sms"),
    [
        ("email", ["verified_email"], ["verified_email"]),
        ("phone_number", ["verified_phone_number"], ["verified_email"]),
        ("both", ["verified_email", "verified_phone_number"], ["verified_email"]),
    ],
)
def test_a_password_is_reset_by_what_is_verified_email_first(
    verified_by: str, without_sms: list[str], with_sms: list[str]
) -> None:
    without = Pool("OFF", (), ("email",), verified_by)
    factor = Pool("OPTIONAL", ("SMS",), ("email",), verified_by)

    assert without_sms == _recovery(user_pool(template_of(without.config())))
    assert with_sms == _recovery(user_pool(template_of(factor.config())))


def _recovery(properties: Resource) -> list[str]:
    """The channels to reset a password by; priorities count from 1 in their order."""
    mechanisms = properties["AccountRecoverySetting"]["RecoveryMechanisms"]
    assert list(range(1, len(mechanisms) + 1)) == [each["Priority"] for each in mechanisms]
    return [each["Name"] for each in mechanisms]


@_every_pool
def test_a_pool_with_sms_keeps_it_among_the_factors_while_mfa_is_on(pool: Pool) -> None:
    properties = user_pool(template_of(pool.config()))

    if pool.mode != "OFF" and "SmsConfiguration" in properties:
        assert "SMS_MFA" in properties["EnabledMfas"]


def test_user_names_that_differ_in_case_are_one_user_unless_the_file_says_so() -> None:
    assert user_pool(template_of(config()))["UsernameConfiguration"] == {"CaseSensitive": False}
    sensitive = {"case_sensitive": True}
    made = config(created=sensitive, user_pool=sensitive)
    assert user_pool(template_of(made))["UsernameConfiguration"] == {"CaseSensitive": True}


@pytest.mark.parametrize("self_sign_up", [True, False])
def test_people_sign_themselves_up_or_administrators_create_them(self_sign_up: bool) -> None:
    properties = user_pool(template_of(config(user_pool={"self_sign_up": self_sign_up})))

    assert properties["AdminCreateUserConfig"] == {"AllowAdminCreateUserOnly": not self_sign_up}


@pytest.mark.parametrize("tier", ["LITE", "ESSENTIALS", "PLUS"])
def test_the_tier_is_written_down(tier: str) -> None:
    assert user_pool(template_of(config()))["UserPoolTier"] == "ESSENTIALS"
    assert user_pool(template_of(config(user_pool={"tier": tier})))["UserPoolTier"] == tier


@pytest.mark.parametrize("mode", ["OFF", "AUDIT", "ENFORCED"])
def test_threat_protection_is_stated_where_the_tier_has_it(mode: str) -> None:
    protected = user_pool(template_of(config(user_pool={"tier": "PLUS", "threat_protection": mode})))
    assert protected["UserPoolAddOns"] == {"AdvancedSecurityMode": mode}
    for tier in ("LITE", "ESSENTIALS"):
        assert "UserPoolAddOns" not in user_pool(template_of(config(user_pool={"tier": tier})))


@pytest.mark.parametrize(
    ("email", "stated"),
    [
        ({}, {"EmailSendingAccount": "COGNITO_DEFAULT"}),
        (
            {"reply_to": "help@example.com"},
            {"EmailSendingAccount": "COGNITO_DEFAULT", "ReplyToEmailAddress": "help@example.com"},
        ),
        (
            {"from": "Shop <no-reply@example.com>", "identity_arn": _IDENTITY},
            {"EmailSendingAccount": "DEVELOPER", "From": "Shop <no-reply@example.com>", "SourceArn": _IDENTITY},
        ),
    ],
)
def test_emails_come_from_cognitos_sender_or_from_ones_own(email: dict[str, str], stated: dict[str, str]) -> None:
    assert user_pool(template_of(config(email=email)))["EmailConfiguration"] == stated


@pytest.mark.parametrize(
    ("devices", "stated"),
    [
        ({}, None),
        ({"skip_mfa": True}, None),
        (
            {"remember": "always"},
            {"ChallengeRequiredOnNewDevice": False, "DeviceOnlyRememberedOnUserPrompt": False},
        ),
        (
            {"remember": "opt_in", "skip_mfa": True},
            {"ChallengeRequiredOnNewDevice": True, "DeviceOnlyRememberedOnUserPrompt": True},
        ),
    ],
)
def test_devices_are_stated_only_where_some_are_remembered(
    devices: dict[str, Any], stated: dict[str, bool] | None
) -> None:
    assert user_pool(template_of(config(devices=devices))).get("DeviceConfiguration") == stated


@pytest.mark.parametrize(
    ("texts", "stated"),
    [
        ({}, None),
        ({"email_subject": "Come in"}, {"EmailSubject": "Come in"}),
        (
            {"email_message": "{username} {####}", "sms_message": "{####} {username}"},
            {"EmailMessage": "{username} {####}", "SMSMessage": "{####} {username}"},
        ),
    ],
)
def test_an_invitation_is_stated_where_it_is_not_left_to_cognito(
    texts: dict[str, str], stated: dict[str, str] | None
) -> None:
    properties = user_pool(template_of(config(invitation=texts)))["AdminCreateUserConfig"]
    assert properties.get("InviteMessageTemplate") == stated
    assert properties["AllowAdminCreateUserOnly"] is False


@_every_pool
def test_an_invitation_by_text_message_is_stated_where_there_are_some(pool: Pool) -> None:
    made = user_pool(template_of(pool.config(invitation={"sms_message": "{username}: {####}"})))
    assert ("InviteMessageTemplate" in made["AdminCreateUserConfig"]) == pool.sends_text_messages


@_every_pool
def test_the_region_of_text_messages_is_stated_where_there_are_some_and_it_is_given(pool: Pool) -> None:
    without = user_pool(template_of(pool.config()))
    document = pool.config().model_dump()
    document["mfa"]["sms_region"] = "ap-northeast-1"
    given = user_pool(template_of(AuthConfig.model_validate(document)))

    assert "SnsRegion" not in without.get("SmsConfiguration", {})
    assert pool.sends_text_messages == (given.get("SmsConfiguration", {}).get("SnsRegion") == "ap-northeast-1")


@_every_pool
def test_a_changed_address_counts_once_it_is_verified(pool: Pool) -> None:
    properties = user_pool(template_of(pool.config()))

    verified = {"email": ["email"], "phone_number": ["phone_number"], "both": ["email", "phone_number"]}
    assert verified[pool.verified_by] == properties["AutoVerifiedAttributes"]
    assert {"AttributesRequireVerificationBeforeUpdate": verified[pool.verified_by]} == properties[
        "UserAttributeUpdateSettings"
    ]


def test_email_or_phone_number_is_both_to_sign_in_with_and_the_role_that_sends_to_phones() -> None:
    template = template_of(Pool("OFF", (), ("phone_number", "email")).config())

    assert user_pool(template)["UsernameAttributes"] == ["email", "phone_number"]
    assert sms_role(template)
    assert user_pool(template)["SmsConfiguration"]["ExternalId"] == f"user-pool-{POOL_ID}"


@pytest.mark.parametrize("length", [6, 99])
@pytest.mark.parametrize("requires", [(), ("numbers",), ("lowercase", "uppercase", "numbers", "symbols")])
def test_the_password_policy_is_that_of_the_file(length: int, requires: tuple[str, ...]) -> None:
    made = config(password_policy={"minimum_length": length, "requires": requires})

    assert {
        "MinimumLength": length,
        "RequireLowercase": "lowercase" in requires,
        "RequireUppercase": "uppercase" in requires,
        "RequireNumbers": "numbers" in requires,
        "RequireSymbols": "symbols" in requires,
        "TemporaryPasswordValidityDays": 7,
    } == user_pool(template_of(made))["Policies"]["PasswordPolicy"]


def test_a_history_of_passwords_is_stated_where_there_is_one_and_the_days_of_a_temporary_one_always() -> None:
    def policy(**values: int) -> Any:
        return user_pool(template_of(config(password_policy=values)))["Policies"]["PasswordPolicy"]

    assert policy(history=24, temporary_password_days=365).items() >= {
        ("PasswordHistorySize", 24),
        ("TemporaryPasswordValidityDays", 365),
    }
    assert "PasswordHistorySize" not in policy(history=0)


def test_every_required_attribute_says_its_type_or_later_updates_fail() -> None:
    required = config(
        created={"required_attributes": _WRITABLE},
        user_pool={"required_attributes": _WRITABLE},
    )

    assert [
        {
            "Name": attribute,
            "AttributeDataType": "Number" if attribute == "updated_at" else "String",
            "Required": True,
            "Mutable": True,
        }
        for attribute in _WRITABLE
    ] == user_pool(template_of(required))["Schema"]


def test_a_pool_that_requires_nothing_has_no_schema() -> None:
    lax = config(created={"required_attributes": ()}, user_pool={"required_attributes": ()})

    assert "Schema" not in user_pool(template_of(lax))


def test_a_list_in_another_order_is_the_same_template() -> None:
    everything = {
        "types": ("SMS", "TOTP"),
        "sign_in": ("email", "phone_number"),
        "required_attributes": ("email", "name", "updated_at"),
        "requires": ("lowercase", "uppercase", "numbers", "symbols"),
        "read_attributes": ("email", "name", "nickname"),
        "write_attributes": ("email", "name", "nickname"),
    }

    def template(lists: dict[str, tuple[str, ...]]) -> object:
        fixed = {key: lists[key] for key in ("sign_in", "required_attributes")}
        return template_of(
            config(
                created=fixed,
                user_pool=fixed,
                mfa={"types": lists["types"]},
                password_policy={"requires": lists["requires"]},
                app={key: lists[key] for key in ("read_attributes", "write_attributes")},
            )
        )

    for key, items in everything.items():
        for reordered in permutations(items):
            assert template(everything) == template({**everything, key: reordered}), (key, reordered)
