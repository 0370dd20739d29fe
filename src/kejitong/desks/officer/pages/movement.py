"""What moved a figure, as a page to read and to print: then and now, who came, who went, why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from kejitong.accounts import queries as accounts
from kejitong.audit import queries as journal
from kejitong.audit.queries import Entry
from kejitong.desks.officer import links
from kejitong.desks.officer.pages import board, entries
from kejitong.indicators import moving
from kejitong.indicators.moving import Days, Moved, Movement, Pair, Retirement, Side
from kejitong.indicators.reckoning import Reckoner
from kejitong.kernel import stats
from kejitong.registers import showing
from kejitong.registers.register import Register
from kejitong.ui.pieces import BadgeKind

Asked = dict[str, str]


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
    """进来或离开的一条：是谁，因为哪个日期，其间办过什么。"""

    title: str
    url: str
    because: str
    act: str
    amount: Decimal | None


@dataclass(frozen=True, slots=True)
class Group:
    """一批进来的（离开的、停用的）。"""

    label: str
    note: str
    kind: BadgeKind
    count: int
    total: Decimal | None
    lines: tuple[Line, ...]
    acts: str = ""

    @property
    def is_summed(self) -> bool:
        """带金额。"""
        return self.total is not None

    @property
    def rest(self) -> int:
        """没有列出的条数。"""
        return self.count - len(self.lines)


@dataclass(frozen=True, slots=True)
class MovementPage:
    """一个数字的变动。"""

    days: Days
    figure: Compared
    parts: tuple[Compared, ...]
    groups: tuple[Group, ...]
    sentence: str


def compared(reckoner: Reckoner, code: str, then: date, asked: Asked) -> Compared:
    """Then and now, in two figures."""
    return _compared(moving.pair(reckoner, code, then), asked)


def movement_page(reckoner: Reckoner, code: str, then: date, asked: Asked) -> MovementPage:
    """Everything that moved the figure since the earlier cut-off."""
    moved = moving.moved(reckoner, code, then)
    figure = _compared(moved.figure, asked)
    groups = tuple(_groups(moved))
    return MovementPage(
        moved.days, figure, tuple(_compared(part, asked) for part in moved.parts), groups,
        _sentence(moved, figure, groups),
    )  # fmt: skip


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
    figure = pair.then if when == "then" else pair.now
    return f"{board.plain(figure)}{figure.indicator.unit}" if figure.value is not None else "待补"


def _groups(moved: Moved) -> Iterator[Group]:
    for movement in moved.movements:
        rows = (*movement.came.rows, *movement.went.rows)
        told = _told(moved.days, movement.register.slug, rows)
        came = _group(movement, movement.came, "计入", told)
        yield replace(came, acts=_acts(movement))
        if movement.went.count:
            yield _group(movement, movement.went, "不再计入", told)
    for retirement in moved.retirements:
        told = _told(moved.days, retirement.register.slug, retirement.side.rows)
        yield _group(retirement, retirement.side, "停用", told)


@dataclass(frozen=True, slots=True)
class Told:
    """两个截止日，和其间最后对各条记录办的事。"""

    days: Days
    acts: Mapping[int, str]


KINDS: Mapping[str, BadgeKind] = {"计入": "green", "不再计入": "amber", "停用": "red"}


def _group(one: Movement | Retirement, side: Side, note: str, told: Told) -> Group:
    register = one.register
    lines = tuple(_line(register, record, told) for record in side.rows)
    label = f"{register.label}：{one.label}"
    return Group(label, note, KINDS[note], side.count, side.total, lines)


def _line(register: Register, record: Any, told: Told) -> Line:
    heading, on = moving.day_between(register, record, told.days)
    because = f"{heading}{on}" if on else ""
    act = told.acts.get(record.pk, "") or ("" if because else "因相关登记册的记录而变")
    url = links.record(register.slug, record.pk)
    title = showing.title(register, record)
    return Line(title, url, because, act, getattr(record, "amount", None))


def _told(days: Days, slug: str, rows: tuple[Any, ...]) -> Told:
    """What was last done since to each record, in words."""
    found = journal.last_since(days.then, slug, [row.pk for row in rows])
    people = accounts.full_names({entry.actor for entry in found.values()})
    return Told(days, {pk: _words(entry, people) for pk, entry in found.items()})


def _words(entry: Entry, people: Mapping[str, str]) -> str:
    verb = entries.VERBS.get(entry.act.rpartition(".")[2], entry.act)
    reason = f"：{entry.reason}" if entry.reason else ""
    return f"{entry.at[:10]} {people.get(entry.actor, entry.actor)}{verb}{reason}"


def _acts(movement: Movement) -> str:
    """What was done since to all the records that count, in numbers."""
    verbs = entries.VERBS
    said = [f"{verbs.get(act.rpartition('.')[2], act)}{n:,}条" for act, n in movement.acts]
    return "、".join(said)


def _sentence(moved: Moved, figure: Compared, groups: tuple[Group, ...]) -> str:
    """The whole movement in one sentence."""
    turned = [f"{group.label}{group.note}{group.count:,}条" for group in groups if group.count]
    because = f"其间{'，'.join(turned)}。" if turned else "其间没有记录进出。"
    days = moved.days
    return (
        f"{figure.label}{days.then.isoformat()}为{figure.then}，"
        f"{days.now.isoformat()}为{figure.now}，{figure.change}。{because}"
    )
