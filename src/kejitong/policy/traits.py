"""What one pass over a column tells: whether to look for bad values, how exact floats are on it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf, isfinite
from sys import float_info

from kejitong.policy.facts import Fact
from kejitong.policy.pieces import CENTS, LARGEST_WHOLE, Column, Exactness

TOO_LARGE = 1e15
SHORT = 15


@dataclass(frozen=True, slots=True)
class Traits:
    """一列数的概貌：`unread` 是读不出的个数，`empty` 是没有值的个数。

    `places` 是写出来的小数位数，`digits` 是写出来的最多几个字；不是那样写的没有。
    """

    empty: int
    unread: int
    least: float | None = None
    most: float | None = None
    total: float | None = None
    is_whole: bool = False
    places: int | None = None
    digits: int | None = None

    def is_suspicious(self, fact: Fact) -> bool:
        """是否要逐个查找有问题的值。"""
        if self.unread:
            return True
        if not fact.is_number or self.least is None or self.most is None:
            return False
        unclear = self.total is None or not isfinite(self.total) or self._largest >= TOO_LARGE
        negative = self.least < 0 and not fact.may_be_negative
        return unclear or negative or (fact.is_whole and not self.is_whole)

    def column(self, fact: Fact) -> Column:
        """编译时要知道的性质。"""
        full, least = self.empty == 0, _side(self.least)
        if not fact.is_number or least is None:
            return Column(Exactness.WHOLE, is_full=full)
        if not self._is_short or self._largest >= LARGEST_WHOLE:
            return Column(Exactness.ROUGH, is_full=full, least=least)
        exactness = Exactness.WHOLE if self.is_whole else Exactness.PLAIN
        return Column(exactness, is_full=full, least=least)

    @property
    def _largest(self) -> float:
        return max(abs(self.least or 0.0), abs(self.most or 0.0))

    @property
    def _is_short(self) -> bool:
        """Whether a float stands for the written number without loss."""
        if self.places is not None:
            return len(str(int(self._largest))) + self.places <= SHORT
        return self.digits is None or self.digits <= SHORT


def in_cents(column: Column) -> Column:
    """The column of the same numbers, whole in cents."""
    least = column.least * CENTS
    return replace(column, exactness=Exactness.WHOLE, least=least, scale=CENTS)


def _side(least: float | None) -> float | None:
    """Which side of zero, so that tables that differ in nothing else are described alike."""
    if not least:
        return least
    return float_info.min if least > 0 else -inf
