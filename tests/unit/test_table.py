"""Tables in the width that there is: no line is longer, no word is lost, and names stay whole."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given, strategies as st

from wizard.interview.table import fitted, table
from wizard.interview.wrapping import width_of, wrapped

HEAD = ("setting", "value", "deployed", "can it change?")
ROWS = [
    HEAD,
    ("mfa.mode", "OPTIONAL", "OPTIONAL", "to OFF or OPTIONAL; ON only in a new pool"),
    ("app_clients.app.refresh_token_days", "30", "30", "yes"),
    ("verification.email_message", "Your verification code is {####}, it is valid for a day", "-", "yes"),
]
WORDS = st.text("ab漢é\u0301🔑-", max_size=30)
CELLS = st.lists(WORDS, max_size=12).map(" ".join)
TABLES = st.integers(2, 4).flatmap(
    lambda columns: st.lists(st.lists(CELLS, min_size=columns, max_size=columns), min_size=2, max_size=5)
)


def words_of(text: str) -> list[str]:
    """The characters of `text`, without blanks and colons, in any order: columns are read across."""
    return sorted(re.sub(r"[\s:?]", "", text))


@given(TABLES, st.integers(20, 200))
def test_no_line_is_wider_than_there_is_room(rows: list[list[str]], width: int) -> None:
    shown = fitted(rows, width)
    assert max(map(width_of, shown.split("\n"))) <= width
    assert not Counter(words_of("".join(cell for row in rows[1:] for cell in row))) - Counter(words_of(shown))


@given(TABLES)
def test_without_a_width_each_row_is_a_line(rows: list[list[str]]) -> None:
    lines = fitted(rows, None).split("\n")
    assert fitted(rows, None) == table(rows)
    assert [words_of("".join(row)) for row in rows] == list(map(words_of, lines))


@given(CELLS, st.integers(2, 50))
def test_wrapping_loses_nothing_and_breaks_only_words_that_are_too_long(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert all(width_of(line) <= width for line in lines)
    assert words_of("".join(lines)) == words_of(text)
    if all(width_of(word) <= width for word in text.split(" ")):
        assert " ".join(lines).split() == text.split()


def test_what_fits_is_as_wide_as_it_is() -> None:
    assert fitted(ROWS, 200) == table(ROWS)


def test_cells_are_wrapped_between_words() -> None:
    assert fitted(ROWS, 100) == (
        "setting                             value                       deployed  can it change?\n"
        "mfa.mode                            OPTIONAL                    OPTIONAL  to OFF or OPTIONAL; ON\n"
        "                                                                          only in a new pool\n"
        "app_clients.app.refresh_token_days  30                          30        yes\n"
        "verification.email_message          Your verification code is   -         yes\n"
        "                                    {####}, it is valid for a\n"
        "                                    day"
    )


def test_where_columns_would_be_too_narrow_the_cells_are_stacked() -> None:
    assert fitted(ROWS[:2], 40) == (
        "mfa.mode\n"
        "  value: OPTIONAL\n"
        "  deployed: OPTIONAL\n"
        "  can it change: to OFF or OPTIONAL;\n"
        "    ON only in a new pool"
    )


@pytest.mark.parametrize(("text", "columns"), [("abc", 3), ("漢字", 4), ("e\u0301", 1), ("🔑", 2), ("", 0)])
def test_the_width_is_in_columns(text: str, columns: int) -> None:
    assert width_of(text) == columns
