"""The frozen models of `auth.toml`. A value that exists is valid in itself; `rules` say what a pool may become."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StrictInt, model_validator

from authconfig import rules, vocabulary
from authconfig.fields import (
    Aliases,
    Attributes,
    Contacts,
    EmailMessage,
    EmailSubject,
    GroupName,
    Once,
    PoolId,
    ProjectName,
    ResourceName,
    SmsCode,
    SmsMessage,
    UserPoolName,
    Version,
    WritableAttributes,
    bad_value,
)
from authconfig.pool_state import PoolState
from authconfig.vocabulary import PASSWORD_LENGTH, TOKEN_DAYS, CharacterClass, MfaMode, MfaType, VerifiedBy


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ProjectTable(_Table):
    """`[project]`: what the stacks are named after, and the label of the Amplify prompt."""

    name: ProjectName = Field(description="Names the stacks: <name>-auth-<environment>.")
    resource: ResourceName = Field(description="A label for people.")
    removed: tuple[PoolId, ...] = Field(
        default=(), description="The ids of pools that are no longer managed from here."
    )


class EmptyProjectTable(_Table):
    """`[project]` after `wizard remove`: the name, and the ids of the pools that are no longer managed."""

    name: ProjectName = Field(description="Names the stacks: <name>-auth-<environment>.")
    removed: tuple[PoolId, ...] = Field(min_length=1, description="The ids of pools that are no longer managed.")


class CreatedTable(_Table):
    """`[created]`: what the pool was created with. Written by the wizard; the rules compare against it."""

    id: PoolId = Field(description="Part of every logical id: another id is another, empty pool.")
    mfa: MfaMode = Field(description="MFA can be required (ON) only if this says ON.")
    sign_in: Contacts = Field(description="What users sign in with.")
    aliases: Aliases = Field(default=(), description="What they sign in with as well.")
    required_attributes: WritableAttributes = Field(description="What users must give to sign up.")


class UserPoolTable(_Table):
    """`[user_pool]`: the pool, how its users sign in, and the groups they can belong to."""

    name: UserPoolName = Field(description="In AWS it carries the environment too: <name>-<environment>.")
    sign_in: Contacts = Field(description="What users sign in with; [] means a user name. Fixed at creation.")
    aliases: Aliases = Field(
        default=(), description="With user names: what users sign in with as well, once verified. Fixed at creation."
    )
    required_attributes: WritableAttributes = Field(
        description="What users must give to sign up. Fixed once the pool is created."
    )
    groups: Annotated[tuple[GroupName, ...], Once] = Field(
        default=(), description="Groups of users, in order of precedence: the first counts most."
    )


class MfaTable(_Table):
    """`[mfa]`: the second factor. `types` and `sms_message` are kept, and without effect, while the mode is OFF."""

    mode: MfaMode = Field(description="OFF: nobody is asked; OPTIONAL: who has set a factor up; ON: everybody.")
    types: Annotated[tuple[MfaType, ...], Once] = Field(
        default=(), description="SMS: a code by text message; TOTP: one from an authenticator app."
    )
    sms_message: SmsCode = Field(
        default=vocabulary.SMS_MESSAGE, description="The text message with the code, which goes where it says {####}."
    )

    @property
    def factors(self) -> frozenset[MfaType]:
        """The second factors in effect: none while MFA is OFF."""
        return frozenset() if self.mode is MfaMode.OFF else frozenset(self.types)


class VerificationTable(_Table):
    """`[verification]`: how a new user proves an address, and with which texts."""

    by: VerifiedBy = Field(default=vocabulary.VERIFIED_BY, description="Which addresses a new user proves with a code.")
    email_subject: EmailSubject = Field(default=vocabulary.EMAIL_SUBJECT, description="The subject of the email.")
    email_message: EmailMessage = Field(
        default=vocabulary.EMAIL_MESSAGE, description="The email with the code, which goes where it says {####}."
    )
    sms_message: SmsMessage = Field(
        default=vocabulary.SMS_VERIFICATION_MESSAGE,
        description="The text message with the code, which goes where it says {####}.",
    )


class PasswordPolicyTable(_Table):
    """`[password_policy]`. The default is Cognito's own: 8 characters of all four classes."""

    minimum_length: StrictInt = Field(
        default=vocabulary.MINIMUM_PASSWORD_LENGTH,
        ge=PASSWORD_LENGTH[0],
        le=PASSWORD_LENGTH[1],
        description="In characters.",
    )
    requires: Annotated[tuple[CharacterClass, ...], Once] = Field(
        default=tuple(CharacterClass), description="The kinds of character that a password must contain."
    )


class AppClientTable(_Table):
    """`[app_client]`. Empty attribute lists mean Cognito's default."""

    refresh_token_days: StrictInt = Field(
        default=vocabulary.REFRESH_TOKEN_DAYS,
        ge=TOKEN_DAYS[0],
        le=TOKEN_DAYS[1],
        description="Days until a user must sign in again.",
    )
    read_attributes: Attributes = Field(default=(), description="What the app may read of a user.")
    write_attributes: WritableAttributes = Field(
        default=(), description="What the app may write of a user; what users sign up with is always among it."
    )


class WithoutPool(_Table):
    """A file whose pool was removed: there is a stack to deploy, with nothing in it, and room for a new pool."""

    version: Version
    project: EmptyProjectTable


class AuthConfig(_Table):
    """A whole `auth.toml` with a pool."""

    version: Version
    project: ProjectTable
    created: CreatedTable
    user_pool: UserPoolTable
    mfa: MfaTable
    verification: VerificationTable = VerificationTable()
    password_policy: PasswordPolicyTable = PasswordPolicyTable()
    app_client: AppClientTable = AppClientTable()

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
            aliases=frozenset(self.created.aliases),
            required_attributes=frozenset(self.created.required_attributes),
        )

    @model_validator(mode="after")
    def _consistent(self) -> AuthConfig:
        pool = self.user_pool
        for key, broken, reason in (
            ("created.id", self.created.id in self.project.removed, "This id belongs to a pool that was removed."),
            ("user_pool.aliases", bool(pool.aliases and pool.sign_in), vocabulary.ALIASES_NEED_USER_NAMES),
            ("mfa.types", self.mfa.mode is not MfaMode.OFF and not self.mfa.types, vocabulary.NO_MFA_TYPE),
            (
                "mfa.types",
                bool(self.mfa.factors) and self.phone_reason is not None and MfaType.SMS not in self.mfa.factors,
                f'"SMS" must be among the types: {self.phone_reason}.',
            ),
        ):
            if broken:
                raise bad_value(reason, key)
        return self
