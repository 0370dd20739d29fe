"""What moved a figure, as a page to read and to print: then and now, who came, who went, why."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from kejitong.accounts import queries as accounts
from kejitong.audit import queries as journal
from kejitong.audit.queries import Entry
from kejitong.desks.officer import links
from kejitong.desks.officer.pages import entries
from kejitong.desks.officer.pages.movement_words import sentence, unit_of
from kejitong.indicators import moving
from kejitong.indicators import queries as frozen
from kejitong.indicators.moving import Days, Moved, Movement, Pair, Retirement, is_counted
from kejitong.indicators.priming import prime
from kejitong.indicators.reckoning import Reckoner
from kejitong.indicators.sides import Side, named_by
from kejitong.kernel import stats
from kejitong.registers import showing
from kejitong.registers.columns import Column
from kejitong.registers.register import Register
from kejitong.ui.pieces import BadgeKind

Asked = dict[str, str]
CAME, WENT, RETIRED = "新计入", "不再计入", "停用"
KINDS: Mapping[str, BadgeKind] = {CAME: "green", WENT: "amber", RETIRED: "red"}
FEW = 3
"""So many kinds of acts are told in one line instead of a column."""


@dataclass(frozen=True, slots=True)
class Compared:
    """一个数：当时、现在、变了多少。"""

    label: str
    url: str
    then: str
    now: str
    change: str
    kind: str


@dataclass(frozen=True, slots=True)
class Line:
    """进来或离开的一条：是谁，编号和单位，因为哪个日期，其间办过什么。"""

    title: str
    url: str
    names: tuple[str, ...]
    on: date | None
    because: str
    act: str
    amount: Decimal | None


@dataclass(frozen=True, slots=True)
class Group:
    """一批进来的（离开的、停用的），按日期先后。"""

    label: str
    note: str
    unit: str
    kind: BadgeKind
    count: int
    total: Decimal | None
    headings: tuple[str, ...]
    lines: tuple[Line, ...]

    @property
    def is_summed(self) -> bool:
        """带金额。"""
        return self.total is not None

    @property
    def rest(self) -> int:
        """没有列出的条数。"""
        return self.count - len(self.lines)

    @property
    def day_heading(self) -> str:
        """日期都是同一种的，栏名就是它。"""
        kinds = {line.because for line in self.lines if line.because}
        return kinds.pop() if len(kinds) == 1 else "日期"

    @property
    def has_days(self) -> bool:
        """至少一条有日期。"""
        return any(line.on for line in self.lines)

    @property
    def acts(self) -> tuple[tuple[str, int], ...]:
        """其间办的事各有几条；办得少的，写成一句就够。"""
        done = Counter(line.act for line in self.lines)
        return tuple(done.items()) if len(done) <= FEW and not self.rest else ()


@dataclass(frozen=True, slots=True)
class Done:
    """其间对一批现在计入的记录办过的事。"""

    label: str
    acts: str


@dataclass(frozen=True, slots=True)
class MovementPage:
    """一个数字的变动。"""

    days: Days
    figure: Compared
    parts: tuple[Compared, ...]
    groups: tuple[Group, ...]
    done: tuple[Done, ...]
    sentence: str
    export_url: str
    is_frozen: bool


def compared(reckoner: Reckoner, code: str, then: date, asked: Asked) -> Compared:
    """Then and now, in two figures."""
    return _compared(moving.pair(reckoner, code, then), asked)


def movement_page(reckoner: Reckoner, code: str, then: date, asked: Asked) -> MovementPage:
    """Everything that moved the figure since the earlier cut-off."""
    moved = _moved(reckoner, code, then)
    export = {**asked, "then": then.isoformat()}
    return MovementPage(
        moved.days, _compared(moved.figure, asked),
        tuple(_compared(part, asked) for part in moved.parts), tuple(_groups(moved)),
        tuple(_done(moved, reckoner)), sentence(moved), links.figure_export(code, export),
        frozen.frozen(code, reckoner.scope.region).exists(),
    )  # fmt: skip


def _moved(reckoner: Reckoner, code: str, then: date) -> Moved:
    """What moved it; both figures are read at once."""
    both = [reckoner, reckoner.elsewhen(reckoner.scope.up_to(then))]
    prime(both, [code])
    return moving.moved(reckoner, code, then)


def sides(reckoner: Reckoner, code: str, then: date) -> Iterator[tuple[str, Register, Side]]:
    """Every record that came, went or was retired, side by side, for a workbook."""
    moved = _moved(reckoner, code, then)
    for movement in moved.movements:
        yield CAME, movement.register, movement.came
        yield WENT, movement.register, movement.went
    for retirement in moved.retirements:
        yield RETIRED, retirement.register, retirement.side


def _compared(pair: Pair, asked: Asked) -> Compared:
    url = links.figure(pair.indicator.code, asked)
    label, change = pair.indicator.label, pair.change
    if change is None:
        return Compared(label, url, _value(pair, "then"), _value(pair, "now"), "—", "")
    places = pair.indicator.places
    size = abs(stats.rounded(change, places) if places else stats.rounded(change))
    sign, kind = ("＋", "up") if change > 0 else ("－", "down") if change < 0 else ("", "")
    unit = "个百分点" if pair.indicator.unit == "%" else pair.indicator.unit
    words = f"{sign}{size:,f}{unit}" if change else "没有变"
    return Compared(label, url, _value(pair, "then"), _value(pair, "now"), words, kind)


def _value(pair: Pair, when: str) -> str:
    return (pair.then if when == "then" else pair.now).exact


def _groups(moved: Moved) -> Iterator[Group]:
    told = _told(moved)
    for movement in moved.movements:
        for note, side in ((CAME, movement.came), (WENT, movement.went)):
            if side.count:
                yield _group(movement, side, note, told)
    for retirement in moved.retirements:
        yield _group(retirement, retirement.side, RETIRED, told)


@dataclass(frozen=True, slots=True)
class Told:
    """两个截止日，其间最后对各条记录办的事，以及各条都有的那个日期。"""

    days: Days
    acts: Mapping[tuple[str, int], str]
    day: str = ""


def _group(one: Movement | Retirement, side: Side, note: str, told: Told) -> Group:
    register = one.register
    columns = named_by(register)
    day = moving.day_of_all(register, side.rows, told.days)
    named = replace(told, day=day)
    lines = (_line(register, columns, record, named) for record in side.rows)
    return Group(
        f"{register.label}：{one.label}", note, unit_of(one.code), KINDS[note], side.count,
        side.total, (register.heading(register.title), *(register.heading(c.name) for c in columns)),
        tuple(sorted(lines, key=lambda line: (line.on or date.max, line.title, line.url))),
    )  # fmt: skip


def _line(register: Register, columns: tuple[Column, ...], record: Any, told: Told) -> Line:
    heading, on = moving.day_between(register, record, told.days, told.day)
    act = told.acts.get((register.slug, record.pk), "") or ("" if on else "因相关登记册的记录而变")
    return Line(
        showing.title(register, record), links.record(register.slug, record.pk),
        tuple(showing.cell(register, record, column.name).text for column in columns),
        on, heading, act, getattr(record, "amount", None),
    )  # fmt: skip


def _told(moved: Moved) -> Told:
    """What was last done since to each record, in words."""
    rows: defaultdict[str, list[int]] = defaultdict(list)
    sides = [(one.register, side) for one in moved.movements for side in (one.came, one.went)]
    for register, side in (*sides, *((one.register, one.side) for one in moved.retirements)):
        rows[register.slug] += [row.pk for row in side.rows]
    found = journal.last_since(moved.days.then, rows)
    people = accounts.full_names({entry.actor for entry in found.values()})
    return Told(moved.days, {key: _words(entry, people) for key, entry in found.items()})


def _words(entry: Entry, people: Mapping[str, str]) -> str:
    verb = entries.VERBS.get(entry.act.rpartition(".")[2], entry.act)
    reason = f"：{entry.reason}" if entry.reason else ""
    return f"{entry.at[:10]} {people.get(entry.actor, entry.actor)}{verb}{reason}"


def _done(moved: Moved, reckoner: Reckoner) -> Iterator[Done]:
    """What was done since to the records that count now, in numbers."""
    for movement in moved.movements:
        known, unit = reckoner.indicator(movement.code), unit_of(movement.code)
        said = [
            f"{entries.VERBS.get(act.rpartition('.')[2], act)}{n:,}{unit}"
            for act, n in movement.acts
        ]
        if said:
            number = reckoner.reading(movement.code).records
            counted = f"现在计入的{number:,}{unit}" if is_counted(known) else "的记录"
            yield Done(f"“{known.label}”{counted}", "、".join(said))
