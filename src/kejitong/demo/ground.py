"""What every layer stands on: the scale, the act under which rows are laid, chance that repeats."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Final

from kejitong.audit.actions import Act
from kejitong.kernel.identifiers.uscc import ALPHABET, make_uscc
from kejitong.kernel.workdays import WorkCalendar
from kejitong.registers import actions
from kejitong.registers.register import Register, Values

TODAY: Final = date(2026, 11, 30)
YEARS: Final = (2024, 2025, 2026)
DISTRICT: Final = "320612"
SOURCE: Final = "演示数据（虚构）"
_SEED: Final = "演示区"
_DAY: Final = timedelta(days=1)
CALENDAR: Final = WorkCalendar()
_WAN: Final = 10_000
_SERIAL_PLACES: Final = 5


@dataclass(frozen=True, slots=True)
class Ground:
    """规模、以谁的名义登记。每一层有自己的随机数，改动一层不影响别的层。"""

    scale: int
    act: Act

    def lay(self, register: Register, rows: Iterable[Values]) -> list[int]:
        """登记一层，返回编号，次序与给出的相同。"""
        return actions.insert_many(register, rows, act=self.act)

    def times(self, number: int) -> int:
        """按规模放大。"""
        return number * self.scale

    def chance(self, layer: str) -> Random:
        """这一层的随机数；同一层每次相同。"""
        return Random(f"{_SEED} {layer}")  # noqa: S311  repeatable on purpose


def workday(chance: Random, first: date, last: date) -> date:
    """首尾之间的一个工作日；抽中休息日的往前移，移到首日为止。"""
    day = date.fromordinal(chance.randint(first.toordinal(), last.toordinal()))
    while day > first and not CALENDAR.is_workday(day):
        day -= _DAY
    return day


def within(chance: Random, year: int) -> date:
    """这一年里、不晚于演示日的一个工作日。"""
    return workday(chance, date(year, 1, 4), min(date(year, 12, 28), TODAY))


def wan(chance: Random, low: int, high: int, *, step: int = 1) -> Decimal:
    """以万元为整数的一笔钱，单位元。"""
    return Decimal(chance.randrange(low, high + 1, step) * _WAN)


def uscc(prefix: str, serial: int) -> str:
    """主体标识码以DEM开头的代码，两个校验位都对，不会与真实代码相同。"""
    body = ""
    for _ in range(_SERIAL_PLACES):
        serial, digit = divmod(serial, len(ALPHABET))
        body = ALPHABET[digit] + body
    return make_uscc(f"{prefix}{DISTRICT}DEM{body}")
