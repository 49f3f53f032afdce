"""The role with which Amazon Cognito sends text messages through Amazon SNS."""

from __future__ import annotations

from typing import Final

from aws_cdk import Aws, RemovalPolicy, aws_iam as iam
from constructs import Construct

from authconfig.models import AuthConfig
from authconfig.names import LogicalId, external_id

_ANY_POOL_OF_THIS_ACCOUNT: Final = f"arn:{Aws.PARTITION}:cognito-idp:{Aws.REGION}:{Aws.ACCOUNT_ID}:userpool/*"


class SmsRole(iam.CfnRole):
    """A role that only this account's user pools can assume, and only to publish.

    The trust conditions are those that the Cognito developer guide recommends against the confused deputy problem
    ("SMS message settings"). The ARN has to be a wildcard: the pool needs the role, so the role cannot name the
    pool. `sns:Publish` to a phone number has no narrower resource than `*`.

    Retained with the pool: without its role a pool accepts no update at all and sends no text messages.
    """

    def __init__(self, scope: Construct, config: AuthConfig) -> None:
        self.external_id = external_id(config.created.id)
        super().__init__(
            scope,
            LogicalId.SMS_ROLE,
            description="Lets Amazon Cognito send the text messages of a user pool.",
            assume_role_policy_document={
                "Version": "2012-10-17",
                "Statement": [
                    {
                        "Effect": "Allow",
                        "Principal": {"Service": "cognito-idp.amazonaws.com"},
                        "Action": "sts:AssumeRole",
                        "Condition": {
                            "StringEquals": {
                                "sts:ExternalId": self.external_id,
                                "aws:SourceAccount": Aws.ACCOUNT_ID,
                            },
                            "ArnLike": {
                                "aws:SourceArn": _ANY_POOL_OF_THIS_ACCOUNT,
                            },
                        },
                    }
                ],
            },
            # Inline, not a resource of its own, so that the role may publish by the time the pool is created.
            policies=[
                iam.CfnRole.PolicyProperty(
                    policy_name="publish-text-messages",
                    policy_document={
                        "Version": "2012-10-17",
                        "Statement": [{"Effect": "Allow", "Action": "sns:Publish", "Resource": "*"}],
                    },
                )
            ],
        )
        self.apply_removal_policy(RemovalPolicy.RETAIN)
