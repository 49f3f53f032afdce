"""What the table of journeys says of a pool is what its users meet: every kind of user walks through the local AWS.

The pools are those of the templates. Not walked: changing an address, as the emulator does not hold a new one back
until it is verified, and losing the device, which `test_mfa_guide` plays.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import count
from typing import Any, Final

import pytest
from botocore.exceptions import ClientError
from hypothesis import HealthCheck, assume, given, settings as limits, strategies as st
from pydantic import ValidationError

from authconfig import journeys, sign_up
from authconfig.models import AuthConfig
from authconfig.outcomes import Journey, LeftOut
from authconfig.sign_up import Addresses
from authconfig.vocabulary import Alias, Attribute, Contact, MfaMode, MfaType, VerifiedBy
from tests.configs import config
from tests.gateway.clients import Clients, local_aws
from tests.gateway.people import PASSWORD, Authenticator, Pool, outbox
from tests.snapshot.templates import template_of

_stacks = count()
_users = count(1)
_WHO: Final = {Contact.EMAIL: "ann{}@shop.example", Contact.PHONE_NUMBER: "+1555555{:04}"}
_OTHER: Final = {Attribute.PREFERRED_USERNAME: "annie{}"}


def _some(values: Any) -> Any:
    return st.lists(st.sampled_from(list(values)), unique=True).map(tuple)


@st.composite
def pools(draw: st.DrawFn) -> AuthConfig:
    sign_in = draw(_some(Contact))
    fixed = {
        "sign_in": sign_in,
        "aliases": () if sign_in else draw(_some(Alias)),
        "required_attributes": draw(_some([Attribute.EMAIL, Attribute.PHONE_NUMBER, Attribute.PREFERRED_USERNAME])),
    }
    mode = draw(st.sampled_from(list(MfaMode)))
    mfa = {"mode": mode, "types": draw(_some(MfaType))}
    by = draw(st.sampled_from(list(VerifiedBy)))
    try:
        user_pool = {**fixed, "self_sign_up": draw(st.booleans())}
        return config(created={**fixed, "mfa": mode}, user_pool=user_pool, mfa=mfa, verification={"by": by})
    except ValidationError:
        assume(False)
        raise


@pytest.fixture(scope="module")
def aws() -> Iterator[Clients]:
    with local_aws() as clients:
        yield clients


@given(pool=pools())
@limits(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_each_kind_of_user_can_do_what_the_table_says_and_nothing_else(aws: Clients, pool: AuthConfig) -> None:
    stack = f"journeys-{next(_stacks)}"
    with pytest.raises(StopIteration):  # the template has no output that is called Id
        aws.deploy_template(stack, json.dumps(template_of(pool)))
    made = Pool(aws, aws.output(stack, "UserPoolId"))
    for kind in sign_up.kinds_of_users(pool.settings):
        Walk(made, pool, kind).take()


class Walk:
    """A user of one kind, who tries what the table has a row for."""

    def __init__(self, made: Pool, pool: AuthConfig, kind: Addresses) -> None:
        number = next(_users)
        self.made, self.pool, self.kind = made, pool, kind
        self.app = Authenticator("")
        self.addresses = {contact: _WHO[contact].format(number) for contact in sorted(kind)}
        self.others = {
            each: _OTHER[each].format(number) for each in pool.user_pool.required_attributes if each in _OTHER
        }
        self.preferred = f"annie{number}"
        names = [self.addresses[each] for each in pool.user_pool.sign_in if each in kind]
        self.name = names[0] if names else f"ann{number}"
        self.outcomes = journeys.outcomes(pool.settings, made=True)

    def take(self) -> None:
        if not self.pool.user_pool.self_sign_up:
            assert not self._succeeds(self._sign_up)
            if self._can(Journey.SIGN_UP):  # if not, the table says that it was not tried
                self._created_by_an_administrator()
                self._try_what_a_confirmed_user_can()
            return
        assert self._succeeds(self._sign_up) == self._can(Journey.SIGN_UP)
        if not self._can(Journey.SIGN_UP):
            return
        assert self._succeeds(self._confirm) == self._can(Journey.CONFIRM)
        if not self._can(Journey.CONFIRM):
            self.made.aws.pools.admin_confirm_sign_up(UserPoolId=self.made.id, Username=self.name)
            return  # of those whom an administrator confirms the table says nothing more
        self._try_what_a_confirmed_user_can()

    def _created_by_an_administrator(self) -> None:
        """With every address marked as verified, as the administrator can."""
        given = [*self.addresses.items(), *self.others.items()]
        proven = [(f"{contact}_verified", "true") for contact in self.addresses]
        attributes: Any = [{"Name": name, "Value": value} for name, value in [*given, *proven]]
        pools = self.made.aws.pools
        pools.admin_create_user(
            UserPoolId=self.made.id, Username=self.name, UserAttributes=attributes, MessageAction="SUPPRESS"
        )
        pools.admin_set_user_password(UserPoolId=self.made.id, Username=self.name, Password=PASSWORD, Permanent=True)

    def _try_what_a_confirmed_user_can(self) -> None:
        assert self._succeeds(self._reset) == self._can(Journey.RESET_PASSWORD)
        for how, name in self._names().items():
            able = self._can(Journey.SIGN_IN, how) and self._can(Journey.SECOND_FACTOR)
            assert self._succeeds(lambda name=name: self._sign_in(name)) == able, how

    def _can(self, journey: Journey, how: str = "") -> bool:
        rows = [each for each in self.outcomes if each.journey is journey and each.how == how]
        assert len(rows) == 1 or (journey is Journey.SECOND_FACTOR and not rows)
        return not any(isinstance(row, LeftOut) and self.kind in row.left_out for row in rows)

    def _names(self) -> dict[str, str]:
        """The names that the user could type, by the words of the table's rows."""
        typed: dict[str, str | None] = {
            "with a user name": self.name,
            "with an email address": self.addresses.get(Contact.EMAIL),
            "with a phone number": self.addresses.get(Contact.PHONE_NUMBER),
            "with a preferred user name": self.preferred,
        }
        rows = [each.how for each in self.outcomes if each.journey is Journey.SIGN_IN]
        return {how: name for how in rows if (name := typed[how]) is not None}

    def _succeeds(self, step: Any) -> bool:
        try:
            step()
        except ClientError:
            return False
        return True

    def _sign_up(self) -> None:
        given = [*self.addresses.items(), *self.others.items()]
        attributes: Any = [{"Name": name, "Value": value} for name, value in given if value != self.name]
        self.made.aws.pools.sign_up(
            ClientId=self.made.client, Username=self.name, Password=PASSWORD, UserAttributes=attributes
        )

    def _confirm(self) -> None:
        sent = self.made.aws.pools.resend_confirmation_code(ClientId=self.made.client, Username=self.name)
        code = self._code(sent["CodeDeliveryDetails"]["AttributeName"])
        self.made.aws.pools.confirm_sign_up(ClientId=self.made.client, Username=self.name, ConfirmationCode=code)

    def _reset(self) -> None:
        sent = self.made.aws.pools.forgot_password(ClientId=self.made.client, Username=self.name)
        code = self._code(sent["CodeDeliveryDetails"]["AttributeName"])
        self.made.aws.pools.confirm_forgot_password(
            ClientId=self.made.client, Username=self.name, ConfirmationCode=code, Password=PASSWORD
        )

    def _code(self, attribute: str) -> str:
        to = self.addresses[Contact(attribute)]
        return next(message["code"] for message in reversed(outbox(self.made.aws)) if message["to"] == to)

    def _sign_in(self, name: str) -> None:
        if name == self.preferred:
            wanted: Any = [{"Name": "preferred_username", "Value": name}]
            self.made.aws.pools.admin_update_user_attributes(
                UserPoolId=self.made.id, Username=self.name, UserAttributes=wanted
            )
        challenge = self.made.sign_in(name)
        if challenge.get("ChallengeName") == "SMS_MFA":
            code = self._code("phone_number")
            done = self.made.respond("SMS_MFA", challenge["Session"], name, SMS_MFA_CODE=code)
        elif challenge.get("ChallengeName") == "MFA_SETUP":
            done = self._set_up(challenge["Session"], name)
        elif challenge.get("ChallengeName") == "SOFTWARE_TOKEN_MFA":
            code = self.app.code()
            done = self.made.respond("SOFTWARE_TOKEN_MFA", challenge["Session"], name, SOFTWARE_TOKEN_MFA_CODE=code)
        else:
            done = challenge
        assert done["AuthenticationResult"]

    def _set_up(self, session: str, name: str) -> Any:
        pools = self.made.aws.pools
        associated = pools.associate_software_token(Session=session)
        self.app = Authenticator(associated["SecretCode"])
        verified = pools.verify_software_token(Session=associated["Session"], UserCode=self.app.code())
        return self.made.respond("MFA_SETUP", verified["Session"], name)
