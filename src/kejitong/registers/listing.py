"""A register's records as a list: searched, filtered, sorted, a page at a time, with sums.

Pages follow each other by the last record shown, not by counting rows, so that the thousandth
page costs what the first one costs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Model, Q, QuerySet, Sum
from django.db.models.expressions import OrderBy

from kejitong.audit import queries as journal
from kejitong.audit.queries import Mark
from kejitong.audit.remembering import Remembered
from kejitong.registers import catalogue, filtering, queries, showing
from kejitong.registers.backends.planning import in_order
from kejitong.registers.columns import Column, Kind
from kejitong.registers.filtering import Filter
from kejitong.registers.register import Register
from kejitong.registers.showing import Shown

PAGE = 50
CHUNK = 2000
MANY = 2000
"""So many records are read in their order, whatever else there is an index for; of fewer, their
numbers are sorted, and only those of the page are read whole."""
_TOTALS = Remembered(4096)
_PAGES = Remembered(1024)


@dataclass(frozen=True, slots=True)
class Wish:
    """想看什么：检索词、筛选、排序（“-”为倒序）、从哪条之后或之前看起、是否含停用的、哪几栏。"""

    search: str = ""
    filters: Mapping[str, str] = field(default_factory=dict)
    order: str = ""
    after: int = 0
    before: int = 0
    with_retired: bool = False
    columns: tuple[str, ...] = ()
    size: int = PAGE


@dataclass(frozen=True, slots=True)
class Line:
    """列表的一行。"""

    pk: int
    title: str
    cells: tuple[Shown, ...]
    is_retired: bool


@dataclass(frozen=True, slots=True)
class Total:
    """一个栏目筛选后的合计。"""

    label: str
    unit: str
    total: Decimal

    @property
    def text(self) -> str:
        """带千分位的合计，连同单位；金额大的以万元、亿元计。"""
        if self.unit == "元":
            for name, size in (("亿元", 10**8), ("万元", 10**4)):
                if abs(self.total) >= size:
                    return f"{showing.number(round(self.total / size, 2))}{name}"
        return f"{showing.number(self.total)}{self.unit}"


@dataclass(frozen=True, slots=True)
class Listing:
    """一页记录：栏目、各行、总数、合计，以及前后还有没有。"""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    total: int
    sums: tuple[Total, ...]
    filters: tuple[Filter, ...]
    has_previous: bool
    has_next: bool


@dataclass(frozen=True, slots=True)
class _Sort:
    """One key of the order; records without a value stand at the end."""

    path: str
    is_descending: bool = False
    is_nullable: bool = False

    def by(self, *, backwards: bool) -> OrderBy:
        at_end = True if self.is_nullable else None
        first, last = (at_end, None) if backwards else (None, at_end)
        path = F(self.path)
        if self.is_descending is backwards:
            return path.asc(nulls_first=first, nulls_last=last)
        return path.desc(nulls_first=first, nulls_last=last)

    def equal(self, value: Any) -> Q:
        return Q(**{f"{self.path}__isnull": True}) if value is None else Q(**{self.path: value})

    def beyond(self, value: Any, *, backwards: bool) -> Q | None:
        """Strictly after the value in this order (or before it); nothing lies beyond the end."""
        if value is None:
            return Q(**{f"{self.path}__isnull": False}) if backwards else None
        lookup = "gt" if self.is_descending is backwards else "lt"
        found = Q(**{f"{self.path}__{lookup}": value})
        return found | self.equal(None) if self.is_nullable and not backwards else found


def wanted(register: Register, wish: Wish, region: str) -> QuerySet[Any]:
    """The records that are wished for, in no order."""
    every: QuerySet[Any] = register.model._default_manager.all()
    return every.filter(_condition(register, wish, region))


def _condition(register: Register, wish: Wish, region: str) -> Q:
    live = Q() if wish.with_retired else Q(retired_at=None)
    narrowed = filtering.condition(register, wish.filters)
    found = filtering.searched(register, wish.search)
    return live & queries.within(register, region) & narrowed & found


def listed(register: Register) -> tuple[Column, ...]:
    """The columns of the register's list."""
    return tuple(column for column in register.columns if column.listed)


def chosen(register: Register, names: Sequence[str]) -> tuple[Column, ...]:
    """The columns that somebody chose, in his order; those of the list when he chose none."""
    known = register.by_name
    return tuple(known[name] for name in dict.fromkeys(names) if name in known) or listed(register)


