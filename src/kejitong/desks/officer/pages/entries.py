"""Entries of the journal as people read them: who, what, when, why, and each field before and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from kejitong.accounts import queries as accounts
from kejitong.audit import queries as journal
from kejitong.desks.officer import links
from kejitong.desks.officer.pages import acts, subjects
from kejitong.desks.officer.pages.subjects import Subjects
from kejitong.registers import catalogue, showing
from kejitong.registers.columns import Kind
from kejitong.registers.register import Register
from kejitong.registers.titles import titles
from kejitong.ui.pieces import Change

if TYPE_CHECKING:
    from kejitong.audit.models import Entry

VERBS = {
    "added": "登记", "corrected": "更正", "retired": "停用", "restored": "恢复",
    "accounts.opened": "开户", "accounts.closed": "停用账户",
    "imports.read": "读取文件", "imports.remapped": "改对应关系", "imports.mended": "改正一行",
    "imports.confirmed": "导入", "imports.undone": "撤销导入", "imports.discarded": "放弃导入",
    "indicators.frozen": "冻结数字", "reports.saved": "保存总结",
    "reports.remarked": "批注总结", "reports.resolved": "办结批注", "reports.approved": "同意总结",
    "audit.checked": "核对日志链",
    "disclosure.published": "发布公示", "disclosure.ended": "办理公示期满",
    "disclosure.lengthened": "延长公示", "disclosure.taken_down": "撤下公示",
    "disclosure.received": "收到异议", "disclosure.admitted": "受理异议",
    "disclosure.refused": "不予受理异议", "disclosure.investigated": "指定异议调查人",
    "disclosure.written_up": "写异议调查情况", "disclosure.concluded": "作出异议结论",
    "disclosure.replied": "答复异议人", "disclosure.archived": "异议归档",
    "disclosure.revealed": "查看异议人身份",
}  # fmt: skip
ROOMS = {
    "accounts": "账户", "imports": "导入", "indicators": "指标", "reports": "总结",
    "audit": "日志", "disclosure": "公示异议", **acts.ROOMS,
}  # fmt: skip
HIDDEN = frozenset({"retired"})
MOST_OPEN = 3

Marks = set[tuple[str, int]]
Named = Mapping[tuple[str, int], str]


@dataclass(frozen=True, slots=True)
class Shown:
    """一条日志。"""

    number: int
    at: datetime
    who: str
    verb: str
    room: str
    title: str
    url: str
    reason: str
    changes: tuple[Change, ...]
    batch: int
    batch_url: str
    trail: str
    """Where the journal tells more of the same."""

    @property
    def is_long(self) -> bool:
        """改的栏目多，收起来。"""
        return len(self.changes) > MOST_OPEN


class Titles:
    """The titles of many records, read with one query; known ones are not read."""

    def __init__(self, marks: Marks, known: Named | None = None) -> None:
        self._titles: dict[tuple[str, int], str] = dict(known or {})
        self._titles |= titles(marks - self._titles.keys())

    def of(self, slug: str, pk: int) -> str:
        """The record's title, or its number when it cannot be read."""
        return self._titles.get((slug, pk), str(pk))


@dataclass(frozen=True, slots=True)
class Known:
    """Names that stand for the numbers in entries."""

    titles: Titles
    subjects: Subjects
    people: Mapping[str, str]


def shown(
    entries: Sequence[Entry], known: Named | None = None, people: Mapping[str, str] | None = None
) -> list[Shown]:
    """The entries with names in place of numbers; a question each for people, records and cases."""
    if people is None:
        people = accounts.full_names({entry.actor for entry in entries})
    named = Titles(set().union(*map(_marks, entries)), known)
    told = Known(named, Subjects(entries, people), people)
    return [_shown(entry, told) for entry in entries]


def _marks(entry: Entry) -> Marks:
    register = catalogue.registers().get(entry.room)
    if register is None:
        about = subjects.organisation(entry)
        return {(subjects.ORGANISATIONS, about)} if about else set()
    marks: Marks = {(entry.room, entry.record)} if entry.record else set()
    for values in (journal.values_of(entry.before), journal.values_of(entry.after)):
        for name, value in values.items():
            if _is_reference(register, name) and value:
                marks.add((showing.target_of(register, name).slug, int(value)))
    return marks


def _is_reference(register: Register, name: str) -> bool:
    return name in register.by_name and register.kind(name) is Kind.REFERENCE


def _shown(entry: Entry, known: Known) -> Shown:
    register = catalogue.registers().get(entry.room)
    verb = entry.act.rpartition(".")[2]
    is_record = register is not None and entry.record
    return Shown(
        entry.id,
        timezone.localtime(datetime.fromisoformat(entry.at)),
        known.people.get(entry.actor, entry.actor),
        VERBS.get(entry.act) or acts.label(entry.act) or VERBS.get(verb, verb),
        register.label if register else ROOMS.get(entry.room, entry.room),
        known.titles.of(entry.room, entry.record) if is_record else _subject(entry, known),
        links.record(entry.room, entry.record) if is_record else "",
        entry.reason,
        tuple(_changes(entry, register, known.titles)) if register else (),
        entry.batch,
        links.batch(entry.batch) if entry.batch else "",
        links.journal({"room": entry.room, "record": entry.record})
        if is_record
        else known.subjects.trail(entry),
    )


def _subject(entry: Entry, known: Known) -> str:
    """What an act outside the registers was about: a case, a file, an account."""
    about = subjects.organisation(entry)
    organisation = known.titles.of(subjects.ORGANISATIONS, about) if about else ""
    return known.subjects.of(entry, organisation)


def _changes(entry: Entry, register: Register, named: Titles) -> Iterator[Change]:
    before, after = journal.values_of(entry.before), journal.values_of(entry.after)
    for name in _in_order(register, {**before, **after}):
        yield Change(
            register.heading(name),
            _written(register, name, before.get(name), named),
            _written(register, name, after.get(name), named),
        )


def _in_order(register: Register, names: Iterable[str]) -> list[str]:
    present = set(names) - HIDDEN
    return [column.name for column in register.columns if column.name in present]


def _written(register: Register, name: str, value: Any, named: Titles) -> str:
    if _is_reference(register, name):
        return named.of(showing.target_of(register, name).slug, int(value)) if value else ""
    return showing.written(register, name, value)
