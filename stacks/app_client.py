"""The app clients, by whose ids apps use the pool."""

from __future__ import annotations

from aws_cdk import RemovalPolicy, aws_cognito as cognito
from constructs import Construct

from authconfig import attribute_access, auth_flows, defaults
from authconfig.models import AuthConfig
from authconfig.names import app_client_logical_id, app_client_name, with_environment
from stacks.user_pool import UserPool


class AppClient(cognito.CfnUserPoolClient):
    """A client for an app: no OAuth, and the flows, sessions and attributes that the file says.

    Retained with the pool: without a client, nobody could sign in to a pool that was kept. For the same reason one
    that is taken out of the file stays.
    """

    def __init__(self, scope: Construct, config: AuthConfig, environment: str, user_pool: UserPool, name: str) -> None:
        client = config.app_clients[name]
        resource = app_client_name(config.project.resource, name)
        super().__init__(
            scope,
            app_client_logical_id(name),
            user_pool_id=user_pool.ref,
            client_name=with_environment(resource, environment, "project.resource"),
            generate_secret=client.secret,
            explicit_auth_flows=list(auth_flows.stated(client)),
            allowed_o_auth_flows_user_pool_client=defaults.OAUTH_ENABLED,
            supported_identity_providers=["COGNITO"],
            prevent_user_existence_errors=defaults.PREVENT_USER_EXISTENCE_ERRORS,
            enable_token_revocation=defaults.ENABLE_TOKEN_REVOCATION,
            access_token_validity=client.access_token_minutes,
            id_token_validity=client.id_token_minutes,
            refresh_token_validity=client.refresh_token_days,
            token_validity_units=cognito.CfnUserPoolClient.TokenValidityUnitsProperty(
                access_token="minutes",
                id_token="minutes",
                refresh_token="days",
            ),
            refresh_token_rotation=_rotation() if client.rotate_refresh_tokens else None,
            read_attributes=list(attribute_access.readable(config.settings, name)) or None,
            write_attributes=list(attribute_access.writable(config.settings, name)) or None,
        )
        self.apply_removal_policy(RemovalPolicy.RETAIN)


def _rotation() -> cognito.CfnUserPoolClient.RefreshTokenRotationProperty:
    return cognito.CfnUserPoolClient.RefreshTokenRotationProperty(
        feature="ENABLED", retry_grace_period_seconds=defaults.ROTATION_GRACE_SECONDS
    )
