"""What figures are composed of: records by township and by industry, money by level and programme."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, QuerySet, Sum
from django.db.models.functions import Substr

from kejitong.desks.officer import links
from kejitong.indicators.figures import Scope
from kejitong.indicators.sources import Source, rows_of
from kejitong.indicators.vocabulary import Count as CountOf
from kejitong.indicators.vocabulary import Indicator
from kejitong.organisations.industry import SECTIONS
from kejitong.organisations.industry_names import DIVISION_NAMES
from kejitong.organisations.registers import ORGANISATIONS
from kejitong.programmes.registers import GRANTS
from kejitong.registers import catalogue, queries, showing
from kejitong.registers.filtering import BLANK, SINCE, UNTIL, reference
from kejitong.registers.register import Register
from kejitong.ui.charts import Chart, ChartKind, Series

DIVISION = 3
"""A section's letter and the two digits of a division."""
MOST = 12
WAN = 10_000

Asked = dict[str, str]


@dataclass(frozen=True, slots=True)
class Share:
    """一份：叫什么、多少、点开到哪里。"""

    label: str
    value: Decimal | int
    url: str


def industry_path(register: Register) -> str:
    """The way from the register's records to an industry code; empty when there is none."""
    if register is ORGANISATIONS:
        return "industry"
    return "organisation__industry" if "organisation" in register.by_name else ""


def is_divisible(indicator: Indicator) -> bool:
    """Whether its records can be told apart by township and by industry."""
    if not isinstance(indicator.measure, CountOf):
        return False
    register = catalogue.countable(indicator.measure.of).register
    return bool(register.region and industry_path(register))


def divided(indicator: Indicator, scope: Scope, asked: Asked) -> tuple[Chart, Chart]:
    """How many of the figure's records lie in each township, and belong to each division of
    industry; the most first.
    """
    towns: Counter[tuple[str, str]] = Counter()
    divisions: Counter[str] = Counter()
    for code, name, division, count in _counted(indicator, scope):
        towns[code or "", name or ""] += count
        divisions[division or ""] += count
    by_region = [
        Share(_place(code, name, scope), count,
              links.figure(indicator.code, {**asked, "region": code or scope.region}))
        for (code, name), count in towns.items()
    ]  # fmt: skip
    by_industry = [
        Share(division_name(code), count,
              links.figure(indicator.code, {**asked, "industry": code or BLANK}) + "#records")
        for code, count in divisions.items()
    ]  # fmt: skip
    label, unit = indicator.label, indicator.unit
    return _ranking(label, by_region, unit), _ranking(label, by_industry, unit)


def _counted(indicator: Indicator, scope: Scope) -> QuerySet[Any]:
    """Code and name of the region, division of industry, number of records."""
    measure: Any = indicator.measure
    register = catalogue.countable(measure.of).register
    region, _, _ = register.region.rpartition("__")
    rows: QuerySet[Any] = rows_of(measure, scope).order_by()
    marked = rows.annotate(division=Substr(industry_path(register), 1, DIVISION))
    names = (register.region, f"{region}__name", "division")
    counted: QuerySet[Any] = marked.values_list(*names).annotate(n=Count("pk"))
    return counted


def _place(code: str, name: str, scope: Scope) -> str:
    return "未写明镇街" if not code or code == scope.region else name


def division_name(code: str) -> str:
    """大类的名称；只写门类的写门类的。"""
    section = next((one.name for one in SECTIONS if code[:1] == one.letter), "")
    if not section:
        return "未写明行业"
    return DIVISION_NAMES.get(code[1:], section)


def in_industry(sources: Iterable[Source], code: str) -> Iterator[Source]:
    """The selections narrowed to one division; those that know no industry are left out."""
    for source in sources:
        if path := industry_path(source.register):
            condition = {path: ""} if code == BLANK else {f"{path}__startswith": code}
            yield Source(source.register, source.label, source.rows.filter(**condition))


def money(scope: Scope) -> tuple[Chart, Chart]:
    """Funds of the year in 万元: by the level that granted them, and by programme."""
    found = _grants(scope).values_list("level", "programme", "programme__name")
    levels: defaultdict[str, Decimal] = defaultdict(Decimal)
    programmes: defaultdict[tuple[int | None, str], Decimal] = defaultdict(Decimal)
    for level, pk, name, total in found.annotate(total=Sum("amount")):
        levels[level] += total / WAN
        programmes[pk, name or "未写明计划"] += total / WAN
    by_level = [
        Share(showing.written(GRANTS, "level", level), total, _granted(scope, "level", level))
        for level, total in levels.items()
    ]
    by_programme = [
        Share(name, total, _granted(scope, "programme", reference(pk) if pk else BLANK))
        for (pk, name), total in programmes.items()
    ]
    label = "上级科技经费"
    return _ranking(label, by_level, "万元", kind="bar"), _ranking(label, by_programme, "万元")


def _grants(scope: Scope) -> QuerySet[Any]:
    live = queries.live(GRANTS, region=scope.region).order_by()
    return live.filter(granted_on__gte=scope.period.since, granted_on__lte=scope.until)


def _granted(scope: Scope, name: str, value: str) -> str:
    days = {
        f"granted_on{SINCE}": scope.period.since.isoformat(),
        f"granted_on{UNTIL}": scope.until.isoformat(),
    }
    return links.register(GRANTS.slug, {name: value, **days})


def _ranking(label: str, shares: list[Share], unit: str, kind: ChartKind = "ranking") -> Chart:
    """The largest first, all of them with their sum; the first dozen are drawn."""
    shown = sorted(shares, key=lambda one: (-one.value, one.label))
    series = Series(
        label, tuple(one.value for one in shown), tuple(one.url for one in shown)
    )  # fmt: skip
    return Chart(
        kind, tuple(one.label for one in shown), (series,), unit=unit, most=MOST, is_summed=True
    )
