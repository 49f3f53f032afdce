"""The JSON Schema by which editors check a file agrees with the models, as far as a schema can."""

from __future__ import annotations

import json
import tomllib
from typing import Any, Final

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from authconfig.file.nearest import known_keys
from authconfig.file.schema import schema
from authconfig.models import AuthConfig
from scripts.schema import PAGE
from tests.configs import TEXT, config
from tests.snapshot.cases import CASES
from tests.unit.test_reading import INVALID
from tests.unit.test_rendering import configurations
from wizard.documents.render import new_file

SCHEMA: Final[dict[str, Any]] = json.loads(schema())
VALIDATOR: Final = Draft202012Validator(SCHEMA)
EMPTIED: Final = 'version = 1\n[project]\nname = "labproj"\nremoved = ["0a1b2c3d"]\n'

# What is wrong about these a schema cannot know: what one value says of another, what is in a text, and that JSON has
# no other 1 than 1.0.
ONLY_THE_MODELS_KNOW: Final = {
    "[]",
    'removed = ["0a1b2c3d"]\nresource = "lab',
    "\\u0007",
    "{{ you }}",
    "{{ env | upper }}",
    "version = 1.0",
}
_LONGEST: Final = 1000  # characters; what is longer tries the reading and not the values


def found(text: str) -> list[str]:
    """What the schema finds wrong about a file, each with its place."""
    errors = VALIDATOR.iter_errors(tomllib.loads(text))
    return [f"{'.'.join(map(str, error.absolute_path))}: {error.message}" for error in errors]


def test_the_schema_is_current() -> None:
    assert PAGE.read_text() == schema()


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("made", CASES.values(), ids=CASES)
def test_the_file_of_every_recorded_template_is_valid(made: AuthConfig) -> None:
    assert [] == found(new_file(made, "docs/auth.schema.json"))


@given(configurations())
def test_every_file_that_the_wizard_writes_is_valid(made: AuthConfig) -> None:
    assert [] == found(new_file(made))


def test_a_file_without_a_pool_is_valid_and_one_that_lost_its_tables_is_not() -> None:
    assert [] == found(EMPTIED)
    assert [] != found(EMPTIED.replace("removed", "# removed"))
    assert [] != found(EMPTIED.replace('"0a1b2c3d"', ""))
    assert [] != found(TEXT[: TEXT.index("[created]")])


def _is_toml(text: str) -> bool:
    try:
        tomllib.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


READABLE: Final = [(old, new) for old, new, _ in INVALID if len(new) < _LONGEST and _is_toml(TEXT.replace(old, new))]


@pytest.mark.parametrize(("old", "new"), READABLE, ids=lambda value: str(value)[:40])
def test_what_the_models_reject_the_schema_rejects_if_it_can_know(old: str, new: str) -> None:
    assert (new not in ONLY_THE_MODELS_KNOW) == bool(found(TEXT.replace(old, new)))


def test_each_of_those_exceptions_is_tried() -> None:
    assert ONLY_THE_MODELS_KNOW <= {new for _, new in READABLE}


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('mode = "OPTIONAL"', 'mode = "MAYBE"', "mfa.mode"),
        ('["SMS", "TOTP"]', '["SMS", "EMAIL"]', "mfa.types.1"),
        ('id = "0a1b2c3d"', 'id = "0A1B2C3D"', "created.id"),
        ("[mfa]", '[verification]\nby = "fax"\n[mfa]', "verification.by"),
    ],
)
def test_an_editor_can_point_at_the_value(old: str, new: str, place: str) -> None:
    (error,) = found(TEXT.replace(old, new))
    assert error.startswith(f"{place}: ")


def test_a_text_with_variables_may_be_longer_than_what_becomes_of_it() -> None:
    assert [] == found(TEXT.replace("Your authentication", "{{ project }}" * 20))


def test_every_key_is_there_and_says_what_it_is_for() -> None:
    def described(key: str) -> bool:
        part = SCHEMA["$defs"]["AuthConfig"]
        for name in key.split("."):
            part = SCHEMA["$defs"][part["$ref"].rpartition("/")[2]] if "$ref" in part else part
            of_names = part.get("patternProperties", {})
            part = next(iter(of_names.values())) if of_names else part["properties"][name]
        return bool(part.get("description"))

    assert [key for key in known_keys(AuthConfig) if not described(key)] == []


def test_no_table_takes_a_key_that_it_does_not_have() -> None:
    tables = [table for table in SCHEMA["$defs"].values() if table["type"] == "object"]
    assert len(tables) == 27
    assert all(table["additionalProperties"] is False for table in tables)


@pytest.mark.parametrize(
    ("path", "link"),
    [
        ("docs/auth.schema.json", "docs/auth.schema.json"),
        ("../../my app/docs/auth.schema.json", "../../my%20app/docs/auth.schema.json"),
        ('a\n[mfa]\nmode = "ON"\n#/é?%', "a%0A%5Bmfa%5D%0Amode%20%3D%20%22ON%22%0A%23/%C3%A9%3F%25"),
    ],
)
def test_the_first_line_of_a_new_file_leads_editors_to_the_schema(path: str, link: str) -> None:
    text = new_file(config(), path)
    assert text.splitlines()[:2] == [f"#:schema {link}", ""]
    assert text.removeprefix(f"#:schema {link}\n\n") == new_file(config())
