"""Texts with variables: what comes out, and that nothing of Jinja2 but a plain variable gets in."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from authconfig import texts
from authconfig.texts import TextError, render, shortest
from authconfig.vocabulary import CODE

ROOT = Path(__file__).parents[2]
NAMES = st.from_regex(r"[a-zA-Z][a-zA-Z0-9-]{0,79}", fullmatch=True)
ENVIRONMENTS = st.from_regex(r"[a-zA-Z0-9-]{1,32}", fullmatch=True)
# The characters that mean something to Jinja2, and some that do not, so that what is drawn comes near it often.
SYNTAX = st.text("{}%#-+ \n\r\0'\"()[]|._abprojectenv", max_size=40)
ANY = st.one_of(st.text(), SYNTAX, st.lists(st.sampled_from(["{{", "}}", "{%", "%}", "{#", "#}", "{", "}", "%", "#",
    " ", "project", "env", "raw", "endraw", CODE, "{{ env }}"])).map("".join))  # fmt: skip
# Text that neither is syntax nor becomes it beside a variable.
PLAIN = st.text(st.characters(exclude_characters="{}", exclude_categories=["Cs"]), max_size=20)
PIECES = st.lists(st.one_of(PLAIN, st.sampled_from([CODE, "{{ project }}", "{{project}}", "{{ env }}", "{{  env}}"])))


def filled(text: str, project: str, environment: str) -> str:
    """What a text becomes, said in another way."""
    for written in ("{{ project }}", "{{project}}"):
        text = text.replace(written, project)
    for written in ("{{ env }}", "{{  env}}"):
        text = text.replace(written, environment)
    return text


@given(ANY.filter(lambda text: "{{" not in text and "{%" not in text), NAMES, ENVIRONMENTS)
def test_a_text_without_variables_comes_out_as_it_is(text: str, project: str, environment: str) -> None:
    assert text == render(text, project, environment)
    assert text == shortest(text)


@given(PIECES, NAMES, ENVIRONMENTS)
def test_each_variable_becomes_its_value_and_all_else_stays(pieces: list[str], project: str, environment: str) -> None:
    text = "".join(pieces)
    wanted = filled(text, project, environment)
    found = render(text, project, environment)
    assert found.count(CODE) == text.count(CODE)
    if wanted == text:
        assert found == text
    else:  # Jinja2's line ends
        assert found == wanted.replace("\r\n", "\n").replace("\r", "\n")


@given(ANY, NAMES, ENVIRONMENTS)
def test_any_text_is_rendered_or_has_a_reason(text: str, project: str, environment: str) -> None:
    try:
        found = render(text, project, environment)
    except TextError as error:
        assert str(error).endswith("Only {{ project }} and {{ env }} can be used in a text.")
        with pytest.raises(TextError):
            shortest(text)
    else:
        assert found == render(found, "other", "other"), "what was rendered has no variables any more"
        assert len(shortest(text)) <= len(text)
        assert len(shortest(text).replace("\r\n", "\n")) <= len(found)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Code {####} for {{ project }} ({{ env }})", "Code {####} for shop (prod)"),
        ("{{project}}{{env}}", "shopprod"),
        ("{ {{ env }} }", "{ prod }"),
        ("{{ env }}}", "prod}"),
        ("{{ env }}\n", "prod\n"),
        ("<b>&{{ env }}</b>", "<b>&prod</b>"),
        ("{# {{ env }} #}{####}", "{# prod #}{####}"),
        ("%}}} {{ env }}", "%}}} prod"),
        ("Hello\r\n\r{####}\r\n", "Hello\r\n\r{####}\r\n"),
        ("{{ env }}\r\n\r{####}\r\n", "prod\n\n{####}\n"),
    ],
)
def test_what_a_text_becomes(text: str, wanted: str) -> None:
    assert wanted == render(text, "shop", "prod")


ATTACKS = [
    "{{ 7 * 7 }}",
    "{{ 'text' }}",
    "{{ [] }}",
    "{{ {} }}",
    "{{ project | upper }}",
    "{{ project|attr('__class__') }}",
    "{{ project.upper() }}",
    "{{ project.__class__.__mro__[1].__subclasses__() }}",
    "{{ project['__class__'] }}",
    "{{ project() }}",
    "{{ ''.__class__ }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ self._TemplateReference__context }}",
    "{{ lipsum.__globals__ }}",
    "{{ project if env else 1 }}",
    "{{ project ~ env }}",
    "{{ project, env }}",
    "{{- project }}",
    "{{ project -}}",
    "{{+ project }}",
    "{{\nproject\n}}",
    "{{ project",
    "{{ }}",
    "{{}}",
    "{{{ project }}}",
    "{{ project }}{{",
    "{{{####}",
    "{{ {####} }}",
    "{% if project %}{% endif %}",
    "{% for i in range(999999999) %}{% endfor %}",
    "{% set x = 1 %}",
    "{% raw %}{{ project }}{% endraw %}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}",
    "{%- raw -%}{%- endraw -%}",
    "{%",
    "{%# a comment #%}{{ project }}",
    "{{resolve:ssm-secure:/database/password}}",
    "{{ resolve:secretsmanager:shop }}",
    "{" * 5000,
    "{{ project" + "[0]" * 5000 + " }}",
    "{{ " + "(" * 5000,
]


@pytest.mark.parametrize("text", ATTACKS, ids=lambda text: text[:50])
def test_nothing_of_jinja2_but_a_plain_variable_is_taken(text: str) -> None:
    for judge in (shortest, lambda text: render(text, "shop", "prod")):
        with pytest.raises(TextError, match=r"^Only {{ project }} and {{ env }} can be used in a text\.$"):
            judge(text)


@pytest.mark.parametrize(
    "name", ["you", "true", "none", "self", "lipsum", "cycler", "_", "__class__", "Project", "ENV", "1", "proj\u0435ct"]
)
def test_a_variable_that_there_is_not_is_named(name: str) -> None:
    with pytest.raises(TextError, match=f"^There is no variable {name}. Only "):
        shortest(f"{{{{ project }}}} {{{{ {name} }}}}")


def test_the_shortest_text_has_a_character_for_each_variable() -> None:
    assert shortest("{{ project }}, {{ env }}: {####}") == "x, x: {####}"


def test_a_large_text_is_measured_without_being_rendered() -> None:
    code = "import sys; from authconfig import messages, texts; text = '{{ project }} {####}' * 50_000"
    check = "print(messages.email_verification(text), 'jinja2' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}; {check}"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "It must be 6 to 20000 characters long; this one has 400000. False\n"


def test_the_error_names_every_variable() -> None:
    with pytest.raises(TextError) as caught:
        shortest("{{")
    assert [name for name in texts.VARIABLES if f"{{{{ {name} }}}}" not in str(caught.value)] == []
