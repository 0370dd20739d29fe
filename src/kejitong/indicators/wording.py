"""How an indicator's value is worded, by the phrase that its declaration chose."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from kejitong.indicators.vocabulary import Indicator, Phrase
from kejitong.kernel import phrasing

WAN = "万元"


def _exact(indicator: Indicator, value: Decimal, _note: str) -> str:
    return phrasing.exact(value, indicator.unit, places=indicator.places)


def _more_than(indicator: Indicator, value: Decimal, _note: str) -> str:
    return phrasing.more_than(value, indicator.unit, money=indicator.unit == WAN)


def _nearly(indicator: Indicator, value: Decimal, _note: str) -> str:
    return phrasing.nearly(value, indicator.unit)


def _growth(indicator: Indicator, value: Decimal, _note: str) -> str:
    return phrasing.signed_growth(value / 100, places=indicator.places)


def _rank(_indicator: Indicator, value: Decimal, _note: str) -> str:
    return f"第{phrasing.chinese_number(int(value))}位"


def _front(_indicator: Indicator, value: Decimal, note: str) -> str:
    size = int(note or value)
    if phrasing.is_leading(int(value), size):
        return "位于前列"
    return f"居第{phrasing.chinese_number(int(value))}位"


def _chinese(indicator: Indicator, value: Decimal, _note: str) -> str:
    return phrasing.chinese_number(int(value)) + indicator.unit


def _completion(_indicator: Indicator, value: Decimal, note: str) -> str:
    if value < 100:
        return f"完成年度目标的{phrasing.percent(value / 100)}"
    return "提前完成年度目标" if note == "early" else "完成年度目标"


_WORDS: dict[Phrase, Callable[[Indicator, Decimal, str], str]] = {
    Phrase.EXACT: _exact,
    Phrase.MORE_THAN: _more_than,
    Phrase.NEARLY: _nearly,
    Phrase.GROWTH: _growth,
    Phrase.RANK: _rank,
    Phrase.FRONT: _front,
    Phrase.PLAIN: lambda indicator, value, _: f"{int(value)}{indicator.unit}",
    Phrase.MONTHS: lambda _, value, __: phrasing.month_span(1, int(value)),
    Phrase.CHINESE: _chinese,
    Phrase.ORDINAL: lambda indicator, value, note: "第" + _chinese(indicator, value, note),
    Phrase.BATCH: lambda _, value, __: phrasing.first_batch(int(value)),
    Phrase.COMPLETION: _completion,
}


def _plainly(indicator: Indicator, value: Decimal) -> str:
    return f"{value:,.{indicator.places}f}{indicator.unit}"


_EXACTLY: dict[Phrase, Callable[[Indicator, Decimal], str]] = {
    Phrase.EXACT: _plainly,
    Phrase.MORE_THAN: _plainly,
    Phrase.NEARLY: _plainly,
    Phrase.FRONT: lambda indicator, value: _rank(indicator, value, ""),
    Phrase.COMPLETION: lambda _, value: phrasing.percent(value / 100),
}


def exactly(indicator: Indicator, value: Decimal) -> str:
    """The number itself with its unit, where the sentence does not tell it exactly; else nothing.

    What names rather than counts (a month, a batch) is told in the sentence's own words.
    """
    wording = _EXACTLY.get(indicator.phrase)
    return wording(indicator, value) if wording else ""


def worded(indicator: Indicator, value: Decimal, *, note: str = "") -> str:
    """The value as it goes into a sentence, with its unit."""
    return _WORDS[indicator.phrase](indicator, value, note)
