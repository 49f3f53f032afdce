"""Turns a request into answers: which field answers which question.

A field that is absent answers nothing: `add` takes the default, `update` leaves things as they are. An object that is
present is complete: what a password policy or a verification leaves out takes the default.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from pydantic.alias_generators import to_camel

from authconfig.settings import app_client, mfa, password_policy, project, user_pool, verification
from authconfig.settings.setting import Setting
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
from wizard.interview.answers import Given

SOURCE: Final = "standard input"

_Answer = tuple[Setting[Any], Any, str]  # the setting, the answer, its place in the request

# By the path below the user pool, as the models spell it: mfa_types is the request's mfaTypes.
_POOL: Final[Mapping[str, Setting[Any]]] = {
    "user_pool_name": user_pool.NAME,
    "signin_method": user_pool.SIGN_IN,
    "alias_attributes": user_pool.ALIASES,
    "required_signup_attributes": user_pool.REQUIRED_ATTRIBUTES,
    "mfa.mode": mfa.MODE,
    "mfa.mfa_types": mfa.TYPES,
    "mfa.sms_message": mfa.SMS_MESSAGE,
    "password_policy.minimum_length": password_policy.MINIMUM_LENGTH,
    "password_policy.additional_constraints": password_policy.REQUIRES,
    "refresh_token_period": app_client.APP.refresh_token_days,
    "read_attributes": app_client.APP.read_attributes,
    "write_attributes": app_client.APP.write_attributes,
}
_TEXTS: Final[Mapping[type[Part], Mapping[str, Setting[Any]]]] = {
    EmailVerified: {
        "verification_subject": verification.EMAIL_SUBJECT,
        "verifiection_subject": verification.EMAIL_SUBJECT,
        "verification_message": verification.EMAIL_MESSAGE,
    },
    PhoneNumberVerified: {"verification_message": verification.SMS_MESSAGE},
    EmailRecovery: {
        "email_subject": verification.EMAIL_SUBJECT,
        "email_message": verification.EMAIL_MESSAGE,
    },
    SmsRecovery: {"sms_message": verification.SMS_MESSAGE},
}
# The texts that take their defaults if the object for an address leaves them out.
_DEFAULT_TEXTS: Final[Mapping[Contact, tuple[Setting[str], ...]]] = {
    Contact.EMAIL: (verification.EMAIL_SUBJECT, verification.EMAIL_MESSAGE),
    Contact.PHONE_NUMBER: (verification.SMS_MESSAGE,),
}
_DEFAULT_POLICY: Final[Mapping[Setting[Any], Any]] = {
    password_policy.MINIMUM_LENGTH: password_policy.MINIMUM_LENGTH.default,
    password_policy.REQUIRES: (),
}


def given(request: Request) -> Given:
    """The answers in `request`, with their places in it. The texts and numbers among them are not checked yet."""
    answers = tuple(_of_request(request))
    return Given(
        values={setting.key: value for setting, value, _ in answers},
        source=SOURCE,
        places={setting.key: place for setting, _, place in answers},
        may_not_apply=frozenset({mfa.SMS_MESSAGE.key}),  # the schemas require one whatever the types are
    )


def _of_request(request: Request) -> Iterator[_Answer]:
    if isinstance(request, AddAuthRequest):
        yield project.RESOURCE, request.resource_name, "resourceName"
        configuration = request.service_configuration.user_pool_configuration
        yield from _of_pool(configuration, "serviceConfiguration.userPoolConfiguration")
    else:
        modification = request.service_modification.user_pool_modification
        yield from _of_pool(modification, "serviceModification.userPoolModification")


def _of_pool(pool: RequestedPool, place: str) -> Iterator[_Answer]:
    if pool.user_pool_groups is not None:
        names = tuple(group.group_name for group in pool.user_pool_groups)
        yield user_pool.GROUPS, names, f"{place}.userPoolGroups"
    if pool.password_policy:
        yield from _defaults(_DEFAULT_POLICY, f"{place}.passwordPolicy")
    for answer in _fields(pool, _POOL, place):
        if answer[0] is not mfa.SMS_MESSAGE or not _is_empty_for_totp(pool.mfa):
            yield answer
    yield from _of_verification(pool, place)


def _is_empty_for_totp(requested: MfaOff | MfaSettings | None) -> bool:
    """Whether the text message is empty, and there only because the schemas require one."""
    return (
        isinstance(requested, MfaSettings)
        and MfaType.SMS not in requested.mfa_types
        and not requested.sms_message.strip()
    )


def _of_verification(pool: RequestedPool, place: str) -> Iterator[_Answer]:
    verified = pool.verified
    if not verified:
        return
    contacts = {part.contact for part in verified.values()}
    by = next(by for by in VerifiedBy if contacts == set(by.contacts))
    yield verification.BY, by, f"{place}.{pool.verified_by}"
    for path, part in verified.items():
        yield from _defaults({text: text.default for text in _DEFAULT_TEXTS[part.contact]}, f"{place}.{path}")
        yield from _fields(part, _TEXTS[type(part)], f"{place}.{path}")


def _defaults(values: Mapping[Setting[Any], Any], place: str) -> Iterator[_Answer]:
    for setting, value in values.items():
        yield setting, value, place


def _fields(part: Part, answered: Mapping[str, Setting[Any]], place: str) -> Iterator[_Answer]:
    """The answers that `part` has in the fields of `answered`."""
    for path, setting in answered.items():
        names = path.split(".")
        value: Any = part
        for name in names:
            value = getattr(value, name, None)
        if value is not None:
            yield setting, value, ".".join((place, *map(to_camel, names)))
