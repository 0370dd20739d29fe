"""What figures are composed of: records by township and by industry, money by level and programme."""

from __future__ import annotations

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
from kejitong.organisations.registers import ORGANISATIONS, REGIONS
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


def by_region(indicator: Indicator, scope: Scope, asked: Asked) -> Chart:
    """How many of the figure's records lie in each township, the most first."""
    measure: Any = indicator.measure
    register = catalogue.countable(measure.of).register
    rows = rows_of(measure, scope).order_by()
    counts = dict(rows.values_list(register.region).annotate(n=Count("pk")))
    found = queries.live(REGIONS).filter(code__in=[code for code in counts if code])
    names = dict(found.values_list("code", "name"))
    shares = [
        Share(_place(code, names, scope), count,
              links.figure(indicator.code, {**asked, "region": code or scope.region}))
        for code, count in counts.items()
    ]  # fmt: skip
    return _ranking(indicator.label, shares, indicator.unit)


def _place(code: str, names: dict[str, str], scope: Scope) -> str:
    if not code or code == scope.region:
        return "未写明镇街"
    return names.get(code, code)


def by_industry(indicator: Indicator, scope: Scope, asked: Asked) -> Chart:
    """How many of the figure's records belong to each division of industry, the most first."""
    measure: Any = indicator.measure
    path = industry_path(catalogue.countable(measure.of).register)
    rows = rows_of(measure, scope).order_by().annotate(division=Substr(path, 1, DIVISION))
    counts = rows.values_list("division").annotate(n=Count("pk"))
    shares = [
        Share(division_name(code or ""), count,
              links.figure(indicator.code, {**asked, "industry": code or BLANK}) + "#records")
        for code, count in counts
    ]  # fmt: skip
    return _ranking(indicator.label, shares, indicator.unit)


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


def money_by_level(scope: Scope) -> Chart:
    """Funds of the year by the level that granted them, in 万元."""
    rows = _grants(scope).values_list("level").annotate(total=Sum("amount"))
    shares = [
        Share(showing.written(GRANTS, "level", level), total / WAN, _granted(scope, "level", level))
        for level, total in rows
    ]
    return _ranking("上级科技经费", shares, "万元", kind="bar")


def money_by_programme(scope: Scope) -> Chart:
    """Funds of the year by programme, in 万元; the largest few."""
    rows = _grants(scope).values_list("programme", "programme__name").annotate(total=Sum("amount"))
    shares = [
        Share(name or "未写明计划", total / WAN,
              _granted(scope, "programme", reference(pk) if pk else BLANK))
        for pk, name, total in rows
    ]  # fmt: skip
    return _ranking("上级科技经费", shares, "万元")


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
    """The largest first; beyond the first dozen nothing is drawn."""
    shown = sorted(shares, key=lambda one: (-one.value, one.label))[:MOST]
    series = Series(
        label, tuple(one.value for one in shown), tuple(one.url for one in shown)
    )  # fmt: skip
    return Chart(kind, tuple(one.label for one in shown), (series,), unit=unit)
