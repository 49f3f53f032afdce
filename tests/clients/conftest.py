"""Pools that the CDK CLI deployed to a local AWS, and apps that know of them what `wizard outputs` told."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import pytest

from localaws.environment import OUTBOX
from tests.clients.amplify_app import Person, Visit, app
from tests.gateway.clients import ask
from tests.local.aws import LocalAws
from tests.local.conftest import aws, no_settings_of_the_real_aws, plain_aws
from tests.local.developer import Developer
from wizard.documents.client_configuration import Format

__all__ = ["aws", "no_settings_of_the_real_aws", "plain_aws"]  # fixtures of the deployments, used here too

FILES: Final = (Format.AMPLIFY_OUTPUTS, Format.AMPLIFYCONFIGURATION)


@dataclass(frozen=True)
class Shop:
    """A project whose pool is deployed. signs_in_by: what its users type to sign in."""

    developer: Developer
    signs_in_by: str

    def person(self) -> Person:
        """Somebody new."""
        return Person(self.signs_in_by)

    @contextlib.contextmanager
    def visit(self, person: Person, file: Format = Format.AMPLIFY_OUTPUTS) -> Iterator[Visit]:
        """`person` with the app on a new device. It knows nothing of the pool but `file`."""
        endpoint = self.developer.aws.variables["AWS_ENDPOINT_URL"]
        with app(self.developer.config.parent / file, endpoint) as process:
            yield Visit(person, self.last_code, process)

    def last_code(self, person: Person) -> str:
        """The code of the last e-mail or text message to `person`."""
        sent = ask(self.developer.aws.variables["AWS_ENDPOINT_URL"], OUTBOX)
        messages: list[dict[str, str]] = json.loads(sent.body)
        return next(each["code"] for each in reversed(messages) if each["to"] in {person.email, person.phone})

    def invite(self, password: str, *, permanent: bool) -> Person:
        """Somebody new with a phone, for whom an administrator made an account and its password."""
        person, cognito, pool = self.person(), self.developer.aws.cognito, self.developer.pool().id
        attributes: Any = {"email": person.email, "email_verified": "true", "phone_number": person.phone}
        cognito.admin_create_user(
            UserPoolId=pool,
            Username=person.username,
            UserAttributes=[{"Name": name, "Value": value} for name, value in attributes.items()],
            MessageAction="SUPPRESS",
        )
        cognito.admin_set_user_password(
            UserPoolId=pool, Username=person.username, Password=password, Permanent=permanent
        )
        return person


OpenShop = Callable[[LocalAws, str, str, str], Shop]


@pytest.fixture(scope="module")
def open_shop(tmp_path_factory: pytest.TempPathFactory) -> OpenShop:
    def opened(local: LocalAws, mode: str, types: str, signs_in_by: str) -> Shop:
        developer = Developer(tmp_path_factory.mktemp("shop"), local)
        answers = ("--mfa-mode", mode, "--mfa-types", types, "--user-pool-sign-in", signs_in_by)
        developer.wizard("add", "--yes", "--project-name", developer.project, *answers)
        developer.deploy_synthesized()
        developer.wizard("outputs", "--format", ",".join(FILES), "--out", str(developer.config.parent))
        return Shop(developer, signs_in_by)

    return opened


@pytest.fixture(scope="module")
def optional(open_shop: OpenShop, aws: LocalAws) -> Shop:
    return open_shop(aws, "OPTIONAL", "SMS,TOTP", "email")


@pytest.fixture(scope="module")
def required(open_shop: OpenShop, aws: LocalAws) -> Shop:
    return open_shop(aws, "ON", "SMS,TOTP", "username")


@pytest.fixture(scope="module")
def required_sms(open_shop: OpenShop, aws: LocalAws) -> Shop:
    return open_shop(aws, "ON", "SMS", "phone_number")


@pytest.fixture(scope="module")
def uncorrected(open_shop: OpenShop, plain_aws: LocalAws) -> Shop:
    """The pool of `required` in the emulator without the corrections."""
    return open_shop(plain_aws, "ON", "SMS,TOTP", "username")
