"""The frozen models of `auth.toml`. A value that exists is valid in itself; `rules` say what a pool may become."""

from __future__ import annotations

from typing import Annotated, Final, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StrictInt, model_validator
from pydantic_core import PydanticCustomError

from authconfig import rules, vocabulary
from authconfig.pool_state import PoolState
from authconfig.vocabulary import (
    PASSWORD_LENGTH,
    REFRESH_TOKEN_DAYS,
    Attribute,
    CharacterClass,
    Contact,
    MfaMode,
    MfaType,
)

# The type of the errors that our own checks raise. Their context holds the reason, and the dotted key to name when
# it is not the place of the error. As context, not as template: pydantic would take {####} for a field to fill in.
BAD_VALUE: Final = "bad_value"

_Item = TypeVar("_Item")


def _bad(reason: str, key: str | None = None) -> PydanticCustomError:
    return PydanticCustomError(BAD_VALUE, "{reason}", {"reason": reason, "key": key})


def _checked(check: vocabulary.Check) -> AfterValidator:
    def validate(text: str) -> str:
        if reason := check(text):
            raise _bad(reason)
        return text

    return AfterValidator(validate)


def _without_repetition(items: tuple[_Item, ...]) -> tuple[_Item, ...]:
    if len(set(items)) != len(items):
        raise _bad("It lists the same thing twice.")
    return items


def _without_read_only(items: tuple[Attribute, ...]) -> tuple[Attribute, ...]:
    if found := vocabulary.READ_ONLY.intersection(items):
        raise _bad(f"Cognito sets {min(found)} itself; it cannot be in this list.")
    return items


_Once = AfterValidator(_without_repetition)
_Contacts = Annotated[tuple[Contact, ...], _Once]
_Attributes = Annotated[tuple[Attribute, ...], _Once]
_WritableAttributes = Annotated[_Attributes, AfterValidator(_without_read_only)]
_Version = Annotated[StrictInt, Field(ge=1, le=vocabulary.FILE_VERSION)]
_PoolId = Annotated[str, _checked(vocabulary.pool_id)]


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Project(_Table):
    """`[project]`: what the stacks are named after, and the label of the Amplify prompt."""

    name: Annotated[str, _checked(vocabulary.project_name)]
    resource: Annotated[str, _checked(vocabulary.resource_name)]
    removed: tuple[_PoolId, ...] = ()


class EmptyProject(_Table):
    """`[project]` after `wizard remove`: the name, and the ids of the pools that are no longer managed."""

    name: Annotated[str, _checked(vocabulary.project_name)]
    removed: Annotated[tuple[_PoolId, ...], Field(min_length=1)]


class Created(_Table):
    """`[created]`: what the pool was created with. Written by the wizard; the rules compare against it."""

    id: _PoolId
    mfa: MfaMode
    sign_in: _Contacts
    required_attributes: _WritableAttributes


class UserPool(_Table):
    """`[user_pool]`. An empty `sign_in` means a user name."""

    name: Annotated[str, _checked(vocabulary.user_pool_name)]
    sign_in: _Contacts
    required_attributes: _WritableAttributes
    groups: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _no_groups_yet(self) -> UserPool:
        if self.groups:
            raise _bad("Groups are not built by this version; leave the list empty.", "user_pool.groups")
        return self


class Mfa(_Table):
    """`[mfa]`: the second factor. `types` and `sms_message` are kept, and without effect, while the mode is OFF."""

    mode: MfaMode
    types: Annotated[tuple[MfaType, ...], _Once] = ()
    sms_message: Annotated[str, _checked(vocabulary.sms_authentication_message)] = vocabulary.SMS_MESSAGE

    @property
    def factors(self) -> frozenset[MfaType]:
        """The second factors in effect: none while MFA is OFF."""
        return frozenset() if self.mode is MfaMode.OFF else frozenset(self.types)


class Verification(_Table):
    """`[verification]`: how a new user proves an address, and with which texts."""

    by: Contact = vocabulary.VERIFIED_BY
    email_subject: Annotated[str, _checked(vocabulary.email_subject)] = "Your verification code"
    email_message: Annotated[str, _checked(vocabulary.email_verification_message)] = "Your verification code is {####}"
    sms_message: Annotated[str, _checked(vocabulary.sms_verification_message)] = "Your verification code is {####}"


class PasswordPolicy(_Table):
    """`[password_policy]`. The default is Cognito's own: 8 characters of all four classes."""

    minimum_length: Annotated[StrictInt, Field(ge=PASSWORD_LENGTH[0], le=PASSWORD_LENGTH[1])] = 8
    requires: Annotated[tuple[CharacterClass, ...], _Once] = tuple(CharacterClass)


class AppClient(_Table):
    """`[app_client]`. Empty attribute lists mean Cognito's default."""

    refresh_token_days: Annotated[StrictInt, Field(ge=REFRESH_TOKEN_DAYS[0], le=REFRESH_TOKEN_DAYS[1])] = 30
    read_attributes: _Attributes = ()
    write_attributes: _WritableAttributes = ()


class WithoutPool(_Table):
    """A file whose pool was removed: there is a stack to deploy, with nothing in it, and room for a new pool."""

    version: _Version
    project: EmptyProject


class AuthConfig(_Table):
    """A whole `auth.toml` with a pool."""

    version: _Version
    project: Project
    created: Created
    user_pool: UserPool
    mfa: Mfa
    verification: Verification = Verification()
    password_policy: PasswordPolicy = PasswordPolicy()
    app_client: AppClient = AppClient()

    @property
    def phone_reason(self) -> str | None:
        """Why the pool must be able to send text messages whatever its MFA; None when it need not."""
        return rules.phone_reason(self.user_pool.sign_in, self.verification.by)

    @property
    def uses_sms(self) -> bool:
        """Whether anything sends text messages, so that the pool needs the SMS role."""
        return MfaType.SMS in self.mfa.factors or self.phone_reason is not None

    @property
    def mfa_record(self) -> MfaMode:
        """The mode at creation that holds for this configuration: the recorded one, until the pool leaves ON."""
        return rules.mfa_record(self.created.mfa, self.mfa.mode)

    def recorded(self) -> PoolState:
        """The existing pool as this file knows it: its record of the creation, and the present factors."""
        return PoolState(
            mfa_at_creation=self.mfa_record,
            mfa_mode=self.mfa.mode,
            mfa_types=frozenset(self.mfa.types),
            sign_in=frozenset(self.created.sign_in),
            required_attributes=frozenset(self.created.required_attributes),
        )

    @model_validator(mode="after")
    def _consistent(self) -> AuthConfig:
        for key, broken, reason in (
            ("created.id", self.created.id in self.project.removed, "This id belongs to a pool that was removed."),
            ("mfa.types", self.mfa.mode is not MfaMode.OFF and not self.mfa.types, vocabulary.NO_MFA_TYPE),
            (
                "mfa.types",
                bool(self.mfa.factors) and self.phone_reason is not None and MfaType.SMS not in self.mfa.factors,
                f'"SMS" must be among the types: {self.phone_reason}.',
            ),
        ):
            if broken:
                raise _bad(reason, key)
        return self
