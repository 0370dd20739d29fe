"""The arithmetic of the page."""

import pytest

from kejitong.documents import measures as m


def test_twenty_two_lines_fill_the_text_area_exactly() -> None:
    assert m.PAGE_HEIGHT - m.TOP - m.BOTTOM == 22 * m.LINE


@pytest.mark.parametrize(
    ("margin", "millimetres"), [(m.TOP, 37), (m.BOTTOM, 35), (m.LEFT, 28), (m.RIGHT, 26)]
)
def test_margins_are_those_of_the_standard(margin: int, millimetres: int) -> None:
    assert margin / 1440 * 25.4 == pytest.approx(millimetres, abs=0.05)


def test_twenty_eight_characters_fit_and_a_twenty_ninth_does_not() -> None:
    pitch = 16 * 20 + m.TIGHTER
    assert 28 * pitch <= m.TEXT_WIDTH < 29 * pitch
    of_the_grid = 28 * (16 + m.CHARACTER_SPACE / 4096) * 20
    assert of_the_grid == pytest.approx(m.TEXT_WIDTH, abs=2)


def test_a_first_line_holds_twenty_six_characters_after_its_indent() -> None:
    assert 2 * m.CHARACTER + 26 * (16 * 20 + m.TIGHTER) <= m.TEXT_WIDTH


def test_ascii_counts_half() -> None:
    assert m.width_in_characters("2026年1月5日") == 6
