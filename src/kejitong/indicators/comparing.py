"""Figures beside others: the target of the year, and the rank among the peers of the day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from kejitong.indicators import vocabulary as words
from kejitong.indicators.figures import Scope
from kejitong.indicators.measuring import READERS, Asker, Reading
from kejitong.indicators.models import PeerFigure, Target
from kejitong.indicators.registers import PEERS, TARGETS
from kejitong.indicators.sources import Source
from kejitong.kernel import phrasing, stats
from kejitong.organisations import queries as organisations


@dataclass(frozen=True, slots=True)
class Standing:
    """One place in a ranking: the region, its figure, its rank (ties share one)."""

    region: str
    name: str
    value: Decimal
    rank: int
    is_own: bool
    document: str = ""


def targets(code: str, scope: Scope, *, years: int = 0) -> QuerySet[Target]:
    """The region's target for the year (or some years on): one row or none."""
    live = Target.objects.filter(retired_at=None, indicator=code, year=scope.year + years)
    return live.filter(region__code=scope.region).order_by("-pk")[:1]


@dataclass(frozen=True, slots=True)
class Progress:
    """目标完成了多少、按时间该到多少，都是占目标的比例；存量没有该到多少。"""

    target: Target
    done: Decimal
    due: Decimal | None

    @property
    def is_reached(self) -> bool:
        """已达到目标。"""
        return self.done >= 1

    @property
    def is_behind(self) -> bool:
        """落在时间进度后面。"""
        return self.due is not None and self.done < min(self.due, Decimal(1))


def progress(code: str, value: Decimal | None, asker: Asker) -> Progress | None:
    """How far the target of the year is reached; nothing without a target or a value."""
    target = asker.neighbours.target(code, asker.scope)
    if target is None or not target.value or value is None:
        return None
    covered = asker.scope.through(asker.reading(code).month).until
    due = elapsed(covered, target.due_on) if asker.indicator(code).pace else None
    return Progress(target, value / target.value, due)


def elapsed(day: date, due_on: date | None) -> Decimal:
    """The share of the time from new year to the due day (else the year's end) that has passed."""
    begins, ends = date(day.year, 1, 1), date(day.year, 12, 31)
    if due_on and begins <= due_on < ends:
        ends = due_on
    whole = (ends - begins).days + 1
    return Decimal(min((day - begins).days + 1, whole)) / whole


def peer_rows(code: str, peers: str, scope: Scope) -> QuerySet[PeerFigure]:
    """The peers' figures of the year up to the cut-off, all months, earliest first."""
    regions = organisations.peers_on(peers, scope.until).values("pk")
    return (
        PeerFigure.objects.filter(retired_at=None, indicator=code, year=scope.year)
        .filter(month__lte=scope.until.month, region_id__in=regions)
        .exclude(region__code=scope.region)
        .select_related("region")
        .order_by("month", "pk")
    )


def standings(code: str, peers: str, asker: Asker) -> list[Standing]:
    """The ranking on the day, best first; empty when our own or all others' figures lack."""
    own = asker.reading(code)
    others = asker.neighbours.figures(code, peers, asker.scope)
    if own.value is None or not others:
        return []
    scope = asker.scope
    if scope.region not in asker.neighbours.members(peers, scope):
        return []
    places = asker.indicator(code).places
    entries = [(scope.region, scope.region_name, own.value, "")]
    entries += [(row.region.code, row.region.name, row.value, row.document) for row in others]
    entries = [
        (code, name, stats.rounded(value, places), said) for code, name, value, said in entries
    ]
    values = [entry[2] for entry in entries]
    ranked = [
        Standing(region, label, value, phrasing.competition_rank(value, values),
                 is_own=region == scope.region, document=document)
        for region, label, value, document in entries
    ]  # fmt: skip
    return sorted(ranked, key=lambda place: (place.rank, place.region))


def rank(measure: words.Rank, asker: Asker) -> Reading:
    """Our place among the peers; `note` holds how many were ranked."""
    places = standings(measure.of, measure.peers, asker)
    if not places:
        own = asker.reading(measure.of)
        missing = own.missing or _unranked(measure.peers, asker)
        return Reading(None, 0, missing)
    own_place = next(place for place in places if place.is_own)
    records = asker.reading(measure.of).records + len(places) - 1
    return Reading(Decimal(own_place.rank), records, note=str(len(places)))


def _unranked(peers: str, asker: Asker) -> str:
    scope = asker.scope
    if scope.region not in asker.neighbours.members(peers, scope):
        return f"{scope.region_name}当时不属于{peers}，不参加排名"
    return f"没有{peers}的同期数，请在“同类地区数据”登记"


def completion(measure: words.Completion, asker: Asker) -> Reading:
    """Actual over target, in percent; `note` tells whether the due day is still to come."""
    own = asker.reading(measure.of)
    target = asker.neighbours.target(measure.of, asker.scope)
    if own.value is None or target is None or not target.value:
        return Reading(None, 0, own.missing or "没有登记当年目标，请在“目标”登记册补登")
    due: date | None = target.due_on
    early = "early" if due and asker.scope.until < due else ""
    reached = stats.rounded(own.value, asker.indicator(measure.of).places)
    return Reading(reached / target.value * 100, own.records + 1, note=early)


def target(measure: words.TargetOf, asker: Asker) -> Reading:
    """The target's own value."""
    row = asker.neighbours.target(measure.of, asker.scope, years=measure.years)
    if row is None:
        year = asker.scope.year + measure.years
        return Reading(None, 0, f"没有登记{year}年的目标，请在“目标”登记册补登")
    return Reading(row.value, 1, note=str(row.document))


def compared_with(measure: Any, scope: Scope) -> Iterator[Source]:
    """The targets or the peers' figures that a comparing measure reads."""
    if isinstance(measure, words.Rank):
        rows = peer_rows(measure.of, measure.peers, scope)
        yield Source(PEERS, f"{measure.peers}的同期数", rows)
    elif isinstance(measure, words.Completion):
        yield Source(TARGETS, "当年目标", targets(measure.of, scope))
    elif isinstance(measure, words.TargetOf):
        yield Source(TARGETS, "目标", targets(measure.of, scope, years=measure.years))


READERS[words.TargetOf] = target
READERS[words.Rank] = rank
READERS[words.Completion] = completion
