"""Numbers and letters of a sheet."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kejitong.workbooks.grids import Grid, column_index, column_letter, is_blank, number_text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (3.0, "3"),
        (0.1, "0.1"),
        (1e-7, "0.0000001"),
        (1e21, "1000000000000000000000"),
        (-0.0, "0"),
        (7, "7"),
        (Decimal("1.500"), "1.5"),
        (Decimal("1E+3"), "1000"),
        (float("nan"), "NaN"),
    ],
)
def test_numbers_are_written_shortest(value: float | Decimal, text: str) -> None:
    assert number_text(value) == text


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_number_text_is_exact_and_plain(value: float) -> None:
    text = number_text(value)
    assert float(text) == value
    assert "e" not in text.lower()
    assert not text.endswith((".0", "."))


@given(st.integers(0, 20_000))
def test_column_letters_come_back(index: int) -> None:
    assert column_index(column_letter(index)) == index


def test_column_letters_roll_over() -> None:
    assert [column_letter(n) for n in (0, 25, 26, 701, 702, 16_383)] == [
        "A",
        "Z",
        "AA",
        "ZZ",
        "AAA",
        "XFD",
    ]


def test_cells_outside_a_grid_are_empty() -> None:
    grid = Grid("一", [["甲"], ["乙", "丙"]])
    assert (grid.width, grid.at(1, 1), grid.at(0, 1), grid.at(9, 9)) == (2, "丙", None, None)


def test_blank_is_nothing_or_spaces() -> None:
    assert [is_blank(cell) for cell in (None, "", " \u3000\n", 0, False, "甲")] == [
        True, True, True, False, False, False,
    ]  # fmt: skip
