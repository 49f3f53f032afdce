"""What Amplify's requests say about a user pool, as frozen models.

The fields are those of the JSON schemas and of the TypeScript interface in the npm package
amplify-headless-interface. A part that this project does not build is recognised here, and refused.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StrictStr, ValidationInfo, field_validator
from pydantic.alias_generators import to_camel

from authconfig.vocabulary import Contact, MfaMode
from wizard.headless import words


class Part(BaseModel):
    """An object of a request. Fields that are not in the schemas are refused, although the schemas let them pass."""

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=to_camel)


class Group(Part):
    """A group of users."""

    group_name: words.GroupName
    custom_policy: words.CustomPolicy = None


class MfaOff(Part):
    """No second factor."""

    mode: Annotated[Literal["OFF"], AfterValidator(MfaMode)]


class MfaSettings(Part):
    """A second factor. The message is required even where no text messages are sent."""

    mode: Annotated[Literal["ON", "OPTIONAL"], AfterValidator(MfaMode)]
    mfa_types: words.MfaTypes
    sms_message: StrictStr


class PasswordPolicy(Part):
    """What a password must have."""

    minimum_length: words.WholeNumber | None = None
    additional_constraints: words.Constraints | None = None


class EmailVerified(Part):
    """Email addresses are verified. The subject has one name in the interface and another in the schema."""

    contact: ClassVar = Contact.EMAIL

    type: Literal["EMAIL"]
    verification_message: StrictStr | None = None
    verification_subject: StrictStr | None = None
    verifiection_subject: StrictStr | None = None

    @field_validator("verifiection_subject")
    @classmethod
    def _one_subject(cls, value: str, info: ValidationInfo) -> str:
        if info.data.get("verification_subject") is not None:
            raise words.refused("It is another name for verificationSubject, which is also given.", "Leave one out.")
        return value


class PhoneNumberVerified(Part):
    """Phone numbers are verified."""

    contact: ClassVar = Contact.PHONE_NUMBER

    type: Literal["PHONE_NUMBER"]
    verification_message: StrictStr | None = None


class EmailRecovery(Part):
    """Version 1's way to say that email addresses are verified."""

    contact: ClassVar = Contact.EMAIL

    delivery_method: Literal["EMAIL"]
    email_message: StrictStr
    email_subject: StrictStr


class SmsRecovery(Part):
    """Version 1's way to say that phone numbers are verified."""

    contact: ClassVar = Contact.PHONE_NUMBER

    delivery_method: Literal["SMS"]
    sms_message: StrictStr


Mfa = Annotated[MfaOff | MfaSettings, Field(discriminator="mode")]
AutoVerified = Annotated[EmailVerified | PhoneNumberVerified, Field(discriminator="type")]
Verified = EmailVerified | PhoneNumberVerified | EmailRecovery | SmsRecovery
PasswordRecovery = Annotated[EmailRecovery | SmsRecovery, Field(discriminator="delivery_method")]


def _each_group_once(groups: tuple[Group, ...]) -> tuple[Group, ...]:
    words.once(tuple(group.group_name for group in groups))
    return groups


def _each_type_once(verified: tuple[AutoVerified, ...]) -> tuple[AutoVerified, ...]:
    words.once(tuple(each.type for each in verified))
    return verified


class RequestedPool(Part):
    """What a request of either kind and version can say about a user pool.

    verified_by: the path of the field that says what is verified
    """

    verified_by: ClassVar[str]

    user_pool_groups: Annotated[tuple[Group, ...], AfterValidator(_each_group_once)] | None = None
    admin_queries: words.AdminQueries = None
    mfa: Mfa | None = None
    password_policy: PasswordPolicy | None = None
    refresh_token_period: words.WholeNumber | None = None
    read_attributes: words.Attributes | None = None
    write_attributes: words.WritableAttributes | None = None

    @property
    def verified(self) -> dict[str, Verified]:
        """What is verified, by the path of the object that says so; empty when nothing is said."""
        raise NotImplementedError


class RequestedPool1(RequestedPool):
    """A user pool in version 1, which states what is verified as the way to recover a password."""

    verified_by: ClassVar = "passwordRecovery.deliveryMethod"

    password_recovery: PasswordRecovery | None = None

    @property
    def verified(self) -> dict[str, Verified]:
        """What is verified."""
        return {"passwordRecovery": self.password_recovery} if self.password_recovery else {}


class RequestedPool2(RequestedPool):
    """A user pool in version 2."""

    verified_by: ClassVar = "autoVerifiedAttributes"

    auto_verified_attributes: Annotated[tuple[AutoVerified, ...], AfterValidator(_each_type_once)] = ()

    @property
    def verified(self) -> dict[str, Verified]:
        """What is verified. An empty list says no more than an absent one."""
        return {f"autoVerifiedAttributes[{index}]": each for index, each in enumerate(self.auto_verified_attributes)}
