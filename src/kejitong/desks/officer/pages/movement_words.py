"""What moved a figure, in the sentences that a leader reads: who came, who went, what that makes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kejitong.indicators.figures import Figure
from kejitong.indicators.moving import Moved, Pair, is_counted
from kejitong.indicators.reckoning import does_grow, indicator
from kejitong.indicators.sides import Side
from kejitong.indicators.vocabulary import Count, Indicator, Ratio
from kejitong.kernel import stats
from kejitong.kernel.phrasing import chinese_date


@dataclass(frozen=True, slots=True)
class Turn:
    """一个指标的记录进出：进来的、离开的。"""

    came: Side
    went: Side


def unit_of(code: str) -> str:
    """What its records are counted in: its own unit if it counts them, else 条."""
    known = indicator(code)
    return known.unit if isinstance(known.measure, Count) else "条"


def sentence(moved: Moved) -> str:
    """The whole movement: the records, what did not move, and the figure then and now."""
    pairs = moved.parts or (moved.figure,)
    counted = [pair for pair in pairs if is_counted(pair.indicator)]
    said = [_part(moved, pair, is_named=len(counted) > 1) for pair in pairs]
    gone = [
        f"另有{one.side.count:,}{unit_of(one.code)}其间停用，前后都不再计入"
        for one in moved.retirements
    ]
    told = "；".join(filter(None, [*said, *gone]))
    return "。".join(filter(None, [told, _outcome(moved)])) + "。"


def _part(moved: Moved, pair: Pair, *, is_named: bool) -> str:
    """One indicator that the figure is made of, or the figure's own records."""
    if not is_counted(pair.indicator):
        return _published(pair) if pair is not moved.figure else _months(pair)
    turns = [
        Turn(one.came, one.went)
        for one in moved.movements
        if one.code == pair.indicator.code
    ]  # fmt: skip
    words = "，".join(word for turn in turns for word in _turned(turn, pair.indicator))
    name = pair.indicator.label if is_named else ""
    return f"{name}{words}" if words else f"{name}没有记录进出"


def _turned(turn: Turn, known: Indicator) -> Iterator[str]:
    unit = unit_of(known.code)
    for verb, side in (("新计入", turn.came), ("不再计入", turn.went)):
        if side.count:
            yield f"{verb}{side.count:,}{unit}{_amount(side, known)}"
    if turn.came.count and turn.went.count:
        yield _net(turn, known)


def _amount(side: Side, known: Indicator) -> str:
    return f"、合计{_sum(known, side.total)}" if side.total is not None else ""


def _sum(known: Indicator, total: Decimal) -> str:
    measure: Any = known.measure
    amount = stats.rounded(abs(total) / measure.per, known.places)
    return f"{amount:,.{known.places}f}{known.unit}"


def _net(turn: Turn, known: Indicator) -> str:
    came, went = turn.came.total, turn.went.total
    if came is not None and went is not None:
        net: Decimal | int = came - went
        size = _sum(known, came - went)
    else:
        net = turn.came.count - turn.went.count
        size = f"{abs(net):,}{unit_of(known.code)}"
    return f"净增{size}" if net > 0 else f"净减{size}" if net < 0 else "增减相抵"


def _published(pair: Pair) -> str:
    """A part that is read from one record: of which months, and whether it changed."""
    then, now = pair.then, pair.now
    if then.value is None or now.value is None or then.value == now.value:
        held = "没有变化" if then.value == now.value else f"{_day(then)}{then.exact}"
        return f"{now.indicator.label}{_in(now)}{now.exact}，{held}"
    return f"{now.indicator.label}由{_in(then)}{then.exact}变为{_in(now)}{now.exact}"


def _months(pair: Pair) -> str:
    """What comes by month: which months either figure covers."""
    then, now = pair.then, pair.now
    if not then.month or not now.month:
        return ""
    if then.month == now.month:
        return f"两个日期都用{now.months}的累计数"
    return f"由{then.months}的累计数换为{now.months}的累计数"


def _in(figure: Figure) -> str:
    return f"（{figure.months}）" if figure.months else ""


def _day(figure: Figure) -> str:
    return chinese_date(figure.scope.until)


def _outcome(moved: Moved) -> str:
    """The figure then and now: 每万人由19.60件升为19.85件."""
    pair = moved.figure
    then, now, change = pair.then, pair.now, pair.change
    name = _subject(pair.indicator)
    if change is None:
        return f"{pair.indicator.label}{_day(then)}{then.exact}，{_day(now)}{now.exact}"
    if not change:
        return f"{name}仍为{now.exact}"
    points, turned = "", "变为"
    if does_grow(pair.indicator) or pair.indicator.unit == "%":
        turned = "升为" if change > 0 else "降为"
    if pair.indicator.unit == "%":
        verb = "提高" if change > 0 else "下降"
        points = f"，{verb}{abs(stats.rounded(change, pair.indicator.places)):f}个百分点"
    return f"{name}由{then.exact}{turned}{now.exact}{points}"


def _subject(known: Indicator) -> str:
    """A figure per so many says per what; any other says its name."""
    measure = known.measure
    if isinstance(measure, Ratio) and measure.times == 1:
        return f"每{indicator(measure.denominator).unit}"
    return known.label
