"""Any set of answers, as wishes: what a person wants by key, and a person who answers whatever is asked by it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from hypothesis import strategies as st

from authconfig import messages
from authconfig.messages import Message
from authconfig.models import AuthConfig
from authconfig.vocabulary import CharacterClass, MfaMode, Remembered, VerifiedBy
from tests.person import ANOTHER, DELETE, ORDER, Script, as_offered, key_of, new_config
from wizard.interview.prompt import Prompt
from wizard.interview.question import Kind, WhetherQuestion
from wizard.interview.questions import BY_KEY, QUESTIONS

Wishes = Mapping[str, Any]

LED_BY: Final = {
    led.key: question.key
    for question in QUESTIONS
    if isinstance(question, WhetherQuestion)
    for led in question.leads_to
}


class Wisher(Script):
    """A person who answers by wishes, as far as what is wished for is offered and taken; otherwise with Enter."""

    def __init__(self, wishes: Wishes) -> None:
        super().__init__()
        self.wishes = wishes
        self._left: list[str] = list(wishes.get("user_pool.groups", ()))

    def ask(self, prompt: Prompt) -> Any:
        key = key_of(prompt)
        wish = self._wish(key, prompt)
        if wish is not None and prompt.kind is Kind.CHECKBOX:
            wish = tuple(offer.value for offer in prompt.offers if offer.value in wish)
        self.answers = {} if wish is None or prompt.check(as_offered(prompt, wish)) else {key: wish}
        return super().ask(prompt)

    def _wish(self, key: str, prompt: Prompt) -> Any | None:
        if key == DELETE:
            return tuple(offer.value for offer in prompt.offers)
        if key == "user_pool.groups":
            return self._left.pop(0)
        if key == ANOTHER:
            return bool(self._left)
        if key == ORDER:
            return None
        return self.wishes.get(key)


def _some(key: str) -> st.SearchStrategy[Any]:
    values = [choice.value for choice in BY_KEY[key].choices]
    return st.lists(st.sampled_from(values), unique=True).map(
        lambda found: tuple(value for value in values if value in found)
    )


def _message(check: Message) -> st.SearchStrategy[Any]:
    around = st.text(st.sampled_from("abc XYZ,.:'\"\\{}#é漢😀"), max_size=20)
    return (
        st.tuples(around, around).map(lambda both: f"{both[0]}{{####}}{both[1]}").filter(lambda text: not check(text))
    )


_IDENTITY: Final = "arn:aws:ses:eu-west-1:111122223333:identity/example.com"
_names = st.text("abcXYZ019-_.", min_size=1, max_size=8)
WISHES: Final[dict[str, st.SearchStrategy[Any]]] = {
    "project.resource": st.text("abcXYZ019", min_size=1, max_size=12),
    "user_pool.name": st.text("abc XYZ_+=,.@-", min_size=1, max_size=12),
    "user_pool.sign_in": st.sampled_from([choice.value for choice in BY_KEY["user_pool.sign_in"].choices]),
    "user_pool.groups": st.lists(_names, unique=True, min_size=1, max_size=4).map(tuple),
    "mfa.mode": st.sampled_from(list(map(str, MfaMode))),
    "mfa.types": _some("mfa.types").filter(bool),
    "mfa.sms_message": _message(messages.sms_authentication),
    "verification.by": st.sampled_from(list(map(str, VerifiedBy))),
    "verification.email_subject": st.text("abc {}#é", min_size=1, max_size=9).filter(
        lambda text: not messages.email_subject(text)
    ),
    "verification.email_message": _message(messages.email_verification),
    "verification.sms_message": _message(messages.sms_verification),
    "email.from": st.sampled_from(["", "no-reply@example.com", "Shop <shop@mail.example.com>"]),
    "email.identity_arn": st.just(_IDENTITY),
    "email.reply_to": st.sampled_from(["", "help@example.com"]),
    "password_policy.minimum_length": st.integers(6, 99),
    "password_policy.requires": _some("password_policy.requires"),
    "password_policy.history": st.integers(0, 24),
    "password_policy.temporary_password_days": st.integers(1, 365),
    "user_pool.required_attributes": _some("user_pool.required_attributes"),
    "app_clients.app.refresh_token_days": st.integers(1, 3650),
    "app_clients.app.read_attributes": _some("app_clients.app.read_attributes"),
    "app_clients.app.write_attributes": _some("app_clients.app.write_attributes"),
}
_UNSAYABLE: Final = {"password_policy.history", "password_policy.temporary_password_days"}
_CLOSED: Final[dict[str, Any]] = {
    "user_pool.groups": (),
    "email.from": "",
    "email.identity_arn": _IDENTITY,  # at hand for an address that is given in the review
    "email.reply_to": "",
    "password_policy.minimum_length": 8,
    "password_policy.requires": tuple(map(str, CharacterClass)),
    "password_policy.history": 0,
    "password_policy.temporary_password_days": 7,
    "app_clients.app.read_attributes": (),
    "app_clients.app.write_attributes": (),
}


def sayable(wishes: Wishes) -> dict[str, Any]:
    """`wishes` without those that Amplify's requests have no field for: they are about the first app client.

    A request that states a password policy leaves the rest of it as it is, which a no to the question would not.
    """
    said = {key: wish for key, wish in wishes.items() if key.partition(".")[0] not in {"email", "client"}}
    return {key: wish for key, wish in said.items() if key not in _UNSAYABLE} | {"password_policy": True}


def normal(wishes: Wishes) -> dict[str, Any]:
    """`wishes` with what a no closes set to what it then is."""
    closed = {led: _CLOSED[led] for led, leader in LED_BY.items() if not wishes[leader]}
    return {**wishes, **closed}


@st.composite
def wishes(draw: st.DrawFn) -> dict[str, Any]:
    """Any wishes of who makes a pool by the manual configuration."""
    found = {key: draw(strategy) for key, strategy in WISHES.items()}
    leaders = {leader: draw(st.booleans()) for leader in dict.fromkeys(LED_BY.values())}
    return normal({"setup": "manual", "client": draw(st.sampled_from(["app", "web"])), **leaders, **found})


def _draw_clients(draw: st.DrawFn, document: dict[str, Any]) -> None:
    """Put any clients into `document`, one or two, each with its record."""
    clients = document["app_clients"]
    if draw(st.booleans()):
        clients["web"] = {**clients["app"]}
    has_secret = {name: draw(st.booleans()) for name in clients}
    document["created"]["public_clients"] = [name for name, secret in has_secret.items() if not secret]
    document["created"]["confidential_clients"] = [name for name, secret in has_secret.items() if secret]
    for name, client in clients.items():
        client |= {
            "secret": has_secret[name],
            "flows": draw(_some("app_clients.app.flows").filter(bool).flatmap(st.permutations)),
            "access_token_minutes": draw(st.integers(5, 1440)),
            "id_token_minutes": draw(st.integers(5, 1440)),
            "rotate_refresh_tokens": draw(st.booleans()),
            "write_attributes": draw(WISHES["app_clients.app.write_attributes"].flatmap(st.permutations)),
        }


@st.composite
def pools(draw: st.DrawFn) -> AuthConfig:
    """Any pool, in a file that a person has edited: lists in any order, attributes that the wizard would not write."""
    config = new_config(Wisher(draw(wishes())).add())
    document = config.model_dump()
    for table, name in (
        ("user_pool", "groups"),
        ("user_pool", "sign_in"),
        ("user_pool", "required_attributes"),
        ("mfa", "types"),
        ("password_policy", "requires"),
    ):
        document[table][name] = draw(st.permutations(document[table][name]))
    client = document["app_clients"]["app"]
    client["read_attributes"] = draw(st.permutations(client["read_attributes"]))
    _draw_clients(draw, document)
    for name in ("sms_message", "email_subject", "email_message"):
        document["verification"][name] = draw(WISHES[f"verification.{name}"])
    document["user_pool"]["self_sign_up"] = draw(st.booleans())
    document["mfa"]["sms_region"] = draw(st.sampled_from(["", "eu-west-1"]))
    remembered = draw(st.sampled_from(list(map(str, Remembered))))
    document["devices"] = {"remember": remembered, "skip_mfa": draw(st.booleans())}
    document["invitation"] = {
        "email_subject": draw(st.sampled_from(["", "Come in"])),
        "email_message": draw(st.sampled_from(["", "{username}\n{####}"])),
        "sms_message": draw(st.sampled_from(["", "{username}: {####}"])),
    }
    if document["mfa"]["mode"] == MfaMode.OFF:
        document["mfa"]["types"] = draw(_some("mfa.types"))
    return AuthConfig.model_validate(document)
