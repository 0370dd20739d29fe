"""The pre-check of one organisation: choosing it, judging it, its years side by side, what is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.http import QueryDict

from kejitong.cultivation import library, queries
from kejitong.desks.officer import links
from kejitong.desks.officer.pages import rules_facts, rules_result
from kejitong.desks.officer.pages.rules_facts import Facts, Group, Stated
from kejitong.desks.officer.pages.rules_result import ANSWERS, OVERALL, Result, Slider
from kejitong.organisations.registers import ORGANISATIONS
from kejitong.policy import decisions
from kejitong.policy.answers import Overall
from kejitong.policy.judging import Judgement, judge
from kejitong.policy.rules import NotInForce, RuleSet
from kejitong.registers.queries import live, one
from kejitong.ui.pieces import BadgeKind

MOST_FOUND, MOST_KEPT, YEARS = 20, 10, 3


@dataclass(frozen=True, slots=True)
class Subject:
    """看哪家单位、哪套规则、哪一天。"""

    pk: int
    name: str
    ruleset: RuleSet
    day: date


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
class Precheck:
    """预检页上的一切。"""

    subject: Subject
    facts: Facts
    groups: tuple[Group, ...]
    result: Result
    sliders: tuple[Slider, ...]

    @property
    def missing(self) -> list[Group]:
        """要补的事实。"""
        return [group for group in self.groups if group.is_missing]

    @property
    def filled(self) -> list[Group]:
        """已有的事实。"""
        return [group for group in self.groups if not group.is_missing and not group.is_blank]

    @property
    def blank(self) -> list[Group]:
        """可不填的事实。"""
        return [group for group in self.groups if group.is_blank]

    @property
    def url(self) -> str:
        """没有改动的这一页。"""
        return links.precheck_facts(self.subject.ruleset.code, self.subject.pk, self.day_pair)

    @property
    def day_pair(self) -> tuple[tuple[str, str], ...]:
        """日期，写进网址。"""
        return (("day", self.subject.day.isoformat()),)

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """日期和改动，写进网址和表单。"""
        return (*self.day_pair, *self.facts.pairs)

    @property
    def here(self) -> str:
        """带着改动的这一页。"""
        return links.precheck_facts(self.subject.ruleset.code, self.subject.pk, self.pairs)

    @property
    def path(self) -> str:
        """表单交到哪里。"""
        return self.here.partition("?")[0]

    @property
    def query(self) -> str:
        """日期和改动。"""
        return self.here.partition("?")[2]

    @property
    def citation(self) -> str:
        """所用版本的依据。"""
        return str(self.subject.ruleset.on(self.subject.day).citation)

    @property
    def stated(self) -> list[Stated]:
        """所据的事实，逐项写明来处。"""
        edition = self.subject.ruleset.on(self.subject.day)
        return [*rules_facts.stated(edition, self.facts.after)]


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
    """按登记册里的事实和网址里的改动评判。"""
    edition = about.ruleset.on(about.day)
    found = rules_facts.facts(edition, (about.pk, about.name), asked, day=about.day)
    before = judge(about.ruleset, found.before, day=about.day)
    after = judge(about.ruleset, found.after, day=about.day) if found.changes else before

    def address(more: Mapping[str, str]) -> str:
        changes = {**found.changes, **more}
        pairs = (("day", about.day.isoformat()), *changes.items())
        return links.precheck_facts(about.ruleset.code, about.pk, pairs)

    missing = [name for finding in after.findings for name in finding.missing]
    return Precheck(
        about,
        found,
        tuple(rules_facts.groups(found, missing)),
        rules_result.result(edition, after, before=before, address=address),
        tuple(rules_result.sliders(edition, found, after)),
    )


def taken(shown: Precheck) -> decisions.Decision:
    """这一页的结论连同所据的一切，供保存。"""
    about = shown.subject
    return decisions.decide(about.ruleset, shown.facts.after, day=about.day)


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
            said = rules_result.told(found) if found else ""
            cells.append(
                Cell(found.answer.label, ANSWERS[found.answer], said)
                if found
                else Cell("没有这一条", "plain", "")
            )
        yield Line(label, tuple(cells))
