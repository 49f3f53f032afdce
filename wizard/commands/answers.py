"""The answers that a command has before it asks anybody."""

from __future__ import annotations

from dataclasses import replace

from wizard.commands.answer_options import AnswerOptions
from wizard.interview.answers import Given


def answers_given(options: AnswerOptions) -> Given:
    """The answers from the options or, with `--headless`, from the request on standard input and the options beside it.

    Raises ConfigInvalid for a request that is not valid.
    """
    if not options.headless:
        return options.given
    from wizard.headless import standard_input  # imported here, so that the first prompt does not wait for it
    from wizard.headless.reading import read_request

    request, values = read_request(options.command, standard_input.read()), options.given.values
    places = {key: place for key, place in request.places.items() if key not in values}
    return replace(request, values={**request.values, **values}, places=places)
