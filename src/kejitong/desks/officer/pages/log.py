"""The journal's page: narrowed by person, register, record and day, newest first; and its export."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING

from django.http import QueryDict
from django.utils import timezone

from kejitong.accounts import queries as accounts
from kejitong.audit import checking, searching
from kejitong.audit.checking import Checked
from kejitong.audit.searching import Narrowing
from kejitong.desks.officer import links
from kejitong.desks.officer.pages import entries
from kejitong.desks.officer.scopes import Choice
from kejitong.kernel.refusals import Refused
from kejitong.registers import catalogue, filtering, queries
from kejitong.ui.pieces import Pager
from kejitong.workbooks.writing import ColumnOut, Kind, SheetOut

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from kejitong.audit.models import Entry

PAGE = 50
MOST_NAMED = 200
MOST_EXPORTED = 100_000
NAMES = ("actor", "room", "about", "record", "batch", "since", "until")
HEADINGS = (
    ColumnOut("序号", Kind.INTEGER), ColumnOut("时间"), ColumnOut("办理人"), ColumnOut("动作"),
    ColumnOut("登记册"), ColumnOut("对象"), ColumnOut("理由"), ColumnOut("改前改后", width=60),
    ColumnOut("摘要"),
)  # fmt: skip


class TooManyEntries(Refused):
    """日志太多，没有导出。"""


@dataclass(frozen=True, slots=True)
class Chain:
    """链的状况：最近一次核对。"""

    checked: Checked
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Log:
    """一页日志。"""

    entries: tuple[entries.Shown, ...]
    actors: tuple[Choice, ...]
    rooms: tuple[Choice, ...]
    told: dict[str, str]
    hint: str
    pager: Pager
    export_url: str
    chain: Chain | None


def log(asked: QueryDict) -> Log:
    """What is asked for, a page at a time; pages follow each other by number of entry."""
    told = _told(asked)
    found = searching.narrowed(_narrowing(told))
    page, pager = _page(found, told, asked)
    people = accounts.people()
    names = {user.username: user.full_name for user in people}
    actors = [(user.username, f"{user.full_name}（{user.username}）") for user in people]
    return Log(
        tuple(entries.shown(page, people=names)),
        tuple(_choices(actors, told["actor"])),
        tuple(_choices(_rooms(), told["room"])),
        told,
        _hint(told),
        pager,
        links.journal_export(told),
        chain(names),
    )


def chain(names: Mapping[str, str] | None = None) -> Chain | None:
    """The latest check of the chain, with the name of who made it."""
    checked = checking.last_check()
    if checked is None:
        return None
    known = accounts.full_names({checked.by}) if names is None else names
    by = known.get(checked.by, checked.by)
    return Chain(checked, by, timezone.localtime(datetime.fromisoformat(checked.at)))


def exported(asked: QueryDict) -> SheetOut:
    """Everything that is asked for, as a sheet; refused when it is too much for one."""
    found = searching.narrowed(_narrowing(_told(asked)))
    if found[MOST_EXPORTED : MOST_EXPORTED + 1]:
        raise TooManyEntries(
            why=f"一次最多{MOST_EXPORTED:,}条", remedy="请缩小时间范围，分几次导出"
        )
    return SheetOut("办理日志", HEADINGS, _rows(found))


def _rows(found: QuerySet[Entry]) -> Iterator[tuple[str | int, ...]]:
    reading = found.iterator(chunk_size=PAGE * 10)
    while part := list(islice(reading, PAGE * 10)):
        for entry, shown in zip(part, entries.shown(part), strict=True):
            changes = "；".join(f"{one.label}：{one.before} → {one.after}" for one in shown.changes)
            yield (
                shown.number, f"{shown.at:%Y-%m-%d %H:%M:%S}", shown.who, shown.verb, shown.room,
                shown.title, shown.reason, changes, entry.digest,
            )  # fmt: skip


def _told(asked: QueryDict) -> dict[str, str]:
    return {name: asked.get(name, "").strip() for name in NAMES}


def _narrowing(told: dict[str, str]) -> Narrowing:
    record = _number(told["record"])
    return Narrowing(
        actor=told["actor"], room=told["room"],
        records=[record] if record else _records(told["room"], told["about"]),
        batch=_number(told["batch"]), since=_day(told["since"]), until=_day(told["until"]),
    )  # fmt: skip


def _records(room: str, about: str) -> list[int] | None:
    """The records of the register that are called so; without a register, the very number."""
    register = catalogue.registers().get(room)
    if not about or register is None:
        return None
    named = queries.scoped(register, "").filter(filtering.searched(register, about))
    return list(named.values_list("pk", flat=True)[:MOST_NAMED])


def _hint(told: dict[str, str]) -> str:
    if told["about"] and told["room"] not in catalogue.registers():
        return "按对象查，要先选一本登记册；现在没有按对象筛选。"
    return ""


def _page(
    found: QuerySet[Entry], told: dict[str, str], asked: QueryDict
) -> tuple[list[Entry], Pager]:
    """Fifty entries after the asked one, or before it, and the ways on and back."""
    after, before = _number(asked.get("after", "")), _number(asked.get("before", ""))
    if before:
        page = list(found.filter(id__gt=before).order_by("id")[: PAGE + 1])
        has_newer, has_older = len(page) > PAGE, True
        page = page[:PAGE][::-1]
    else:
        page = list((found.filter(id__lt=after) if after else found)[: PAGE + 1])
        has_newer, has_older = bool(after), len(page) > PAGE
        page = page[:PAGE]
    newer = links.journal({**told, "before": page[0].id}) if page and has_newer else ""
    older = links.journal({**told, "after": page[-1].id}) if page and has_older else ""
    return page, Pager(summary="最近的在前", previous_url=newer, next_url=older)


def _rooms() -> list[tuple[str, str]]:
    registers = [(slug, register.label) for slug, register in catalogue.registers().items()]
    return [*registers, *entries.ROOMS.items()]


def _choices(pairs: list[tuple[str, str]], chosen: str) -> list[Choice]:
    return [Choice(value, label, is_chosen=value == chosen) for value, label in pairs]


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 19 else 0


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
