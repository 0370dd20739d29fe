"""The pre-check of one organisation, whoever looks: facts, answers, what to try; nothing is stored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from kejitong.cultivation import stating, telling
from kejitong.cultivation.stating import Asked, Facts, Group, Reader, Stated, Subject
from kejitong.cultivation.telling import Result, Slider
from kejitong.policy import decisions
from kejitong.policy.judging import judge

Pairs = Iterable[tuple[str, str]]
Address = Callable[[Subject, Pairs], str]
"""The address of the pre-check of this subject with these facts changed."""


@dataclass(frozen=True, slots=True)
class Precheck:
    """预检页上的一切。"""

    subject: Subject
    facts: Facts
    groups: tuple[Group, ...]
    result: Result
    sliders: tuple[Slider, ...]
    address: Address

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
        return self.address(self.subject, self.day_pair)

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
        return self.address(self.subject, self.pairs)

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
        return str(self.subject.edition.citation)

    @property
    def stated(self) -> list[Stated]:
        """所据的事实，逐项写明来处。"""
        return [*stating.stated(self.subject.edition, self.facts.after)]


def precheck(about: Subject, asked: Asked, *, reader: Reader, address: Address) -> Precheck:
    """按登记册里的事实和网址里的改动评判。"""
    edition = about.edition
    found = stating.facts(about, asked, reader=reader)
    before = judge(about.ruleset, found.before, day=about.day)
    after = judge(about.ruleset, found.after, day=about.day) if found.changes else before

    def changed(more: Mapping[str, str]) -> str:
        changes = {**found.changes, **more}
        return address(about, (("day", about.day.isoformat()), *changes.items()))

    missing = [name for finding in after.findings for name in finding.missing]
    return Precheck(
        about,
        found,
        tuple(stating.groups(found, missing)),
        telling.result(edition, after, before=before, address=changed),
        tuple(telling.sliders(edition, found, after)),
        address,
    )


def taken(shown: Precheck) -> decisions.Decision:
    """这一页的结论连同所据的一切，供保存。"""
    about = shown.subject
    return decisions.decide(about.ruleset, shown.facts.after, day=about.day)
