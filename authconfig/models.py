"""The frozen models of `auth.toml`. Every instance is valid in itself; `rules` judges changes to an existing pool.

Defaults, limits and sentences come from `settings`; the types are written out, for readers and for mypy.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import reduce
from operator import getitem
from typing import Annotated, Any, Final, Protocol

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictInt, model_validator

from authconfig import checks, factors, rules, settings, tiers
from authconfig.fields import (
    Aliases,
    AppAttributes,
    ClientName,
    ClientNames,
    Contacts,
    CustomAttributeName,
    EmailAddress,
    EmailMessage,
    EmailSubject,
    GivenUp,
    Groups,
    IdentityArn,
    InvitationEmail,
    InvitationSms,
    InvitationSubject,
    NoOtherNames,
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
    WritableAppAttributes,
    WritableAttributes,
    bad_value,
)
from authconfig.names import PoolStack
from authconfig.pool_state import PoolState
from authconfig.program import PROGRAM
from authconfig.settings import (
    app_client,
    created,
    custom_attribute,
    devices,
    email,
    invitation,
    mfa,
    password_policy,
    project,
    user_pool,
    verification,
)
from authconfig.settings.setting import Setting, Settings
from authconfig.vocabulary import (
    AttributeType,
    AuthFlow,
    CharacterClass,
    MfaMode,
    MfaType,
    Remembered,
    ThreatProtection,
    Tier,
    VerifiedBy,
)


def field_of(setting: Setting[Any], *, required: bool) -> Any:
    """The field of `setting`: its sentence, its default unless the file must state it, its limits if it is a number."""
    arguments: dict[str, Any] = {"alias": setting.path[-1], "description": setting.sentence}
    if not required:
        arguments["default"] = setting.default
    if setting.limits and isinstance(setting.default, int):
        arguments |= {"ge": setting.limits.least, "le": setting.limits.most}
    return Field(**arguments)


def _field(setting: Setting[Any]) -> Any:
    return field_of(setting, required=setting.required)


class Table(BaseModel):
    """A table of the file, which has no other keys than these."""

    # By alias, which is the key in the file: `from` is one, and no name for an attribute in Python.
    model_config = ConfigDict(frozen=True, extra="forbid", serialize_by_alias=True)


class ProjectTable(Table):
    """`[project]`: the name that is part of every stack's name, and the label from the Amplify prompt."""

    name: ProjectName = _field(project.NAME)
    resource: ResourceName = _field(project.RESOURCE)
    removed: tuple[GivenUp, ...] = _field(project.REMOVED)

    def gave_up(self, environment: str, pool: PoolId) -> bool:
        """Whether the pool with the id `pool` was removed from `environment`, or from all of them."""
        return pool in self.removed or f"{environment}-{pool}" in self.removed


class EmptyProjectTable(Table):
    """`[project]` after `wizard remove`: the name, and the ids of the pools that are no longer managed."""

    name: ProjectName = _field(project.NAME)
    removed: tuple[GivenUp, ...] = Field(min_length=1, description=project.REMOVED.sentence)


_OF_AN_ATTRIBUTE: Final = custom_attribute.of("NAME")


class CustomAttributeTable(Table):
    """`[custom_attributes.NAME]`: an attribute of users beyond the standard ones."""

    type: AttributeType = _field(_OF_AN_ATTRIBUTE.type)
    mutable: StrictBool = _field(_OF_AN_ATTRIBUTE.mutable)
    minimum: StrictInt | None = _field(_OF_AN_ATTRIBUTE.minimum)
    maximum: StrictInt | None = _field(_OF_AN_ATTRIBUTE.maximum)

    @model_validator(mode="before")
    @classmethod
    def _with_the_range_of_a_string(cls, table: Any) -> Any:
        """What is left out and what says the same is one value, for the record and the deployed pool."""
        if isinstance(table, Mapping) and table.get("type") == AttributeType.STRING:
            least, most = checks.CUSTOM_LENGTH
            return {"minimum": least, "maximum": most, **{key: each for key, each in table.items() if each is not None}}
        return table


CustomAttributes = Annotated[
    Mapping[CustomAttributeName, CustomAttributeTable],
    NoOtherNames,
    Field(max_length=checks.MOST_ATTRIBUTES),
]


class EnvironmentCreatedTable(Table):
    """`[environments.NAME.created]`: what an environment's pool has of its own, as each is made at its own time."""

    id: PoolId = _field(created.ID)
    mfa: MfaMode = _field(created.MFA)


class SharedCreatedTable(Table):
    """`[created]` in a file with environments: what their pools were created with in common."""

    project: ProjectName = _field(created.PROJECT)
    sign_in: Contacts = _field(created.SIGN_IN)
    aliases: Aliases = _field(created.ALIASES)
    case_sensitive: StrictBool = _field(created.CASE_SENSITIVE)
    required_attributes: WritableAttributes = _field(created.REQUIRED_ATTRIBUTES)
    public_clients: ClientNames = _field(created.PUBLIC_CLIENTS)
    confidential_clients: ClientNames = _field(created.CONFIDENTIAL_CLIENTS)
    custom_attributes: CustomAttributes = Field({}, description=custom_attribute.RECORD_SENTENCE)


