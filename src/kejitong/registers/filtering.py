"""Narrowing a register's records by what somebody typed: search words, and one filter a column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from kejitong.audit.queries import Mark
from kejitong.audit.remembering import Remembered
from kejitong.registers import queries, searching
from kejitong.registers.backends.among import Among
from kejitong.registers.columns import Column, Kind, reader_for
from kejitong.registers.register import Register
from kejitong.registers.showing import target_of, title

BLANK = "-"
"""Asks for records in which the column is empty."""
SINCE, UNTIL = "-since", "-until"
RANGES = frozenset({Kind.DATE, Kind.DECIMAL, Kind.MONEY})
MOST_OPTIONS = 60
MOST_WORDS = 5
_OFFERED = Remembered(256)

Within = tuple[str, Mark]
"""The reader's region, and how far the journal has come in the registers that are looked into."""
Wanted = Mapping[str, str]
"""Column name, or column name with -since or -until, to what was typed."""


@dataclass(frozen=True, slots=True)
class Option:
    """下拉里的一项。"""

    value: str
    label: str
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """一个筛选：哪一栏、填了什么、可选什么，填错了错在哪里。"""

    name: str
    label: str
    kind: Kind
    value: str = ""
    since: str = ""
    until: str = ""
    options: tuple[Option, ...] = ()
    problem: str = ""

    @property
    def is_range(self) -> bool:
        """按起止筛选。"""
        return self.kind in RANGES

    @property
    def chosen(self) -> str:
        """所选的，给人看的样子。"""
        if self.is_range:
            return "".join(
                f"{word}{text}" for word, text in (("自", self.since), ("至", self.until)) if text
            )
        return next((option.label for option in self.options if option.is_chosen), self.value)


def names(register: Register) -> list[str]:
    """Every parameter that the register's filters understand."""
    found = []
    for column in register.columns:
        if column.filtered or register.kind(column.name) is Kind.REFERENCE:
            found += [column.name, column.name + SINCE, column.name + UNTIL]
    return found


def reference(pk: int) -> str:
    """How a filter names one record of another register."""
    return f"@{pk}"


def searched(register: Register, text: str) -> Q:
    """Every word must occur in one of the searched columns, or in the names of what it refers to."""
    references = [
        column.name
        for column in register.columns
        if column.searched and register.kind(column.name) is Kind.REFERENCE
    ]
    every = Q()
    for word in words(text):
        any_of = _own(register, word)
        for name in references:
            any_of |= _named(register, name, word)
        every &= any_of
    return every


def words(text: str) -> list[str]:
    """The words to be found; those beyond the first few are not looked for."""
    return _plain(text).split()[:MOST_WORDS]


def _plain(text: str) -> str:
    """Without the one character that no database takes; nothing is called by it."""
    return text.replace("\0", " ").strip()


def containing(register: Register, typed: Iterable[str]) -> Q:
    """The records whose own words, or other names, hold each of these, as the table tells."""
    every = Q()
    for word in typed:
        every &= _held(register, word)
    return every


def _own(register: Register, word: str) -> Q:
    """The records whose own words, or other names, hold this one."""
    if register.is_large and (found := searching.hits(register, word)) is not None:
        return _one_of("pk", found)
    return _held(register, word)


def _held(register: Register, word: str) -> Q:
    paths = [column.name for column in searching.own_columns(register)]
    any_of = _like(paths, word)
    if other := searching.OtherNames.of(register):
        names = other.live().filter(**{f"{other.name}__icontains": word})
        any_of |= Q(pk__in=names.values(other.owner))
    return any_of


def _named(register: Register, name: str, word: str) -> Q:
    """The records that refer to one whose names hold this word."""
    target = target_of(register, name)
    if target.is_large and (found := searching.hits(target, word)) is not None:
        return _one_of(name, found)
    return _like(_paths(register, register.by_name[name]), word)


def _one_of(name: str, pks: list[int]) -> Q:
    return Q(Among(name, pks)) if pks else Q(pk__in=())


def _like(paths: Iterable[str], word: str) -> Q:
    any_of = Q(pk__in=())
    for path in paths:
        any_of |= Q(**{f"{path}__icontains": word})
    return any_of


def _paths(register: Register, column: Column) -> list[str]:
    target = target_of(register, column.name)
    fields = target.names or (target.title,)
    plain = [name for name in fields if target.kind(name) is not Kind.REFERENCE]
    return [f"{column.name}__{name}" for name in plain]


def condition(register: Register, wanted: Wanted) -> Q:
    """All filters together; what cannot be read narrows nothing."""
    every = Q()
    for column in register.columns:
        name = column.name
        if not column.filtered and register.kind(name) is not Kind.REFERENCE:
            continue
        if register.kind(name) in RANGES:
            every &= _between(register, column, wanted)
        elif text := _plain(wanted.get(name, "")):
            every &= _matching(register, column, text)
    return every


