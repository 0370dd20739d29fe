"""Every figure that is compared with last year is compared with the same period, and says so: the
figure, its base and the growth beside them agree, or the growth is shown as officially stated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache

import pytest

from kejitong.desks.officer.pages import board, figure_facts
from kejitong.indicators import trending
from kejitong.indicators.figures import Figure, Scope
from kejitong.indicators.priming import prime_growth
from kejitong.indicators.reckoning import Reckoner, does_grow, indicators
from kejitong.indicators.vocabulary import Growth
from kejitong.kernel import stats

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("district")]
DAYS = (date(2026, 11, 30), date(2026, 11, 10), date(2026, 2, 15), date(2025, 12, 31))
GROWING = [code for code, known in indicators().items() if does_grow(known)]
TOLD = [code for code in GROWING if indicators()[code].board or indicators()[code].peers]
each_day = pytest.mark.parametrize("day", DAYS, ids=str)


@cache
def reckoner_on(day: date) -> Reckoner:
    """Nobody writes here: what one test has asked, the next one knows."""
    reckoner = Reckoner(Scope("320612", "通州区", day))
    prime_growth(reckoner, GROWING)
    return reckoner


def both(reckoner: Reckoner) -> Iterator[tuple[Figure, Figure]]:
    """Each figure that has a base, and its base."""
    for code in GROWING:
        now, before = reckoner.figure(code), reckoner.a_year_before(code)
        if now.value is not None and before.value:
            yield now, before


@each_day
def test_the_base_covers_the_same_months(day: date) -> None:
    found = list(both(reckoner_on(day)))
    assert len(found) > 30
    for now, before in found:
        assert now.month == before.month <= day.month, now.indicator.code
        assert before.scope == now.scope.a_year_before(now.month), now.indicator.code


@each_day
def test_value_base_and_growth_agree_unless_the_growth_is_stated(day: date) -> None:
    reckoner = reckoner_on(day)
    for now, before in both(reckoner):
        code = now.indicator.code
        given = stats.growth(now.value, before.value)
        reckoned, stated = reckoner.reckoned_growth(code), reckoner.stated_growth(code)
        assert given is not None
        assert reckoned is not None
        assert reckoner.growth(code) == (reckoned if stated is None else stated)
        # What is read on the page is rounded; it may be off by half of the last place in each.
        half = Decimal(1).scaleb(-now.indicator.places) / 2
        slack = 100 * half * (1 + given + 1) / (before.value or 1) + Decimal("0.1")
        assert abs(given * 100 - reckoned) <= slack, code


@each_day
def test_what_the_page_tells_agrees(day: date) -> None:
    """The words of the page: base with its months, growth, and that it was stated if it was."""
    reckoner = reckoner_on(day)
    for code in TOLD:
        figure = reckoner.figure(code)
        if figure.value is None or reckoner.a_year_before(code).value is None:
            continue
        facts = {fact.term: str(fact.value) for fact in figure_facts.facts(reckoner, figure)}
        months = f"（{day.year - 1}年{figure.months}）" if figure.months else ""
        assert facts["上年同期"] == reckoner.a_year_before(code).exact + months
        words, _ = board.growth_words(reckoner, figure)
        said = "同比"
        if reckoner.stated_growth(code) is not None and figure.indicator.unit != "%":
            said = "公布增幅"
            assert facts["公布增幅"].startswith(words.removeprefix(said))
        assert not words or re.fullmatch(rf"{said}[＋－]?[\d,.]+(%|个百分点)", words), words


@each_day
def test_growth_that_is_a_figure_of_its_own_stands_on_the_same_records(day: date) -> None:
    reckoner = reckoner_on(day)
    for code, known in indicators().items():
        if not isinstance(known.measure, Growth) or reckoner.figure(code).is_missing:
            continue
        base = reckoner.a_year_before(known.measure.of).scope
        now, before = reckoner.sources(code)
        of = known.measure.of
        assert list(now.rows) == list(next(reckoner.sources(of)).rows)
        assert list(before.rows) == list(next(reckoner.elsewhen(base).sources(of)).rows)


@each_day
def test_a_month_without_data_is_empty_and_not_the_month_before(day: date) -> None:
    reckoner = reckoner_on(day)
    monthly = [code for code in GROWING if reckoner.figure(code).month]
    assert {"hightech_output", "hightech_output_share", "reported_output"} <= {*monthly} or (
        day.month == 2
    )
    for found in trending.by_month(reckoner, monthly):
        for point in (*found.this_year, *found.last_year):
            month = reckoner.elsewhen(point.scope).figure(found.code).month
            assert point.value is None or month == point.scope.until.month
        known = [point.scope.until.month for point in found.this_year if point.value is not None]
        assert max(known, default=0) <= reckoner.figure(found.code).month


@each_day
def test_years_are_told_up_to_the_same_month(day: date) -> None:
    reckoner = reckoner_on(day)
    for code in ("hightech_output", "hightech_output_share", "inventions_per_10k"):
        points = trending.by_year(reckoner, code)
        base = reckoner.a_year_before(code)
        assert (points[-1].value, points[-2].value) == (reckoner.figure(code).value, base.value)
