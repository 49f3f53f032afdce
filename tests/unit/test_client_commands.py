"""`wizard client add`, `remove` and `list`, and which client `update` is about: whole commands, without a terminal."""

from __future__ import annotations

import io
import json
import shlex
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import pytest
from hypothesis import given, strategies as st

from authconfig import settings
from authconfig.environments import environments
from authconfig.errors import ChangeRefused, ConfigInvalid, ExitCode, Interrupted
from authconfig.file.reading import load
from authconfig.models import AppClientTable, AuthConfig
from authconfig.overrides import WithEnvironments
from authconfig.settings import app_client
from authconfig.vocabulary import AuthFlow
from tests.command_lines import options_of
from tests.configs import TEXT
from tests.person import WHICH, WRITE, Script, Wanted
from tests.typed import label, message, rejection
from wizard.__main__ import main
from wizard.commands import update
from wizard.commands.client import add, remove
from wizard.interview.prompt import Prompt
from wizard.interview.review import Verdict
from wizard.terminal.person import Person

DELETES: Final = "aws cognito-idp delete-user-pool-client --user-pool-id USER_POOL_ID --client-id CLIENT_ID"
KIND_IS_FIXED: Final = "whether an app client has a secret can only be chosen when an app client is created"
# A file of a person who has two clients, with comments of their own.
TWO: Final = TEXT.replace("[user_pool]", 'public_clients = ["app", "web"]\n\n[user_pool]') + (
    "\n[app_clients.app]  # the first one\nrefresh_token_days = 14\n"
    "\n[app_clients.web]\nrefresh_token_days = 7  # a week\n"
)
ENVIRONMENTS: Final = (
    TWO.replace('id = "0a1b2c3d"\nmfa = "OPTIONAL"\n', "")
    + """
[environments.dev.created]
id = "0a1b2c3d"
mfa = "OPTIONAL"

[environments.prod.created]
id = "1b2c3d4e"
mfa = "OPTIONAL"

[environments.prod.app_clients.web]
refresh_token_days = 1
"""
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "auth.toml"
    path.write_text(TWO)
    return path


def run(command: str, file: Path, *options: str) -> ExitCode:
    return main([*command.split(), "--config", str(file), *options])


def loaded(file: Path) -> AuthConfig:
    config = load(file)
    assert isinstance(config, AuthConfig)
    return config


def added(file: Path, person: Script, name: str, *options: str) -> None:
    add.add(options_of(add.Options, "client", "add", name, "--config", str(file), *options), person.found)


def updated(file: Path, person: Script, *options: str) -> None:
    update.update(options_of(update.Options, "update", "--config", str(file), *options), person.found)


OPTIONS: Final[dict[str, tuple[str, Any]]] = {
    "secret": ("yes", True),
    "flows": ("srp,custom", ("srp", "custom")),
    "access_token_minutes": ("5", 5),
    "id_token_minutes": ("1440", 1440),
    "refresh_token_days": ("3650", 3650),
    "rotate_refresh_tokens": ("yes", True),
    "read_attributes": ("email,name", ("email", "name")),
    "write_attributes": ("email,name,phone_number", ("email", "name", "phone_number")),
}


def test_every_setting_of_a_client_is_an_option_of_client_add() -> None:
    assert OPTIONS.keys() == {setting.path[-1] for setting in app_client.APP.all}


@pytest.mark.parametrize("name", OPTIONS)
@pytest.mark.parametrize("command", ["add", "client add native"])
def test_each_option(command: str, name: str, file: Path) -> None:
    typed, value = OPTIONS[name]
    if command == "add":
        file.unlink()
    assert ExitCode.DONE is run(command, file, "--yes", f"--app-client-{name.replace('_', '-')}", typed)
    client = loaded(file).app_clients[command.split()[-1] if " " in command else "app"]
    assert client == AppClientTable.model_validate({name: value})


@pytest.mark.parametrize("name", [name for name in OPTIONS if name != "secret"])
@pytest.mark.parametrize("client", ["app", "web"])
def test_update_changes_the_client_that_is_named_and_no_other(client: str, name: str, file: Path) -> None:
    typed, value = OPTIONS[name]
    before = loaded(file).app_clients
    named = () if client == "app" else ("--client", client)
    assert ExitCode.DONE is run("update", file, "--yes", *named, f"--app-client-{name.replace('_', '-')}", typed)
    after = loaded(file).app_clients
    assert after[client] == AppClientTable.model_validate({**before[client].model_dump(), name: value})
    assert {each: after[each] for each in after if each != client} == {
        each: before[each] for each in before if each != client
    }


def test_a_new_client_is_written_as_in_a_new_file_and_every_other_line_stays(file: Path) -> None:
    new = file.with_name("new.toml")
    assert ExitCode.DONE is run("add", new, "--yes")
    table = new.read_text().split("[app_clients.app]")[1]
    assert ExitCode.DONE is run("client add native", file, "--yes")
    recorded = TWO.replace('"app", "web"]', '"app", "web", "native"]')
    assert file.read_text() == f"{recorded}\n[app_clients.native]{table}"


def test_the_first_client_of_a_file_without_a_table_for_it_stays(file: Path) -> None:
    file.write_text(TEXT)
    assert ExitCode.DONE is run("client add native", file, "--yes", "--app-client-secret", "yes")
    config = loaded(file)
    assert [*config.app_clients] == ["app", "native"]
    assert config.app_clients["app"] == AppClientTable()
    assert (config.created.public_clients, config.created.confidential_clients) == (("app",), ("native",))
    assert file.read_text().startswith(TEXT.split("[user_pool]")[0].rstrip())


def test_what_comes_next_for_a_client(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ExitCode.DONE is run("client add tablet", file, "--yes")
    out = capsys.readouterr().out
    assert "The next deployment makes the app client tablet: its id is the output AppClientIdTablet." in out
    assert "describe-user-pool-client" not in out
    assert ExitCode.DONE is run("client add native", file, "--yes", "--app-client-secret", "yes")
    assert "--query UserPoolClient.ClientSecret" in capsys.readouterr().out


def test_another_client_can_start_from_one_that_there_is(file: Path) -> None:
    assert ExitCode.DONE is run("client add tablet", file, "--yes", "--like", "web", "--app-client-flows", "user_auth")
    clients = loaded(file).app_clients
    assert clients["tablet"] == clients["web"].model_copy(update={"flows": (AuthFlow.USER_AUTH,)})


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["client add web"], "the file has an app client web already.\n  To change it, run `python -m wizard update"),
        (["client add WEB"], "web and WEB differ only in the case of letters"),
        (["client add tablet", "--like", "wep"], 'no app client "wep"; there are: app, web.\n  The nearest is web.'),
        (["client remove wep"], 'no app client "wep"; there are: app, web.\n  The nearest is web.'),
        (["update", "--client", "wep"], 'no app client "wep"; there are: app, web.\n  The nearest is web.'),
    ],
)
def test_a_name_that_is_wrong_is_a_wrong_command_line(
    arguments: list[str], words: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command, *options = arguments
    assert ExitCode.USAGE is run(command, file, "--yes", *options)
    assert words in capsys.readouterr().err
    assert file.read_text() == TWO


def test_a_name_that_cannot_be_is_refused_before_the_file_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        run("client add a-b", tmp_path / "none.toml")
    assert stop.value.code == ExitCode.USAGE
    assert "must be 1 to 32 letters or digits and begin with a letter" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["client add web", "client remove web", "client list"])
