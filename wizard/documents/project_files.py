"""The files of a new project around its `auth.toml`: the CDK app, its tests, and what runs them. Pure."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Final

from authconfig.program import COMMAND

REQUIREMENTS: Final = "requirements.txt"
IGNORED: Final = ".gitignore"
_TEMPLATES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "app.py": "app.py.j2",
        "cdk.json": "cdk.json.j2",
        "pytest.ini": "pytest.ini.j2",
        IGNORED: "gitignore.j2",
        "tests/test_auth.py": "test_auth.py.j2",
    }
)
PATHS: Final = (*_TEMPLATES, REQUIREMENTS)


def project_files(project: str) -> dict[str, str]:
    """The files of the project called `project` that say nothing of where it lies, by their path in its folder."""
    return {path: _text(template, project) for path, template in _TEMPLATES.items()}


def requirements(toolkit: str, pins: str, *, of_this_machine: bool) -> str:
    """The file of the Python packages.

    toolkit: the requirement that the toolkit itself is; of_this_machine: whether that names a path
    pins: the lines for all that the project needs besides
    """
    return _text("requirements.txt.j2", "", toolkit=toolkit, pins=pins, of_this_machine=of_this_machine)


def workflow(name: str, folder: PurePosixPath) -> str:
    """The workflow called `name`, which tests and deploys the project in `folder` of its repository."""
    return _text(
        "auth.yml.j2",
        name,
        folder=str(folder),
        inside="" if folder == PurePosixPath() else f"{folder}/",
        python=f"{sys.version_info.major}.{sys.version_info.minor}",
    )


def _text(template: str, project: str, **values: object) -> str:
    from wizard.documents.render import rendered  # imported here: the paths are needed before the first prompt

    return rendered(f"project/{template}", project=project, command=COMMAND, **values)
