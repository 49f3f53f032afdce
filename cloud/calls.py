"""Tells of each call to AWS, through the standard library's logging, and nothing that was said in one.

A line is made of five words that this file picks: nothing that is sent or answered comes here, so no secret can.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from boto3.session import Session

LOGGER: Final = logging.getLogger(__name__)
_BEGUN: Final = "cloud.calls.begun"  # in the context that botocore keeps for each call


@dataclass(frozen=True, slots=True)
class Call:
    """A call that has ended, retries included.

    result: the HTTP status, or the kind of error when there was no answer
    """

    service: str
    operation: str
    region: str
    result: int | str
    milliseconds: int

    def __str__(self) -> str:
        return f"AWS: {self.service} {self.operation} {self.region} {self.result} {self.milliseconds} ms"


def log_calls(session: Session) -> None:
    """Log every call of the clients that `session` makes from now on, as information."""
    # As specific as botocore's stub of answers, and before it: no handler is called after one that answers.
    session.events.register_first("before-call.*.*", _begin)
    session.events.register("after-call.*.*", _end_with_an_answer)
    session.events.register("after-call-error.*.*", _end_without_an_answer)


def _begin(*, model: Any, context: dict[str, Any], **_: object) -> None:
    context[_BEGUN] = model.service_model.service_name, model.name, context.get("client_region"), monotonic()


def _end_with_an_answer(*, http_response: Any, context: dict[str, Any], **_: object) -> None:
    _log(context, http_response.status_code)


def _end_without_an_answer(*, exception: Exception, context: dict[str, Any], **_: object) -> None:
    _log(context, type(exception).__name__)


def _log(context: dict[str, Any], result: int | str) -> None:
    service, operation, region, begun = context[_BEGUN]
    LOGGER.info("%s", Call(service, operation, str(region), result, round((monotonic() - begun) * 1000)))
