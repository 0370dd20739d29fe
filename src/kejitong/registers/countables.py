"""Countables: the named, dated selections of records that figures are counted from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from kejitong.kernel.spans import Span
from kejitong.registers import queries
from kejitong.registers.register import Register

Select = Callable[..., QuerySet[Any]]
"""Narrows live records of a region to those that count in a period: (records, period, **where)."""


@dataclass(frozen=True, slots=True)
class Countable:
    """一个计数口径：从哪本登记册、怎样选。一行记录计一次。`also` 是选的时候还要看的登记册。"""

    name: str
    label: str
    register: Register
    select: Select
    also: tuple[Register, ...] = ()

    def rows(self, region: str, period: Span, **where: Any) -> QuerySet[Any]:
        """The records that count, live and within the region, in a stable order.

        `period.last` is the cut-off day; a state "as of" is judged on that day.
        """
        live = queries.live(self.register, region=region)
        return self.select(live, period, **where).order_by("pk")


def countable(
    register: Register, label: str, *, also: tuple[Register, ...] = ()
) -> Callable[[Select], Countable]:
    """Declare a query as a countable; its name is room.function."""

    def declare(select: Select) -> Countable:
        function: Any = select
        room = function.__module__.split(".")[1]
        return Countable(f"{room}.{function.__name__}", label, register, select, also)

    return declare
