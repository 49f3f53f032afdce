"""The folder of a new project: whether it can take one, and how the files get there, all of them or none."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from authconfig.errors import UsageError
from authconfig.file import place
from wizard.documents import project_files
from wizard.interview import naming

AUTH: Final = "auth.toml"
ENVIRONMENT: Final = ".venv"


@dataclass(frozen=True, slots=True)
class NewFolder:
    """The folder at `path`, which need not be there yet."""

    path: Path

    @property
    def word(self) -> str:
        """The path as a word of a command line, which is no option there either."""
        path = str(self.path)
        return shlex.quote(f"./{path}" if path.startswith("-") else path)

    @property
    def environment(self) -> Path:
        """Where its virtual environment is to be."""
        return self.path.resolve() / ENVIRONMENT

    @property
    def repository(self) -> Path:
        """The Git repository that it lies in, where GitHub looks for workflows; itself, if it lies in none."""
        folder = self.path.resolve()
        return next((each for each in (folder, *folder.parents) if (each / ".git").exists()), folder)

    @property
    def workflow(self) -> Path:
        """Where its workflow is to be."""
        name = naming.project_from_folder(self.path.resolve().name)
        return self.repository / ".github" / "workflows" / f"{name}.yml"

    def check(self, *, installs: bool) -> None:
        """Raise UsageError or ConfigInvalid unless a project can be written here, as far as that is known by now.

        installs: whether its environment is to be made as well
        """
        from wizard.installation.hiding import hiding

        try:
            folder = self.path.resolve()
            nearest = next(each for each in (folder, *folder.parents) if each.exists())
        except (OSError, RuntimeError) as error:  # RuntimeError: a loop of links, before Python 3.13
            raise place.cannot_be_written(self.path, error) from None
        place.check(nearest / AUTH)
        if modules := hiding(folder):
            raise UsageError(
                f"{self.path}: Refused: Python would import its {', '.join(modules)} in place of what it needs.\n"
                f"  Take a folder with nothing else in it, such as {NewFolder(self.path / 'auth').word}."
            )
        wanted = [
            *(folder / name for name in (AUTH, *project_files.PATHS) if name != project_files.IGNORED),
            self.workflow,
        ]
        wanted += [self.environment] if installs else []
        if there := [each for each in wanted if os.path.lexists(each)]:
            names = ", ".join(os.path.relpath(each, folder) for each in there)
            raise UsageError(
                f"{self.path}: Refused: nothing is overwritten, and there is already: {names}.\n"
                f"  {self._way_out(there)}"
            )

    def _way_out(self, there: list[Path]) -> str:
        """What to do where the files `there` are in the way."""
        if there == [self.environment]:
            return "Give --no-install to keep it, or take a folder with nothing else in it."
        if not any(each.is_relative_to(self.path.resolve()) for each in there):
            return "The workflow is called like the folder: take a folder with another name."
        return "Take a folder with nothing else in it. What made a project once changes it by its other commands."

    def files(self, project: str, auth: str) -> dict[Path, str]:
        """The files of the project called `project`, whose `auth.toml` is `auth`; a .gitignore only where none is."""
        from wizard.installation import origin, pins

        folder = self.path.resolve()
        toolkit = origin.requirement()
        texts = {
            AUTH: auth,
            **project_files.project_files(project),
            project_files.REQUIREMENTS: project_files.requirements(
                toolkit, pins.text(), of_this_machine=origin.is_a_path(toolkit)
            ),
        }
        if (folder / project_files.IGNORED).exists():
            del texts[project_files.IGNORED]
        inside = PurePosixPath(folder.relative_to(self.repository).as_posix())
        workflow = project_files.workflow(self.workflow.stem, inside)
        return {**{folder / name: text for name, text in texts.items()}, self.workflow: workflow}

    def write(self, project: str, auth: str) -> tuple[str, ...]:
        """Write them; their paths from here. Raises ConfigInvalid for one that cannot be written: then none is."""
        files = self.files(project, auth)
        _write(files)
        return tuple(sorted(os.path.relpath(each, self.path.resolve()) for each in files))


def _write(files: Mapping[Path, str]) -> None:
    from authconfig.file import writing

    made: list[Path] = []
    try:
        for path, text in files.items():
            for folder in _missing(path.parent):
                folder.mkdir()
                made.append(folder)
            writing.replace(path, text, expected=None)
            made.append(path)
    except BaseException as error:
        for each in reversed(made):
            each.rmdir() if each.is_dir() else each.unlink()
        if isinstance(error, OSError):
            raise place.cannot_be_written(path, error) from None
        raise


def _missing(folder: Path) -> Iterator[Path]:
    """`folder` and those above it that are not there, the uppermost first."""
    if not folder.exists():
        yield from _missing(folder.parent)
        yield folder
