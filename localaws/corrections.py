"""What the emulator gets wrong about user pools, put right. Each is named, and says what is wrong without it."""

from __future__ import annotations

import asyncio
import json

from localaws import cloudformation, template
from localaws.emulator import Emulator
from localaws.gateway import Correction
from localaws.messages import Request, Response, refusal


def sms_factor() -> Correction:
    """Without it, a pool whose template lists SMS_MFA has no SMS among its MFA methods.

    Done once, when a stack's operation has ended: what somebody changes on the pool afterwards must stay changed.
    """
    unsettled: set[str] = set()
    settling = asyncio.Lock()  # so that nobody is told of the end before SMS is set

    async def before(request: Request, _: Emulator) -> Request:
        if request.action in cloudformation.START_CALLS:
            unsettled.add(cloudformation.stack_name(request))
        return request

    async def after(request: Request, response: Response, emulator: Emulator) -> Response:
        if request.action == "DescribeStacks" and cloudformation.has_ended(response.body):
            stack = cloudformation.stack_name(request)
            async with settling:
                if stack in unsettled:
                    await _settle_sms(stack, emulator)
                    unsettled.discard(stack)
        return response

    return Correction("sms-factor", before, after)


async def _settle_sms(stack: str, emulator: Emulator) -> None:
    deployed = await cloudformation.deployed_template(stack, emulator)
    for logical_id, properties in template.user_pools(deployed):
        pool = await cloudformation.pool_id(stack, logical_id, emulator)
        found = await emulator.read("DescribeUserPool", {"UserPoolId": pool}) if pool else {}
        if not found:
            continue
        described = found["UserPool"]
        wanted = "SMS_MFA" in (properties.get("EnabledMfas") or [])
        sms = {
            "SmsAuthenticationMessage": described.get("SmsAuthenticationMessage", ""),
            "SmsConfiguration": described.get("SmsConfiguration", {}),
        }
        config = {"UserPoolId": pool, "SmsMfaConfiguration": sms if wanted else {}}
        await emulator.cognito("SetUserPoolMfaConfig", config)


def deletion_protection() -> Correction:
    """Without it, a pool with deletion protection is deleted when somebody asks Cognito for that.

    Not put right: a stack that is deleted takes a protected pool along unless its template retains it.
    """

    async def before(request: Request, emulator: Emulator) -> Request | Response:
        if request.is_cognito and request.action == "DeleteUserPool":
            found = await emulator.read("DescribeUserPool", request.parameters)
            if found.get("UserPool", {}).get("DeletionProtection") == "ACTIVE":
                return refusal(
                    request,
                    "InvalidParameterException",
                    "The user pool cannot be deleted because deletion protection is activated. "
                    "Deletion protection must be inactivated first.",
                )
        return request

    return Correction("deletion-protection", before)


def provider_url() -> Correction:
    """Without it, a template that asks a pool for its ProviderURL cannot be deployed: there is no such attribute."""

    async def before(request: Request, _: Emulator) -> Request:
        if request.action not in cloudformation.TEMPLATE_CALLS:
            return request
        if "ProviderURL" not in str(request.parameters.get("TemplateBody")):
            return request
        sent = cloudformation.sent_template(request)
        corrected = template.with_provider_urls(sent)
        if corrected == sent:
            return request
        return request.with_parameters({**request.parameters, "TemplateBody": json.dumps(corrected)})

    return Correction("provider-url", before)


def all_corrections() -> tuple[Correction, ...]:
    """Every correction, with nothing remembered yet."""
    return sms_factor(), deletion_protection(), provider_url()
