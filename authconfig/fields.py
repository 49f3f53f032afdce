"""The types of the values in `auth.toml`: what pydantic checks, and what the JSON Schema says about each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Annotated, Any, Final, TypeVar

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler, StrictInt
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from authconfig import checks, vocabulary
from authconfig.checks import Pattern
from authconfig.settings import invitation, mfa, verification
from authconfig.settings.setting import Setting
from authconfig.vocabulary import Alias, AnyAttribute, Attribute, Contact, CustomName

# The type of the errors that our own checks raise. Their context holds the reason and, if the error is about another
# key than the one where it was found, that dotted key. The reason is not the template of the error because pydantic
# would take {####} in it for a field to fill in.
BAD_VALUE: Final = "bad_value"

Schema = dict[str, Any]
_Item = TypeVar("_Item")


def bad_value(reason: str, key: str | None = None) -> PydanticCustomError:
    """The error for a value that is not valid. key: the dotted key to name, if not the place where it is found"""
    return PydanticCustomError(BAD_VALUE, "{reason}", {"reason": reason, "key": key})


@dataclass(frozen=True, slots=True)
class _Checked:
    """A check added to a type. `check` returns why a value is not valid; `says` is what a JSON Schema can say of it."""

    check: Callable[[Any], str | None]
    says: Schema = field(default_factory=dict)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self._validate, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> Schema:
        return {**handler(schema), **self.says}

    def _validate(self, value: Any) -> Any:
        if reason := self.check(value):
            raise bad_value(reason)
        return value


def _named(check: Pattern) -> _Checked:
    return _Checked(check, {"pattern": f"^(?:{check.regex})$"})


def _text(setting: Setting[str], says: Schema) -> _Checked:
    """The check of a text that may contain variables. A schema can limit the length only of a text without any."""
    longest = {"maxLength": setting.limits.most} if setting.limits else {}
    return _Checked(setting.check, {**says, "anyOf": [longest, {"pattern": r"\{\{"}]})


class _OrCustom:
    """Custom attributes besides the standard ones, which are an enum: what begins with custom: is checked as one."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_wrap_validator_function(
            self._validate, handler(Attribute), serialization=core_schema.simple_ser_schema("any")
        )

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> Schema:
        custom = {"type": "string", "pattern": f"^(?:{checks.custom_reference.regex})$"}
        return {"anyOf": [handler(schema), custom]}

    def _validate(self, value: Any, standard: Callable[[Any], Attribute]) -> AnyAttribute:
        if not (isinstance(value, str) and value.startswith(vocabulary.CUSTOM)):
            return standard(value)
        if reason := checks.custom_reference(value):
            raise bad_value(reason)
        return CustomName(value)


def _repeats(items: tuple[_Item, ...]) -> str | None:
    return "It lists the same value twice." if len(set(items)) != len(items) else None


def _read_only(items: tuple[AnyAttribute, ...]) -> str | None:
    found = vocabulary.READ_ONLY.intersection(items)
    return f"Cognito sets {min(found)} itself; it cannot be in this list." if found else None


# A map that takes no other names than those of its keys' type, which a JSON Schema does not say of itself.
NoOtherNames: Final = Field(json_schema_extra={"additionalProperties": False})
Once: Final = _Checked(_repeats, {"uniqueItems": True})
_HAS_CODE: Final = {"pattern": r"\{####\}"}
_INVITES: Final = {"pattern": r"^$|\{username\}[\s\S]*\{####\}|\{####\}[\s\S]*\{username\}"}
_WRITABLE: Final = {"not": {"contains": {"enum": sorted(vocabulary.READ_ONLY)}}}

Region = Annotated[str, _named(checks.region_or_none)]
EmailAddress = Annotated[str, _named(checks.email_address)]
Sender = Annotated[str, _named(checks.sender)]
IdentityArn = Annotated[str, _named(checks.identity_arn)]
Version = Annotated[StrictInt, Field(ge=1, le=vocabulary.FILE_VERSION, description="The version of the file's format.")]
PoolId = Annotated[vocabulary.PoolId, _named(checks.pool_id)]
GivenUp = Annotated[str, _named(checks.given_up)]
AccountNumber = Annotated[str, _named(checks.account_or_none)]
TagName = Annotated[str, _named(checks.tag_name)]
TagValue = Annotated[str, _named(checks.tag_value)]
EnvironmentName = Annotated[str, _named(checks.environment_name)]
ClientName = Annotated[str, _named(checks.client_name)]
ClientNames = Annotated[tuple[ClientName, ...], Once]
ProjectName = Annotated[str, _named(checks.project_name)]
ResourceName = Annotated[str, _named(checks.resource_name)]
UserPoolName = Annotated[str, _named(checks.user_pool_name)]
GroupName = Annotated[str, _named(checks.group_name)]
Groups = Annotated[tuple[GroupName, ...], Once, _Checked(checks.group_names, {"maxItems": checks.MOST_GROUPS})]
Contacts = Annotated[tuple[Contact, ...], Once]
Aliases = Annotated[tuple[Alias, ...], Once]
Attributes = Annotated[tuple[Attribute, ...], Once]
WritableAttributes = Annotated[Attributes, _Checked(_read_only, _WRITABLE)]
AppAttributes = Annotated[tuple[Annotated[AnyAttribute, _OrCustom()], ...], Once]
WritableAppAttributes = Annotated[AppAttributes, _Checked(_read_only, _WRITABLE)]
CustomAttributeName = Annotated[
    str, _Checked(checks.custom_attribute_name, {"pattern": f"^(?:{checks.custom_name.regex})$"})
]
SmsCode = Annotated[str, _text(mfa.SMS_MESSAGE, _HAS_CODE)]
SmsMessage = Annotated[str, _text(verification.SMS_MESSAGE, _HAS_CODE)]
EmailMessage = Annotated[str, _text(verification.EMAIL_MESSAGE, _HAS_CODE)]
InvitationSubject = Annotated[str, _text(invitation.EMAIL_SUBJECT, {})]
InvitationEmail = Annotated[str, _text(invitation.EMAIL_MESSAGE, _INVITES)]
InvitationSms = Annotated[str, _text(invitation.SMS_MESSAGE, _INVITES)]
EmailSubject = Annotated[str, _text(verification.EMAIL_SUBJECT, {"minLength": 1})]
