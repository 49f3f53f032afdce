"""The answers that a command is given before it asks anybody."""

from __future__ import annotations

from dataclasses import replace

from wizard.commands.answer_options import AnswerOptions
from wizard.interview.answers import Given


def answers_given(options: AnswerOptions) -> Given:
    """The answers of the options or, with `--headless`, of the request on standard input and of the options beside it.

    Raises ConfigInvalid for a request that cannot be.
    """
    if not options.headless:
        return options.given
    from wizard.headless import standard_input  # not before: the first prompt does not wait for it
    from wizard.headless.reading import read_request

    request, values = read_request(options.command, standard_input.read()), options.given.values
    places = {key: place for key, place in request.places.items() if key not in values}
    return replace(request, values={**request.values, **values}, places=places)
