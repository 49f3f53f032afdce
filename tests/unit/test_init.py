"""`wizard init`, whole, but for what it installs: that is `tests/installed`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from authconfig.errors import ConfigInvalid, ExitCode, Interrupted, UsageError
from authconfig.file.reading import load
from authconfig.models import AuthConfig
from tests.command_lines import options_of
from tests.person import WRITE, Script
from tests.unit.test_contributing import PINNED
from wizard.__main__ import main
from wizard.commands import init
from wizard.commands.new_folder import NewFolder
from wizard.installation.environment import InstallationFailed
from wizard.interview.interview import Tell
from wizard.interview.review import Verdict

ROOT = Path(__file__).parents[2]
FILES = {
    *("app.py", "auth.toml", "cdk.json", "pytest.ini", "requirements.txt", ".gitignore"),
    "tests/test_auth.py",
}
OURS = ("authconfig", "cloud", "localaws", "stacks", "wizard")


def made(folder: Path, *options: str) -> ExitCode:
    return main(["init", str(folder), "--yes", "--no-install", *options])


def files_in(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def refusal(folder: Path, capsys: pytest.CaptureFixture[str], *options: str) -> str:
    """What is said when nothing is made in `folder`, which stays as it is."""
    before = files_in(folder)
    assert ExitCode.USAGE is made(folder, *options)
    assert files_in(folder) == before
    return capsys.readouterr().err


def test_a_project_is_made_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert ExitCode.DONE is made(tmp_path / "infra" / "shop", "--mfa-mode", "OPTIONAL", "--mfa-types", "TOTP")
    folder = tmp_path / "infra" / "shop"
    assert files_in(folder) == FILES | {".github/workflows/shop.yml"}
    config = load(folder / "auth.toml")
    assert isinstance(config, AuthConfig)
    assert (config.project.name, config.mfa.mode) == ("shop", "OPTIONAL")
    assert (folder / "auth.toml").read_text().startswith("#:schema .venv/share/cognito-auth-wizard/auth.schema.json\n")


def test_the_current_folder_is_the_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert ExitCode.DONE is main(["init", "--yes", "--no-install"])
    assert FILES <= files_in(tmp_path)


@pytest.mark.parametrize("name", sorted(FILES - {".gitignore"}))
def test_nothing_is_overwritten(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("mine")
    assert name in refusal(tmp_path, capsys)
    assert (tmp_path / name).read_text() == "mine"


def test_a_link_that_leads_nowhere_is_there_already(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "app.py").symlink_to(tmp_path / "elsewhere.py")
    assert "app.py" in refusal(tmp_path, capsys)


def test_a_gitignore_that_is_there_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / ".gitignore").write_text("mine")
    assert ExitCode.DONE is made(tmp_path)
    assert (tmp_path / ".gitignore").read_text() == "mine"
    told = "\nThe .gitignore that is there stays. It has to ignore:\n  .venv/\n  cdk.out/\n"
    assert told in capsys.readouterr().out
    assert ExitCode.DONE is made(tmp_path / "shop")
    assert "It has to ignore" not in capsys.readouterr().out


def test_an_environment_that_is_there_is_in_the_way_of_another_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / ".venv").mkdir()
    assert ExitCode.USAGE is main(["init", str(tmp_path), "--yes"])
    told = capsys.readouterr().err
    assert "there is already: .venv.\n  Give --no-install to keep it" in told
    assert ExitCode.DONE is made(tmp_path)


@pytest.mark.parametrize("name", [*OURS, "aws_cdk", "constructs"])
@pytest.mark.parametrize("module", ["{}.py", "{}/__init__.py"])
def test_modules_that_would_hide_the_toolkits_are_named(
    name: str, module: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / module.format(name)
    path.parent.mkdir(exist_ok=True)
    path.touch()
    told = refusal(tmp_path, capsys)
    assert f"would import its {name} in place of what it needs" in told
    assert str(tmp_path / "auth") in told


def test_a_package_that_would_hide_the_app_from_its_tests_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "app").mkdir()
    assert ExitCode.DONE is made(tmp_path)
    other = tmp_path / "other"
    (other / "app").mkdir(parents=True)
    (other / "app/__init__.py").touch()
    assert "would import its app in place of" in refusal(other, capsys)


@pytest.mark.parametrize("name", OURS)
def test_a_folder_that_is_no_package_hides_nothing(name: str, tmp_path: Path) -> None:
    (tmp_path / name).mkdir()
    (tmp_path / name / "diagram.svg").touch()
    assert ExitCode.DONE is made(tmp_path)


def test_in_a_repository_the_workflow_goes_where_it_is_found(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    folder = tmp_path / "infra" / "sign in"
    assert ExitCode.DONE is made(folder)
    assert files_in(folder) == FILES
    workflow = yaml.safe_load((tmp_path / ".github/workflows/sign-in.yml").read_text())
    assert workflow["defaults"]["run"]["working-directory"] == "infra/sign in"
    assert workflow[True]["push"]["paths"] == ["infra/sign in/**", ".github/workflows/sign-in.yml"]  # YAML 1.1's "on"


def test_a_workflow_of_that_name_is_not_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / ".git").mkdir()
    other = tmp_path / ".github/workflows/shop.yml"
    other.parent.mkdir(parents=True)
    other.write_text("mine")
    assert ExitCode.USAGE is made(tmp_path / "shop")
    told = capsys.readouterr().err
    assert "../.github/workflows/shop.yml" in told
    assert "take a folder with another name" in told
    assert (other.read_text(), (tmp_path / "shop").exists()) == ("mine", False)


def test_a_file_in_place_of_the_folder_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "shop").touch()
    assert ExitCode.INVALID is made(tmp_path / "shop")
    assert "cannot be written: Not a directory" in capsys.readouterr().err


def loop(folder: Path) -> Path:
    link = folder / "loop"
    link.symlink_to(link)
    return link


@pytest.mark.parametrize(
    "place",
    [loop, lambda folder: loop(folder) / "shop", lambda folder: folder / ("a" * 300)],
    ids=["a loop of links", "below one", "a long name"],
)
def test_a_path_that_leads_nowhere_is_said(
    place: Callable[[Path], Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ExitCode.INVALID is made(place(tmp_path))
    assert "It cannot be written: " in capsys.readouterr().err


def test_a_folder_that_looks_like_an_option_is_a_folder_in_what_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert ExitCode.DONE is main(["init", "--yes", "--no-install", "--", "-shop"])
    assert "\n  cd ./-shop\n" in capsys.readouterr().out


def test_if_one_file_cannot_be_written_none_is(tmp_path: Path) -> None:
    folder = NewFolder(tmp_path / "shop")
    blocked = tmp_path / "shop" / "tests"
    (tmp_path / "shop").mkdir()
    blocked.touch()  # in place of a folder
    with pytest.raises(ConfigInvalid, match="cannot be written"):
        folder.write("shop", "version = 1\n")
    assert files_in(tmp_path) == {"shop/tests"}
    assert not (tmp_path / "shop/.github").exists()


def test_who_stops_at_the_questions_leaves_nothing_behind(tmp_path: Path) -> None:
    person = Script({WRITE: Verdict.LEAVE})
    with pytest.raises(Interrupted):
        init.init(options_of(init.Options, "init", str(tmp_path / "shop")), person.found)
    assert list(tmp_path.iterdir()) == []


def test_without_a_terminal_it_names_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ExitCode.USAGE is main(["init", str(tmp_path / "shop")])
    assert "`init` asks questions, but standard input" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_the_command_line_that_does_the_same_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    person = Script({"user_pool.sign_in": ("email",), WRITE: Verdict.WRITE})
    folder = str(tmp_path / "shop")
    init.init(options_of(init.Options, "init", folder, "--no-install"), person.found)
    out = capsys.readouterr().out
    assert f"\n  python -m wizard init {folder} --no-install --yes --user-pool-sign-in email\n" in out
    assert "--config" not in out


def failing(error: BaseException) -> Callable[[NewFolder, Tell], None]:
    def set_up(_: NewFolder, tell: Tell) -> None:  # noqa: ARG001
        raise error

    return set_up


@pytest.mark.parametrize(
    ("error", "raised"),
    [
        (InstallationFailed("pip could not."), UsageError),
        (KeyboardInterrupt(), Interrupted),
    ],
)
def test_a_set_up_that_ends_half_way_says_how_to_go_on(
    error: BaseException, raised: type[Exception], tmp_path: Path
) -> None:
    options = options_of(init.Options, "init", str(tmp_path / "my shop"), "--yes")
    with pytest.raises(raised) as stop:
        init.init(options, set_up=failing(error))
    assert files_in(tmp_path / "my shop") >= FILES
    told = str(stop.value)
    assert "The project is written." in told
    for line in (f"cd '{tmp_path / 'my shop'}'", "python3 -m venv .venv", ".venv/bin/auth-wizard install"):
        assert f"\n  {line}" in told


def test_it_ends_with_the_reference_for_other_apps(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ExitCode.DONE is made(tmp_path / "shop")
    out = capsys.readouterr().out
    config = load(tmp_path / "shop/auth.toml")
    assert isinstance(config, AuthConfig)
    stack = f"shop-auth-dev-{config.created.id}"
    assert out.count(f'("{stack}", "UserPoolId")') == 2


def test_the_apps_settings_are_those_of_this_repository(tmp_path: Path) -> None:
    made(tmp_path)
    theirs, ours = (json.loads((folder / "cdk.json").read_text()) for folder in (tmp_path, ROOT))
    assert theirs.pop("watch") != ours.pop("watch")
    assert theirs == ours


def test_the_workflow_gives_no_step_more_than_it_needs(tmp_path: Path) -> None:
    made(tmp_path / "shop")
    text = (tmp_path / "shop/.github/workflows/shop.yml").read_text()
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {"contents": "read"}
    jobs = workflow["jobs"]
    assert "permissions" not in jobs["test"]
    assert jobs["deploy"]["permissions"] == {"contents": "read", "id-token": "write"}
    assert jobs["deploy"]["if"] == "github.event_name == 'workflow_dispatch'"
    steps = [step for job in jobs.values() for step in job["steps"]]
    # What somebody typed is a value there, never a piece of a script.
    assert [step["run"] for step in steps if "${{" in step.get("run", "")] == []
    used = [line.strip().removeprefix("- ") for line in text.splitlines() if "uses:" in line]
    assert len(used) == 5
    assert [line for line in used if not PINNED.fullmatch(line)] == []
    checkouts = [step for step in steps if step.get("uses", "").startswith("actions/checkout")]
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_the_actions_are_those_of_this_repositorys_own_workflow(tmp_path: Path) -> None:
    made(tmp_path / "shop")
    ours = (ROOT / ".github/workflows/check.yml").read_text()
    theirs = (tmp_path / "shop/.github/workflows/shop.yml").read_text()
    used = {line.strip().removeprefix("- ") for line in ours.splitlines() if "uses:" in line}
    assert used
    assert [line for line in used if line not in theirs] == []
