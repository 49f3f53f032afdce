"""Imitates what AWS can answer and the emulator never does. Each fault is switched on by its name."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final
from xml.sax.saxutils import escape

from localaws import cloudformation, template
from localaws.emulator import Emulator
from localaws.gateway import Correction
from localaws.messages import Request, Response, refusal

# Cognito's own wording, as reported by users.
REQUIRED_MFA: Final = "Cannot turn MFA functionality ON, once the user pool has been created."
SMS_REMOVAL: Final = "Can't turn off SMS_MFA when SMS configuration is set for the user pool"

Condition = Callable[[Mapping[str, Any], Mapping[str, Any], Mapping[str, Any]], bool]


@dataclass(frozen=True, slots=True)
class _RefusedUpdate:
    """A fault in which Cognito refuses an update of a pool with the message `words`.

    is_refused: receives the wanted properties, those of the live pool, and its MFA methods

    During a deployment the emulator updates pools internally, where the gateway cannot intervene. So the template is
    given a tier that the emulator has to refuse, and the emulator's reason is replaced wherever it is read.
    """

    name: str
    words: str
    is_refused: Condition

    @property
    def correction(self) -> Correction:
        return Correction(self.name, self._before, self._after)

    @property
    def _tier(self) -> str:
        return f"localaws-{self.name}"

    async def _before(self, request: Request, emulator: Emulator) -> Request | Response:
        if request.action in cloudformation.TEMPLATE_CALLS:
            return await self._spoiled(request, emulator)
        if not request.is_cognito or request.action not in {"UpdateUserPool", "SetUserPoolMfaConfig"}:
            return request
        if await self._refuses(request.parameters, request.parameters.get("UserPoolId"), emulator):
            return refusal(request, "InvalidParameterException", self.words)
        return request

    async def _after(self, request: Request, response: Response, _: Emulator) -> Response:
        if request.action not in cloudformation.READS or self._tier.encode() not in response.body:
            return response
        given = rb"AWS::Cognito::UserPool update failed[^<]*" + self._tier.encode() + rb"[^<]*"
        reason = (
            f'Resource handler returned message: "{self.words} (Service: CognitoIdentityProvider, Status Code: 400)"'
        )
        return response.with_body(re.sub(given, escape(reason).encode(), response.body))

    async def _spoiled(self, request: Request, emulator: Emulator) -> Request:
        stack, sent = cloudformation.stack_name(request), cloudformation.sent_template(request)
        refused = [
            properties
            for logical_id, properties in template.user_pools(sent)
            if await self._refuses(properties, await cloudformation.physical_id(stack, logical_id, emulator), emulator)
        ]
        for properties in refused:
            properties["UserPoolTier"] = self._tier
        if not refused:
            return request
        return request.with_parameters({**request.parameters, "TemplateBody": json.dumps(sent)})

    async def _refuses(self, wanted: Mapping[str, Any], pool: str | None, emulator: Emulator) -> bool:
        if pool is None:
            return False
        live = await emulator.read("DescribeUserPool", {"UserPoolId": pool})
        methods = await emulator.read("GetUserPoolMfaConfig", {"UserPoolId": pool})
        return self.is_refused(wanted, live.get("UserPool", {}), methods)


def required_mfa() -> Correction:
    """Cognito refuses to require MFA for an existing pool, both in the middle of a deployment and in a direct call."""

    def is_refused(wanted: Mapping[str, Any], live: Mapping[str, Any], _: Mapping[str, Any]) -> bool:
        return wanted.get("MfaConfiguration") == "ON" and live.get("MfaConfiguration") != "ON"

    return _RefusedUpdate("required-mfa", REQUIRED_MFA, is_refused).correction


def sms_removal() -> Correction:
    """Cognito refuses to remove SMS from a pool whose MFA stays on, in the middle of a deployment."""

    def is_refused(wanted: Mapping[str, Any], live: Mapping[str, Any], methods: Mapping[str, Any]) -> bool:
        stays_on = "OFF" not in {wanted.get("MfaConfiguration"), live.get("MfaConfiguration")}
        had_sms = bool(methods.get("SmsMfaConfiguration"))
        return stays_on and had_sms and "EnabledMfas" in wanted and "SMS_MFA" not in wanted["EnabledMfas"]

    return _RefusedUpdate("sms-removal", SMS_REMOVAL, is_refused).correction


def throttling() -> Correction:
    """AWS throttles the first call of each kind, and every third one after it."""
    seen: Counter[str] = Counter()

    async def before(request: Request, _: Emulator) -> Request | Response:
        seen[request.action] += 1
        if seen[request.action] % 3 == 1:
            code = "TooManyRequestsException" if request.is_cognito else "Throttling"
            return refusal(request, code, "Rate exceeded")
        return request

    return Correction("throttling", before)


def outage() -> Correction:
    """AWS is unavailable for a while once a deployment has begun: the next three calls of each kind fail."""
    left: Counter[str] = Counter()
    begun: list[str] = []

    async def before(request: Request, _: Emulator) -> Request | Response:
        if begun and left[request.action] < 3:
            left[request.action] += 1
            return refusal(request, "ServiceUnavailable", "Service is unable to handle the request.", status=503)
        if request.action in cloudformation.START_CALLS:
            begun.append(request.action)
            left[request.action] = 3
        return request

    return Correction("outage", before)


FAULTS: Final[Mapping[str, Callable[[], Correction]]] = MappingProxyType(
    {"required-mfa": required_mfa, "sms-removal": sms_removal, "throttling": throttling, "outage": outage}
)
