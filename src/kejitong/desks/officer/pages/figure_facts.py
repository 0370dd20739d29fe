"""What a figure's page tells of the figure in words: its meaning, its months, its growth."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kejitong.desks.officer.pages import board
from kejitong.desks.officer.pages.formulas import formula
from kejitong.indicators.figures import Figure
from kejitong.indicators.freezing import FrozenFigure
from kejitong.indicators.reckoning import Reckoner
from kejitong.indicators.vocabulary import Growth, Indicator, Name
from kejitong.indicators.wording import exactly
from kejitong.kernel import phrasing
from kejitong.ui.pieces import Fact


def is_amount(figure: Figure) -> bool:
    return bool(figure.indicator.board or figure.indicator.peers) and figure.value is not None


def facts(reckoner: Reckoner, figure: Figure) -> Iterator[Fact]:
    indicator: Indicator = figure.indicator
    scope = figure.scope
    yield Fact("口径", indicator.meaning)
    yield Fact("算法", formula(indicator.measure))
    yield Fact("依据", indicator.basis)
    if figure.is_reworded:
        yield Fact("总结里的写法", figure.text)
    yield Fact("地区", scope.region_name)
    yield Fact("截止日", scope.until.isoformat())
    if figure.note and figure.status == "stated":
        yield Fact("来源文件", figure.note)
    if figure.months:
        yield Fact("统计期间", f"{scope.year}年{figure.months}{_not_yet(figure)}")
    if is_amount(figure):
        yield from _growth_facts(reckoner, indicator.code)
    elif isinstance(indicator.measure, Growth) and figure.value is not None:
        now = reckoner.figure(indicator.measure.of)
        yield Fact("本期", _with_months(now))
        yield from _growth_facts(reckoner, now.indicator.code)


def _growth_facts(reckoner: Reckoner, code: str) -> Iterator[Fact]:
    """The base, and both growths where the stated one is not what the two figures give."""
    before = reckoner.a_year_before(code)
    yield Fact("上年同期", _with_months(before))
    stated, reckoned = reckoner.stated_growth(code), reckoner.reckoned_growth(code)
    if stated is not None:
        yield Fact("公布增幅", f"{board.signed(stated)}%，统计部门公布，以此为准")
        if reckoned is not None and board.signed(stated) != board.signed(reckoned):
            yield Fact(
                "按两期数计算",
                f"{board.signed(reckoned)}%，统计口径或上年基数调整过的，与公布的不同",
            )


def _with_months(figure: Figure) -> str:
    """The number, and which months of which year it covers."""
    months = f"（{figure.scope.year}年{figure.months}）" if figure.months else ""
    return f"{figure.exact}{months}"


def _not_yet(figure: Figure) -> str:
    """The months between the last published and the cut-off."""
    first, last = figure.month + 1, figure.scope.until.month
    return f"，{phrasing.month_span(first, last)}的数还没有公布" if first <= last else ""


def as_frozen(indicator: Indicator, row: FrozenFigure) -> str:
    """The exact number as it was, where the summary told it in round words."""
    is_number = row.value and not isinstance(indicator.measure, Name)
    return (exactly(indicator, Decimal(row.value)) if is_number else "") or row.text
