"""One file, several environments: the texts of each, and what is too long only in one of them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given, strategies as st

from authconfig import messages, settings
from authconfig.environments import in_environment
from authconfig.errors import ConfigInvalid, ExitCode
from authconfig.live.comparison import comparable
from authconfig.models import AuthConfig
from tests.configs import config
from tests.typed import by_key

# The limits of what Cognito takes, written out again.
LONGEST = {
    ("mfa", "sms_message"): 140,
    ("verification", "email_subject"): 140,
    ("verification", "email_message"): 20_000,
    ("verification", "sms_message"): 140,
    ("invitation", "email_subject"): 140,
    ("invitation", "email_message"): 20_000,
    ("invitation", "sms_message"): 140,
}


PIECES = ["{{ project }}", "{{ env }}", "a", "é", "$", "{", "{ ", " }", "}", "#", "##", "{####}"]


def code_of(table: str, name: str) -> str:
    """The placeholders where the text `name` of `table` has some: a subject has none."""
    if name == "email_subject":
        return ""
    return "{username}{####}" if table == "invitation" else "{####}"


def with_text(table: str, name: str, text: str) -> AuthConfig:
    changes: dict[str, Any] = {table: {name: text}}
    return config(**changes)


def text_of(made: AuthConfig, table: str, name: str) -> str:
    text = made.model_dump()[table][name]
    assert isinstance(text, str)
    return text


def in_prod(text: str) -> str:
    return text.replace("{{ env }}", "prod")


def test_these_are_the_texts() -> None:
    assert set(LONGEST) == {setting.path for setting in settings.ALL if setting.variables}


@pytest.mark.parametrize(("table", "name"), LONGEST)
def test_each_text_has_the_values_of_its_environment(table: str, name: str) -> None:
    code = code_of(table, name)
    made = with_text(table, name, f"{{{{ project }}}} ({{{{ env }}}}): {code}")
    assert f"labproj (prod): {code}" == text_of(in_environment(made, "prod"), table, name)
    assert f"labproj (dev): {code}" == text_of(in_environment(made, "dev"), table, name)
    assert f"labproj (prod): {code}" == by_key(comparable(made, "prod"))[f"{table}.{name}"]


def test_nothing_else_is_rendered_or_changed() -> None:
    made = config()
    assert made == in_environment(made, "prod")
    only_the_subject = with_text("verification", "email_subject", "{{ env }}")
    rendered = in_environment(only_the_subject, "prod")
    assert with_text("verification", "email_subject", "prod") == rendered
    assert rendered == in_environment(rendered, "other")


@pytest.mark.parametrize(("place", "most"), LONGEST.items())
def test_a_text_may_be_as_long_as_cognito_takes_and_no_longer(place: tuple[str, str], most: int) -> None:
    around = f"{{{{ env }}}}{code_of(*place)}"
    made = with_text(*place, f"{around}{'.' * (most - len(in_prod(around)))}")
    assert most == len(text_of(in_environment(made, "prod"), *place))
    with pytest.raises(ConfigInvalid) as caught:
        in_environment(made, "prod1")
    assert caught.value.exit_code is ExitCode.INVALID
    assert str(caught.value) == (
        f"environment prod1: {'.'.join(place)}: "
        f"With its variables filled in it has {most + 1} characters; Cognito takes {most} at most.\n"
        "  Shorten the text, or give the environment a shorter name."
    )


def test_all_texts_that_are_too_long_are_told_at_once() -> None:
    long = "{{ env }}{####}" + "." * 130
    subject = long.replace("{####}", "......")
    made = config(mfa={"sms_message": long}, verification={"sms_message": long, "email_subject": subject})
    with pytest.raises(ConfigInvalid) as caught:
        in_environment(made, "production")
    keys = [problem.key for problem in caught.value.problems]
    assert keys == ["mfa.sms_message", "verification.email_subject", "verification.sms_message"]


@given(
    st.lists(
        st.sampled_from(["{{ project }}", "{{ env }}", "a", "é", "$", "{", "{ ", " }", "}", "#", "##", "{####}"]),
        max_size=40,
    ),
    st.from_regex(r"[a-zA-Z0-9-]{1,32}", fullmatch=True),
)
def test_a_text_that_the_file_takes_is_fit_for_every_environment_but_for_its_length(
    pieces: list[str], environment: str
) -> None:
    text = "".join(("{####}", *pieces))
    assume(messages.sms_authentication(text) is None)
    made = with_text("mfa", "sms_message", text)
    try:
        rendered = in_environment(made, environment).mfa.sms_message
    except ConfigInvalid as error:
        assert all("characters; Cognito takes 140 at most." in problem.message for problem in error.problems)
        assert len(text.replace("{{ project }}", "labproj").replace("{{ env }}", environment)) > 140
    else:
        assert messages.sms_authentication(rendered) is None
        assert rendered.count("{####}") == text.count("{####}")
