"""Bad files: one clear message with the dotted key and the remedy, and the right kind of error."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from authconfig.errors import ChangeRefused, ConfigInvalid, ExitCode, ProblemsError, ToolkitError
from authconfig.file.nearest import known_keys
from authconfig.file.reading import load, parse, read_text, validate
from authconfig.models import AuthConfig, WithoutPool
from authconfig.vocabulary import MfaMode
from tests.configs import TEXT
from tests.typed import rejection

INVALID = [
    ("version = 1", "", "version: It is missing."),
    ("version = 1", "version = true", "version: It must be a whole number; the file has true."),
    ("version = 1", "version = 1.0", "version: It must be a whole number"),
    ("version = 1", "version = 0", "version: It must be greater than or equal to 1"),
    ("[mfa]", "[app_client]\n\n[mfa]", "app_client: The file was written by an unreleased version of this toolkit"),
    ("version = 1", "version = 2", "version: The file's version is 2, from a newer toolkit; this one reads version 1."),
    ("version = 1", "version = 1\nversoin = 1", "versoin: There is no such key.\n  The nearest known key is version."),
    ("types =", "typs =", "mfa.typs: There is no such key.\n  The nearest known key is mfa.types."),
    ("[mfa]", "[mfaa]", "mfa: It is missing."),
    ("[mfa]", "[[mfa]]", "mfa: It must be a table.\n  Write it as [mfa]."),
    ('mode = "OPTIONAL"', "", "mfa.mode: It is missing."),
    ('mode = "OPTIONAL"', 'mode = "MAYBE"', "mfa.mode: It must be 'OFF', 'ON' or 'OPTIONAL'; the file has \"MAYBE\"."),
    ('mode = "OPTIONAL"', 'mode = "optional"', "mfa.mode: It must be 'OFF', 'ON' or 'OPTIONAL'"),
    ('mode = "OPTIONAL"', "mode = false", "mfa.mode: It must be 'OFF', 'ON' or 'OPTIONAL'; the file has false."),
    ('["SMS", "TOTP"]', "[]", f"mfa.types: {rejection('mfa.types', ())}"),
    ('["SMS", "TOTP"]', '"SMS"', 'mfa.types: It must be a list; the file has "SMS".'),
    ('["SMS", "TOTP"]', '["SMS", "SMS"]', "mfa.types: It lists the same value twice."),
    ('["SMS", "TOTP"]', '["SMS", "EMAIL"]', "mfa.types.1: It must be 'SMS' or 'TOTP'; the file has \"EMAIL\"."),
    ("{####}", "{###}", f"mfa.sms_message: {rejection('mfa.sms_message', '{###}')}"),
    ("Your authentication", "x" * 140, "mfa.sms_message: It must be 6 to 140 characters long"),
    ("Your authentication", "\\u0007", f"mfa.sms_message: {rejection('mfa.sms_message', chr(7) + ' code is {####}')}"),
    ('sms_message = "Your', "sms_message = 3 #", "mfa.sms_message: It must be text in quotes; the file has 3."),
    ('name = "labproj_', 'name = "lab/proj_', f"user_pool.name: {rejection('user_pool.name', 'lab/proj')}"),
    ('name = "labproj"', 'name = "lab_proj"', f"project.name: {rejection('project.name', 'lab_proj')}"),
    ('resource = "lab', 'resource = "lab-', f"project.resource: {rejection('project.resource', 'lab-')}"),
    ('id = "0a1b2c3d"', 'id = "../../../"', "created.id: The id must be 8 hexadecimal digits"),
    ('mfa = "OPTIONAL"', 'mfa = "SOMETIMES"', "created.mfa: It must be"),
    ('resource = "lab', 'removed = ["0a1b2c3d"]\nresource = "lab', "created.id: This id belongs to a pool that was"),
    ("[mfa]", 'groups = "admins"\n[mfa]', 'user_pool.groups: It must be a list; the file has "admins".'),
    ("[mfa]", 'groups = ["admins", "a b"]\n[mfa]', f"user_pool.groups.1: {rejection('user_pool.groups', ('a b',))}"),
    ("[mfa]", 'groups = ["admins", "admins"]\n[mfa]', "user_pool.groups: It lists the same value twice."),
    ("[mfa]", '[verification]\nby = "fax"\n[mfa]', "verification.by: It must be 'email', 'phone_number' or 'both'"),
    ("[mfa]", '[verification]\nby = ["email"]\n[mfa]', "verification.by: It must be 'email', 'phone_number' or"),
    ("Your authentication", "{{ you }}", "mfa.sms_message: There is no variable you. Only {{ project }} and {{ env }}"),
    ("Your authentication", "{{ env | upper }}", "mfa.sms_message: Only {{ project }} and {{ env }} can be used in a"),
    ("[mfa]", "[password_policy]\nminimum_length = 5\n[mfa]", "password_policy.minimum_length: It must be greater"),
    ("[mfa]", "[password_policy]\nminimum_length = 100\n[mfa]", "password_policy.minimum_length: It must be less"),
    ("[mfa]", '[password_policy]\nminimum_length = "8"\n[mfa]', "password_policy.minimum_length: It must be a whole"),
    (
        "[mfa]",
        "[app_clients.app]\nrefresh_token_days = 0\n[mfa]",
        "app_clients.app.refresh_token_days: It must be greater",
    ),
    (
        "[mfa]",
        "[app_clients.app]\nrefresh_token_days = 3651\n[mfa]",
        "app_clients.app.refresh_token_days: It must be less",
    ),
    ("[mfa]", '[app_clients.app]\nwrite_attributes = ["email_verified"]\n[mfa]', "Cognito sets email_verified itself"),
    ("[mfa]", '["m\\u001b[31mfa"]\n[mfa]', '"m\\u001b[31mfa": There is no such key.'),
    ("[mfa]", "[mfa", "It is not valid TOML: "),
    ("[mfa]", "x = " + "9" * 5000 + "\n[mfa]", "It holds a value that is too long or too deeply nested to read."),
    ("[mfa]", "x = " + "[" * 5000, "It "),
    (
        "version = 1",
        "version = 0x" + "f" * 5000,
        "version: The file's version is a value that is too long to show, from a newer",
    ),
    (
        "[mfa]",
        "[password_policy]\nminimum_length = 0x" + "f" * 5000 + "\n[mfa]",
        "; the file has a value that is too long",
    ),
    ("version = 1", "version = 1\n" + ".".join("a" * 1500) + " = 1", "a: There is no such key."),
]


def message(text: str) -> str:
    with pytest.raises(ConfigInvalid) as caught:
        parse(text, "auth.toml")
    return str(caught.value)


@pytest.mark.parametrize(("old", "new", "expected"), INVALID, ids=lambda value: str(value)[:40])
def test_an_invalid_file_says_where_and_what_and_what_to_do(old: str, new: str, expected: str) -> None:
    assert old in TEXT
    found = message(TEXT.replace(old, new))
    assert found.startswith("auth.toml: ")
    assert expected in found
    assert "\n  " in found, "every problem has a remedy"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('sign_in = ["email"]', 'sign_in = ["phone_number"]'),
        ("[mfa]", '[verification]\nby = "phone_number"\n[mfa]'),
        ("[mfa]", '[verification]\nby = "both"\n[mfa]'),
    ],
)
def test_a_phone_number_without_sms_among_the_types_is_invalid(old: str, new: str) -> None:
    text = TEXT.replace('["SMS", "TOTP"]', '["TOTP"]').replace(old, new)
    assert 'mfa.types: "SMS" must be among the types: users ' in message(text)
    assert isinstance(parse(text.replace('mode = "OPTIONAL"', 'mode = "OFF"'), "auth.toml"), AuthConfig)


def test_aliases_go_with_user_names_alone() -> None:
    text = TEXT.replace('sign_in = ["email"]', 'sign_in = ["email"]\naliases = ["email"]')
    assert "user_pool.aliases: Only users who sign in with a user name can have aliases." in message(text)
    assert isinstance(parse(text.replace('sign_in = ["email"]', "sign_in = []"), "auth.toml"), AuthConfig)


def test_aliases_are_fixed_at_creation() -> None:
    text = TEXT.replace('sign_in = ["email"]', "sign_in = []")
    with pytest.raises(ChangeRefused) as caught:
        parse(text.replace("[mfa]", 'aliases = ["email"]\n[mfa]'), "auth.toml")
    assert ["user_pool.aliases"] == [problem.key for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("record", "wanted", "is_refused"),
    [
        ("", "", False),
        ("", "case_sensitive = false", False),
        ("", "case_sensitive = true", True),  # a file from before this was a setting: its pool was made without
        ("case_sensitive = true", "case_sensitive = true", False),
        ("case_sensitive = true", "", True),
        ("case_sensitive = true", "case_sensitive = false", True),
    ],
)
def test_the_case_of_letters_stays_as_the_pool_was_made_with_it(record: str, wanted: str, is_refused: bool) -> None:
    text = TEXT.replace("[user_pool]", f"{record}\n[user_pool]").replace("[mfa]", f"{wanted}\n[mfa]")
    if not is_refused:
        assert isinstance(parse(text, "auth.toml"), AuthConfig)
        return
    with pytest.raises(ChangeRefused) as caught:
        parse(text, "auth.toml")
    assert ["user_pool.case_sensitive"] == [problem.key for problem in caught.value.problems]


LAST_TABLES = 'sign_in = ["email"]\nrequired_attributes = ["email"]\n\n[mfa]'


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('mode = "OPTIONAL"', 'mode = "ON"', "mfa.mode"),
        (LAST_TABLES, LAST_TABLES.replace('sign_in = ["email"]', "sign_in = []"), "user_pool.sign_in"),
        (LAST_TABLES, LAST_TABLES.replace('s = ["email"]', "s = []"), "user_pool.required_attributes"),
    ],
)
def test_a_file_that_asks_the_pool_for_too_much_is_refused(old: str, new: str, key: str) -> None:
    assert old in TEXT
    with pytest.raises(ChangeRefused, match="Refused: ") as caught:
        parse(TEXT.replace(old, new), "auth.toml")
    assert caught.value.exit_code is ExitCode.REFUSED
    assert [key] == [problem.key for problem in caught.value.problems]


def test_required_mfa_passes_for_a_pool_created_with_it() -> None:
    config = parse(TEXT.replace('"OPTIONAL"', '"ON"'), "auth.toml")
    assert isinstance(config, AuthConfig)
    assert config.mfa.mode is MfaMode.ON


def test_a_pool_that_left_required_mfa_is_recorded_as_it_is_now() -> None:
    config = parse(TEXT.replace('mfa = "OPTIONAL"', 'mfa = "ON"'), "auth.toml")
    assert isinstance(config, AuthConfig)
    assert config.mfa_record is MfaMode.OPTIONAL
    assert config.recorded().mfa_at_creation is MfaMode.OPTIONAL


def test_a_file_without_its_pool_names_the_pools_that_were_removed() -> None:
    emptied = 'version = 1\n[project]\nname = "labproj"\nremoved = ["0a1b2c3d"]\n'
    assert isinstance(parse(emptied, "auth.toml"), WithoutPool)
    assert "project.removed: It must list at least one value" in message(emptied.replace('"0a1b2c3d"', ""))


def test_a_file_that_lost_its_tables_is_no_file_without_a_pool() -> None:
    lost = TEXT[: TEXT.index("[created]")]
    assert "created: It is missing." in message(lost)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (None, "There is no such file.\n  Make it with `python -m wizard add`."),
        (b"\xff\xfe", "It is not UTF-8 text (byte 0)."),
        (b"\xef\xbb\xbfversion = 1", "It begins with a byte order mark.\n  Save it as UTF-8 without one."),
        (b"#" * (1024 * 1024 + 1), "It is larger than 1 MiB"),
    ],
)
def test_an_unreadable_file(tmp_path: Path, content: bytes | None, expected: str) -> None:
    file = tmp_path / "auth.toml"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(ConfigInvalid) as caught:
        load(file)
    assert f"{file}: {expected}" in str(caught.value)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(ConfigInvalid, match="It cannot be read: Is a directory"):
        read_text(tmp_path)


def test_the_known_keys_are_those_of_the_file() -> None:
    keys = known_keys(AuthConfig)
    assert "version" in keys
    assert "mfa.sms_message" in keys
    assert "project" not in keys


def parses_or_says_why(text: str) -> None:
    try:
        config = parse(text, "auth.toml")
    except ToolkitError as error:
        assert isinstance(error, ProblemsError)
        assert error.problems
        assert str(error).replace("\n", "").isprintable()
    else:
        assert config == parse(text, "auth.toml")


@given(st.text())
def test_no_text_whatever_is_a_traceback(text: str) -> None:
    parses_or_says_why(text)


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)), st.text(max_size=5))
def test_no_damage_to_a_file_is_a_traceback(begin: int, end: int, patch: str) -> None:
    parses_or_says_why(TEXT[: min(begin, end)] + patch + TEXT[max(begin, end) :])


VALUES = st.recursive(
    st.one_of(
        st.booleans(), st.integers(), st.floats(), st.text(), st.dates(), st.sampled_from(["ON", "SMS", "email"])
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(), inner, max_size=3)),
    max_leaves=5,
)


@given(st.sampled_from(known_keys(AuthConfig)), VALUES)
def test_no_value_of_any_key_is_a_traceback(key: str, value: object) -> None:
    document = tomllib.loads(TEXT)
    table, _, name = key.partition(".")
    if name:
        document.setdefault(table, {})[name] = value
    else:
        document[table] = value
    try:
        assert validate(document, "auth.toml") == validate(document, "auth.toml")
    except ConfigInvalid as error:
        assert all(problem.remedy for problem in error.problems)
