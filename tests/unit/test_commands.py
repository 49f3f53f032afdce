"""The commands, whole, without a terminal: what they write, say and exit with."""

from __future__ import annotations

from pathlib import Path

import pytest

from authconfig.errors import ConfigInvalid, ExitCode, Interrupted
from authconfig.file.reading import load
from authconfig.models import AuthConfig, WithoutPool
from authconfig.settings import mfa
from authconfig.vocabulary import MfaMode
from tests.command_lines import options_of
from tests.configs import POOL_ID, TEXT
from tests.deployments import STACK
from tests.person import ANOTHER, DELETE, ORDER, WHICH, WRITE, Script, Wanted
from tests.typed import REQUIRED_MFA, label, message, question, refusal_of, rejection
from wizard.__main__ import main
from wizard.commands import add, update
from wizard.interview.review import Verdict


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "auth.toml"


@pytest.fixture
def existing(file: Path) -> Path:
    file.write_text(TEXT)
    return file


def run(command: str, file: Path, *options: str) -> ExitCode:
    return main([command, "--config", str(file), *options])


def loaded(file: Path) -> AuthConfig:
    config = load(file)
    assert isinstance(config, AuthConfig)
    return config


def test_add_writes_what_the_options_say(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ExitCode.DONE is run("add", file, "--yes", "--mfa-mode", "OPTIONAL", "--mfa-types", "SMS,TOTP")
    config = loaded(file)
    assert config.mfa.model_dump() == {
        "mode": "OPTIONAL",
        "types": ("SMS", "TOTP"),
        "sms_message": mfa.SMS_MESSAGE.default,
        "sms_region": "",
    }
    assert config.created.mfa is MfaMode.OPTIONAL
    out = capsys.readouterr().out
    assert f"cdk deploy -c config={file}" in out
    assert "SMS sandbox" in out


def test_add_says_nothing_of_text_messages_where_there_are_none(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ExitCode.DONE is run("add", file, "--yes", "--mfa-mode", "ON", "--mfa-types", "TOTP")
    assert "SMS" not in capsys.readouterr().out


def test_each_pool_has_an_id_of_its_own(tmp_path: Path) -> None:
    for name in ("one.toml", "two.toml"):
        assert ExitCode.DONE is run("add", tmp_path / name, "--yes")
    assert loaded(tmp_path / "one.toml").created.id != loaded(tmp_path / "two.toml").created.id


def test_add_on_a_file_with_a_pool_points_to_update(existing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ExitCode.USAGE is run("add", existing, "--yes")
    assert "python -m wizard update" in capsys.readouterr().err
    assert existing.read_text() == TEXT


@pytest.mark.parametrize("command", ["add", "update", "remove"])
def test_without_a_terminal_a_command_that_asks_names_yes(
    command: str, existing: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "new.toml" if command == "add" else existing
    assert ExitCode.USAGE is run(command, file)
    assert "--yes" in capsys.readouterr().err
    assert existing.read_text() == TEXT
    assert not (tmp_path / "new.toml").exists()


@pytest.mark.parametrize("unattended", [[], ["--yes"]])
def test_update_to_required_mfa_is_refused(
    existing: Path, unattended: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert ExitCode.REFUSED is run("update", existing, "--mfa-mode", "ON", *unattended)
    assert REQUIRED_MFA in capsys.readouterr().err
    assert existing.read_text() == TEXT


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--mfa-types", "TOTP"], refusal_of("mfa.types").sentence),
        (["--user-pool-sign-in", "username"], refusal_of("user_pool.sign_in").sentence),
    ],
)
def test_update_refuses_what_the_pool_cannot_become(
    existing: Path, options: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ExitCode.REFUSED is run("update", existing, "--yes", *options)
    assert words in capsys.readouterr().err
    assert existing.read_text() == TEXT


def test_update_changes_one_line_and_shows_it(existing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ExitCode.DONE is run("update", existing, "--yes", "--mfa-mode", "OFF")
    assert TEXT.replace('mode = "OPTIONAL"', 'mode = "OFF"') == existing.read_text()
    out = capsys.readouterr().out
    assert '-mode = "OPTIONAL"\n+mode = "OFF"' in out


def test_update_without_a_change_writes_nothing(existing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ExitCode.DONE is run("update", existing, "--yes")
    assert f"Nothing changes in {existing}." in capsys.readouterr().out
    assert existing.read_text() == TEXT


def test_update_out_of_required_mfa_lets_the_record_follow(existing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    existing.write_text(TEXT.replace('"OPTIONAL"', '"ON"'))
    assert ExitCode.DONE is run("update", existing, "--yes", "--mfa-mode", "OPTIONAL")
    out = capsys.readouterr().out
    assert "there is no way back" in out
    assert f"cdk deploy labproj-auth-dev -c config={existing} --parameters {STACK}:MfaAtCreation=OPTIONAL" in out
    assert loaded(existing).created.mfa is MfaMode.OPTIONAL
    assert ExitCode.REFUSED is run("update", existing, "--yes", "--mfa-mode", "ON")


def test_update_after_leaving_required_mfa_by_hand_still_names_the_stacks_record(
    existing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    existing.write_text(TEXT.replace('mfa = "OPTIONAL"', 'mfa = "ON"'))
    assert ExitCode.DONE is run("update", existing, "--yes")
    assert f"--parameters {STACK}:MfaAtCreation=OPTIONAL" in capsys.readouterr().out
    assert loaded(existing).created.mfa is MfaMode.OPTIONAL


def test_an_emptied_file_keeps_its_projects_name(existing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ExitCode.DONE is run("remove", existing, "--yes")
    assert ExitCode.USAGE is run("add", existing, "--yes", "--project-name", "other")
    assert "the project is called labproj" in capsys.readouterr().err
    assert ExitCode.DONE is run("add", existing, "--yes", "--project-name", "labproj")


def test_what_to_do_next_names_the_file_that_was_meant(existing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ExitCode.REFUSED is run("update", existing, "--mfa-mode", "ON")
    assert f"Add --config {existing} to each command." in capsys.readouterr().err
    assert ExitCode.DONE is run("remove", existing, "--yes")
    assert f"python -m wizard add --config {existing}\n" in capsys.readouterr().out


def test_show_says_what_can_still_change(existing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ExitCode.DONE is run("show", existing)
    settings, _ = capsys.readouterr().out.split("what users can do")
    lines = {line.split()[0]: " ".join(line.split()[1:]) for line in settings.splitlines() if line}
    assert lines["mfa.mode"] == "OPTIONAL to OFF; ON is refused"
    assert lines["mfa.types"] == "SMS, TOTP yes, but SMS stays while MFA is on"
    assert lines["user_pool.sign_in"] == "email no: fixed at creation"
    assert lines["verification.by"] == "email yes"


def test_show_has_the_same_words_for_a_setting_and_its_record(
    existing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ExitCode.DONE is run("show", existing)
    lines = (line.split() for line in capsys.readouterr().out.splitlines())
    shown = {line[0]: line[1] for line in lines if len(line) > 1}
    for name in ("sign_in", "case_sensitive", "required_attributes"):
        assert shown[f"created.{name}"] == shown[f"user_pool.{name}"]


def test_show_says_who_can_never_sign_in_before_anybody_deploys(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "auth.toml"
    guides = ("--user-pool-sign-in", "email", "--mfa-mode", "ON", "--mfa-types", "SMS")
    assert ExitCode.DONE is run("add", path, "--yes", *guides, "--user-pool-required-attributes", "email")
    told = capsys.readouterr().out
    assert ExitCode.DONE is run("show", path)
    for shown in (told, capsys.readouterr().out):
        assert "hose who sign up without a phone number can never sign in." in " ".join(shown.split())


def test_a_new_pool_that_nobody_could_use_is_not_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "auth.toml"
    required = ("--user-pool-required-attributes", "preferred_username")
    assert ExitCode.INVALID is run("add", path, "--yes", "--user-pool-aliases", "preferred_username", *required)
    assert "Nobody can sign up: preferred_username is required" in capsys.readouterr().err
    assert not path.exists()


def test_a_pool_that_nobody_can_use_is_still_shown_and_changed(
    existing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = TEXT.replace('sign_in = ["email"]', 'sign_in = []\naliases = ["preferred_username"]')
    existing.write_text(text.replace('["email"]', '["preferred_username"]'))
    assert ExitCode.DONE is run("show", existing)
    assert "impossible" in capsys.readouterr().out
    assert ExitCode.DONE is run("update", existing, "--yes", "--password-policy-minimum-length", "12")


@pytest.mark.parametrize("command", ["show", "update"])
def test_a_file_that_the_rules_refuse_is_refused_by_every_command_that_uses_it(
    command: str, existing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    existing.write_text(TEXT.replace('mode = "OPTIONAL"', 'mode = "ON"'))
    assert ExitCode.REFUSED is run(command, existing)
    assert REQUIRED_MFA in capsys.readouterr().err


def test_remove_is_the_way_out_even_of_a_refused_file(existing: Path) -> None:
    existing.write_text(TEXT.replace('mode = "OPTIONAL"', 'mode = "ON"'))
    assert ExitCode.DONE is run("remove", existing, "--yes")
    assert isinstance(load(existing), WithoutPool)


def test_after_remove_a_new_pool_may_require_mfa(existing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ExitCode.DONE is run("remove", existing, "--yes")
    out = capsys.readouterr().out
    assert "In AWS nothing changes" in out
    assert f"aws cloudformation delete-stack --stack-name {STACK}" in out
    assert ExitCode.USAGE is run("update", existing, "--yes")
    assert ExitCode.USAGE is run("remove", existing, "--yes")
    assert ExitCode.DONE is run("show", existing)
    assert ExitCode.DONE is run("add", existing, "--yes", "--mfa-mode", "ON")
    config = loaded(existing)
    assert config.mfa.mode is MfaMode.ON
    assert config.project.name == "labproj"
    assert config.project.removed == ("0a1b2c3d",)
    assert config.created.id != "0a1b2c3d"
    assert existing.read_text().startswith("# A file as a person keeps it.\n")


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (["--mfa-mode", "MAYBE"], ExitCode.USAGE, '"MAYBE" is not one of: OFF'),
        (["--mfa-types", "SMS,FAX"], ExitCode.USAGE, '"FAX" is not one of: SMS'),
        (["--mfa", "ON"], ExitCode.USAGE, "there is no option --mfa; the nearest is --mfa-mode"),
        (["--mfa-mode", "ON", "--mfa-types", ""], ExitCode.INVALID, rejection("mfa.types", ())),
        (["--mfa-types", "TOTP"], ExitCode.USAGE, "--mfa-types does not apply: MFA is OFF."),
        (["--mfa-mode", "ON", "--mfa-sms-message", "hi"], ExitCode.INVALID, rejection("mfa.sms_message", "hi")),
        (["--user-pool-name", "a/b"], ExitCode.INVALID, f"user_pool.name: {rejection('user_pool.name', 'a/b')}"),
        (["--project-resource", "a-b"], ExitCode.INVALID, f"project.resource: {rejection('project.resource', 'a-b')}"),
    ],
)
def test_bad_options(
    options: list[str], code: ExitCode, words: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        found: int | str | None = run("add", file, "--yes", *options)
    except SystemExit as stop:  # how argparse ends
        found = stop.code
    assert code == found
    assert words in capsys.readouterr().err
    assert not file.exists()


@pytest.mark.parametrize("name", ["x" * 300, "loop", "file/auth.toml", "."])
def test_add_where_no_file_can_be(tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "file").write_text("")
    assert ExitCode.INVALID is run("add", tmp_path / name, "--yes")
    assert "It cannot be read: " in capsys.readouterr().err


def test_a_place_that_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ExitCode.INVALID is run("add", tmp_path / "missing" / "auth.toml", "--yes")
    assert "It cannot be written" in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_found_before_the_first_question(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    person = Script()
    path = tmp_path / "missing" / "auth.toml"
    with pytest.raises(ConfigInvalid, match="It cannot be written: No such file or directory") as refused:
        add.add(options_of(add.Options, "add", "--config", str(path)), person.found)
    assert f"Make the folder {path.parent} first" in str(refused.value)
    assert (person.asked, capsys.readouterr().out) == ([], "")


@pytest.mark.parametrize("command", ["update", "show", "remove"])
def test_without_a_file_the_commands_point_to_add(command: str, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ExitCode.INVALID is run(command, file)
    assert "python -m wizard add" in capsys.readouterr().err


def test_what_a_file_hides_does_not_reach_the_terminal(existing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    existing.write_text(TEXT.replace("# both", "# \x9b31m both \u202e"))
    assert ExitCode.DONE is run("update", existing, "--yes", "--mfa-types", "SMS")
    out = capsys.readouterr().out
    assert "\\x9b31m both \\u202e" in out
    assert "\x9b" not in out


# A file that no wizard would write: lists in odd orders, nothing where it writes something, comments in odd places.
ODD = """\
version = 1
[mfa] # first
mode = 'OPTIONAL'
types = [ "TOTP" , "SMS" ]
[project]
name = "labproj"
resource = "labproj0a1b2c3d"
[created]
project = "labproj"
id = "0a1b2c3d"
mfa = "OPTIONAL"
sign_in = ["phone_number", "email"]
required_attributes = ["name", "email"]
[user_pool]
name = "labproj_userpool_0a1b2c3d"
sign_in = ["email", "phone_number"]
required_attributes = ["email", "name"]
groups = [
  "writers",  # who write
  "admins",
]
[password_policy]
requires = []
[app_clients.app]
read_attributes = ["phone_number", "email"]
write_attributes = ["nickname"]
"""


def answering(file: Path, answers: Wanted) -> Script:
    """The person who answers `answers` to `wizard update`, once that is done."""
    person = Script({"change": "all", **answers})
    update.update(options_of(update.Options, "update", "--config", str(file)), person.found)
    return person


@pytest.mark.parametrize("walk", ["all", "mfa", "groups"])
@pytest.mark.parametrize("text", [ODD, ODD.replace("write_attributes", "# "), ODD.replace('["nickname"]', "[]")])
def test_enter_through_an_update_leaves_the_file_byte_for_byte(
    file: Path, walk: str, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(text)
    person = answering(file, {"change": walk})
    assert file.read_text() == text
    assert capsys.readouterr().out.endswith(f"Nothing changes in {file}.\n")
    assert WRITE not in person.asked


def test_update_changes_what_is_answered_and_keeps_the_rest_of_an_odd_file(file: Path) -> None:
    file.write_text(ODD)
    answering(file, {"mfa.sms_message": "Code {####}", "app_clients.app.write_attributes": ("nickname", "website")})
    # What sign-up gives is written with a list that is made anew.
    written = '["nickname", "email", "name", "phone_number", "website"]'
    changed = ODD.replace("\n[project]", '\nsms_message = "Code {####}"\n[project]')
    assert file.read_text() == changed.replace('["nickname"]', written)


def test_update_of_groups_says_how_one_that_is_taken_out_is_deleted(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(ODD)
    answers: Wanted = {"change": "groups", DELETE: ("writers",), ANOTHER: ["yes", "no"]}
    person = answering(file, {**answers, "user_pool.groups": ["editors"], ORDER: "editors"})
    assert loaded(file).user_pool.groups == ("editors", "admins")
    assert person.asked == ["change", DELETE, ANOTHER, "user_pool.groups", ANOTHER, ORDER, WRITE]
    out = capsys.readouterr().out
    assert "The group writers stays in each deployed user pool, with its members" in out
    delete = "aws cognito-idp delete-group --user-pool-id USER_POOL_ID --group-name"
    assert out.count(delete) == 1
    assert out.index(f"{delete} writers") < out.index(f"Wrote {file}.")


def test_update_of_groups_by_option(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text(ODD)
    assert ExitCode.DONE is run("update", file, "--yes", "--user-pool-groups", "admins,writers")
    assert loaded(file).user_pool.groups == ("admins", "writers")
    assert "delete-group" not in capsys.readouterr().out
    assert ExitCode.DONE is run("update", file, "--yes", "--user-pool-groups", "none")
    assert loaded(file).user_pool.groups == ()
    out = capsys.readouterr().out
    assert [f"--group-name {name}" in out for name in ("admins", "writers")] == [True, True]


def test_reset_sets_back_all_that_can_be_and_keeps_the_rest(file: Path) -> None:
    file.write_text(ODD)
    person = answering(file, {"change": "reset"})
    assert person.asked == ["change", WRITE]
    config = loaded(file)
    assert (config.mfa.mode, config.mfa.types, config.user_pool.groups) == (
        "OPTIONAL",
        ("TOTP", "SMS"),
        ("writers", "admins"),
    )
    assert (config.user_pool.sign_in, config.user_pool.required_attributes) == (
        ("email", "phone_number"),
        ("email", "name"),
    )
    assert (len(config.password_policy.requires), config.app_clients["app"].read_attributes) == (4, ())
    assert config.app_clients["app"].write_attributes == ()
    answering(file, {"change": "reset"})
    assert loaded(file) == config


def test_the_mfa_of_a_pool_can_be_changed_again_and_again(existing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    person = answering(existing, {"change": "mfa", "mfa.mode": "OFF"})
    assert person.asked == ["change", "mfa.mode", WRITE]
    person = answering(existing, {"change": "mfa", "mfa.mode": "OPTIONAL", "mfa.types": ("TOTP",)})
    assert person.asked == ["change", "mfa.mode", "mfa.types", WRITE]
    assert TEXT.replace('["SMS", "TOTP"]', '["TOTP"]') == existing.read_text()
    assert capsys.readouterr().out.count("(fixed when the pool was created)") == 2, "once in each update"


def test_the_summary_and_the_diff_come_before_the_last_word(existing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(Interrupted):
        answering(existing, {"change": "mfa", "mfa.mode": "OFF", WRITE: "no"})
    out = capsys.readouterr().out
    title = question("mfa.mode").title
    assert f"{title} {label('mfa.mode', 'OFF')}" in [" ".join(line.split()) for line in out.splitlines()]
    assert out.index(title) < out.index('+mode = "OFF"')
    assert existing.read_text() == TEXT


def test_add_with_a_person_writes_what_was_changed_last(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers: Wanted = {
        WRITE: [Verdict.CHANGE, Verdict.CHANGE, "yes"],
        WHICH: ["mfa.mode", "user_pool.groups"],
        "mfa.mode": "ON",
        "mfa.types": ("TOTP",),
        "user_pool.groups": ["admins"],
    }
    person = Script(answers)
    add.add(options_of(add.Options, "add", "--config", str(file)), person.found, new_id=lambda: POOL_ID)
    config = loaded(file)
    assert (config.mfa.mode, config.mfa.types, config.user_pool.groups) == ("ON", ("TOTP",), ("admins",))
    assert config.created.mfa is MfaMode.ON
    out = capsys.readouterr().out
    title = question("mfa.mode").title
    assert [" ".join(line.split()) for line in out.splitlines() if line.startswith(title)] == [
        f"{title} {label('mfa.mode', name)}" for name in ("OFF", "ON", "ON")
    ]


def test_a_change_at_the_summary_of_an_update_that_undoes_all_ends_it(
    existing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    person = Script({"change": "mfa", "mfa.mode": ["OFF", "OPTIONAL"], WRITE: Verdict.CHANGE, WHICH: "mfa.mode"})
    update.update(options_of(update.Options, "update", "--config", str(existing)), person.found)
    assert existing.read_text() == TEXT
    assert capsys.readouterr().out.endswith(f"Nothing changes in {existing}.\n")


def test_the_page_of_questions_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert ExitCode.DONE is main(["questions"])
    out = capsys.readouterr().out
    assert out.startswith("<!-- Generated by `wizard questions`.")
    assert f"\n| `mfa.mode` | {message('mfa.mode')} |" in out
    assert "| yes to `groups` | `--user-pool-groups` (add, env add, update) |" in out
    assert f"| `groups` | {message('groups')} | `yes`: Yes<br>`no`: No | No | all, manual | always |" in out


@pytest.mark.parametrize("command", ["add", "update"])
@pytest.mark.parametrize("option", ["--groups", "--password-policy", "--app-client"])
def test_who_only_asks_whether_to_ask_has_no_option(
    command: str, option: str, existing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        run(command, existing, option, "yes")
    assert stop.value.code == ExitCode.USAGE
    assert f"there is no option {option}; the nearest is --" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (
            ["--user-pool-required-attributes", "name"],
            ExitCode.REFUSED,
            refusal_of("user_pool.required_attributes").sentence,
        ),
        (
            ["--user-pool-groups", "a b"],
            ExitCode.INVALID,
            f"user_pool.groups: {rejection('user_pool.groups', ('a b',))}",
        ),
        (["--user-pool-groups", "a,a"], ExitCode.INVALID, rejection("user_pool.groups", ("a", "a"))),
        (["--verification-sms-message", "Code {####}"], ExitCode.USAGE, "phone numbers are not verified"),
        (["--app-client-write-attributes", "email_verified"], ExitCode.USAGE, '"email_verified" is none of 17 choices'),
        (
            ["--password-policy-minimum-length", "100"],
            ExitCode.INVALID,
            rejection("password_policy.minimum_length", "100"),
        ),
        (
            ["--app-client-refresh-token-days", "1e3"],
            ExitCode.INVALID,
            rejection("app_clients.app.refresh_token_days", "1e3"),
        ),
        (["--setup", "manual"], ExitCode.USAGE, "there is no option --setup"),
        (["--project-name", "other"], ExitCode.USAGE, "there is no option --project-name"),
    ],
)
def test_bad_options_of_update(
    options: list[str], code: ExitCode, words: str, existing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        found: int | str | None = run("update", existing, "--yes", *options)
    except SystemExit as stop:
        found = stop.code
    assert code == found
    assert words in capsys.readouterr().err
    assert existing.read_text() == TEXT


@pytest.mark.parametrize("command", ["add", "update"])
def test_beside_a_request_no_option_answers(command: str, existing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        run(command, existing, "--headless", "--mfa-mode", "ON")
    assert stop.value.code == ExitCode.USAGE
    assert "with --headless the answers come from the request; leave out --mfa-mode" in capsys.readouterr().err


def test_two_hyphens_are_no_list(existing: Path) -> None:
    with pytest.raises(SystemExit) as stop:
        run("update", existing, "--yes", "--app-client-read-attributes=--", "--mfa-mode", "OFF")
    assert stop.value.code == ExitCode.USAGE
    assert existing.read_text() == TEXT
