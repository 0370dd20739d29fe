"""What figures are held against: targets, and the figures of the peers of the day.

Each is read once; for many figures together they are read in three questions.
"""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import QuerySet

from kejitong.indicators.figures import Scope
from kejitong.indicators.models import PeerFigure, Target
from kejitong.organisations import queries as organisations
from kejitong.organisations.queries import Membership

Key = tuple[str, str, int]
"""Whose, of which indicator, in which year."""


class Neighbours:
    """Targets and peers' figures, as far as they were asked for."""

    def __init__(self) -> None:
        self._targets: dict[Key, Target | None] = {}
        self._peers: dict[Key, list[PeerFigure]] = {}
        self._members: dict[str, list[Membership]] = {}

    def target(self, code: str, scope: Scope, *, years: int = 0) -> Target | None:
        """The region's target for the year, or some years on."""
        key = (scope.region, code, scope.year + years)
        if key not in self._targets:
            self._learn_targets([key])
        return self._targets[key]

    def members(self, peers: str, scope: Scope) -> set[str]:
        """The codes of the regions that were compared on the day."""
        if peers not in self._members:
            self._learn_members([peers])
        return {one.code for one in self._members[peers] if one.holds_on(scope.until)}

    def figures(self, code: str, peers: str, scope: Scope) -> list[PeerFigure]:
        """The last figure of each other region within the year up to the cut-off."""
        key = (scope.region, code, scope.year)
        if key not in self._peers:
            self._learn_peers([key])
        compared = self.members(peers, scope)
        latest = {
            row.region_id: row
            for row in self._peers[key]
            if row.month <= scope.until.month and row.region.code in compared
        }
        return [*latest.values()]

    def learn(
        self, targets: Collection[Key], peers: Collection[Key], sets: Collection[str]
    ) -> None:
        """Read together what is not known yet."""
        self._learn_targets([key for key in targets if key not in self._targets])
        self._learn_peers([key for key in peers if key not in self._peers])
        self._learn_members([one for one in sets if one not in self._members])

    def _learn_targets(self, keys: Collection[Key]) -> None:
        """Of two for the same year, the one registered last."""
        self._targets |= dict.fromkeys(keys)
        for row in _targets(keys) if keys else ():
            if (key := (row.region.code, row.indicator, row.year)) in keys:
                self._targets[key] = row

    def _learn_peers(self, keys: Collection[Key]) -> None:
        self._peers |= {key: [] for key in keys}
        for row in _published(keys) if keys else ():
            for key in keys:
                if key[1:] == (row.indicator, row.year) and row.region.code != key[0]:
                    self._peers[key].append(row)

    def _learn_members(self, sets: list[str]) -> None:
        self._members |= {name: [] for name in sets}
        for one in organisations.memberships(sets) if sets else ():
            self._members[one.set_name].append(one)


def _targets(keys: Collection[Key]) -> QuerySet[Target]:
    """The targets of these regions, indicators and years."""
    regions, codes, years = _apart(keys)
    live = Target.objects.filter(retired_at=None, indicator__in=codes, year__in=years)
    return live.filter(region__code__in=regions).select_related("region").order_by("pk")


def _published(keys: Collection[Key]) -> QuerySet[PeerFigure]:
    """What was published of these indicators in these years."""
    _, codes, years = _apart(keys)
    live = PeerFigure.objects.filter(retired_at=None, indicator__in=codes, year__in=years)
    return live.select_related("region").order_by("month", "pk")


def _apart(keys: Collection[Key]) -> tuple[set[str], set[str], set[int]]:
    return {key[0] for key in keys}, {key[1] for key in keys}, {key[2] for key in keys}
