"""The queue as a workbook: exactly what is narrowed to, with the days that are left."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from kejitong.desks.officer.pages.handling import narrowing, queue
from kejitong.ui.page import Request
from kejitong.workbooks.writing import ColumnOut, Kind, SheetOut

COLUMNS = (
    ColumnOut("受理编号", width=20), ColumnOut("名称", width=40), ColumnOut("申报单位", width=30),
    ColumnOut("事项", width=18), ColumnOut("批次", width=28), ColumnOut("类别"),
    ColumnOut("推荐单位地区"), ColumnOut("申请金额", Kind.MONEY, unit="元"), ColumnOut("状态", width=18),
    ColumnOut("进入状态", Kind.DATE), ColumnOut("期限", Kind.DATE), ColumnOut("还有几天", width=16),
)  # fmt: skip
CHUNK = 500


def sheet(request: Request) -> SheetOut:
    """Everything that the address asks for, in its order."""
    return SheetOut("申报件", COLUMNS, _rows(request))


def _rows(request: Request) -> Iterator[tuple[Any, ...]]:
    desk, asked = narrowing.desk_of(request), narrowing.asked_of(request)
    found = narrowing.ordered(narrowing.narrowed(desk, asked), asked)
    names = narrowing.townships(narrowing.groups_of(desk))
    for one in found.select_related("organisation", "call").iterator(chunk_size=CHUNK):
        row = queue.row(one, desk, names, is_late=False)
        yield (
            row.number, row.title, row.organisation, row.item, row.call, row.category,
            row.township, row.amount, row.state, timezone.localdate(row.since), row.clock.due,
            row.clock.words,
        )  # fmt: skip
