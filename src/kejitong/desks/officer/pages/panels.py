"""The charts of the dashboard and of a figure's page, each a value with its name and its export."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kejitong.audit.queries import Mark
from kejitong.audit.remembering import Remembered
from kejitong.desks.officer import links
from kejitong.indicators import comparing, reckoning, trending
from kejitong.indicators.figures import Scope
from kejitong.indicators.reckoning import Reckoner
from kejitong.indicators.trending import ByMonth, Place
from kejitong.kernel import stats
from kejitong.kernel.spans import Span
from kejitong.recognitions import queries as recognitions
from kejitong.recognitions.registers import CERTIFICATES
from kejitong.registers.filtering import SINCE, UNTIL
from kejitong.ui.charts import Chart, Series
from kejitong.workbooks.writing import ColumnOut, Kind, SheetOut, sheet_name

_MEMORY = Remembered(64)

Asked = dict[str, str]


@dataclass(frozen=True, slots=True)
class Panel:
    """一张图：页内的名字、标题、说明、数据表的下载。"""

    name: str
    title: str
    chart: Chart
    note: str = ""
    url: str = ""
    export_url: str = ""


def at(asked: Asked, scope: Scope) -> Asked:
    """The same question asked for another day."""
    return {**asked, "year": str(scope.year), "until": scope.until.isoformat()}


def monthly(reckoner: Reckoner, found: ByMonth, asked: Asked) -> Chart:
    """Month by month against last year; each point leads to the figure of that day."""
    indicator = reckoner.indicator(found.code)
    year = reckoner.scope.year
    target = reckoner.target(found.code)
    series = tuple(
        Series(
            f"{shown}年",
            tuple(point.value for point in points),
            tuple(
                links.figure(found.code, at(asked, point.scope)) if point.value is not None else ""
                for point in points
            ),
        )
        for shown, points in ((year, found.this_year), (year - 1, found.last_year))
    )
    return Chart(
        "line", tuple(f"{month}月" for month in range(1, 13)), series, unit=indicator.unit,
        target=target.value if target else None,
    )  # fmt: skip


def ranks(reckoner: Reckoner, found: dict[str, list[Place]], asked: Asked) -> Chart | None:
    """Our places over the years, one line a figure; nothing before the first ranking."""
    ranked = {code: places for code, places in found.items() if any(one.rank for one in places)}
    if not ranked:
        return None
    scopes = [place.scope for place in next(iter(ranked.values()))]
    first = min(
        place for places in ranked.values() for place, one in enumerate(places) if one.rank
    )  # fmt: skip
    series = tuple(
        Series(
            reckoner.indicator(code).label,
            tuple(one.rank for one in places[first:]),
            tuple(
                links.figure(code, at(asked, one.scope)) if one.rank else ""
                for one in places[first:]
            ),
        )
        for code, places in ranked.items()
    )
    return Chart("places", tuple(f"{one.year}年" for one in scopes[first:]), series, unit="位")


def expiring(scope: Scope) -> Chart:
    """How many certificates end in each of the next twelve months; one query."""
    months = _months(scope.until)
    spans = [Span.month(year, month) for year, month in months]
    counts = dict.fromkeys(months, 0)
    period = Span(spans[0].since, spans[-1].until)
    for day in recognitions.expiry_days(scope.region, period):
        counts[day.year, day.month] += 1
    urls = tuple(
        links.register(CERTIFICATES.slug, {
            f"expires_on{SINCE}": span.since.isoformat(),
            f"expires_on{UNTIL}": span.last and span.last.isoformat(),
        })
        for span in spans
    )  # fmt: skip
    names = tuple(f"{year}年1月" if month == 1 else f"{month}月" for year, month in months)
    return Chart("bar", names, (Series("到期证书", tuple(counts.values()), urls),), unit="张")


def _months(day: date) -> list[tuple[int, int]]:
    """This month and the eleven after it."""
    this = day.year * 12 + day.month - 1
    return [(step // 12, step % 12 + 1) for step in range(this, this + 12)]


def does_grow(reckoner: Reckoner, code: str) -> bool:
    """Whether the figure is an amount that moves, and not a rank, a target, a month or a name."""
    return reckoning.does_grow(reckoner.indicator(code))


def due(reckoner: Reckoner, code: str) -> str:
    """How much of the target should be done by now, in percent; empty without a pace."""
    found = comparing.progress(code, reckoner.figure(code).value, reckoner)
    return "" if found is None or found.due is None else f"{stats.rounded(found.due * 100, 1):f}"


def figure_panels(reckoner: Reckoner, code: str, asked: Asked, mark: Mark) -> list[Panel]:
    """A figure's own charts, kept until something is written to the journal."""
    if not does_grow(reckoner, code):
        return []
    question = (reckoner.scope, code, *asked.items())
    return _MEMORY.ask(mark, question, lambda: _figure_panels(reckoner, code, asked))


def _figure_panels(reckoner: Reckoner, code: str, asked: Asked) -> list[Panel]:
    """By month, and the places over the years."""
    label = reckoner.indicator(code).label
    (found,) = trending.by_month(reckoner, [code])
    export = [links.figure_chart(code, name, asked) for name in ("months", "places")]
    shown = [Panel("months", f"{label}各月末", monthly(reckoner, found, asked),
                   "与上年同月比；点一个月，看那天的数", export_url=export[0])]  # fmt: skip
    peers = reckoner.indicator(code).peers
    if peers and (chart := ranks(reckoner, trending.places(reckoner, [code]), asked)):
        shown.append(
            Panel("places", f"{peers}历年名次", chart, "历年同日", export_url=export[1])
        )  # fmt: skip
    return [one for one in shown if _has_values(one.chart)]


def _has_values(chart: Chart) -> bool:
    return sum(value is not None for one in chart.series for value in one.values) > 1


def sheet(title: str, chart: Chart) -> SheetOut:
    """The chart's numbers as a sheet: one row a category, one column a series."""
    headings = (
        ColumnOut("类别"),
        *(ColumnOut(one.name, Kind.DECIMAL, unit=chart.unit) for one in chart.series),
    )
    rows = [[category, *values] for category, values in chart.rows]
    if chart.totals:
        rows.append(["合计", *chart.totals])
    return SheetOut(sheet_name(title), headings, rows, title)