class CreatedTable(Table):
    """`[created]`: what the pool was created with. The wizard writes it; changes to the pool are checked against it."""

    project: ProjectName = _field(created.PROJECT)
    id: PoolId = _field(created.ID)
    mfa: MfaMode = _field(created.MFA)
    sign_in: Contacts = _field(created.SIGN_IN)
    aliases: Aliases = _field(created.ALIASES)
    case_sensitive: StrictBool = _field(created.CASE_SENSITIVE)
    required_attributes: WritableAttributes = _field(created.REQUIRED_ATTRIBUTES)
    public_clients: ClientNames = _field(created.PUBLIC_CLIENTS)
    confidential_clients: ClientNames = _field(created.CONFIDENTIAL_CLIENTS)
    custom_attributes: CustomAttributes = Field({}, description=custom_attribute.RECORD_SENTENCE)


class UserPoolTable(Table):
    """`[user_pool]`: the pool, how its users sign in, and the groups they can belong to."""

    name: UserPoolName = _field(user_pool.NAME)
    sign_in: Contacts = _field(user_pool.SIGN_IN)
    aliases: Aliases = _field(user_pool.ALIASES)
    case_sensitive: StrictBool = _field(user_pool.CASE_SENSITIVE)
    required_attributes: WritableAttributes = _field(user_pool.REQUIRED_ATTRIBUTES)
    self_sign_up: StrictBool = _field(user_pool.SELF_SIGN_UP)
    groups: Groups = _field(user_pool.GROUPS)
    tier: Tier = _field(user_pool.TIER)
    threat_protection: ThreatProtection = _field(user_pool.THREAT_PROTECTION)


class MfaTable(Table):
    """`[mfa]`: the second factor. While the mode is OFF, `types` and `sms_message` are kept but have no effect."""

    mode: MfaMode = _field(mfa.MODE)
    types: Annotated[tuple[MfaType, ...], Once] = _field(mfa.TYPES)
    sms_message: SmsCode = _field(mfa.SMS_MESSAGE)
    sms_region: Region = _field(mfa.SMS_REGION)


class DevicesTable(Table):
    """`[devices]`: whether the devices of users are remembered, and what that spares them."""

    remember: Remembered = _field(devices.REMEMBER)
    skip_mfa: StrictBool = _field(devices.SKIP_MFA)


class VerificationTable(Table):
    """`[verification]`: which of email address and phone number new users verify, and the messages with the code."""

    by: VerifiedBy = _field(verification.BY)
    email_subject: EmailSubject = _field(verification.EMAIL_SUBJECT)
    email_message: EmailMessage = _field(verification.EMAIL_MESSAGE)
    sms_message: SmsMessage = _field(verification.SMS_MESSAGE)


class InvitationTable(Table):
    """`[invitation]`: the messages to users whom an administrator creates, with their temporary password."""

    email_subject: InvitationSubject = _field(invitation.EMAIL_SUBJECT)
    email_message: InvitationEmail = _field(invitation.EMAIL_MESSAGE)
    sms_message: InvitationSms = _field(invitation.SMS_MESSAGE)


class EmailTable(Table):
    """`[email]`: who the pool's emails come from."""

    from_: Sender = _field(email.FROM)
    identity_arn: IdentityArn = _field(email.IDENTITY_ARN)
    reply_to: EmailAddress = _field(email.REPLY_TO)


class PasswordPolicyTable(Table):
    """`[password_policy]`: what a password must contain. The default is Cognito's own: 8 characters, all four kinds."""

    minimum_length: StrictInt = _field(password_policy.MINIMUM_LENGTH)
    requires: Annotated[tuple[CharacterClass, ...], Once] = _field(password_policy.REQUIRES)
    history: StrictInt = _field(password_policy.HISTORY)
    temporary_password_days: StrictInt = _field(password_policy.TEMPORARY_PASSWORD_DAYS)


class AppClientTable(Table):
    """`[app_clients.NAME]`: how an app signs users in, for how long, and what it may read and write."""

    secret: StrictBool = _field(app_client.APP.secret)
    flows: Annotated[tuple[AuthFlow, ...], Once, Field(min_length=1)] = _field(app_client.APP.flows)
    access_token_minutes: StrictInt = _field(app_client.APP.access_token_minutes)
    id_token_minutes: StrictInt = _field(app_client.APP.id_token_minutes)
    refresh_token_days: StrictInt = _field(app_client.APP.refresh_token_days)
    rotate_refresh_tokens: StrictBool = _field(app_client.APP.rotate_refresh_tokens)
    read_attributes: AppAttributes = _field(app_client.APP.read_attributes)
    write_attributes: WritableAppAttributes = _field(app_client.APP.write_attributes)


AppClients = Annotated[
    Mapping[ClientName, AppClientTable],
    NoOtherNames,
    Field(min_length=1, description="The apps that use the pool, by name. The first is the one that commands mean."),
]


def one_client() -> dict[ClientName, AppClientTable]:
    """The app clients of a file that names none."""
    return {app_client.FIRST: AppClientTable()}


