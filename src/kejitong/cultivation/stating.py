"""The form of facts: what the registers fill in and from where, what was changed, what is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from kejitong.cultivation import queries
from kejitong.cultivation.provenance import Provenance
from kejitong.cultivation.queries import Given
from kejitong.policy.facts import Fact, Key, Shape, Sheet, Value
from kejitong.policy.phrasing import figure
from kejitong.policy.reading import BadFacts, read_change
from kejitong.policy.rules import Edition, RuleSet

Asked = Mapping[str, str]
"""What the address asks for, name to text."""
RecordAddress = Callable[[str, int], str]
"""The address of a register's record, or of the register itself when the record is nought."""
_CONTROLS = {Shape.DATE: "date", Shape.FLAG: "flag", Shape.TEXT: "text"}


@dataclass(frozen=True, slots=True)
class Subject:
    """看哪家单位、哪套规则、哪一天。"""

    pk: int
    name: str
    ruleset: RuleSet
    day: date

    @property
    def edition(self) -> Edition:
        """这一天施行的版本；没有施行的拒绝。"""
        return self.ruleset.on(self.day)


@dataclass(frozen=True, slots=True)
class Reader:
    """谁在看：他填的事实怎么称呼，他看得到哪些记录（看不到登记册的为空）。"""

    filled_in: str
    record: RecordAddress | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """一格：名字、年度、现在的值、登记册的值、来处、有无问题。"""

    name: str
    label: str
    control: str
    value: str
    original: str
    provenance: Provenance | None
    url: str = ""
    problem: str = ""

    @property
    def is_changed(self) -> bool:
        """是否与登记册里的不同。"""
        return self.value != self.original

    @property
    def id(self) -> str:
        """页内的编号。"""
        return f"fact-{self.name.replace(':', '-')}"


@dataclass(frozen=True, slots=True)
class Group:
    """一项事实的各格；按年度填的一年一格。"""

    fact: Fact
    fields: tuple[Field, ...]
    is_missing: bool

    @property
    def is_blank(self) -> bool:
        """一格也没有填，也不缺它。"""
        return not self.is_missing and not any(one.value or one.original for one in self.fields)

    @property
    def note(self) -> str:
        """单位和含义。"""
        return "，".join(part for part in (self.fact.unit, self.fact.meaning) if part)


@dataclass(frozen=True, slots=True)
class Facts:
    """一家单位在一天的事实：登记册里的、改动了的、有问题的。"""

    given: tuple[Given, ...]
    changes: Mapping[str, str]
    problems: Mapping[str, str]
    before: Sheet
    after: Sheet
    record: RecordAddress | None = None

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """改动，写进网址。"""
        return tuple(self.changes.items())


def spelling(key: Key) -> str:
    """一格的名字，也是网址里的名字：sales:2025。"""
    name, year = key
    return name if year is None else f"{name}:{year}"


def facts(about: Subject, asked: Asked, *, reader: Reader) -> Facts:
    """登记册里的事实，加上网址里写明的改动。"""
    edition = about.edition
    given = queries.prefill(about.pk, edition, about.day)
    before = queries.sheet(about.name, given)
    changes = {
        spelling(one.key): wanted
        for one in given
        if (wanted := asked.get(spelling(one.key), one.text).strip()) != one.text
    }
    read, problems = _read(edition, changes, about.day)
    values = {k: v for k, v in before.values.items() if spelling(k) not in changes} | read
    for key, whole in exceeding(edition, values):
        if spelling(key) in changes:
            problems[spelling(key)] = f"多于{whole}，请核对"
            values.pop(key)
            read.pop(key)
    sources = {**before.sources, **dict.fromkeys(read, reader.filled_in)}
    after = Sheet(about.name, values, sources)
    return Facts(given, changes, problems, before, after, reader.record)


def is_whole_form(asked: Asked, found: Facts) -> bool:
    """网址里带着没有改动的格子：要换成只写改动的短网址。"""
    names = {spelling(one.key) for one in found.given}
    return any(name in names and name not in found.changes for name in asked)


def _read(
    edition: Edition, changes: Mapping[str, str], day: date
) -> tuple[dict[Key, Value], dict[str, str]]:
    read: dict[Key, Value] = {}
    problems: dict[str, str] = {}
    for name, text in changes.items():
        if not text:
            continue
        try:
            key, value = read_change(edition, f"{name}={text}", day=day)
        except BadFacts as bad:
            problems[name] = bad.problems[0].problem
        else:
            read[key] = value
    return read, problems


def exceeding(edition: Edition, values: Mapping[Key, Value]) -> list[tuple[Key, str]]:
    """部分大于整体的事实，和整体的名称。"""
    found = []
    for (name, year), value in values.items():
        fact = edition.fact(name)
        whole = edition.fact(fact.at_most) if fact and fact.at_most else None
        most = values.get((whole.name, year)) if whole else None
        if whole and isinstance(value, Fraction) and isinstance(most, Fraction) and value > most:
            found.append(((name, year), whole.label))
    return found


def groups(found: Facts, missing: Iterable[str]) -> list[Group]:
    """表单的各项，缺的在前，用不着的在后。"""
    asked = set(missing)
    by_fact: dict[str, list[Given]] = {}
    for one in found.given:
        by_fact.setdefault(one.fact.name, []).append(one)
    made = [_group(cells, found, asked) for cells in by_fact.values()]
    return sorted(made, key=lambda group: (not group.is_missing, group.is_blank))


def _group(cells: Sequence[Given], found: Facts, asked: set[str]) -> Group:
    fact = cells[0].fact
    fields = tuple(_fields(cells, found))
    names = {f"{fact.name}_{one.year}" if one.year else fact.name for one in cells}
    return Group(fact, fields, is_missing=bool(names & asked))


def _fields(cells: Sequence[Given], found: Facts) -> Iterator[Field]:
    for one in cells:
        name = spelling(one.key)
        where = one.provenance
        yield Field(
            name,
            f"{one.year}年" if one.year else "",
            _CONTROLS.get(one.fact.shape, "number"),
            found.changes.get(name, one.text),
            one.text,
            where,
            _address(where, found.record),
            found.problems.get(name, ""),
        )


def _address(where: Provenance | None, record: RecordAddress | None) -> str:
    if where is None or not where.register or record is None:
        return ""
    return record(where.register, where.record)


@dataclass(frozen=True, slots=True)
class Stated:
    """所据的一项事实：名称、值、来处。"""

    label: str
    value: str
    source: str


def stated(edition: Edition, sheet: Sheet) -> Iterator[Stated]:
    """所据的事实，值写成给人看的样子。"""
    for (name, year), value in sheet.values.items():
        fact = edition.fact(name)
        if fact is not None:
            label = f"{year}年{fact.label}" if year else fact.label
            source = sheet.sources.get((name, year), "")
            yield Stated(label, shown(value, fact.unit), source)


def shown(value: Value, unit: str) -> str:
    """一个值给人看的写法。"""
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value) if isinstance(value, str | date) else figure(value, unit)
