"""An outline that contradicts itself is refused when it is made."""

from __future__ import annotations

import pytest

from kejitong.reports.vocabulary import Outline, Section, paragraph

ONE = Section("one", "第一部分", 1)


@paragraph(ONE, "题", F01="report_year")
def first(s: object) -> str:
    return "文"


@paragraph(ONE, F01="patents_filed")
def second(s: object) -> str:
    return "文"


def test_a_paragraph_is_named_after_its_section_and_function() -> None:
    assert (first.code, first.heading, first.slots) == ("one.first", "题", {"F01": "report_year"})


def test_paragraphs_stand_once_and_in_known_sections() -> None:
    with pytest.raises(ValueError, match="stands twice"):
        Outline("x", "x", (ONE,), (first, first))
    with pytest.raises(ValueError, match="not in the outline"):
        Outline("x", "x", (), (first,))


def test_a_slot_stands_for_one_indicator() -> None:
    with pytest.raises(ValueError, match="F01 stands for two"):
        _ = Outline("x", "x", (ONE,), (first, second)).slots
