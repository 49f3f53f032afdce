"""`wizard add`: from questions to a new `auth.toml`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from authconfig.errors import UsageError
from wizard import naming
from wizard.interview import interview, vet
from wizard.invocation import Invocation
from wizard.question import Value
from wizard.questions import BY_KEY
from wizard.terminal import say, table

if TYPE_CHECKING:
    from authconfig.models import WithoutPool


def add(invocation: Invocation, new_id: Callable[[], str]) -> None:
    """Ask for a new pool and write its file. `new_id` gives the pool's id, 8 hexadecimal digits.

    Raises UsageError when the file has a pool already, and what `interview` and `writing.replace` raise.
    """
    path, given = invocation.config, invocation.given
    text, emptied = _room_for_a_pool(path)
    pool_id = new_id()
    present = naming.suggestions(_project(invocation, emptied), pool_id)
    vet(given, present, None)
    answers = interview("add", given, present, None, invocation.ask, say)

    # Not before: the models and the templates take longer to load than the first prompt may take to appear.
    from authconfig import reading, writing
    from wizard import render, translate

    config = translate.new_config(answers, pool_id, emptied.project.removed if emptied else ())
    if text is None:
        new_text = render.new_file(config)
    else:
        labelled = writing.with_values(text, {"project.resource": config.project.resource})
        new_text = labelled.rstrip() + "\n" + render.pool_tables(config)
    assert reading.parse(new_text, str(path)) == config
    say(f"\n{_summary(answers)}\n")
    next_steps = render.next_steps(config, invocation.cdk_option, left_on=False)
    invocation.confirm(f"Write this to {path}?")
    writing.replace(path, new_text, expected=text)
    say(f"Wrote {path}.\n{next_steps}")


def _room_for_a_pool(path: Path) -> tuple[str | None, WithoutPool | None]:
    """The text and the model of a file that has room for a pool; two times None when there is no file yet."""
    if _is_missing(path):
        return None, None
    from authconfig import models, reading  # not before: see above

    text = reading.read_text(path)
    config = reading.parse(text, str(path))
    if isinstance(config, models.AuthConfig):
        raise UsageError(
            f"{path}: Refused: it has a user pool already.\n"
            "  To change that one run `python -m wizard update`; for another give --config a new path."
        )
    return text, config


def _is_missing(path: Path) -> bool:
    try:
        path.stat()
    except FileNotFoundError:
        return True
    except OSError:  # there is something, and reading it will say what is wrong with it
        return False
    return False


def _project(invocation: Invocation, emptied: WithoutPool | None) -> str:
    """The project's name: the option's, the emptied file's or the folder's. Raises UsageError when they differ."""
    asked = invocation.given.get("project.name")
    if emptied is None:
        return str(asked or naming.project_from_folder(invocation.config.resolve().parent.name))
    if asked not in {None, emptied.project.name}:
        raise UsageError(
            f"{invocation.config}: Refused: the project is called {emptied.project.name}, and its stacks after it.\n"
            "  Leave --project-name out; for another project give --config a new path."
        )
    return emptied.project.name


def _summary(answers: dict[str, Value]) -> str:
    return table((key, BY_KEY[key].labels(value)) for key, value in answers.items())
