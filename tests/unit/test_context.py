"""What `cdk -c` may say, and what becomes of the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from authconfig.errors import ConfigInvalid
from stacks.context import Context, environments, read
from tests.unit.test_environment_tables import BOTH


def test_without_context_it_is_the_file_beside_the_app_and_the_development_environment() -> None:
    assert Context(Path("auth.toml"), "dev", bootstrap=False) == read(lambda _: None)


def test_a_star_is_every_environment_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "auth.toml"
    path.write_text(BOTH)
    said = {"config": str(path), "env": "*"}
    assert [each.name for each in environments(read(said.get))] == ["dev", "prod"]
    assert [each.name for each in environments(read({**said, "env": "prod"}.get))] == ["prod"]


def test_context_says_otherwise() -> None:
    said = {"config": "shop/auth.toml", "env": "prod", "bootstrap": "TRUE"}
    assert Context(Path("shop/auth.toml"), "prod", bootstrap=True) == read(said.get)


@pytest.mark.parametrize(("said", "bootstrap"), [(True, True), (False, False), ("true", True), ("false", False)])
def test_cdk_json_may_have_values_that_are_no_text(said: object, bootstrap: bool) -> None:
    assert Context(Path("auth.toml"), "5", bootstrap=bootstrap) == read({"env": 5, "bootstrap": said}.get)


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        *[
            ("env", name, "The environment name must be 1 to 32")
            for name in ("", "pre prod", "prod/eu", "e" * 33, "ünit")
        ],
        *[("bootstrap", answer, "It must be true or false.") for answer in ("yes", "1", "")],
    ],
)
def test_what_cannot_be_is_named(key: str, value: str, words: str) -> None:
    with pytest.raises(ConfigInvalid) as caught:
        read({key: value}.get)
    assert str(caught.value).startswith(f"-c {key}={value!r}: {words}")
