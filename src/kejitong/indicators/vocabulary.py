"""The words in which packs declare figures. Pure values: no Django, no table.

A measure names a countable that a room offers (room.function) and how to read it; the engine
knows how to run each kind of measure.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Where = tuple[tuple[str, Any], ...]


class Window(StrEnum):
    """一个口径看哪段时间。"""

    YEAR = "year"
    """年初至截止日；“截至”类口径只看截止日。"""
    EVER = "ever"
    """有记录以来至截止日。"""


class Phrase(StrEnum):
    """数字怎样写进句子（domain 11.2）。"""

    EXACT = "exact"
    MORE_THAN = "more_than"
    NEARLY = "nearly"
    GROWTH = "growth"
    RANK = "rank"
    PLAIN = "plain"
    """不加千分位，不带单位：年份。"""
    MONTHS = "months"
    """年初至这个月：1—10月。"""
    FRONT = "front"
    """名次在前三分之一时写“位于前列”，否则写第几位。"""
    CHINESE = "chinese"
    """汉字数字：七届。"""
    ORDINAL = "ordinal"
    """第几家。"""
    BATCH = "batch"
    """首批、第二批。"""
    COMPLETION = "completion"
    """提前完成、完成、完成百分之几。"""


@dataclass(frozen=True, slots=True)
class Count:
    """数有多少条记录；记录页的行数就是这个数。"""

    of: str
    where: Where = ()
    window: Window = Window.YEAR


@dataclass(frozen=True, slots=True)
class Total:
    """把一个字段加起来；`per` 是换算到指标单位的除数（元到万元为 10000）。"""

    of: str
    field: str
    where: Where = ()
    per: int = 1
    window: Window = Window.YEAR


@dataclass(frozen=True, slots=True)
class Latest:
    """最近一条记录的一个字段；`order` 定先后，`stated` 表示外部公布、附来源文件的数，
    `growth` 是同一条记录上公布的同比增长率（%）的字段。
    """

    of: str
    field: str
    order: tuple[str, ...]
    where: Where = ()
    per: int = 1
    window: Window = Window.YEAR
    stated: bool = False
    growth: str = ""


@dataclass(frozen=True, slots=True)
class Ratio:
    """两个指标相除，乘以 `times`（百分比为 100）。"""

    numerator: str
    denominator: str
    times: int = 1


@dataclass(frozen=True, slots=True)
class Growth:
    """与上年同期相比的增长率（%）；来源文件另有公布的增长率时以公布的为准。"""

    of: str


@dataclass(frozen=True, slots=True)
class Rank:
    """在当时的同类地区中排第几：并列同名次，其后跳过。"""

    of: str
    peers: str


@dataclass(frozen=True, slots=True)
class MonthOf:
    """记录上一个日期的月份；有几条时取最早的一条。"""

    of: str
    field: str
    where: Where = ()
    window: Window = Window.YEAR


@dataclass(frozen=True, slots=True)
class YearOf:
    """记录上一个日期的年份；有几条时取最近的一条。"""

    of: str
    field: str
    where: Where = ()
    window: Window = Window.EVER


@dataclass(frozen=True, slots=True)
class ReportYear:
    """报告年份。"""


@dataclass(frozen=True, slots=True)
class CutoffMonth:
    """截止日所在的月份；依据这个口径最近的记录，没有记录就没有截止月。"""

    of: str
    where: Where = ()


@dataclass(frozen=True, slots=True)
class CutoffDay:
    """截止日本身：月末写作11月底，别的日子写到日。"""


@dataclass(frozen=True, slots=True)
class Completion:
    """实际值占当年目标的百分比。"""

    of: str


@dataclass(frozen=True, slots=True)
class TargetOf:
    """一个指标的目标值；`years` 为 1 即下一年的目标。"""

    of: str
    years: int = 0


@dataclass(frozen=True, slots=True)
class Name:
    """最近一条记录自己的名称；数值为记录条数。"""

    of: str
    field: str
    where: Where = ()
    window: Window = Window.YEAR


@dataclass(frozen=True, slots=True)
class Structure:
    """文稿自身的结构：这一级标题有几个。由总结在排好段落后给出。"""

    of: str


Measure = (
    Count | Total | Latest | Ratio | Growth | Rank | MonthOf | YearOf
    | ReportYear | CutoffMonth | CutoffDay | Completion | TargetOf | Name | Structure
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Indicator:
    """一个指标：代码、名称、单位、小数位、口径、算法、依据、写法。

    `code` 全系统唯一；`unit` 写在数后；`places` 是小数位；`meaning` 是给人看的口径；
    `basis` 是口径的依据；`group` 是看板上的分组；`pace` 表示年初起累计的数，目标按时间进度衡量，存量和比率没有进度；
    `peers` 是排名用的同类地区组；`board` 表示放上年度看板；`names` 是句子里列举记录时所用的字段。
    """

    code: str
    label: str
    unit: str
    meaning: str
    measure: Measure
    basis: str
    places: int = 0
    phrase: Phrase = Phrase.EXACT
    group: str = ""
    peers: str = ""
    board: bool = False
    pace: bool = False
    names: str = ""

    def __post_init__(self) -> None:
        if not (self.code.isidentifier() and self.label and self.meaning and self.basis):
            raise ValueError(f"indicator {self.code!r} needs a code, a label, a meaning, a basis")


def where(**conditions: Any) -> Where:
    """Conditions handed to the countable, as a frozen value."""
    return tuple(sorted(conditions.items()))
