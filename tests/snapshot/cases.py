"""The kinds of pool whose templates are recorded, and every combination of what decides on second factors."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any, Final, NamedTuple

from authconfig.models import AuthConfig
from authconfig.vocabulary import AuthFlow
from tests.configs import config

MODES: Final = ("OFF", "OPTIONAL", "ON")
TYPES: Final = {"sms": ("SMS",), "totp": ("TOTP",), "sms-and-totp": ("SMS", "TOTP")}
SIGN_INS: Final = {
    "username": (),
    "email": ("email",),
    "phone": ("phone_number",),
    "email-or-phone": ("email", "phone_number"),
}
VERIFIED_BY: Final = ("email", "phone_number", "both")


class Pool(NamedTuple):
    """What decides on the second factors of a pool, in the words of the file."""

    mode: str
    types: tuple[str, ...]
    sign_in: tuple[str, ...]
    verified_by: str = "email"

    def __str__(self) -> str:
        types, sign_in = "+".join(self.types) or "none", "+".join(self.sign_in) or "username"
        return f"{self.mode}-{types}-{sign_in}-verified-by-{self.verified_by}"

    @property
    def needs_a_phone(self) -> bool:
        return "phone_number" in self.sign_in or self.verified_by != "email"

    @property
    def is_rejected(self) -> bool:
        """Whether the models reject it: MFA needs a factor, and SMS among them where the pool uses phone numbers."""
        missing = not self.types or (self.needs_a_phone and "SMS" not in self.types)
        return self.mode != "OFF" and missing

    @property
    def sends_text_messages(self) -> bool:
        return self.needs_a_phone or (self.mode != "OFF" and "SMS" in self.types)

    def config(self, **more: Any) -> AuthConfig:
        """The configuration of a pool made like this."""
        return config(
            created={"mfa": self.mode, "sign_in": self.sign_in},
            user_pool={"sign_in": self.sign_in},
            mfa={"mode": self.mode, "types": self.types},
            verification={"by": self.verified_by},
            **more,
        )


def _matrix() -> Iterator[tuple[str, Pool]]:
    """Mode by types by sign-in; the types have no effect while MFA is OFF."""
    for mode, (sign_in_name, sign_in) in product(MODES, SIGN_INS.items()):
        for type_name, types in {"": ()}.items() if mode == "OFF" else TYPES.items():
            yield "-".join(filter(None, (mode.lower(), type_name, sign_in_name))), Pool(mode, types, sign_in)


_MATRIX: Final = dict(_matrix())
LEFT_OUT: Final = {name for name, pool in _MATRIX.items() if pool.is_rejected}

_COMBINATIONS: Final = tuple(map(Pool._make, product(MODES, ((), *TYPES.values()), SIGN_INS.values(), VERIFIED_BY)))
EVERY_POOL: Final = tuple(pool for pool in _COMBINATIONS if not pool.is_rejected)
REJECTED: Final = tuple(pool for pool in _COMBINATIONS if pool.is_rejected)

_EVERY_SETTING: Final = config(
    created={"required_attributes": ("email", "name", "updated_at")},
    user_pool={"required_attributes": ("email", "name", "updated_at"), "self_sign_up": False},
    mfa={"sms_message": "{####} signs you in", "sms_region": "ap-northeast-1"},
    devices={"remember": "opt_in", "skip_mfa": True},
    verification={
        "email_subject": "Willkommen ☺",
        "email_message": "Dear customer,\n\n{####} is your code.",
        "sms_message": "{####} is your code",
    },
    invitation={
        "email_subject": "Welcome",
        "email_message": "Dear {username},\n\n{####} is your password.",
        "sms_message": "{username}: {####}",
    },
    email={
        "from": "Shop <no-reply@shop.example>",
        "identity_arn": "arn:aws:ses:eu-west-1:111122223333:identity/shop.example",
        "reply_to": "help@shop.example",
    },
    password_policy={
        "minimum_length": 12,
        "requires": ("uppercase", "numbers", "symbols"),
        "history": 5,
        "temporary_password_days": 3,
    },
    app={
        "refresh_token_days": 7,
        "read_attributes": ("email", "email_verified", "name"),
        "write_attributes": ("nickname",),
    },
)

_TEXTS_WITH_VARIABLES: Final = config(
    mfa={"sms_message": "{{ project }} ({{ env }}): {####}"},
    verification={
        "email_subject": "{{project}}: your code",
        "email_message": "Dear customer of {{ project }},\n\n{####} is your code.\n({{ env }})\n",
        "sms_message": "{####} {{ env }}",
    },
    invitation={
        "email_subject": "{{ project }}",
        "email_message": "Dear {username} of {{ project }},\n\n{####}\n",
        "sms_message": "{{ env }} {username} {####}",
    },
)

_ALIASES: Final = {"sign_in": (), "aliases": ("preferred_username", "email")}

_CASE_SENSITIVE: Final = {"sign_in": (), "case_sensitive": True}

_NATIVE: Final = {
    "secret": True,
    "flows": tuple(AuthFlow),
    "access_token_minutes": 15,
    "id_token_minutes": 20,
    "refresh_token_days": 7,
    "rotate_refresh_tokens": True,
    "write_attributes": ("nickname",),
}
_CUSTOM: Final[dict[str, dict[str, Any]]] = {
    "custom_attributes": {
        "plan": {"type": "string", "mutable": True},
        "tenant": {"type": "string", "mutable": False, "minimum": 1, "maximum": 36},
        "seats": {"type": "number", "mutable": True, "minimum": -1, "maximum": 500},
        "score": {"type": "number", "mutable": True},
        "joined": {"type": "date_time", "mutable": True},
        "vip": {"type": "boolean", "mutable": False},
    },
    "app": {"read_attributes": ("custom:tenant", "custom:plan"), "write_attributes": ("name", "custom:plan")},
}
CASES: Final[dict[str, AuthConfig]] = {
    **{name: pool.config() for name, pool in _MATRIX.items() if not pool.is_rejected},
    "left-on-for-optional": config(created={"mfa": "ON"}),
    "off-verified-by-phone": Pool("OFF", (), ("email",), "phone_number").config(),
    "off-verified-by-both": Pool("OFF", (), ("email",), "both").config(),
    "every-setting": _EVERY_SETTING,
    "aliases": config(created=_ALIASES, user_pool=_ALIASES),
    "case-sensitive": config(created=_CASE_SENSITIVE, user_pool=_CASE_SENSITIVE),
    "threat-protection": config(user_pool={"tier": "PLUS", "threat_protection": "ENFORCED"}),
    "groups": config(user_pool={"groups": ("site-admins", "staff")}),
    "texts-with-variables": _TEXTS_WITH_VARIABLES,
    "two-clients": config(clients={"native": _NATIVE}),
    "custom-attributes": config(**_CUSTOM, clients={"native": _NATIVE}),
}
