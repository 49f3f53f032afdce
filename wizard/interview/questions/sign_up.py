"""The question on what users must give to sign up."""

from __future__ import annotations

from typing import Final

from authconfig import vocabulary
from wizard.interview import conditions
from wizard.interview.question import Kind, Question
from wizard.interview.questions.attributes import WRITABLE
from wizard.interview.questions.walks import ALL, MANUAL

REQUIRED_ATTRIBUTES: Final = Question(
    key="user_pool.required_attributes",
    message="What attributes are required for signing up?",
    kind=Kind.CHECKBOX,
    help="what users must give to sign up, separated by commas; fixed once the pool is created",
    default=vocabulary.REQUIRED_ATTRIBUTES,
    asked_in=frozenset({MANUAL, ALL}),
    fixed=True,
    choices=WRITABLE,
    warning="Warning: you will not be able to edit these selections.",
    refused=conditions.refused_required_attributes,
    included=conditions.implied_by_sign_in,
    included_note="Users sign in with it, so it is required already: {}",
    settle=conditions.with_implied_attributes,
)
