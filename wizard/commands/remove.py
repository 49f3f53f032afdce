"""`wizard remove`: takes the pool out of the file, so that `add` can make a new one."""

from __future__ import annotations

from authconfig.errors import Interrupted, UsageError
from authconfig.file import reading, writing
from authconfig.models import AuthConfig
from wizard.commands.invocation import Invocation
from wizard.terminal.screen import say


def remove(invocation: Invocation) -> None:
    """Take the pool out of the file, once the person has typed the resource's name.

    A file that asks its pool for a refused change is taken too: this is the way out that the refusal names.
    Raises UsageError when there is no pool, Interrupted when another name is typed, and what
    `reading.understand` and `writing.replace` raise.
    """
    path = invocation.config
    text = reading.read_text(path)
    config = reading.understand(text, str(path))
    if not isinstance(config, AuthConfig):
        raise UsageError(f"{path}: There is no user pool to remove.\n  Make one with `python -m wizard add`.")
    resource = config.project.resource
    say(
        f"This removes the user pool of {resource} from {path}.\n"
        "The deployed user pool, its users, its app client and its SMS role are kept in AWS. After the next deploy\n"
        "they are no longer managed from here, and nothing here can take them back."
    )
    if groups := config.user_pool.groups:
        say(f"Its groups ({', '.join(groups)}) are deleted by the next deploy, and with them who belongs to them.")
    if not invocation.unattended:
        typed = invocation.someone.type_text(f"Type the name of the resource, {resource}, to confirm:")
        if typed != resource:
            raise Interrupted("That is not its name. Nothing was written.")
    new_text = writing.without_pool(text, config.created.id)
    reading.parse(new_text, str(path))
    writing.replace(path, new_text, expected=text)
    say(f"Removed it from {path}. For a new one, which may require MFA (ON) again:")
    say(f"  python -m wizard add{invocation.config_option}")