def test_a_file_without_a_pool_has_no_clients(command: str, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text('version = 1\n[project]\nname = "shop"\nremoved = ["0a1b2c3d"]\n')
    assert ExitCode.USAGE is run(command, file)
    assert "no user pool, and so no app client" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["client add tablet", "client remove web"])
def test_without_a_terminal_each_names_yes(command: str, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ExitCode.USAGE is run(command, file)
    err = capsys.readouterr().err
    assert "--yes" in err
    assert "--headless" not in err
    assert file.read_text() == TWO


def test_clients_in_one_line_are_left_as_they_are(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = TEXT.replace("[project]", "app_clients = { app = { secret = false } }\n\n[project]", 1)
    file.write_text(text)
    assert ExitCode.INVALID is run("client add web", file, "--yes")
    assert "It is written in a way to which nothing can be added, such as in one line." in capsys.readouterr().err
    assert file.read_text() == text


# Whether a client has a secret


@pytest.mark.parametrize(("made_with", "wanted"), [("no", "yes"), ("yes", "no")])
def test_a_name_never_changes_its_kind(
    made_with: str, wanted: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ExitCode.DONE is run("client add native", file, "--yes", "--app-client-secret", made_with)
    secret = ("--app-client-secret", wanted)
    assert ExitCode.REFUSED is run("update", file, "--yes", "--client", "native", *secret)
    assert ExitCode.DONE is run("client remove native", file, "--yes")
    removed = file.read_text()
    capsys.readouterr()
    assert ExitCode.REFUSED is run("client add native", file, "--yes", *secret)
    err = capsys.readouterr().err
    assert f"command line: app_clients.native.secret: Refused: {KIND_IS_FIXED}." in err
    assert "make a client with another name" in err
    assert file.read_text() == removed
    assert ExitCode.DONE is run("client add native", file, "--yes")
    assert loaded(file).app_clients["native"].secret is (made_with == "yes")


def test_a_person_is_shown_the_kind_that_the_name_has_had_and_asked_for_that_of_a_new_one(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ExitCode.DONE is run("client add native", file, "--yes", "--app-client-secret", "yes")
    assert ExitCode.DONE is run("client remove native", file, "--yes")
    again, new = Script(), Script({"app_clients.app.secret": "yes"})
    added(file, again, "native")
    assert "app_clients.app.secret" not in again.asked
    assert f"{message('app_clients.app.secret')} Yes (fixed when the client was created)\n" in capsys.readouterr().out
    added(file, new, "server")
    assert new.asked[0] == "app_clients.app.secret"
    assert loaded(file).created.confidential_clients == ("native", "server")


def test_the_way_out_of_a_refused_secret_works(file: Path) -> None:
    file.write_text(TWO.replace("[app_clients.web]\n", "[app_clients.web]\nsecret = true\n"))
    with pytest.raises(ChangeRefused, match=KIND_IS_FIXED):
        load(file)
    assert ExitCode.DONE is run("client add server", file, "--yes", "--app-client-secret", "yes")
    assert ExitCode.DONE is run("client remove web", file, "--yes")
    assert [*loaded(file).app_clients] == ["app", "server"]


# At the keyboard


def test_client_add_asks_about_the_client_alone(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    person = Script(
        {
            "app_clients.app.flows": ("user_password", "user_auth"),
            "app_clients.app.access_token_minutes": "10",
            "app_clients.app.rotate_refresh_tokens": "yes",
            "app_client": "yes",
            "app_clients.app.read_attributes": ("email",),
        }
    )
    added(file, person, "native")
    about = [*(setting.key for setting in app_client.APP.all)]
    assert person.asked == [*about[:6], "app_client", *about[6:], WRITE]
    native = loaded(file).app_clients["native"]
    assert native.flows == ("user_password", "user_auth")
    assert (native.access_token_minutes, native.rotate_refresh_tokens, native.read_attributes) == (10, True, ("email",))
    assert f"user_password: {app_client.GIVES_AWAY[AuthFlow.USER_PASSWORD]}." in capsys.readouterr().out


@pytest.mark.parametrize("flow", app_client.GIVES_AWAY)
def test_what_a_flow_gives_away_is_said_when_it_is_chosen(flow: AuthFlow) -> None:
    person = Script()
    person.update(load_two(), {"app_clients.app.flows": (AuthFlow.SRP, flow)})
    assert f"{flow}: {app_client.GIVES_AWAY[flow]}." in person.told


def load_two() -> AuthConfig:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "auth.toml"
        path.write_text(TWO)
        return loaded(path)


def test_a_flow_that_lets_nobody_in_is_told_before_it_is_written(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ExitCode.DONE is run("client add native", file, "--yes", "--app-client-flows", "custom")
    assert "Warning: Nobody can sign in to the app client native: its only flow is custom" in capsys.readouterr().out


@pytest.mark.parametrize("walk", ["all", "reset"])
def test_who_comes_to_the_questions_of_several_clients_is_asked_which(walk: str, file: Path) -> None:
    person = Script({"change": walk, "client": "web", "app_clients.app.refresh_token_days": "3"})
    updated(file, person)
    assert "client" in person.asked
    assert [offer.label for offer in person.prompt("client").offers] == ["app", "web"]
    clients = loaded(file).app_clients
    assert clients["app"].refresh_token_days == 14
    assert clients["web"].refresh_token_days == (
        3 if walk == "all" else settings.DEFAULTS[app_client.APP.refresh_token_days]
    )


def test_the_questions_start_from_the_client_that_was_chosen(file: Path) -> None:
    person = Script({"client": "web"})
    updated(file, person)
    assert person.prompt("app_clients.app.refresh_token_days").default == 7
    assert file.read_text() == TWO


@pytest.mark.parametrize("walk", ["mfa", "groups"])
def test_who_does_not_come_to_them_is_not_asked(walk: str, file: Path) -> None:
    person = Script({"change": walk, "user_pool.groups": ["a"]})
    updated(file, person)
    assert "client" not in person.asked


@pytest.mark.parametrize("options", [["--client", "web"], ["--app-client-refresh-token-days", "9"]])
def test_who_names_it_is_not_asked(options: list[str], file: Path) -> None:
    person = Script()
    updated(file, person, *options)
    assert "client" not in person.asked


def test_of_one_client_nobody_is_asked_which(file: Path) -> None:
    file.write_text(TEXT)
    person = Script()
    updated(file, person)
    assert "client" not in person.asked


def test_a_change_in_the_review_is_about_the_same_client(file: Path) -> None:
    person = Script(
        {
            "client": "web",
            "app_clients.app.refresh_token_days": ["3", "4"],
            WRITE: [Verdict.CHANGE],
            WHICH: "app_clients.app.refresh_token_days",
        }
    )
    updated(file, person)
    assert person.asked.count("client") == 1
    assert [client.refresh_token_days for client in loaded(file).app_clients.values()] == [14, 4]


def test_the_review_names_the_client_and_its_table(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ExitCode.DONE is run("update", file, "--yes", "--client", "web", "--app-client-refresh-token-days", "3")
    out = capsys.readouterr().out
    assert "App client            web\n" in out
    places = [line for line in out.splitlines() if line.startswith(("@@", "-refresh", "+refresh"))]
    assert places == [
        "@@ -29,3 +29,3 @@ [app_clients.web]",
        "-refresh_token_days = 7  # a week",
        "+refresh_token_days = 3  # a week",
    ]


@pytest.mark.parametrize(
    ("answers", "options"),
    [
        (
            {"client": "web", "app_clients.app.refresh_token_days": "3"},
            "--client web --app-client-refresh-token-days 3",
        ),
        ({"client": "app", "app_clients.app.refresh_token_days": "3"}, "--app-client-refresh-token-days 3"),
        (
            {"client": "web", "password_policy": "yes", "password_policy.minimum_length": "9"},
            "--client web --password-policy-minimum-length 9",
        ),
        ({"change": "reset", "client": "web"}, "--client web --change reset"),
    ],
)
def test_update_prints_the_command_line_that_does_the_same(
    answers: Wanted, options: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    updated(file, Script(answers))
    line = capsys.readouterr().out.strip().splitlines()[-1].strip()
    assert line == f"python -m wizard update --yes --config {file} {options}"
    written = file.read_text()
    file.write_text(TWO)
    assert main(shlex.split(line)[3:]) is ExitCode.DONE
    assert file.read_text() == written


@pytest.mark.parametrize("like", [[], ["--like", "web"]])
def test_client_add_prints_the_command_line_that_does_the_same(
    like: list[str], file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    added(file, Script({"app_clients.app.secret": "yes", "app_clients.app.id_token_minutes": "6"}), "native", *like)
    line = capsys.readouterr().out.strip().splitlines()[-1].strip()
    words = " ".join(("native", *like))
    answers = "--app-client-secret yes --app-client-id-token-minutes 6"
    assert line == f"python -m wizard client add {words} --yes --config {file} {answers}"
    written = file.read_text()
    file.write_text(TWO)
    assert main(shlex.split(line)[3:]) is ExitCode.DONE
    assert file.read_text() == written


@pytest.mark.parametrize("verdict", [Verdict.LEAVE, KeyboardInterrupt])
def test_what_is_not_wanted_is_not_written(verdict: Any, file: Path) -> None:
    def ask(prompt: Prompt) -> Any:
        if prompt.message.startswith("Write this"):
            if verdict is KeyboardInterrupt:
                raise KeyboardInterrupt
            return verdict
        return prompt.with_locked(prompt.default) if isinstance(prompt.default, tuple) else prompt.default

    with pytest.raises(Interrupted):
        add.add(options_of(add.Options, "client", "add", "native", "--config", str(file)), lambda: typing(ask))
    assert file.read_text() == TWO


@pytest.mark.parametrize(("named", "days"), [([], [9, 7]), (["--client", "web"], [14, 9])])
def test_a_request_is_about_the_first_client_or_the_one_that_is_named_beside_it(
    named: list[str], days: list[int], file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    modified = {
        "serviceName": "Cognito",
        "userPoolModification": {"refreshTokenPeriod": 9},
        "includeIdentityPool": False,
    }
    request = json.dumps({"version": 2, "serviceModification": modified})
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(request.encode())))
    assert ExitCode.DONE is run("update", file, "--headless", *named)
    assert [client.refresh_token_days for client in loaded(file).app_clients.values()] == days


# Removing


def typing(ask: Any) -> Person:
    return Person(ask, str, lambda *_: "", "")


def removed(file: Path, name: str, typed: str) -> None:
    options = options_of(remove.Options, "client", "remove", name, "--config", str(file))
    remove.remove(options, lambda: typing(lambda _: typed))


def test_a_client_that_is_removed_is_retained_and_its_record_kept(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    removed(file, "web", "web")
    out = capsys.readouterr().out
    assert "it is retained" in " ".join(out.split())
    assert DELETES in out
    assert "The first app client" not in out
    assert file.read_text() == TWO.split("\n[app_clients.web]")[0]
    assert loaded(file).created.public_clients == ("app", "web")


def test_the_name_has_to_be_typed(file: Path) -> None:
    with pytest.raises(Interrupted, match="That is not the name of the app client"):
        removed(file, "web", "app")
    assert file.read_text() == TWO


def test_after_the_first_the_next_is_the_one_that_is_meant(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ExitCode.DONE is run("client remove app", file, "--yes")
    assert "The first app client is now web: the output AppClientId" in capsys.readouterr().out
    assert [*loaded(file).app_clients] == ["web"]
    assert ExitCode.DONE is run("update", file, "--yes", "--app-client-refresh-token-days", "2")
    assert loaded(file).app_clients["web"].refresh_token_days == 2


@pytest.mark.parametrize("text", [TEXT, TEXT + "\n[app_clients.app]\n"])
def test_the_last_client_stays(text: str, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text(text)
    assert ExitCode.USAGE is run("client remove app", file, "--yes")
    assert "app is the only app client" in capsys.readouterr().err
    assert file.read_text() == text


# In a file with environments


def test_every_environment_gets_a_new_client(file: Path) -> None:
    file.write_text(ENVIRONMENTS)
    assert ExitCode.DONE is run("client add native", file, "--yes", "--app-client-secret", "yes")
    config = load(file)
    assert isinstance(config, WithEnvironments)
    assert config.created.confidential_clients == ("native",)
    for environment in environments(config):
        assert [*environment.pool.app_clients] == ["app", "web", "native"]
    assert environments(config)[1].overrides == environments_of(ENVIRONMENTS)[1].overrides
    assert file.read_text().endswith(ENVIRONMENTS.split("\n[environments.dev", 1)[1])


def environments_of(text: str) -> Sequence[Any]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "auth.toml"
        path.write_text(text)
        config = load(path)
        assert isinstance(config, WithEnvironments)
        return environments(config)


def test_a_removed_client_goes_from_every_environment(file: Path) -> None:
    file.write_text(ENVIRONMENTS)
    assert ExitCode.DONE is run("client remove web", file, "--yes")
    assert "app_clients.web" not in file.read_text()
    config = load(file)
    assert isinstance(config, WithEnvironments)
    assert [[*environment.pool.app_clients] for environment in environments(config)] == [["app"], ["app"]]


# Listing


def test_the_clients_side_by_side(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ExitCode.DONE is run("client list", file)
    rows = [line.split("  ") for line in capsys.readouterr().out.splitlines()]
    cells = [[cell.strip() for cell in row if cell.strip()] for row in rows]
    assert cells[0] == ["app client", "app", "web"]
    assert [row[0] for row in cells[1:]] == [setting.path[-1] for setting in app_client.APP.all]
    assert ["refresh_token_days", "14", "7"] in cells
    assert ["flows", "srp", "srp"] in cells


def test_what_an_environment_has_of_its_own_is_listed(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text(ENVIRONMENTS)
    assert ExitCode.DONE is run("client list", file)
    assert "The environment prod has its own: app_clients.web.refresh_token_days." in capsys.readouterr().out


# What Amplify makes: a web client without a secret, and a native one that can have one.


@pytest.mark.parametrize(("answer", "has_one"), [("yes", True), ("no", False)])
def test_amplifys_two_clients_can_be_expressed(
    answer: str, has_one: bool, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.unlink()
    assert ExitCode.DONE is run("add", file, "--yes", "--app-client-refresh-token-days", "30")
    assert ExitCode.DONE is run("client add web", file, "--yes")
    assert ExitCode.DONE is run("client add native", file, "--yes", "--app-client-secret", answer)
    assert ExitCode.DONE is run("client remove app", file, "--yes")
    capsys.readouterr()
    assert ExitCode.DONE is run("client list", file, "--json")
    clients = json.loads(capsys.readouterr().out)["clients"]
    assert {each["name"]: each["secret"] for each in clients} == {"web": False, "native": has_one}


# Any clients

NAMES: Final = st.from_regex(r"[a-zA-Z][a-zA-Z0-9]{0,31}", fullmatch=True)
TABLES: Final = st.fixed_dictionaries(
    {
        "secret": st.booleans(),
        "flows": st.lists(st.sampled_from(sorted(AuthFlow)), min_size=1, unique=True).map(tuple),
        "access_token_minutes": st.integers(5, 1440),
        "id_token_minutes": st.integers(5, 1440),
        "refresh_token_days": st.integers(1, 3650),
        "rotate_refresh_tokens": st.booleans(),
    }
)


def as_options(table: dict[str, Any]) -> list[str]:
    def text(value: Any) -> str:
        if isinstance(value, bool):
            return "yes" if value else "no"
        return ",".join(value) if isinstance(value, tuple) else str(value)

    return [word for name, value in table.items() for word in (f"--app-client-{name.replace('_', '-')}", text(value))]


@given(st.dictionaries(NAMES, TABLES, max_size=3), st.sampled_from([TEXT, TWO, ENVIRONMENTS]))
def test_any_clients_are_read_back_as_they_were_written(clients: dict[str, dict[str, Any]], text: str) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "auth.toml"
        file.write_text(text)
        there = load(file).app_clients  # type: ignore[union-attr]  # each of the texts has a pool
        taken = {name.lower() for name in there}
        wanted = {}
        for name, table in clients.items():
            if name.lower() not in taken:
                taken.add(name.lower())
                wanted[name] = table
                assert run(f"client add {name}", file, "--yes", *as_options(table)) is ExitCode.DONE
        found = load(file).app_clients  # type: ignore[union-attr]
        assert [*found] == [*there, *wanted]
        for name, table in wanted.items():
            assert {key: set(value) if isinstance(value, tuple) else value for key, value in table.items()} == {
                key: set(value) if isinstance(value, tuple) else value
                for key, value in found[name].model_dump().items()
                if key in table
            }
        for name in wanted:
            assert run(f"client remove {name}", file, "--yes") is ExitCode.DONE
        assert load(file).app_clients == there  # type: ignore[union-attr]


def test_the_words_of_the_keyboard_and_those_of_options_are_one(file: Path) -> None:
    assert rejection("app_clients.app.access_token_minutes", "4") == rejection("app_clients.app.id_token_minutes", "4")
    with pytest.raises(ConfigInvalid, match=r"app_clients\.native\.access_token_minutes"):
        added(file, Script(), "native", "--app-client-access-token-minutes", "4")
    assert label("app_clients.app.secret", "yes") == "Yes"
