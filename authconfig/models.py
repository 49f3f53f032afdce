"""The frozen models of `auth.toml`. Every instance is valid in itself; `rules` judges changes to an existing pool.

Defaults, limits and sentences come from `settings`; the types are written out, for readers and for mypy.
"""

from __future__ import annotations

from functools import reduce
from operator import getitem
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictInt, model_validator

from authconfig import factors, rules, settings
from authconfig.fields import (
    Aliases,
    Attributes,
    Contacts,
    EmailAddress,
    EmailMessage,
    EmailSubject,
    Groups,
    IdentityArn,
    Once,
    PoolId,
    ProjectName,
    Region,
    ResourceName,
    Sender,
    SmsCode,
    SmsMessage,
    UserPoolName,
    Version,
    WritableAttributes,
    bad_value,
)
from authconfig.names import PoolStack
from authconfig.pool_state import PoolState
from authconfig.settings import app_client, created, email, mfa, password_policy, project, user_pool, verification
from authconfig.settings.setting import Setting, Settings
from authconfig.vocabulary import CharacterClass, MfaMode, MfaType, VerifiedBy


def _field(setting: Setting[Any]) -> Any:
    """The field of `setting`: its sentence, its default unless the file must state it, its limits if it is a number."""
    arguments: dict[str, Any] = {"alias": setting.path[-1], "description": setting.sentence}
    if not setting.required:
        arguments["default"] = setting.default
    if setting.limits and isinstance(setting.default, int):
        arguments |= {"ge": setting.limits.least, "le": setting.limits.most}
    return Field(**arguments)


class _Table(BaseModel):
    # By alias, which is the key in the file: `from` is one, and no name for an attribute in Python.
    model_config = ConfigDict(frozen=True, extra="forbid", serialize_by_alias=True)


class ProjectTable(_Table):
    """`[project]`: the name that is part of every stack's name, and the label from the Amplify prompt."""

    name: ProjectName = _field(project.NAME)
    resource: ResourceName = _field(project.RESOURCE)
    removed: tuple[PoolId, ...] = _field(project.REMOVED)


class EmptyProjectTable(_Table):
    """`[project]` after `wizard remove`: the name, and the ids of the pools that are no longer managed."""

    name: ProjectName = _field(project.NAME)
    removed: tuple[PoolId, ...] = Field(min_length=1, description=project.REMOVED.sentence)


class CreatedTable(_Table):
    """`[created]`: what the pool was created with. The wizard writes it; changes to the pool are checked against it."""

    project: ProjectName = _field(created.PROJECT)
    id: PoolId = _field(created.ID)
    mfa: MfaMode = _field(created.MFA)
    sign_in: Contacts = _field(created.SIGN_IN)
    aliases: Aliases = _field(created.ALIASES)
    required_attributes: WritableAttributes = _field(created.REQUIRED_ATTRIBUTES)


class UserPoolTable(_Table):
    """`[user_pool]`: the pool, how its users sign in, and the groups they can belong to."""

    name: UserPoolName = _field(user_pool.NAME)
    sign_in: Contacts = _field(user_pool.SIGN_IN)
    aliases: Aliases = _field(user_pool.ALIASES)
    required_attributes: WritableAttributes = _field(user_pool.REQUIRED_ATTRIBUTES)
    self_sign_up: StrictBool = _field(user_pool.SELF_SIGN_UP)
    groups: Groups = _field(user_pool.GROUPS)


class MfaTable(_Table):
    """`[mfa]`: the second factor. While the mode is OFF, `types` and `sms_message` are kept but have no effect."""

    mode: MfaMode = _field(mfa.MODE)
    types: Annotated[tuple[MfaType, ...], Once] = _field(mfa.TYPES)
    sms_message: SmsCode = _field(mfa.SMS_MESSAGE)
    sms_region: Region = _field(mfa.SMS_REGION)


class VerificationTable(_Table):
    """`[verification]`: which of email address and phone number new users verify, and the messages with the code."""

    by: VerifiedBy = _field(verification.BY)
    email_subject: EmailSubject = _field(verification.EMAIL_SUBJECT)
    email_message: EmailMessage = _field(verification.EMAIL_MESSAGE)
    sms_message: SmsMessage = _field(verification.SMS_MESSAGE)


