"""The models of a file with environments: what all of them share, and what each has of its own.

The tables of an environment are made from those of the pool: the same keys, checks and sentences, but for what
identifies the pool to apps, and none that has to be there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Annotated, Any, Final, get_type_hints

from pydantic import BaseModel, Field, create_model, model_validator

from authconfig import checks, settings
from authconfig.fields import (
    AccountNumber,
    ClientName,
    EnvironmentName,
    NoOtherNames,
    Region,
    TagName,
    TagValue,
    Version,
    bad_value,
)
from authconfig.models import (
    AppClients,
    AppClientTable,
    CustomAttributes,
    DevicesTable,
    EmailTable,
    EnvironmentCreatedTable,
    InvitationTable,
    MfaTable,
    PasswordPolicyTable,
    ProjectTable,
    SharedCreatedTable,
    Table,
    UserPoolTable,
    VerificationTable,
    check_clients,
    field_of,
    one_client,
    settings_in,
    with_values,
)
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
from authconfig.settings.environment import TABLE
from authconfig.settings.setting import Setting, Settings

PATH: Final = TABLE


def _overriding(table: type[BaseModel], all_settings: Iterable[Setting[Any]]) -> Any:
    """The model of what an environment can say in place of `table`, which has `all_settings`."""
    by_name = {setting.path[-1]: setting for setting in all_settings}
    types = get_type_hints(table, include_extras=True)
    fields: dict[str, Any] = {}
    for attribute, field in table.model_fields.items():
        setting = by_name[field.alias or attribute]
        if setting.is_overridable:
            fields[attribute] = (types[attribute], field_of(setting, required=False))
    name = f"Environment{table.__name__}"
    return create_model(name, __base__=Table, __doc__="What the environment has of its own.", **fields)


class _Environment(Table):
    """`[environments.NAME]`: where the environment's pool is, what it was created with, and in what it differs."""

    account: AccountNumber = Field("", description="The AWS account that it is deployed to; empty: any.")
    region: Region = Field("", description="The AWS region that it is deployed to; empty: any.")
    tags: Annotated[Mapping[TagName, TagValue], NoOtherNames, Field(max_length=checks.MOST_TAGS)] = Field(
        {}, description="Tags of its stack, which CloudFormation puts on what the stack has."
    )
    created: EnvironmentCreatedTable

    @property
    def clients(self) -> tuple[str, ...]:
        """The app clients that it has values of its own for."""
        return tuple(self._stated.get(app_client.TABLE, {}))

    def overrides(self, clients: Iterable[str]) -> Settings:
        """The settings that it states, in a file that has `clients`."""
        found: dict[Setting[Any], Any] = {}
        stated = self._stated
        for setting in settings.of(clients):
            *tables, name = setting.path
            table = stated
            for each in tables:
                table = table.get(each, {})
            if setting.is_overridable and name in table:
                found[setting] = table[name]
        return Settings(found)

    @property
    def _stated(self) -> dict[str, Any]:
        return self.model_dump(exclude_unset=True)


_TABLES: Final[dict[str, Any]] = {
    "project": _overriding(ProjectTable, project.PROJECT),
    "user_pool": _overriding(UserPoolTable, user_pool.USER_POOL),
    "mfa": _overriding(MfaTable, mfa.MFA),
    "devices": _overriding(DevicesTable, devices.DEVICES),
    "verification": _overriding(VerificationTable, verification.VERIFICATION),
    "invitation": _overriding(InvitationTable, invitation.INVITATION),
    "email": _overriding(EmailTable, email.EMAIL),
    "password_policy": _overriding(PasswordPolicyTable, password_policy.PASSWORD_POLICY),
}
_AppClient: Any = _overriding(AppClientTable, app_client.APP.all)
if TYPE_CHECKING:
    EnvironmentTable = _Environment
else:  # a type checker does not know the tables that are made
    EnvironmentTable = create_model(
        "EnvironmentTable",
        __base__=_Environment,
        __doc__=_Environment.__doc__,
        **{name: (table, Field(default_factory=table)) for name, table in _TABLES.items()},
        **{app_client.TABLE: (Annotated[Mapping[ClientName, _AppClient], NoOtherNames], Field(default_factory=dict))},
    )


class WithEnvironments(Table):
    """An `auth.toml` that describes a pool in each of several environments."""

    version: Version
    project: ProjectTable
    created: SharedCreatedTable
    user_pool: UserPoolTable
    mfa: MfaTable
    devices: DevicesTable = DevicesTable()
    verification: VerificationTable = VerificationTable()
    invitation: InvitationTable = InvitationTable()
    email: EmailTable = EmailTable()
    password_policy: PasswordPolicyTable = PasswordPolicyTable()
    app_clients: AppClients = Field(default_factory=one_client)
    custom_attributes: CustomAttributes = Field({}, description=custom_attribute.SENTENCE)
    environments: Annotated[
        Mapping[EnvironmentName, EnvironmentTable],
        NoOtherNames,
        Field(min_length=1, description="The environments, by name. Each has a user pool and a stack of its own."),
    ]

    @property
    def settings(self) -> Settings:
        """The settings that the environments share unless they have their own, in the order of the file."""
        every = settings.of(self.app_clients, self.custom_attributes, self.created.custom_attributes)
        return settings_in(self, (setting for setting in every if setting not in created.OF_AN_ENVIRONMENT))

    @model_validator(mode="after")
    def _consistent(self) -> WithEnvironments:
        if reason := checks.environment_names((*self.environments,)):
            raise bad_value(reason, PATH)
        check_clients(self)
        for name, environment in self.environments.items():
            for client in environment.clients:
                if client not in self.app_clients:
                    key = f"{PATH}.{name}.{app_client.TABLE}.{client}"
                    raise bad_value(f"The file has no app client {client}: all environments have the same.", key)
            if self.project.gave_up(name, environment.created.id):
                raise bad_value("This id belongs to a pool that was removed.", f"{PATH}.{name}.{created.ID.key}")
        return self


_FIELDS_OF_POOLS: Final = frozenset(WithEnvironments.model_fields) - {PATH}


def document_of(config: WithEnvironments, name: str) -> dict[str, Any]:
    """The tables of a file that describes only the pool of the environment `name`, not validated yet."""
    document = config.model_dump(include=set(_FIELDS_OF_POOLS))
    own = config.environments[name]
    document["created"] |= own.created.model_dump()
    return with_values(document, own.overrides(config.app_clients))
