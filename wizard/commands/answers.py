"""The answers that a command is given before it asks anybody."""

from __future__ import annotations

from dataclasses import replace

from wizard.commands.invocation import Invocation
from wizard.interview.answers import Given
from wizard.terminal.screen import read_standard_input


def answers_given(invocation: Invocation) -> Given:
    """The answers of the options or, with `--headless`, of the request on standard input and of the options beside it.

    Raises ConfigInvalid for a request that cannot be.
    """
    if not invocation.headless:
        return invocation.given
    from wizard.headless.reading import read_request  # not before: the first prompt does not wait for it

    request, options = read_request(invocation.command, read_standard_input()), invocation.given.values
    places = {key: place for key, place in request.places.items() if key not in options}
    return replace(request, values={**request.values, **options}, places=places)
