"""What the page of an organisation draws: certificates on a time axis, yearly facts as small bars,
patents by year, filings with their stage, institutions with their six points.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from kejitong.desks.officer import links
from kejitong.kernel import stats
from kejitong.organisations.registers import YEARLY_FACTS
from kejitong.programmes.registers import FILINGS
from kejitong.programmes.stages import Stage, stage_on
from kejitong.recognitions.queries import Condition, checklist
from kejitong.recognitions.registers import CERTIFICATES, INSTITUTIONS
from kejitong.registers import showing
from kejitong.ui.pieces import BadgeKind

if TYPE_CHECKING:
    from kejitong.organisations.models import YearlyFacts
    from kejitong.programmes.models import Filing
    from kejitong.recognitions.models import Certificate, Institution

SOON = 180
YEARLY = ("revenue", "rd_expense", "staff", "rd_staff", "output", "tax")
SHOWN_YEARS = 6
HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Lifeline:
    """一张证书在时间轴上的一段；`start`、`width` 是百分数。"""

    label: str
    number: str
    url: str
    issued_on: date
    last_on: date | None
    words: str
    kind: BadgeKind
    start: Decimal
    width: Decimal


@dataclass(frozen=True, slots=True)
class Tick:
    """时间轴上的一个年份。"""

    year: int
    at: Decimal


@dataclass(frozen=True, slots=True)
class Lifelines:
    """全部证书和它们的时间轴；`today` 是今天在轴上的位置。"""

    rows: tuple[Lifeline, ...]
    ticks: tuple[Tick, ...]
    today: Decimal


@dataclass(frozen=True, slots=True)
class Bar:
    """小图里一年的柱；没有数的年份高为零。"""

    year: int
    text: str
    at: Decimal
    width: Decimal
    top: Decimal
    height: Decimal


@dataclass(frozen=True, slots=True)
class Strip:
    """一项年度数据的小图：最近一年的数、各年的柱、来历。"""

    label: str
    text: str
    year: int
    status: str
    source: str
    url: str
    bars: tuple[Bar, ...]

    @property
    def origin(self) -> str:
        """哪一年的、什么状态、从哪里来。"""
        return "，".join(filter(None, (f"{self.year}年{self.status}", self.source)))


@dataclass(frozen=True, slots=True)
class FiledProject:
    """一个申报项目走到哪一步。"""

    title: str
    url: str
    programme: str
    filed_on: date | None
    amount: Decimal | None
    due_on: date | None
    stage: Stage


@dataclass(frozen=True, slots=True)
class Centre:
    """一个研发机构：层级、走到哪一步、“六有”。"""

    name: str
    url: str
    kind: str
    stage: str
    points: tuple[Condition, ...]

    @property
    def unmet(self) -> tuple[str, ...]:
        """“六有”里还缺的。"""
        return tuple(point.label for point in self.points if not point.is_met)


def lifelines(certificates: Sequence[Certificate], day: date) -> Lifelines | None:
    """The certificates between the first year that any of them touches and the last."""
    if not certificates:
        return None
    days = [day, *(one.issued_on for one in certificates)]
    first = date(min(days).year, 1, 1)
    days += [end for one in certificates if (end := _last(one))]
    last = date(max(days).year + 1, 1, 1)
    rows = tuple(_lifeline(one, day, first, last) for one in certificates)
    step = -(-(last.year - first.year) // 12)
    years = range(first.year, last.year, step)
    ticks = tuple(Tick(year, _at(date(year, 1, 1), first, last)) for year in years)
    return Lifelines(rows, ticks, _at(day, first, last))


def _last(certificate: Certificate) -> date | None:
    """The last day on which it is valid, as far as is known."""
    ends = [certificate.expires_on]
    if certificate.revoked_on:
        ends.append(max(certificate.revoked_on - timedelta(days=1), certificate.issued_on))
    return min((end for end in ends if end), default=None)


def _lifeline(certificate: Certificate, day: date, first: date, last: date) -> Lifeline:
    words, kind = standing(certificate, day)
    ends = _last(certificate)
    start = _at(certificate.issued_on, first, last)
    until = _at(ends, first, last) if ends else HUNDRED
    return Lifeline(
        showing.written(CERTIFICATES, "kind", certificate.kind),
        certificate.number,
        links.record(CERTIFICATES.slug, certificate.pk),
        certificate.issued_on,
        certificate.expires_on,
        words,
        kind,
        start,
        max(until - start, Decimal("0.5")),
    )


def standing(certificate: Certificate, day: date) -> tuple[str, BadgeKind]:
    """Whether it is valid on the day, and for how long still."""
    if certificate.revoked_on and certificate.revoked_on <= day:
        return f"{certificate.revoked_on}撤销", "red"
    if certificate.issued_on > day:
        return "尚未发证", "plain"
    if certificate.expires_on is None:
        return "长期有效", "green"
    left = (certificate.expires_on - day).days
    if left < 0:
        return "已过期", "plain"
    return (f"还有{left}天到期", "amber") if left <= SOON else ("有效", "green")


def _at(day: date, first: date, last: date) -> Decimal:
    return stats.rounded(Decimal((day - first).days) / (last - first).days * 100, 2)


def strips(facts: Sequence[YearlyFacts]) -> tuple[Strip, ...]:
    """One small chart for each fact that any of the years has; `facts` newest first."""
    shown = sorted(facts[:SHOWN_YEARS], key=lambda one: one.year)
    return tuple(strip for name in YEARLY if (strip := _strip(name, shown)))


def _strip(name: str, facts: Sequence[YearlyFacts]) -> Strip | None:
    known = [one for one in facts if getattr(one, name) is not None]
    if not known:
        return None
    latest = known[-1]
    bars = tuple(_bars(name, [one for one in facts if known[0].year <= one.year <= latest.year]))
    return Strip(
        YEARLY_FACTS.heading(name),
        _amount(name, getattr(latest, name)),
        latest.year,
        latest.get_status_display(),
        latest.source,
        links.record(YEARLY_FACTS.slug, latest.pk),
        bars,
    )


def _bars(name: str, facts: Sequence[YearlyFacts]) -> Iterator[Bar]:
    most = max([Decimal(getattr(one, name) or 0) for one in facts] + [Decimal(1)])
    step = HUNDRED / len(facts)
    for place, one in enumerate(facts):
        value = getattr(one, name)
        height = stats.rounded(max(Decimal(value or 0), Decimal(0)) / most * 100, 1)
        text = "没有填写" if value is None else _amount(name, value)
        yield Bar(
            one.year, text, stats.rounded(step * place + step / 5, 2),
            stats.rounded(step * 3 / 5, 2), HUNDRED - height, height,
        )  # fmt: skip


def _amount(name: str, value: Decimal | int) -> str:
    if YEARLY_FACTS.by_name[name].unit != "元":
        return f"{showing.number(value)}{YEARLY_FACTS.by_name[name].unit}"
    yuan = Decimal(value)
    for least, unit in ((10**8, "亿元"), (10**4, "万元")):
        if abs(yuan) >= least:
            return f"{stats.rounded(yuan / least, 2):,f}{unit}"
    return f"{showing.number(yuan)}元"


def projects(filings: Iterable[Filing], day: date) -> tuple[FiledProject, ...]:
    """The filings with their programmes and stages."""
    return tuple(
        FiledProject(
            filing.title, links.record(FILINGS.slug, filing.pk), filing.programme.name,
            filing.filed_on, filing.approved_amount, filing.due_on, stage_on(filing, day),
        )
        for filing in filings
    )  # fmt: skip


def centres(institutions: Iterable[Institution], day: date) -> tuple[Centre, ...]:
    """The institutions with their levels, stages and six points."""
    return tuple(
        Centre(
            one.name, links.record(INSTITUTIONS.slug, one.pk),
            f"{one.get_level_display()}{one.get_kind_display()}",
            str(one.stage_on(day).label), checklist(one),
        )
        for one in institutions
    )  # fmt: skip
