"""The pre-check of one organisation: choosing it, judging it, its years side by side, what is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.http import QueryDict

from kejitong.cultivation import library, prechecking, queries, telling
from kejitong.cultivation.prechecking import Precheck
from kejitong.cultivation.stating import Reader, Subject
from kejitong.cultivation.telling import ANSWERS, OVERALL
from kejitong.desks.officer import links
from kejitong.organisations.registers import ORGANISATIONS
from kejitong.policy.answers import Overall
from kejitong.policy.judging import Judgement, judge
from kejitong.policy.rules import NotInForce
from kejitong.registers.queries import live, one
from kejitong.ui.pieces import BadgeKind

MOST_FOUND, MOST_KEPT, YEARS = 20, 10, 3


@dataclass(frozen=True, slots=True)
class Found:
    """一家可选的单位。"""

    name: str
    uscc: str
    township: str
    url: str


@dataclass(frozen=True, slots=True)
class Kept:
    """一份保存过的评判决定。"""

    day: date
    overall: str
    kind: BadgeKind
    by: str
    at: Any
    url: str


@dataclass(frozen=True, slots=True)
class Cell:
    """一个条件一年的答案。"""

    answer: str
    kind: BadgeKind
    sentence: str


@dataclass(frozen=True, slots=True)
class Line:
    """一个条件各年的答案；`is_turned` 是各年不一样。"""

    label: str
    cells: tuple[Cell, ...]

    @property
    def is_turned(self) -> bool:
        """各年是否不同。"""
        return len({cell.answer for cell in self.cells}) > 1


@dataclass(frozen=True, slots=True)
class Years:
    """同一家单位几年同一天的评判。"""

    days: tuple[date, ...]
    lines: tuple[Line, ...]
    gone: tuple[str, ...]


def search(words: str, region: str, code: str, day: date) -> list[Found]:
    """名称、代码或拼音首字母含有这几个字的企业。"""
    if not words:
        return []
    initials = Q(initials__startswith=words.lower()) if words.isascii() else Q()
    named = Q(name__icontains=words) | Q(uscc__startswith=words.upper())
    found = live(ORGANISATIONS, region=region).filter(named | initials if initials else named)
    rows = found.order_by("name").values_list("pk", "name", "uscc", "region__name")[:MOST_FOUND]
    pairs = (("day", day.isoformat()),)
    return [
        Found(name, uscc, township or "", links.precheck_facts(code, pk, pairs))
        for pk, name, uscc, township in rows
    ]


def subject(code: str, pk: int, day: date, *, region: str) -> Subject:
    """看的人范围之内的一家单位和一套规则。"""
    record = one(ORGANISATIONS, pk, region=region)
    return Subject(pk, ORGANISATIONS.title_of(record), library.library().ruleset(code), day)


def precheck(about: Subject, asked: QueryDict) -> Precheck:
    """经办人看的预检：事实链接到登记册，改动的算他填的。"""
    reader = Reader("经办人填写", _record)
    return prechecking.precheck(about, asked, reader=reader, address=_address)


def _record(slug: str, pk: int) -> str:
    return links.record(slug, pk) if pk else links.register(slug)


def _address(about: Subject, pairs: prechecking.Pairs) -> str:
    return links.precheck_facts(about.ruleset.code, about.pk, pairs)


def kept(about: Subject) -> list[Kept]:
    """这家单位对这套规则保存过的决定，最近的在前。"""
    found = queries.decisions_about(about.pk, about.ruleset.code)[:MOST_KEPT]
    return [_kept(one) for one in found]


def _kept(one: Any) -> Kept:
    overall = Overall(one.overall)
    return Kept(one.day, overall.label, OVERALL[overall], one.by, one.at, links.decision(one.pk))


def years(about: Subject) -> Years:
    """今年、去年、前年同一天，各按当时的登记册和当时施行的规则评判。"""
    told: dict[date, Judgement] = {}
    gone = []
    for back in range(YEARS):
        day = _years_before(about.day, back)
        try:
            told[day] = _judged(about, day)
        except NotInForce as refused:
            gone.append(f"{day.year}年：{refused.why}")
    return Years(tuple(told), tuple(_lines([*told.values()])), tuple(gone))


def _judged(about: Subject, day: date) -> Judgement:
    given = queries.prefill(about.pk, about.ruleset.on(day), day)
    return judge(about.ruleset, queries.sheet(about.name, given), day=day)


def _years_before(day: date, years: int) -> date:
    last = 28 if (day.month, day.day) == (2, 29) else day.day
    return day.replace(year=day.year - years, day=last)


def _lines(judgements: list[Judgement]) -> Iterator[Line]:
    yield Line(
        "总的结果",
        tuple(Cell(each.overall.label, OVERALL[each.overall], each.note) for each in judgements),
    )
    labels = {found.rule: found.label for each in judgements for found in each.findings}
    for rule, label in labels.items():
        cells = []
        for each in judgements:
            found = next((one for one in each.findings if one.rule == rule), None)
            said = telling.told(found) if found else ""
            cells.append(
                Cell(found.answer.label, ANSWERS[found.answer], said)
                if found
                else Cell("没有这一条", "plain", "")
            )
        yield Line(label, tuple(cells))
