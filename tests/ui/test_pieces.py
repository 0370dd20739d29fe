"""Page numbers: first, last, neighbours, and dots for what is left out."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kejitong.ui.pieces import PageLink, numbered


def address(page: int) -> str:
    return f"?page={page}"


def labels(current: int, last: int) -> list[str]:
    return [link.label for link in numbered(current=current, last=last, address=address).pages]


def test_middle_page_shows_both_ends_and_dots() -> None:
    assert labels(10, 20) == ["1", "…", "8", "9", "10", "11", "12", "…", "20"]


def test_first_page_has_no_previous() -> None:
    pager = numbered(current=1, last=3, address=address, summary="共 60 件")
    assert pager.previous_url == ""
    assert pager.next_url == "?page=2"
    assert pager.pages[0] == PageLink("1", is_current=True)
    assert pager.summary == "共 60 件"


def test_single_page_needs_no_numbers() -> None:
    assert labels(1, 1) == []


@given(st.data())
def test_numbers_rise_and_dots_stand_for_gaps(data: st.DataObject) -> None:
    last = data.draw(st.integers(2, 500))
    current = data.draw(st.integers(1, last))
    pager = numbered(current=current, last=last, address=address)
    numbers = [int(link.label) for link in pager.pages if link.label != "…"]
    assert numbers == sorted(set(numbers))
    assert (numbers[0], numbers[-1]) == (1, last)
    assert [link.label for link in pager.pages if link.is_current] == [str(current)]
    gaps = sum(later - earlier > 1 for earlier, later in pairwise(numbers))
    assert sum(link.label == "…" for link in pager.pages) == gaps
    assert bool(pager.previous_url) == (current > 1)
    assert bool(pager.next_url) == (current < last)
