"""Corrects what the emulator gets wrong about user pools. Each correction has a name, and says what it is for."""

from __future__ import annotations

import asyncio
import json

from localaws import cloudformation, template
from localaws.emulator import Emulator
from localaws.gateway import Correction
from localaws.groups import group_names
from localaws.messages import Request, Response, refusal


def sms_factor() -> Correction:
    """Without it, a pool whose template lists SMS_MFA has no SMS among its MFA methods.

    Applied once, when a stack operation has ended: whatever is changed on the pool afterwards must stay changed.
    """
    unsettled: set[str] = set()
    settling = asyncio.Lock()  # so that no client sees the end of the operation before SMS is set

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
        pool = await cloudformation.physical_id(stack, logical_id, emulator)
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
    """Without it, Cognito deletes a pool with deletion protection when asked to.

    Not corrected: a stack that is deleted takes its protected pool along, unless the template retains it.
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
    """Without it, a template that uses a pool's ProviderURL cannot be deployed: the emulator lacks that attribute."""

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
    """Every correction, in its initial state."""
    return sms_factor(), deletion_protection(), provider_url(), group_names()