def listing(register: Register, wish: Wish, region: str) -> Listing:
    """One page of what is wished for."""
    condition, columns = _condition(register, wish, region), chosen(register, wish.columns)
    every: QuerySet[Any] = register.model._default_manager.all()
    asked = (register.slug, region, wish.search, *sorted(wish.filters.items()), wish.with_retired)
    mark = journal.mark(*catalogue.found_by(register.slug))
    total, sums = _TOTALS.ask(mark, asked, lambda: _totals(register, every.filter(condition)))
    records = in_order(every, condition) if total > MANY else every.filter(condition)
    backwards = bool(wish.before)
    sorts = _sorts(register, wish.order)
    cursor = wish.before or wish.after
    begun = _from(records, sorts, cursor, backwards=backwards)
    keys = [sort.by(backwards=backwards) for sort in sorts]
    related = showing.related(register, columns)
    if wish.size < total <= MANY:
        numbers = begun.order_by(*keys).values_list("pk", flat=True)[: wish.size + 1]
        place = (*asked, wish.order, cursor, backwards, wish.size)
        begun = every.filter(pk__in=_numbers(mark, place, sorts, numbers))
    found = list(begun.select_related(*related).order_by(*keys)[: wish.size + 1])
    more, page = len(found) > wish.size, found[: wish.size]
    if backwards:
        page.reverse()
    return Listing(
        columns, lines(register, page, columns), total, sums,
        tuple(filtering.filters(register, wish.filters, region, mark)),
        has_previous=more if backwards else bool(wish.after), has_next=backwards or more,
    )  # fmt: skip


def _numbers(
    mark: Mark, place: tuple[Any, ...], sorts: Sequence[_Sort], numbers: QuerySet[Any, int]
) -> list[int]:
    """The numbers of a page; asked again before anything was written they are known, unless their
    order is decided further away than in the registers that are referred to.
    """
    if any(sort.path.count("__") > 1 for sort in sorts):
        return [*numbers]
    found: list[int] = _PAGES.ask(mark, place, lambda: [*numbers])
    return found


def lines(
    register: Register, records: Iterable[Model], columns: Sequence[Column]
) -> tuple[Line, ...]:
    """Records as lines of these columns; join `showing.related` first."""
    return tuple(
        Line(
            record.pk, showing.title(register, record),
            tuple(showing.cell(register, record, column.name) for column in columns),
            is_retired=getattr(record, "retired_at", None) is not None,
        )
        for record in records
    )  # fmt: skip


def rows(
    register: Register, records: QuerySet[Any], columns: Sequence[Column]
) -> Iterator[list[Any]]:
    """All the records as rows of a workbook, read in parts."""
    joined = records.select_related(*showing.related(register, columns))
    for record in joined.iterator(chunk_size=CHUNK):
        yield [showing.exported(register, record, column.name) for column in columns]


def ordered(register: Register, wish: Wish, region: str) -> QuerySet[Any]:
    """Everything that is wished for, in its order."""
    sorts = _sorts(register, wish.order)
    return wanted(register, wish, region).order_by(*(sort.by(backwards=False) for sort in sorts))


def _totals(register: Register, records: QuerySet[Any]) -> tuple[int, tuple[Total, ...]]:
    summed = [column for column in register.columns if column.summed]
    totals = records.aggregate(
        count_=Count("pk"), **{f"{column.name}_": Sum(column.name) for column in summed}
    )
    sums = tuple(
        Total(register.heading(column.name), column.unit, Decimal(total))
        for column in summed
        if (total := totals[f"{column.name}_"]) is not None
    )
    return totals["count_"], sums


def _sorts(register: Register, order: str) -> list[_Sort]:
    """As asked, else as the register declares; always ending in something unique."""
    name = order.removeprefix("-")
    column = register.by_name.get(name)
    if column is None or not column.listed:
        sorts = [_sort(register, path) for path in register.order]
        return sorts if sorts[-1].path == "pk" else [*sorts, _Sort("pk")]
    is_descending = order.startswith("-")
    return [_sort(register, order), _Sort("pk", is_descending)]


def _sort(register: Register, order: str) -> _Sort:
    """By a column, or by a path through one; a reference is sorted as its own register is."""
    path, is_descending = order.removeprefix("-"), order.startswith("-")
    if path == "pk":
        return _Sort("pk", is_descending)
    name, _, beyond = path.partition("__")
    is_nullable = bool(getattr(register.model._meta.get_field(name), "null", False))
    if name not in register.by_name or register.kind(name) is not Kind.REFERENCE:
        return _Sort(path, is_descending, is_nullable)
    target = showing.target_of(register, name)
    key = beyond or target.order[0].removeprefix("-")
    within = _sort(target, target.title if key == "pk" else key)
    return _Sort(f"{name}__{within.path}", is_descending, is_nullable or within.is_nullable)


def _from(
    records: QuerySet[Any], sorts: Sequence[_Sort], cursor: int, *, backwards: bool
) -> QuerySet[Any]:
    """The records beyond the one at which the neighbouring page ends."""
    if not cursor:
        return records
    paths = [sort.path for sort in sorts]
    values = records.model._default_manager.filter(pk=cursor).values_list(*paths).first()
    if values is None:
        return records
    beyond, same = Q(pk__in=()), Q()
    for sort, value in zip(sorts, values, strict=True):
        further = sort.beyond(value, backwards=backwards)
        if further is not None:
            beyond |= same & further
        same &= sort.equal(value)
    return records.filter(_reach(sorts[0], values[0], backwards=backwards), beyond)


def _reach(sort: _Sort, value: Any, *, backwards: bool) -> Q:
    """Where an index on the first key may begin; what lies beyond does not tell the database."""
    if value is None or (sort.is_nullable and not backwards):
        return Q()
    lookup = "gte" if sort.is_descending is backwards else "lte"
    return Q(**{f"{sort.path}__{lookup}": value})
