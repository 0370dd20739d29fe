"""How values are worded, phrase by phrase."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kejitong.indicators.vocabulary import Indicator, Phrase, ReportYear
from kejitong.indicators.wording import exactly, worded


def an_indicator(unit: str, phrase: Phrase, places: int = 0) -> Indicator:
    return Indicator(
        code="trial", label="试验", unit=unit, meaning="试验", measure=ReportYear(), basis="试验",
        places=places, phrase=phrase,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("phrase", "unit", "places", "value", "note", "text"),
    [
        (Phrase.EXACT, "亿元", 2, "14.03", "", "14.03亿元"),
        (Phrase.MORE_THAN, "项", 0, "87", "", "80多项"),
        (Phrase.MORE_THAN, "项", 0, "90", "", "90项"),
        (Phrase.MORE_THAN, "万元", 0, "6843", "", "6800多万元"),
        (Phrase.NEARLY, "条", 0, "9712", "", "近1万条"),
        (Phrase.GROWTH, "%", 1, "12.2", "", "同比增长12.2%"),
        (Phrase.GROWTH, "%", 1, "-3", "", "同比下降3.0%"),
        (Phrase.RANK, "位", 0, "2", "9", "第二位"),
        (Phrase.FRONT, "位", 0, "3", "9", "位于前列"),
        (Phrase.FRONT, "位", 0, "4", "9", "居第四位"),
        (Phrase.PLAIN, "年", 0, "2026", "", "2026年"),
        (Phrase.MONTHS, "月", 0, "10", "", "1—10月"),
        (Phrase.MONTHS, "月", 0, "1", "", "1月"),
        (Phrase.CHINESE, "届", 0, "7", "", "七届"),
        (Phrase.ORDINAL, "家", 0, "2", "", "第二家"),
        (Phrase.BATCH, "批", 0, "1", "", "首批"),
        (Phrase.BATCH, "批", 0, "2", "", "第二批"),
        (Phrase.COMPLETION, "%", 1, "100", "early", "提前完成年度目标"),
        (Phrase.COMPLETION, "%", 1, "100", "", "完成年度目标"),
        (Phrase.COMPLETION, "%", 1, "95.84", "early", "完成年度目标的95.8%"),
    ],
)  # fmt: skip
def test_each_phrase(
    phrase: Phrase, unit: str, places: int, value: str, note: str, text: str
) -> None:
    assert worded(an_indicator(unit, phrase, places), Decimal(value), note=note) == text


def test_every_phrase_has_words() -> None:
    for phrase in Phrase:
        assert worded(an_indicator("家", phrase), Decimal(5), note="9")


@pytest.mark.parametrize(
    ("phrase", "unit", "places", "value", "text"),
    [
        (Phrase.EXACT, "亿元", 2, "1156.27", "1,156.27亿元"),
        (Phrase.MORE_THAN, "项", 0, "172", "172项"),
        (Phrase.NEARLY, "条", 0, "9712", "9,712条"),
        (Phrase.FRONT, "位", 0, "3", "第三位"),
        (Phrase.COMPLETION, "%", 1, "107.31", "107.3%"),
        (Phrase.BATCH, "批", 0, "1", ""),
    ],
)
def test_the_exact_number_is_told_where_it_is_a_number(
    phrase: Phrase, unit: str, places: int, value: str, text: str
) -> None:
    assert exactly(an_indicator(unit, phrase, places), Decimal(value)) == text
