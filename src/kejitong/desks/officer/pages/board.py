"""The year's figures by group, with what is missing and what the year still asks for.

Reckoned once, and kept until something is written in a register that decides it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import cast

from kejitong.audit.queries import Mark
from kejitong.audit.remembering import Remembered
from kejitong.cultivation import reminding
from kejitong.desks.officer import links
from kejitong.desks.officer.pages.waiting import Waiting
from kejitong.indicators.figures import Figure, Scope
from kejitong.indicators.priming import look_around, prime_growth
from kejitong.indicators.reckoning import Reckoner, indicators, registers_of
from kejitong.kernel import phrasing, stats
from kejitong.kernel.spans import Span
from kejitong.policy.terms import Due
from kejitong.recognitions import queries as recognitions
from kejitong.registers import catalogue
from kejitong.registers.lookups import one_reading
from kejitong.ui.charts import Chart, Series

_MEMORY = Remembered(64)


@dataclass(frozen=True, slots=True)
class Tile:
    """看板上的一个数。"""

    label: str
    value: str
    unit: str
    url: str
    missing: str = ""
    target: str = ""
    done: str = ""
    rank: str = ""
    growth: str = ""
    growth_kind: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """看板上的一组。"""

    label: str
    tiles: tuple[Tile, ...]

    @property
    def is_wide(self) -> bool:
        """独占一行。"""
        return len(self.tiles) > 2


@dataclass(frozen=True, slots=True)
class Board:
    """年度看板。"""

    groups: tuple[Group, ...]
    waiting: tuple[Waiting, ...]
    expiring: Chart

    @property
    def missing(self) -> list[Tile]:
        """还没有数的指标。"""
        return [tile for group in self.groups for tile in group.tiles if tile.missing]


@cache
def registers() -> tuple[str, ...]:
    """What decides the board: the registers of its figures, targets, peers, and certificates."""
    found = {slug for code in codes() for slug in registers_of(code)}
    also = {"targets", "peers", "peer_members", "programmes", "filings"}
    return tuple(sorted(found | also | set(catalogue.found_by("certificates"))))


def codes() -> list[str]:
    """The figures of the board."""
    return [code for code, one in indicators().items() if one.board]


def kept(scope: Scope, asked: dict[str, str], mark: Mark) -> Board | None:
    """The board, if it was reckoned since the journal was last written."""
    return cast("Board | None", _MEMORY.get(mark, (scope, *asked.items())))


def board(scope: Scope, asked: dict[str, str], mark: Mark) -> Board:
    """The board of this region and day, its links carrying what was asked."""
    return _MEMORY.ask(mark, (scope, *asked.items()), lambda: _board(scope, asked))


def _board(scope: Scope, asked: dict[str, str]) -> Board:
    reckoner = Reckoner(scope)
    grouped: dict[str, list[Tile]] = {}
    aimless: list[str] = []
    with one_reading():
        prime_growth(reckoner, codes())
        look_around([reckoner], codes())
        waiting = tuple(_due(scope))
    for code in codes():
        tile, indicator = _tile(reckoner, code, asked), reckoner.indicator(code)
        grouped.setdefault(indicator.group, []).append(tile)
        if not tile.target and not tile.missing:
            aimless.append(indicator.label)
    return Board(
        tuple(Group(label, tuple(tiles)) for label, tiles in grouped.items()),
        (*waiting, *_aimless(aimless, scope)),
        _expiring(scope),
    )


def _tile(reckoner: Reckoner, code: str, asked: dict[str, str]) -> Tile:
    figure, url = reckoner.figure(code), links.figure(code, asked)
    indicator = figure.indicator
    if figure.value is None:
        return Tile(indicator.label, "", indicator.unit, url, missing=figure.missing)
    growth, kind = growth_words(reckoner, figure)
    target, done = target_words(reckoner, figure)
    return Tile(
        indicator.label, plain(figure), indicator.unit, url, target=target, done=done,
        rank=rank_words(reckoner, code), growth=growth, growth_kind=kind,
    )  # fmt: skip


def plain(figure: Figure) -> str:
    """The bare number, with its places and thousands separators."""
    return "" if figure.value is None else f"{figure.value:,.{figure.indicator.places}f}"


def growth_words(reckoner: Reckoner, figure: Figure) -> tuple[str, str]:
    """Against the same day last year, or the same month of what comes by month; shares are
    compared in percentage points. Growth that was officially stated is called so.
    """
    code = figure.indicator.code
    if figure.indicator.unit in {"%", "‰"}:
        before = reckoner.a_year_before(code).value
        change = None if before is None or figure.value is None else figure.value - before
        words = "" if change is None else f"同比{signed(change)}个百分点"
    else:
        change = reckoner.growth(code)
        said = "同比" if reckoner.stated_growth(code) is None else "公布增幅"
        words = "" if change is None else f"{said}{signed(change)}%"
    kind = "" if not change else "up" if change > 0 else "down"
    return words, kind


def signed(change: Decimal) -> str:
    """With its sign and one decimal place."""
    rounded = stats.rounded(change, 1)
    sign = "＋" if rounded > 0 else "－" if rounded < 0 else ""
    return f"{sign}{abs(rounded):,f}"


def target_words(reckoner: Reckoner, figure: Figure) -> tuple[str, str]:
    """The target and how much of it is done, in percent; both empty when none was set."""
    target = reckoner.target(figure.indicator.code)
    if target is None or figure.value is None or not target.value:
        return "", ""
    done = figure.value / target.value
    aim = f"{target.value:,.{figure.indicator.places}f}"
    return f"目标{aim}，完成{phrasing.percent(done)}", f"{stats.rounded(done * 100, 1):f}"


def rank_words(reckoner: Reckoner, code: str) -> str:
    """Our place among the peers, in words."""
    peers = reckoner.indicator(code).peers
    place = next((one for one in reckoner.standings(code) if one.is_own), None)
    return f"{peers}第{place.rank}" if place else ""


def _due(scope: Scope) -> Iterator[Waiting]:
    """Certificates that end within a year and yearly reports, one line a kind."""
    for duty in reminding.duties(scope.region, scope.until):
        asked = {"view": "reminders", "day": scope.until.isoformat()}
        yield Waiting(
            duty.title, duty.note, "到期" if duty.due is Due.EXPIRY else "年报", "amber",
            links.scan(duty.track.ruleset, asked),
        )  # fmt: skip


def _aimless(labels: list[str], scope: Scope) -> Iterator[Waiting]:
    if labels:
        yield Waiting(
            f"{len(labels)}项指标没有{scope.year}年目标", "、".join(labels[:4]), "缺目标", "plain",
            links.register("targets", {"year": scope.year}),
        )  # fmt: skip


def _expiring(scope: Scope) -> Chart:
    """How many certificates end in each of the next twelve months; one query."""
    counts = dict.fromkeys(months(scope.until), 0)
    first, last = min(counts), max(counts)
    period = Span(Span.month(*first).since, Span.month(*last).until)
    for day in recognitions.expiry_days(scope.region, period):
        counts[day.year, day.month] += 1
    names = tuple(f"{year}年1月" if month == 1 else f"{month}月" for year, month in counts)
    return Chart("bar", names, (Series("到期证书", tuple(counts.values())),), unit="张")


def months(day: date) -> list[tuple[int, int]]:
    """This month and the eleven after it."""
    this = day.year * 12 + day.month - 1
    return [(step // 12, step % 12 + 1) for step in range(this, this + 12)]