def _between(register: Register, column: Column, wanted: Wanted) -> Q:
    every = Q()
    for ending, lookup in ((SINCE, "gte"), (UNTIL, "lte")):
        value, _ = _read(register, column, wanted.get(column.name + ending, ""))
        if value is not None:
            every &= Q(**{f"{column.name}__{lookup}": value})
    if wanted.get(column.name) == BLANK:
        every &= Q(**{f"{column.name}__isnull": True})
    return every


def _matching(register: Register, column: Column, text: str) -> Q:
    name, kind = column.name, register.kind(column.name)
    if text == BLANK:
        return _empty(register, name)
    if kind is Kind.REFERENCE:
        return _referring(register, column, text)
    if kind is Kind.TEXT:
        return Q(**{f"{name}__icontains": text})
    value, problem = _read(register, column, text)
    return Q() if problem or value is None else Q(**{name: value})


def _empty(register: Register, name: str) -> Q:
    empty = Q(**{f"{name}__isnull": True})
    if register.kind(name) in {Kind.TEXT, Kind.CHOICE}:
        empty |= Q(**{name: ""})
    return empty


def _referring(register: Register, column: Column, text: str) -> Q:
    number = text.removeprefix("@")
    if not (text.startswith("@") and number.isdecimal() and len(number) < 18):
        return _named(register, column.name, text)
    target = target_of(register, column.name)
    if target.region in target.by_name:
        return _within(target, column.name, int(number))
    return Q(**{column.name: int(number)})


def _within(regions: Register, name: str, pk: int) -> Q:
    """A region stands for itself and for all below it."""
    code = regions.model._default_manager.filter(pk=pk).values_list(regions.region, flat=True)
    start = queries.prefix(str(code.first() or "-"))
    return Q(**{f"{name}__{regions.region}__startswith": start})


def _read(register: Register, column: Column, text: str) -> tuple[Any, str]:
    text = _plain(text)
    if not text:
        return None, ""
    return reader_for(register.field(column.name), column)(text)


def filters(register: Register, wanted: Wanted, region: str, mark: Mark) -> list[Filter]:
    """The filters to offer: the filtered columns, and any other reference that is in use."""
    return [
        _filter(register, column, wanted, (region, mark))
        for column in register.columns
        if column.filtered or (wanted.get(column.name) and column.name in _references(register))
    ]


def _references(register: Register) -> set[str]:
    return {c.name for c in register.columns if register.kind(c.name) is Kind.REFERENCE}


def _filter(register: Register, column: Column, wanted: Wanted, within: Within) -> Filter:
    name = column.name
    value, since, until = (wanted.get(name + e, "").strip() for e in ("", SINCE, UNTIL))
    options = tuple(_options(register, name, value, within))
    kind = register.kind(name)
    problem = "" if options or kind in {Kind.REFERENCE, Kind.TEXT} or value == BLANK else next(
        (said for text in (value, since, until) if (said := _read(register, column, text)[1])), ""
    )  # fmt: skip
    return Filter(name, register.heading(name), kind, value, since, until, options, problem)


def _options(register: Register, name: str, value: str, within: Within) -> Iterator[Option]:
    kind = register.kind(name)
    if kind is Kind.REFERENCE:
        pairs = _records(target_of(register, name), value, within)
    elif kind is Kind.CHOICE:
        pairs = [(str(v), str(label)) for v, label in register.field(name).flatchoices if v != ""]
    elif kind is Kind.BOOLEAN:
        pairs = [("是", "是"), ("否", "否")]
    else:
        return
    for option, label in pairs:
        yield Option(option, label, is_chosen=option == value)


def _records(target: Register, value: str, within: Within) -> list[tuple[str, str]]:
    """Few records are offered to choose from; of many, only the one that is chosen."""
    if target.kind(target.title) is Kind.REFERENCE:
        return []
    region, mark = within
    found = _OFFERED.ask(mark, (target.slug, region), lambda: _offered(target, region))
    if len(found) <= MOST_OPTIONS:
        return found
    if not value.startswith("@"):
        return []
    record = target.model._default_manager.filter(pk=value[1:] or 0).first()
    return [(value, title(target, record))] if record else []


def _offered(target: Register, region: str) -> list[tuple[str, str]]:
    """The live records of a small register, and of a large one a few more than are offered."""
    live = queries.live(target, region=region).order_by(*target.order)
    found = live.values_list("pk", target.title)[: MOST_OPTIONS + 1]
    return [(reference(pk), str(label)) for pk, label in found]
