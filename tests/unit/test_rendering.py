"""Whatever the answers, the file that is rendered from them says exactly them."""

from __future__ import annotations

from hypothesis import given, strategies as st

from authconfig import checks, messages, vocabulary
from authconfig.environments import Environment
from authconfig.file.nearest import known_keys
from authconfig.file.reading import parse
from authconfig.models import AuthConfig
from authconfig.settings import custom_attribute, project, user_pool
from authconfig.vocabulary import Attribute, CharacterClass, Contact, MfaMode, MfaType
from tests.configs import POOL_ID, config
from wizard.documents.render import new_file, next_steps
from wizard.interview import naming

LINES = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), max_size=60)
IN_EMAILS = st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" "), max_size=60)
MESSAGES = st.tuples(LINES, LINES).map("{####}".join).filter(lambda text: not messages.sms_verification(text))
EMAILS = st.tuples(IN_EMAILS, IN_EMAILS).map("{####}".join).filter(lambda text: not messages.email_verification(text))
SENDER = {"from": "Shop <shop@example.com>", "identity_arn": "arn:aws:ses:eu-west-1:111122223333:identity/example.com"}
LISTS = {
    each: st.lists(st.sampled_from(each), unique=True).map(tuple)
    for each in (Attribute, CharacterClass, Contact, MfaType)
}


@st.composite
def configurations(draw: st.DrawFn) -> AuthConfig:
    sign_in = draw(LISTS[Contact])
    mode = draw(st.sampled_from(MfaMode))
    sensitive = draw(st.booleans())
    required = tuple(a for a in draw(LISTS[Attribute]) if a not in vocabulary.READ_ONLY)
    return config(
        created={
            "mfa": mode if mode is MfaMode.ON else draw(st.sampled_from(MfaMode)),
            "sign_in": sign_in,
            "case_sensitive": sensitive,
            "required_attributes": required,
        },
        user_pool={
            "sign_in": sign_in,
            "case_sensitive": sensitive,
            "required_attributes": required,
            "self_sign_up": draw(st.booleans()),
        },
        mfa={"mode": mode, "types": {MfaType.SMS, *draw(LISTS[MfaType])}, "sms_message": draw(MESSAGES)},
        verification={
            "email_subject": "x" + draw(IN_EMAILS.filter(lambda text: not messages.email_subject(f"x{text}"))),
            "email_message": draw(EMAILS).replace(" ", "\n"),
        },
        email=draw(st.sampled_from([{}, SENDER])),
        password_policy={"minimum_length": draw(st.integers(6, 99)), "requires": draw(LISTS[CharacterClass])},
        app={"refresh_token_days": draw(st.integers(1, 3650)), "read_attributes": draw(LISTS[Attribute])},
    )


@given(configurations())
def test_a_new_file_says_what_it_was_made_from(made: AuthConfig) -> None:
    assert made == parse(new_file(made), "auth.toml")


def test_a_new_file_has_every_key_and_explains_the_code_placeholder() -> None:
    text = new_file(config())
    tables = text.split("\n[")
    for key in known_keys(AuthConfig):
        table, _, name = key.rpartition(".")
        if table and key not in {"project.removed", custom_attribute.RECORD}:
            section = next(part for part in tables if part.startswith(f"{table}]"))
            assert f"\n{name} = " in section
    assert "It must contain {####}, which" in text


def test_no_line_of_a_new_file_is_too_long_to_read() -> None:
    assert max(map(len, new_file(config()).splitlines())) <= 120


def test_next_steps_mention_sms_only_where_it_is_used() -> None:
    assert "sandbox" in next_steps((Environment("", config()),), "")
    assert "sandbox" not in next_steps((Environment("", config(mfa={"types": ["TOTP"]})),), "")
    assert "sandbox" not in next_steps((Environment("", config(mfa={"mode": "OFF"})),), "")


@given(st.text())
def test_any_folder_gives_a_project_name(folder: str) -> None:
    assert checks.project_name(naming.project_from_folder(folder)) is None


@given(st.from_regex(r"[a-zA-Z][a-zA-Z0-9-]{0,79}", fullmatch=True))
def test_any_project_gives_suggestions_that_can_be(name: str) -> None:
    suggested = naming.suggestions(name, POOL_ID)
    assert checks.resource_name(suggested[project.RESOURCE]) is None
    assert checks.user_pool_name(suggested[user_pool.NAME]) is None
