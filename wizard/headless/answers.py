"""From a request to answers: which field answers which question.

A field that is absent answers nothing: `add` takes the default, `update` leaves things as they are. One that is present
is an object's whole value, so what a password policy or a verification leaves out takes the default.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from pydantic.alias_generators import to_camel

from authconfig import vocabulary
from authconfig.vocabulary import Contact, MfaType, VerifiedBy
from wizard.headless.requested_pool import (
    EmailRecovery,
    EmailVerified,
    MfaOff,
    MfaSettings,
    Part,
    PhoneNumberVerified,
    RequestedPool,
    SmsRecovery,
)
from wizard.headless.requests import AddAuthRequest, Request
from wizard.interview.question import Given, Value

SOURCE: Final = "standard input"

_Answer = tuple[str, Value, str]  # the question's key, the answer, the place of it in the request

# By the path from the user pool on, as the models spell it: mfa_types is the request's mfaTypes.
_POOL: Final = {
    "user_pool_name": "user_pool.name",
    "signin_method": "user_pool.sign_in",
    "alias_attributes": "user_pool.aliases",
    "required_signup_attributes": "user_pool.required_attributes",
    "mfa.mode": "mfa.mode",
    "mfa.mfa_types": "mfa.types",
    "mfa.sms_message": "mfa.sms_message",
    "password_policy.minimum_length": "password_policy.minimum_length",
    "password_policy.additional_constraints": "password_policy.requires",
    "refresh_token_period": "app_client.refresh_token_days",
    "read_attributes": "app_client.read_attributes",
    "write_attributes": "app_client.write_attributes",
}
_TEXTS: Final[dict[type[Part], dict[str, str]]] = {
    EmailVerified: {
        "verification_subject": "verification.email_subject",
        "verifiection_subject": "verification.email_subject",
        "verification_message": "verification.email_message",
    },
    PhoneNumberVerified: {"verification_message": "verification.sms_message"},
    EmailRecovery: {
        "email_subject": "verification.email_subject",
        "email_message": "verification.email_message",
    },
    SmsRecovery: {"sms_message": "verification.sms_message"},
}
_DEFAULT_TEXTS: Final[dict[Contact, dict[str, Value]]] = {
    Contact.EMAIL: {
        "verification.email_subject": vocabulary.EMAIL_SUBJECT,
        "verification.email_message": vocabulary.EMAIL_MESSAGE,
    },
    Contact.PHONE_NUMBER: {"verification.sms_message": vocabulary.SMS_VERIFICATION_MESSAGE},
}
_DEFAULT_POLICY: Final[dict[str, Value]] = {
    "password_policy.minimum_length": str(vocabulary.MINIMUM_PASSWORD_LENGTH),
    "password_policy.requires": (),
}


def given(request: Request) -> Given:
    """The answers in `request`, and where it has them. The texts and numbers among them are not judged yet."""
    answers = tuple(_of_request(request))
    return Given(
        values={key: value for key, value, _ in answers},
        source=SOURCE,
        places={key: place for key, _, place in answers},
        may_not_apply=frozenset({"mfa.sms_message"}),  # the schemas want one whatever the types
    )


def _of_request(request: Request) -> Iterator[_Answer]:
    if isinstance(request, AddAuthRequest):
        yield "project.resource", request.resource_name, "resourceName"
        configuration = request.service_configuration.user_pool_configuration
        yield from _of_pool(configuration, "serviceConfiguration.userPoolConfiguration")
    else:
        modification = request.service_modification.user_pool_modification
        yield from _of_pool(modification, "serviceModification.userPoolModification")


def _of_pool(pool: RequestedPool, place: str) -> Iterator[_Answer]:
    if pool.user_pool_groups is not None:
        names = tuple(group.group_name for group in pool.user_pool_groups)
        yield "user_pool.groups", names, f"{place}.userPoolGroups"
    if pool.password_policy:
        yield from _defaults(_DEFAULT_POLICY, f"{place}.passwordPolicy")
    for answer in _fields(pool, _POOL, place):
        if answer[0] != "mfa.sms_message" or not _is_empty_for_totp(pool.mfa):
            yield answer
    yield from _of_verification(pool, place)


def _is_empty_for_totp(mfa: MfaOff | MfaSettings | None) -> bool:
    """Whether the obligatory text message is there for the form only."""
    return isinstance(mfa, MfaSettings) and MfaType.SMS not in mfa.mfa_types and not mfa.sms_message.strip()


def _of_verification(pool: RequestedPool, place: str) -> Iterator[_Answer]:
    verified = pool.verified
    if not verified:
        return
    contacts = {part.contact for part in verified.values()}
    by = next(by for by in VerifiedBy if contacts == set(by.contacts))
    yield "verification.by", by, f"{place}.{pool.verified_by}"
    for path, part in verified.items():
        yield from _defaults(_DEFAULT_TEXTS[part.contact], f"{place}.{path}")
        yield from _fields(part, _TEXTS[type(part)], f"{place}.{path}")


def _defaults(values: Mapping[str, Value], place: str) -> Iterator[_Answer]:
    for key, value in values.items():
        yield key, value, place


def _fields(part: Part, keys: Mapping[str, str], place: str) -> Iterator[_Answer]:
    """The answers that `part` has in the fields of `keys`."""
    for path, key in keys.items():
        names = path.split(".")
        value: Any = part
        for name in names:
            value = getattr(value, name, None)
        if value is not None:
            yield key, value, ".".join((place, *map(to_camel, names)))