class WithClients(Protocol):
    """A file that describes app clients."""

    @property
    def created(self) -> CreatedTable | SharedCreatedTable:
        """The record."""

    @property
    def app_clients(self) -> Mapping[str, AppClientTable]:
        """The clients by name."""


class WithoutPool(Table):
    """An `auth.toml` whose pool was removed: nothing is synthesized from it until `wizard add` adds a new one."""

    version: Version
    project: EmptyProjectTable


class AuthConfig(Table):
    """An `auth.toml` with a pool."""

    version: Version
    project: ProjectTable
    created: CreatedTable
    user_pool: UserPoolTable
    mfa: MfaTable
    devices: DevicesTable = DevicesTable()
    verification: VerificationTable = VerificationTable()
    invitation: InvitationTable = InvitationTable()
    email: EmailTable = EmailTable()
    password_policy: PasswordPolicyTable = PasswordPolicyTable()
    app_clients: AppClients = Field(default_factory=one_client)
    custom_attributes: CustomAttributes = Field({}, description=custom_attribute.SENTENCE)

    @property
    def settings(self) -> Settings:
        """Every setting of the file, typed, in the order of the file."""
        return settings_in(self, settings.of(self.app_clients, self.custom_attributes, self.created.custom_attributes))

    @property
    def unrecorded(self) -> Settings:
        """The records of the custom attributes that were added to the file since the wizard last wrote it."""
        return Settings(
            {
                custom_attribute.record(name): attribute.model_dump()
                for name, attribute in self.custom_attributes.items()
                if name not in self.created.custom_attributes
            }
        )

    @property
    def mfa_record(self) -> MfaMode:
        """The mode at creation that counts for this configuration: the recorded one, until the pool leaves ON."""
        return rules.mfa_record(self.created.mfa, self.mfa.mode)

    def stack(self, environment: str) -> PoolStack:
        """The stack that has the pool in `environment`."""
        return PoolStack(self.project.name, environment, self.created.id)

    def recorded(self) -> PoolState:
        """The existing pool as far as this file tells: what is fixed as it was recorded, all else as it is now."""
        present, record = self.settings, self.created
        at_creation: dict[Setting[Any], Any] = {
            each.records: present[each] for each in settings.OF_THE_POOL if each.records
        }
        at_creation |= {app_client.of(name).secret: False for name in record.public_clients}
        at_creation |= {app_client.of(name).secret: True for name in record.confidential_clients}
        for name, attribute in record.custom_attributes.items():
            shape = attribute.model_dump()
            at_creation |= {each: shape[each.path[-1]] for each in custom_attribute.of(name).all}
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
        check_clients(self)
        if len(self.custom_attributes) + len(pool.required_attributes) > checks.MOST_ATTRIBUTES:
            reason = f"With the required attributes there can be at most {checks.MOST_ATTRIBUTES} in a template."
            raise bad_value(reason, custom_attribute.TABLE)
        if len(self.app_clients) + len(pool.groups) > checks.MOST_CLIENTS_AND_GROUPS:
            most = checks.MOST_CLIENTS_AND_GROUPS
            reason = f"With the app clients there can be at most {most}; each is one of a stack's 500 resources."
            raise bad_value(reason, user_pool.GROUPS.key)
        for each, lack in tiers.lacking(present).items():
            raise bad_value(lack, each.key)
        for each, value in present.items():
            if conflict := each.conflict(value, present):
                raise bad_value(conflict, each.key)
        return self


def settings_in(table: Table, wanted: Iterable[Setting[Any]]) -> Settings:
    """The settings in `table`, a whole file, that are `wanted`."""
    document = table.model_dump()
    return Settings({setting: reduce(getitem, setting.path, document) for setting in wanted})


def check_clients(config: WithClients) -> None:
    """Raise an error unless the names of the app clients are valid together, and each client has its record."""
    public, confidential = config.created.public_clients, config.created.confidential_clients
    if reason := checks.client_names((*config.app_clients,)):
        raise bad_value(reason, app_client.TABLE)
    if both := set(public) & set(confidential):
        raise bad_value(
            f"It lists {min(both)}, as {created.PUBLIC_CLIENTS.key} does.", created.CONFIDENTIAL_CLIENTS.key
        )
    for name in config.app_clients:
        if name not in (*public, *confidential):
            reason = f"[created] has no record of it: make app clients with `{PROGRAM} client add`."
            raise bad_value(reason, f"{app_client.TABLE}.{name}")


def document_with(config: Table | None, values: Settings) -> dict[str, Any]:
    """The tables of `config`, a whole file (None: a new one), with `values` set in them, not validated yet."""
    # What is not set is left out: an environment would take it for a value of its own.
    return with_values({} if config is None else config.model_dump(exclude_unset=True), values)


def with_values(document: dict[str, Any], values: Settings) -> dict[str, Any]:
    """`document`, in whose tables `values` are set."""
    for setting, value in values.items():
        *tables, name = setting.path
        table = document
        for each in tables:
            table = table.setdefault(each, {})
        table[name] = value
    return document
