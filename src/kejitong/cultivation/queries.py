"""Reads of the room: what the registers fill in for one organisation, and stored decisions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from kejitong.cultivation import selecting
from kejitong.cultivation.models import Decision
from kejitong.cultivation.provenance import Provenance, Trail, trail
from kejitong.cultivation.sources import SOURCES
from kejitong.kernel.refusals import Missing
from kejitong.organisations.registers import ORGANISATIONS
from kejitong.policy import decisions
from kejitong.policy.facts import Fact, Key, Sheet, Value, spelled
from kejitong.policy.reading import read_value
from kejitong.policy.rules import Edition
from kejitong.registers import queries


class NoSuchDecision(Missing):
    """没有这份评判决定。"""


@dataclass(frozen=True, slots=True)
class Given:
    """一项事实：哪一项、哪一年、登记册里的值（没有则空）、来处（要问的没有来处）。"""

    fact: Fact
    year: int | None
    value: Value | None = None
    provenance: Provenance | None = None

    @property
    def key(self) -> Key:
        """事实及年度。"""
        return self.fact.name, self.year

    @property
    def text(self) -> str:
        """值的写法，能照样读回来。"""
        return "" if self.value is None else decisions.value_text(self.value)

    @property
    def is_assumed(self) -> bool:
        """是否只是假设。"""
        return self.provenance is not None and self.provenance.is_assumed


def prefill(organisation: int, edition: Edition, day: date) -> tuple[Given, ...]:
    """这个版本要的每项事实，登记册里有的填好，连同来处；没有的留空待问。"""
    from kejitong.cultivation import gathering

    chosen = queries.live(ORGANISATIONS).filter(pk=organisation)
    row = gathering.population(edition, chosen, day).row(0, named=True)
    told = trail(chosen, organisation, day)
    return tuple(
        _given(fact, year, row, told)
        for fact in edition.facts
        for year in (reversed(selecting.fiscal_years(day)) if fact.shape.by_year else (None,))
    )


def _given(fact: Fact, year: int | None, row: Mapping[str, Any], told: Trail) -> Given:
    key = (fact.name, year)
    value = read_value(fact, row.get(spelled(key)))
    source = SOURCES.get(fact.name)
    if source is None or value is None:
        return Given(fact, year)
    return Given(fact, year, value, told.of(source, key))


def sheet(name: str, given: Iterable[Given]) -> Sheet:
    """预填的事实，供评判。"""
    known = [each for each in given if each.value is not None]
    values = {each.key: each.value for each in known if each.value is not None}
    return Sheet(name, values, {each.key: str(each.provenance) for each in known})


def decisions_about(organisation: int, ruleset: str) -> QuerySet[Decision]:
    """这家单位对这套规则历次的评判决定，最近的在前。"""
    return Decision.objects.filter(organisation=organisation, ruleset=ruleset).order_by("-pk")


def decision(pk: int, *, region: str) -> Decision:
    """一份评判决定，须在看的人的地区之内。"""
    found = Decision.objects.select_related("organisation").filter(
        pk=pk, organisation__in=queries.scoped(ORGANISATIONS, region).values("pk")
    )
    if (one := found.first()) is None:
        raise NoSuchDecision(
            why=f"编号{pk}不存在，或不在您的地区范围内", remedy="请从预检页面重新打开"
        )
    return one


def as_taken(one: Decision) -> decisions.Decision:
    """照当时存下的读出，不重新计算。"""
    return decisions.Decision.from_json(one.stored)
