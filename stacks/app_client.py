"""The app client, by whose id an app uses the pool."""

from __future__ import annotations

from aws_cdk import RemovalPolicy, aws_cognito as cognito
from constructs import Construct

from authconfig import defaults, sign_up
from authconfig.models import AuthConfig
from authconfig.names import APP_CLIENT, app_client_logical_id, with_environment
from authconfig.vocabulary import in_order
from stacks.user_pool import UserPool


class AppClient(cognito.CfnUserPoolClient):
    """A client for apps that run on the devices of their users: no secret, no OAuth, SRP only.

    Retained with the pool: without a client, nobody could sign in to a pool that was kept.
    """

    def __init__(self, scope: Construct, config: AuthConfig, environment: str, user_pool: UserPool) -> None:
        client = config.app_clients.app
        super().__init__(
            scope,
            app_client_logical_id(APP_CLIENT),
            user_pool_id=user_pool.ref,
            client_name=with_environment(config.project.resource, environment, "project.resource"),
            generate_secret=defaults.GENERATE_CLIENT_SECRET,
            explicit_auth_flows=list(defaults.AUTH_FLOWS),
            allowed_o_auth_flows_user_pool_client=defaults.OAUTH_ENABLED,
            supported_identity_providers=["COGNITO"],
            prevent_user_existence_errors=defaults.PREVENT_USER_EXISTENCE_ERRORS,
            enable_token_revocation=defaults.ENABLE_TOKEN_REVOCATION,
            refresh_token_validity=client.refresh_token_days,
            token_validity_units=cognito.CfnUserPoolClient.TokenValidityUnitsProperty(refresh_token="days"),
            read_attributes=list(in_order(client.read_attributes)) or None,
            write_attributes=list(sign_up.writable(config.settings)) or None,
        )
        self.apply_removal_policy(RemovalPolicy.RETAIN)
