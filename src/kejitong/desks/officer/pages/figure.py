"""The dictionary of figures, and one figure's page: its meaning, its neighbours, its records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kejitong.audit.queries import Mark
from kejitong.audit.remembering import Remembered
from kejitong.desks.officer import links, tables
from kejitong.desks.officer.markup import Table
from kejitong.desks.officer.pages import board
from kejitong.desks.officer.pages import figure_facts as told
from kejitong.indicators import queries as frozen
from kejitong.indicators.actions import ROOM as FREEZES
from kejitong.indicators.comparing import Standing
from kejitong.indicators.figures import Figure, Scope
from kejitong.indicators.priming import bases, look_around, prime, prime_each
from kejitong.indicators.reckoning import Reckoner, indicators, registers_of
from kejitong.indicators.sources import Source
from kejitong.indicators.trending import by_year, months_of, years_back
from kejitong.indicators.vocabulary import Structure
from kejitong.registers import catalogue, listing, showing
from kejitong.reports import composing
from kejitong.reports import queries as reports
from kejitong.ui import pieces
from kejitong.ui.charts import Chart, Series
from kejitong.ui.pieces import Fact, Pager, Tab

PAGE = 50
TREND = 5
_DICTIONARIES, _PAGES, _RECORDS = Remembered(16), Remembered(128), Remembered(64)

Asked = dict[str, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """字典里的一个指标。"""

    figure: Figure
    url: str


@dataclass(frozen=True, slots=True)
class Group:
    """字典里的一组。"""

    label: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Records:
    """数字背后的一批记录，一页一页看。"""

    label: str
    table: Table
    count: int
    pager: Pager
    tabs: tuple[Tab, ...]


@dataclass(frozen=True, slots=True)
class Frozen:
    """一次冻结时的数。"""

    text: str
    until: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class FigurePage:
    """一个指标的页面。"""

    figure: Figure
    facts: tuple[Fact, ...]
    growth: str
    growth_kind: str
    target: str
    done: str
    standings: tuple[Standing, ...]
    ranking: Chart | None
    trend: Chart | None
    trend_title: str
    used: tuple[str, ...]
    frozen: tuple[Frozen, ...]


def dictionary(scope: Scope, asked: Asked, mark: Mark) -> list[Group]:
    """Every indicator with its value, kept until something is written to a register."""
    return _DICTIONARIES.ask(mark, (scope, *asked.items()), lambda: _dictionary(scope, asked))


def _dictionary(scope: Scope, asked: Asked) -> list[Group]:
    reckoner, codes = reckoner_of(scope), list(indicators())
    prime([reckoner, reckoner.elsewhen(scope.a_year_before())], codes)
    look_around([reckoner], codes)
    grouped: dict[str, list[Entry]] = {}
    for code, indicator in indicators().items():
        entry = Entry(reckoner.figure(code), links.figure(code, asked))
        grouped.setdefault(indicator.group or "文稿自身", []).append(entry)
    return [Group(label, tuple(entries)) for label, entries in grouped.items()]


def reckoner_of(scope: Scope) -> Reckoner:
    """Figures of the tables, and those of the report's own structure."""
    return composing.reckoner(reports.outline(), scope)


def registers(code: str) -> tuple[str, ...]:
    """What decides a figure's page: its records with what they name, its target, its peers, and
    what was frozen.
    """
    named = {slug for own in registers_of(code) for slug in catalogue.found_by(own)}
    return (*named, "targets", "peers", "peer_members", "regions", FREEZES)


def figure_page(reckoner: Reckoner, code: str, mark: Mark) -> FigurePage:
    """Everything about one figure but its records, kept until one of its registers is written."""
    return _PAGES.ask(mark, (reckoner.scope, code), lambda: _figure_page(reckoner, code))


def _figure_page(reckoner: Reckoner, code: str) -> FigurePage:
    prepare(reckoner, code)
    figure = reckoner.figure(code)
    growth, kind = board.growth_words(reckoner, figure) if told.is_amount(figure) else ("", "")
    target, done = board.target_words(reckoner, figure)
    standings = tuple(reckoner.standings(code))
    return FigurePage(
        figure, tuple(told.facts(reckoner, figure)), growth, kind, target, done,
        standings, _ranking(figure, standings), _trend(reckoner, code),
        f"近五年{figure.months or '同日'}", tuple(_used(code)), tuple(_frozen(code, reckoner.scope)),
    )  # fmt: skip


