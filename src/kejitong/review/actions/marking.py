"""Marks: saved as they are typed, submitted when they are whole.

What cannot be read as a mark is kept as typed and named, never lost.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from kejitong.audit import actions as journal
from kejitong.audit.actions import Act, Trace
from kejitong.catalogue.items import ScoreSheet
from kejitong.kernel.refusals import Invalid, Problem, Refused
from kejitong.review import queries, scoring
from kejitong.review.models import Assignment
from kejitong.review.scoring import Flaw

LONGEST_MARK, LONGEST_COMMENT, LONGEST_OPINION = 20, 1000, 2000


class NotAccepted(Refused):
    """还没有接受这件评审。"""


class Finished(Refused):
    """这件评审已经办完，不能再改。"""


class NotWhole(Invalid):
    """评分表还没有填完。"""


class StaleMarks(Refused):
    """您打开之后，这张评分表在别处存过。"""

    def __init__(self, theirs: Assignment) -> None:
        super().__init__(why="另一个窗口里存的较新", remedy="请核对下面存着的内容，再决定留哪一份")
        self.theirs = theirs


@dataclass(frozen=True, slots=True)
class Marked:
    """存下的评分表和读不成的各处。"""

    assignment: Assignment
    problems: tuple[Flaw, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """一张评分表上写的：各项得分、各项评语、总体意见。"""

    marks: Mapping[str, str]
    comments: Mapping[str, str]
    opinion: str = ""


@transaction.atomic
def save_marks(assignment: Assignment, written: Written, *, version: int, act: Act) -> Marked:
    """存下评分表；没有变的不再存，拿旧版本来存的不收。"""
    stored = _scoring(assignment)
    sheet = queries.sheet_of(stored.application)
    fresh = _trimmed(sheet, written)
    if fresh == _held(stored):
        return Marked(stored, scoring.unreadable(sheet, stored.marks))
    if stored.version != version:
        raise StaleMarks(stored)
    before, after = _changes(_held(stored), fresh)
    stored.marks, stored.comments = dict(fresh.marks), dict(fresh.comments)
    stored.opinion, stored.total = fresh.opinion, scoring.total(sheet, fresh.marks)
    stored.version += 1
    stored.save()
    journal.record(Trace("review.marked", "review", stored.pk, before, after), act=act)
    return Marked(stored, scoring.unreadable(sheet, stored.marks))


@transaction.atomic
def submit_marks(assignment: Assignment, *, version: int, act: Act) -> Assignment:
    """提交打分；此后不能再改。"""
    stored = _scoring(assignment)
    if stored.version != version:
        raise StaleMarks(stored)
    sheet = queries.sheet_of(stored.application)
    if found := scoring.flaws(sheet, stored.marks, stored.comments):
        problems = tuple(Problem(None, flaw.label, "", flaw.text) for flaw in found)
        raise NotWhole(problems=problems, remedy="改好以后再提交；已经填的都存着")
    stored.total, stored.submitted_at = scoring.total(sheet, stored.marks), act.at
    stored.version += 1
    stored.save()
    after = {"application": stored.application_id, "total": stored.total}
    journal.record(Trace("review.submitted", "review", stored.pk, None, after), act=act)
    return stored


def _scoring(assignment: Assignment) -> Assignment:
    """The stored assignment while its expert scores."""
    found = Assignment.objects.select_for_update().filter(pk=assignment.pk)
    stored = found.select_related("application").get()
    if stored.removed_at or stored.declined_at or stored.submitted_at:
        raise Finished(remedy="需要再改时请联系经办人")
    if stored.accepted_at is None:
        raise NotAccepted(remedy="请先接受评审，声明没有利害关系")
    return stored


def _trimmed(sheet: ScoreSheet, written: Written) -> Written:
    """Only what the sheet asks, no longer than there is room, fit for any database."""
    codes = [one.code for one in sheet.criteria]
    return Written(
        {code: _clean(written.marks.get(code, ""), LONGEST_MARK) for code in codes},
        {code: _clean(written.comments.get(code, ""), LONGEST_COMMENT) for code in codes},
        _clean(written.opinion, LONGEST_OPINION),
    )


def _clean(text: str, most: int) -> str:
    plain = text.replace("\x00", "").encode("utf-8", "ignore").decode("utf-8")
    return plain.replace("\r\n", "\n").strip()[:most]


def _held(stored: Assignment) -> Written:
    codes = stored.marks.keys()
    return Written(
        dict(stored.marks), {c: stored.comments.get(c, "") for c in codes}, stored.opinion
    )


def _changes(before: Written, after: Written) -> tuple[dict[str, Any], dict[str, Any]]:
    """What was and what is, only where they differ."""
    old, new = _flat(before), _flat(after)
    names = [name for name in new if new[name] != old.get(name, "")]
    return {name: old.get(name, "") for name in names}, {name: new[name] for name in names}


def _flat(written: Written) -> dict[str, str]:
    marks = {f"marks.{code}": text for code, text in written.marks.items()}
    comments = {f"comments.{code}": text for code, text in written.comments.items()}
    return {**marks, **comments, "opinion": written.opinion}
