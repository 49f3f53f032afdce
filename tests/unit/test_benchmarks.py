"""What `make bench` types fits the questions that are asked: it would wait for one that never comes."""

from __future__ import annotations

from benchmarks.prompts import WALK
from tests.person import Script


def test_the_walk_that_is_timed_is_the_one_that_is_asked() -> None:
    person = Script(
        {
            "setup": "manual",
            "user_pool.sign_in": ("email",),
            "groups": "yes",
            "user_pool.groups": ["staff"],
            "mfa.mode": "OPTIONAL",
            "mfa.types": ("SMS", "TOTP"),
            "verification.by": "both",
            "password_policy": "yes",
            "app_client": "yes",
        }
    )
    person.add()
    assert [prompt.message for prompt in person.prompts] == [step.question for step in WALK[:-1]]
