"""How a figure is reckoned, in words, from its measure; nothing is said twice."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kejitong.indicators import vocabulary as words
from kejitong.indicators.reckoning import indicators
from kejitong.recognitions.choices import CertificateKind
from kejitong.registers import catalogue, queries, showing
from kejitong.registers.choices import Level
from kejitong.registers.countables import Countable

_PER = {10_000: "，换算成万元", 100_000_000: "，换算成亿元"}


def formula(measure: Any) -> str:
    """One sentence on how the measure is reckoned."""
    return KINDS[type(measure)](measure)


def _label(code: str) -> str:
    known = indicators().get(code)
    return f"“{known.label}”" if known else code


def _selection(measure: Any) -> str:
    countable = catalogue.countable(measure.of)
    conditions = [_condition(countable, name, value) for name, value in measure.where]
    tail = f"（{'，'.join(conditions)}）" if conditions else ""
    return f"{countable.register.label}登记册中“{countable.label}”的记录{tail}"


def _condition(countable: Countable, name: str, value: Any) -> str:
    register = countable.register
    values = value if isinstance(value, tuple | list | frozenset) else (value,)
    if name in SPOKEN or name not in register.by_name:
        return "、".join(_named(name, one) for one in values)
    shown = "、".join(showing.written(register, name, one) for one in values)
    return f"{register.heading(name)}为{shown}"


SPOKEN = ("level", "programme")
"""Conditions that stand for more than one value of the column."""


def _named(name: str, value: Any) -> str:
    """A condition that is not a column of the register itself, in words."""
    if name == "level":
        return "市级以上" if value == "above" else Level(value).label
    if name == "programme":
        programmes = catalogue.register("programmes")
        found = queries.live(programmes).filter(code=value).first()
        return programmes.title_of(found) if found else str(value)
    if name == "kind" and value in CertificateKind.values:
        return CertificateKind(value).label
    return f"第{value}批" if name == "ordinal" else str(value)


def _field(measure: Any) -> str:
    register = catalogue.countable(measure.of).register
    name = str(measure.field)
    return f"“{register.heading(name)}”" if name in register.by_name else "所列数值"


def _count(measure: words.Count) -> str:
    return f"数{_selection(measure)}有几条。"


def _total(measure: words.Total) -> str:
    return f"把{_selection(measure)}的{_field(measure)}加起来{_PER.get(measure.per, '')}。"


def _latest(measure: words.Latest) -> str:
    tail = "，照来源文件，不再计算" if measure.stated else ""
    per = _PER.get(measure.per, "")
    return f"取{_selection(measure)}中最近一条的{_field(measure)}{per}{tail}。"


def _ratio(measure: words.Ratio) -> str:
    times = f"，乘以{measure.times}" if measure.times != 1 else ""
    return f"{_label(measure.numerator)}除以{_label(measure.denominator)}{times}。"


def _growth(measure: words.Growth) -> str:
    return f"{_label(measure.of)}与上年同期相比；来源文件公布了增长率的，照公布的。"


def _rank(measure: words.Rank) -> str:
    return f"{_label(measure.of)}在{measure.peers}中从高到低的名次，并列的名次相同。"


def _structure(_measure: words.Structure) -> str:
    return "数总结里这一级标题有几个。"


KINDS: dict[type, Callable[[Any], str]] = {
    words.Count: _count,
    words.Total: _total,
    words.Latest: _latest,
    words.Ratio: _ratio,
    words.Growth: _growth,
    words.Rank: _rank,
    words.MonthOf: lambda m: f"取{_selection(m)}中最早一条的{_field(m)}所在的月份。",
    words.YearOf: lambda m: f"取{_selection(m)}中最近一条的{_field(m)}所在的年份。",
    words.ReportYear: lambda _: "报告的年份。",
    words.CutoffDay: lambda _: "报告的截止日。",
    words.CutoffMonth: lambda m: f"{_selection(m)}最近到哪个月。",
    words.Completion: lambda m: f"{_label(m.of)}除以当年目标，乘以100。",
    words.TargetOf: lambda m: f"{_label(m.of)}的{'下一年' if m.years else '当年'}目标。",
    words.Name: lambda m: f"取{_selection(m)}中最近一条的{_field(m)}。",
    words.Structure: _structure,
}