class EmailTable(_Table):
    """`[email]`: who the pool's emails come from."""

    from_: Sender = _field(email.FROM)
    identity_arn: IdentityArn = _field(email.IDENTITY_ARN)
    reply_to: EmailAddress = _field(email.REPLY_TO)


class PasswordPolicyTable(_Table):
    """`[password_policy]`: what a password must contain. The default is Cognito's own: 8 characters, all four kinds."""

    minimum_length: StrictInt = _field(password_policy.MINIMUM_LENGTH)
    requires: Annotated[tuple[CharacterClass, ...], Once] = _field(password_policy.REQUIRES)


class AppClientTable(_Table):
    """`[app_clients.app]`: how long users stay signed in to the app, and the attributes that it may read and write."""

    refresh_token_days: StrictInt = _field(app_client.REFRESH_TOKEN_DAYS)
    read_attributes: Attributes = _field(app_client.READ_ATTRIBUTES)
    write_attributes: WritableAttributes = _field(app_client.WRITE_ATTRIBUTES)


class AppClientsTable(_Table):
    """`[app_clients]`: the apps that talk to the pool, by name."""

    app: AppClientTable = AppClientTable()


class WithoutPool(_Table):
    """An `auth.toml` whose pool was removed: nothing is synthesized from it until `wizard add` adds a new one."""

    version: Version
    project: EmptyProjectTable


class AuthConfig(_Table):
    """An `auth.toml` with a pool."""

    version: Version
    project: ProjectTable
    created: CreatedTable
    user_pool: UserPoolTable
    mfa: MfaTable
    verification: VerificationTable = VerificationTable()
    email: EmailTable = EmailTable()
    password_policy: PasswordPolicyTable = PasswordPolicyTable()
    app_clients: AppClientsTable = AppClientsTable()

    @property
    def settings(self) -> Settings:
        """Every setting of the file, typed, in the order of the file."""
        document = self.model_dump()
        return Settings({setting: reduce(getitem, setting.path, document) for setting in settings.ALL})

    @property
    def mfa_record(self) -> MfaMode:
        """The mode at creation that counts for this configuration: the recorded one, until the pool leaves ON."""
        return rules.mfa_record(self.created.mfa, self.mfa.mode)

    def stack(self, environment: str) -> PoolStack:
        """The stack that has the pool in `environment`."""
        return PoolStack(self.project.name, environment, self.created.id)

    def recorded(self) -> PoolState:
        """The existing pool as far as this file tells: what is fixed as it was recorded, all else as it is now."""
        present = self.settings
        at_creation = {each.records: present[each] for each in settings.ALL if each.records}
        return PoolState(self.mfa_record, present | Settings(at_creation))

    def wanted(self) -> PoolState:
        """The pool that this file asks for."""
        return PoolState(self.mfa_record, self.settings)

    @model_validator(mode="after")
    def _consistent(self) -> AuthConfig:
        present, pool = self.settings, self.user_pool
        phone_reason, in_effect = factors.phone_reason(present), factors.in_effect(present)
        for setting, broken, reason in (
            (created.ID, self.created.id in self.project.removed, "This id belongs to a pool that was removed."),
            (user_pool.ALIASES, bool(pool.aliases and pool.sign_in), user_pool.ALIASES_NEED_USER_NAMES),
            (mfa.TYPES, self.mfa.mode is not MfaMode.OFF and not self.mfa.types, mfa.NO_TYPE),
            (
                mfa.TYPES,
                bool(in_effect) and phone_reason is not None and MfaType.SMS not in in_effect,
                f'"SMS" must be among the types: {phone_reason}.',
            ),
        ):
            if broken:
                raise bad_value(reason, setting.key)
        for each, value in present.items():
            if conflict := each.conflict(value, present):
                raise bad_value(conflict, each.key)
        return self


Config = AuthConfig | WithoutPool


def document_with(config: AuthConfig | None, values: Settings) -> dict[str, Any]:
    """The tables of `config` (None: of a new file) with `values` set in them, not validated yet."""
    document: dict[str, Any] = {} if config is None else config.model_dump()
    for setting, value in values.items():
        *tables, name = setting.path
        table = document
        for each in tables:
            table = table.setdefault(each, {})
        table[name] = value
    return document