def prepare(reckoner: Reckoner, code: str, then: date | None = None) -> None:
    """Read at once what the page tells of the figure over the years, and over the months."""
    scopes = years_back(reckoner.scope, TREND)
    if then:
        scopes += [reckoner.scope.up_to(then), *months_of(reckoner.scope)]
    read = dict.fromkeys([*scopes, *bases(code, reckoner.scope)])
    prime_each((reckoner.elsewhen(scope), code) for scope in read)
    look_around([reckoner.elsewhen(scope) for scope in scopes], [code])


def _ranking(figure: Figure, standings: Sequence[Standing]) -> Chart | None:
    if not standings:
        return None
    return Chart(
        "ranking", tuple(place.name for place in standings),
        (Series(figure.indicator.label, tuple(place.value for place in standings)),),
        unit=figure.indicator.unit, highlight=figure.scope.region_name,
    )  # fmt: skip


def _trend(reckoner: Reckoner, code: str) -> Chart | None:
    """The same day of five years, or the same months; nothing when only one year is known. The
    year's target belongs to one of the five years only, and is not drawn across them all.
    """
    indicator = reckoner.indicator(code)
    if isinstance(indicator.measure, Structure):
        return None
    points = by_year(reckoner, code, TREND)
    values = tuple(point.value for point in points)
    if sum(value is not None for value in values) < 2:
        return None
    years = tuple(str(point.scope.year) for point in points)
    return Chart("line", years, (Series(indicator.label, values),), unit=indicator.unit)


def _used(code: str) -> Iterator[str]:
    """The headings of the report's paragraphs that use the figure."""
    for paragraph in reports.outline().paragraphs:
        if code in paragraph.slots.values():
            heading = paragraph.heading or paragraph.section.title or "导语"
            yield f"年度总结 · {paragraph.section.title} · {heading}".replace(" ·  · ", " · ")
    if indicators()[code].board:
        yield "年度看板"


def _frozen(code: str, scope: Scope) -> Iterator[Frozen]:
    for row in frozen.frozen(code, scope.region):
        freeze = row.freeze
        yield Frozen(
            told.as_frozen(indicators()[code], row), freeze.until.isoformat(), freeze.at, freeze.by
        )


def records(
    sources: Sequence[Source], about: About, mark: Mark, *, source: int, number: int
) -> Records | None:
    """One page of one selection behind the figure, in the figure's own order; kept until one of
    its registers is written.
    """
    if not sources:
        return None
    chosen = min(source, len(sources) - 1)
    question = (about.scope, about.code, *about.asked.items(), chosen, number)
    return _RECORDS.ask(mark, question, lambda: _records(sources, about, chosen, number))


@dataclass(frozen=True, slots=True)
class About:
    """看的是哪个数的记录：地区和截止日、代码、网址带着的条件。"""

    scope: Scope
    code: str
    asked: Asked


def _records(sources: Sequence[Source], about: About, chosen: int, number: int) -> Records:
    shown = sources[chosen]
    columns = listing.listed(shown.register)
    total = shown.rows.count()
    last = max(1, -(-total // PAGE))
    number = min(max(number, 1), last)
    rows = shown.rows.select_related(*showing.related(shown.register, columns))
    here = {**about.asked, "source": chosen}
    return Records(
        shown.label,
        tables.plain_table(
            shown.register, rows[(number - 1) * PAGE : number * PAGE], columns, caption=shown.label
        ),
        total,
        pieces.numbered(
            current=number, last=last, summary=f"共{total:,}条",
            address=lambda page: links.figure(about.code, {**here, "page": page}) + "#records",
        ),
        tuple(_tabs(sources, about.code, about.asked, chosen)),
    )  # fmt: skip


def _tabs(sources: Sequence[Source], code: str, asked: Asked, chosen: int) -> Iterator[Tab]:
    if len(sources) < 2:
        return
    for place, source in enumerate(sources):
        url = links.figure(code, {**asked, "source": str(place)}) + "#records"
        yield Tab(f"{source.register.label}：{source.label}", url, is_current=place == chosen)
