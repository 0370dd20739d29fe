"""A register's list as the page draws it: headings that sort, rows that link, pages, sums."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cache
from urllib.parse import urlencode

from django.http import QueryDict

from kejitong.desks.officer import links
from kejitong.desks.officer.markup import Cell, Row, Table
from kejitong.desks.officer.scopes import Choice
from kejitong.registers import catalogue, filtering
from kejitong.registers.columns import Column, Kind
from kejitong.registers.filtering import Filter
from kejitong.registers.listing import Line, Listing, Total, Wish, lines
from kejitong.registers.models import Record
from kejitong.registers.register import Register
from kejitong.registers.showing import NUMERIC, Shown
from kejitong.ui import pieces
from kejitong.ui.pieces import Pager

Asked = dict[str, str]
MENDING = "mend"


class Manner(Enum):
    """怎样看一张表：只看；可以勾选、双击更正；每格旁边都有更正的去处。"""

    READ = auto()
    WRITE = auto()
    MEND = auto()


@dataclass(frozen=True, slots=True)
class RegisterTable:
    """登记册列表页上的表，连同筛选、翻页、合计。"""

    table: Table
    filters: tuple[Filter, ...]
    sums: tuple[Total, ...]
    total: int
    pager: Pager
    export_url: str
    clear_url: str
    wish: Wish
    asked: Asked
    choices: tuple[Choice, ...]
    mending_url: str = ""

    @property
    def is_mending(self) -> bool:
        """每格旁边都有更正的去处。"""
        return any(cell.mend for row in self.table.rows for cell in row.cells)

    @property
    def query(self) -> str:
        """The conditions as an address writes them."""
        return urlencode(self.asked)


def wish_of(register: Register, asked: QueryDict, columns: tuple[str, ...] = ()) -> Wish:
    """What the address asks of a register; `columns` are those remembered for the reader."""
    named = tuple(name for name in asked.get("columns", "").split(",") if name)
    filters = {name: text for name in filtering.names(register) if (text := asked.get(name))}
    return Wish(
        search=asked.get("q", "")[:100],
        filters=filters,
        order=asked.get("order", ""),
        after=_number(asked.get("after", "")),
        before=_number(asked.get("before", "")),
        with_retired=asked.get("retired") == "1",
        columns=named or columns,
    )


def register_table(
    register: Register, wish: Wish, found: Listing, manner: Manner = Manner.READ
) -> RegisterTable:
    """The page of records that was found, with links to its neighbours."""
    asked = asked_of(wish)
    here = {**asked, MENDING: "1"} if manner is Manner.MEND else asked
    columns = tuple(_heading(register, column, wish, here, manner) for column in found.columns)
    rows = tuple(_rows(register, found.lines, found.columns, manner))
    narrowed = asked.keys() - {"order", "columns"}
    return RegisterTable(
        Table(register.label, columns, rows, "" if manner is Manner.READ else "bulk"),
        found.filters,
        found.sums,
        found.total,
        _pager(register, found, here),
        links.export(register.slug, asked),
        links.register(register.slug) if narrowed else "",
        wish,
        asked,
        tuple(_choices(register, found.columns)),
        _mending_url(register, wish, asked, manner),
    )


def _mending_url(register: Register, wish: Wish, asked: Asked, manner: Manner) -> str:
    """The same page with a way to correct each cell, or without it again."""
    if manner is Manner.READ:
        return ""
    place = {"after": wish.after, "before": wish.before}
    mending = "" if manner is Manner.MEND else "1"
    return links.register(register.slug, {**asked, **place, MENDING: mending})


@cache
def correctable(slug: str) -> frozenset[str]:
    """The columns that may be corrected in a list: not those by which a record is known."""
    register = catalogue.register(slug)
    return frozenset(
        column.name
        for column in register.columns
        if register.field(column.name).editable
        and column.name not in {*register.key, register.title}
    )


def _choices(register: Register, shown: Sequence[Column]) -> Iterable[Choice]:
    """Every column that may stand in the list: the shown ones first, in their order."""
    rest = [column for column in register.columns if column not in shown]
    for column in (*shown, *rest):
        yield Choice(column.name, register.heading(column.name), is_chosen=column in shown)


def plain_table(
    register: Register, records: Iterable[Record], columns: Sequence[Column], *, caption: str = ""
) -> Table:
    """Records without sorting or paging: behind a figure, or referring to another record."""
    headings = tuple(
        pieces.Column(
            register.heading(column.name),
            is_numeric=register.kind(column.name) in NUMERIC,
            note=column.unit,
        )
        for column in columns
    )
    found = lines(register, records, columns)
    return Table(caption or register.label, headings, tuple(_rows(register, found, columns)))


def asked_of(wish: Wish) -> Asked:
    """The wish as an address carries it."""
    asked = {"q": wish.search, **wish.filters, "order": wish.order}
    asked |= {"retired": "1" if wish.with_retired else "", "columns": ",".join(wish.columns)}
    return {name: value for name, value in asked.items() if value}


def _heading(
    register: Register, column: Column, wish: Wish, asked: Asked, manner: Manner
) -> pieces.Column:
    sorting: pieces.Sorting = ""
    if wish.order.removeprefix("-") == column.name:
        sorting = "descending" if wish.order.startswith("-") else "ascending"
    order = f"-{column.name}" if sorting == "ascending" else column.name
    return pieces.Column(
        register.heading(column.name),
        is_numeric=register.kind(column.name) in NUMERIC,
        sort_url=links.register(register.slug, {**asked, "order": order}),
        sorting=sorting,
        note=column.unit,
        name=""
        if manner is Manner.READ or column.name not in correctable(register.slug)
        else column.name,
    )


def _pager(register: Register, found: Listing, asked: Asked) -> Pager:
    first = found.lines[0].pk if found.lines else 0
    last = found.lines[-1].pk if found.lines else 0
    previous = links.register(register.slug, {**asked, "before": first})
    following = links.register(register.slug, {**asked, "after": last})
    return Pager(
        summary=f"共{found.total:,}条",
        previous_url=previous if found.has_previous and first else "",
        next_url=following if found.has_next and last else "",
    )


def _rows(
    register: Register,
    found: Iterable[Line],
    columns: Sequence[Column],
    manner: Manner = Manner.READ,
) -> Iterable[Row]:
    """The record opens from the cell that holds its title, or from the first one."""
    names = [column.name for column in columns]
    opening = names.index(register.title) if register.title in names else 0
    for line in found:
        cells = [plain_cell(shown) for shown in line.cells]
        text = cells[opening].text or line.title
        own = links.record(register.slug, line.pk)
        cells[opening] = replace(cells[opening], text=text, url=own, is_own=True)
        if manner is Manner.MEND:
            cells = [*_mendable(register, line.pk, cells, columns)]
        yield Row(tuple(cells), line.is_retired, line.pk, line.title)


def _mendable(
    register: Register, pk: int, cells: Sequence[Cell], columns: Sequence[Column]
) -> Iterator[Cell]:
    """Each cell that may be corrected, with the way to do so."""
    known = correctable(register.slug)
    for cell, column in zip(cells, columns, strict=True):
        if column.name in known and not cell.is_own:
            yield replace(cell, mend=links.cell(register.slug, pk, column.name))
        else:
            yield cell


def plain_cell(shown: Shown) -> Cell:
    """A cell with the address of the record that it names."""
    url = links.record(shown.slug, shown.pk) if shown.pk else ""
    return Cell(shown.text, url, _shape(shown))


def _shape(shown: Shown) -> str:
    if shown.is_numeric:
        return "number"
    if shown.kind in {Kind.DATE, Kind.CHOICE, Kind.BOOLEAN} or len(shown.text) <= SHORT:
        return "short"
    return "long" if len(shown.text) > LONG else ""


SHORT, LONG = 8, 24


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 18 else 0
