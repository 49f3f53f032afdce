"""The app client: for apps on the devices of their users."""

from __future__ import annotations

from typing import Any, Final

import pytest

from authconfig.models import AuthConfig
from tests.configs import POOL_ID, config
from tests.snapshot.cases import CASES
from tests.snapshot.templates import app_client, template_of

_FIXED: Final[dict[str, Any]] = {
    "UserPoolId": {"Ref": "UserPool"},
    "GenerateSecret": False,
    "ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
    "AllowedOAuthFlowsUserPoolClient": False,
    "SupportedIdentityProviders": ["COGNITO"],
    "PreventUserExistenceErrors": "ENABLED",
    "EnableTokenRevocation": True,
    "AccessTokenValidity": 60,
    "IdTokenValidity": 60,
    "TokenValidityUnits": {"AccessToken": "minutes", "IdToken": "minutes", "RefreshToken": "days"},
}
_FROM_THE_FILE: Final = {"ClientName", "RefreshTokenValidity", "ReadAttributes", "WriteAttributes"}


@pytest.mark.parametrize("made", CASES.values(), ids=CASES)
def test_the_client_that_nobody_was_asked_about_has_no_secret_no_oauth_and_the_two_flows(made: AuthConfig) -> None:
    client = template_of(made)["Resources"]["AppClientappa172cedc"]["Properties"]

    assert {name: value for name, value in client.items() if name not in _FROM_THE_FILE} == _FIXED


@pytest.mark.parametrize(
    ("flow", "name"),
    [
        ("srp", "ALLOW_USER_SRP_AUTH"),
        ("user_password", "ALLOW_USER_PASSWORD_AUTH"),
        ("admin_password", "ALLOW_ADMIN_USER_PASSWORD_AUTH"),
        ("custom", "ALLOW_CUSTOM_AUTH"),
        ("user_auth", "ALLOW_USER_AUTH"),
    ],
)
def test_a_client_allows_the_flows_of_the_file_and_no_other(flow: str, name: str) -> None:
    client = app_client(template_of(config(app={"flows": (flow,)})))

    assert client["ExplicitAuthFlows"] == [name, "ALLOW_REFRESH_TOKEN_AUTH"]


def test_rotated_tokens_are_refreshed_by_no_flow() -> None:
    client = app_client(template_of(config(app={"rotate_refresh_tokens": True})))

    assert client["ExplicitAuthFlows"] == ["ALLOW_USER_SRP_AUTH"]
    assert client["RefreshTokenRotation"] == {"Feature": "ENABLED", "RetryGracePeriodSeconds": 60}


@pytest.mark.parametrize("secret", [True, False])
def test_a_client_has_a_secret_where_the_file_says_so(secret: bool) -> None:
    made = template_of(config(clients={"native": {"secret": secret}}))["Resources"]

    assert made["AppClientnativebef32d2c"]["Properties"]["GenerateSecret"] is secret
    assert made["AppClientappa172cedc"]["Properties"]["GenerateSecret"] is False


def test_every_client_is_called_after_the_label_and_its_own_name() -> None:
    made = template_of(config(clients={"native": {}}), "prod")["Resources"]

    names = [made[each]["Properties"]["ClientName"] for each in ("AppClientappa172cedc", "AppClientnativebef32d2c")]
    assert names == [f"labproj{POOL_ID}-prod", f"labproj{POOL_ID}-native-prod"]


@pytest.mark.parametrize("days", [1, 30, 3650])
def test_a_session_lasts_the_days_of_the_file(days: int) -> None:
    client = app_client(template_of(config(app={"refresh_token_days": days})))

    assert days == client["RefreshTokenValidity"]


def test_empty_attribute_lists_leave_the_choice_to_cognito() -> None:
    client = app_client(template_of(config()))

    assert set() == {"ReadAttributes", "WriteAttributes"} & set(client)


_FIXED_AT_CREATION: Final = {"sign_in": ("phone_number",), "required_attributes": ("name",)}


def test_what_sign_up_gives_is_writable_or_nobody_could_sign_up() -> None:
    made = config(created=_FIXED_AT_CREATION, user_pool=_FIXED_AT_CREATION, app={"write_attributes": ("nickname",)})

    assert app_client(template_of(made))["WriteAttributes"] == ["email", "name", "nickname", "phone_number"]


@pytest.mark.parametrize(
    ("by", "writable"),
    [
        ("email", ["email", "nickname"]),
        ("phone_number", ["email", "nickname", "phone_number"]),
        ("both", ["email", "nickname", "phone_number"]),
    ],
)
def test_what_is_verified_is_writable_or_nobody_could_prove_it(by: str, writable: list[str]) -> None:
    made = config(mfa={"mode": "OFF"}, verification={"by": by}, app={"write_attributes": ("nickname",)})

    assert writable == app_client(template_of(made))["WriteAttributes"]


@pytest.mark.parametrize("mode", ["ON", "OPTIONAL"])
def test_where_codes_are_sent_is_writable_or_nobody_could_give_or_change_the_number(mode: str) -> None:
    mfa = {"mode": mode, "types": ("SMS",)}
    made = config(created={"mfa": mode}, mfa=mfa, app={"write_attributes": ("nickname",)})

    assert app_client(template_of(made))["WriteAttributes"] == ["email", "nickname", "phone_number"]


@pytest.mark.parametrize("alias", ["phone_number", "preferred_username"])
def test_what_users_can_sign_in_with_is_writable_or_nobody_could_set_it(alias: str) -> None:
    fixed = {"sign_in": (), "aliases": (alias,)}
    made = config(created=fixed, user_pool=fixed, mfa={"mode": "OFF"}, app={"write_attributes": ("nickname",)})

    assert app_client(template_of(made))["WriteAttributes"] == ["email", "nickname", alias]


def test_readable_attributes_are_those_of_the_file() -> None:
    client = app_client(template_of(config(app={"read_attributes": ("phone_number_verified", "address")})))

    assert client["ReadAttributes"] == ["address", "phone_number_verified"]
