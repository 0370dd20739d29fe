"""Which patents count: the first and last day of everything, kinds, regions, retired ones."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from kejitong.kernel.identifiers.patent import patent_number
from kejitong.kernel.spans import OpenSpan, Span
from kejitong.patents import queries
from kejitong.patents.terms import expires_on
from kejitong.registers.countables import Countable
from kejitong.registers.models import Record
from tests import makers

KINDS = {"invention": "发明", "utility": "实用新型", "design": "外观设计"}
SERIALS = count(1)
Y2025 = Span.year(2025)


def a_patent(filed_on: date, *, kind: str = "invention", **values: Any) -> Record:
    number = patent_number(filed_on.year, KINDS[kind], next(SERIALS))  # type: ignore[arg-type]
    return makers.a_record(
        "patents", application_number=number, title="试验装置", filed_on=filed_on, **values
    )


def rows(countable: Countable, period: Span, region: str = "", **where: Any) -> list[Record]:
    return list(countable.rows(region, period, **where))


@pytest.mark.django_db
def test_filed_within_the_period() -> None:
    a_patent(date(2024, 12, 31))
    first = a_patent(date(2025, 1, 1), kind="utility")
    last = a_patent(date(2025, 12, 31))
    a_patent(date(2026, 1, 1))
    assert rows(queries.filed, Y2025) == [first, last]
    assert rows(queries.filed, Y2025, kind="invention") == [last]


@pytest.mark.django_db
def test_granted_within_the_period_whenever_filed() -> None:
    def granted(day: date | None, **values: Any) -> Record:
        return a_patent(date(2020, 5, 5), granted_on=day, **values)

    granted(None)
    granted(date(2024, 12, 31))
    first = granted(date(2025, 1, 1), kind="design")
    last = granted(date(2025, 12, 31))
    granted(date(2026, 1, 1))
    assert rows(queries.granted, Y2025) == [first, last]
    assert rows(queries.granted, Y2025, kind="design") == [first]


@pytest.mark.django_db
def test_valid_on_the_last_day() -> None:
    def patent(filed_on: date = date(2020, 1, 1), **values: Any) -> Record:
        return a_patent(filed_on, **{"granted_on": date(2021, 1, 1), **values})

    plain = patent()
    just_granted = patent(granted_on=date(2025, 12, 31))
    patent(granted_on=date(2026, 1, 1))
    patent(granted_on=None)
    still = patent(terminated_on=date(2026, 1, 1), invalidated_on=date(2026, 1, 1))
    patent(terminated_on=date(2025, 12, 31))
    patent(invalidated_on=date(2025, 12, 31))
    ending = patent(date(2006, 1, 1))
    patent(date(2005, 12, 31))
    extended = patent(date(2005, 12, 31), term_extension_days=1)
    utility = patent(date(2016, 1, 1), kind="utility")
    patent(date(2015, 12, 31), kind="utility")
    valid = [plain, just_granted, still, ending, extended, utility]
    assert rows(queries.valid, Y2025) == valid
    assert rows(queries.valid, Y2025, kind="utility") == [utility]


@pytest.mark.django_db
def test_retired_and_other_regions_do_not_count() -> None:
    region, other = makers.a_region(), makers.a_region("320613", "另一区")
    day = date(2025, 3, 1)
    here = a_patent(day, region=region)
    there = a_patent(day, region=other)
    a_patent(day)
    makers.retired("patents", a_patent(day, region=region))
    assert rows(queries.filed, Y2025, "320612") == [here]
    assert rows(queries.filed, Y2025, "320600") == [here, there]


@pytest.mark.django_db
def test_high_value_needs_one_criterion_and_counts_once() -> None:
    def patent(filed_on: date = date(2020, 1, 1), **values: Any) -> Record:
        return a_patent(filed_on, **{"granted_on": date(2021, 1, 1), **values})

    patent()
    patent(date(2015, 12, 31))
    patent(pledge_amount=Decimal(0))
    patent(kind="utility", is_strategic=True)
    patent(is_strategic=True, terminated_on=date(2025, 1, 1))
    patent(granted_on=None, is_strategic=True)
    high = [
        patent(is_strategic=True),
        patent(has_overseas_family=True),
        patent(has_award=True),
        patent(pledge_amount=Decimal(100)),
        patent(date(2015, 12, 30)),
        patent(date(2010, 1, 1), is_strategic=True, has_overseas_family=True, has_award=True),
    ]
    assert rows(queries.high_value, Y2025) == high
    without_small_pledge = [one for one in high if one != high[3]]
    assert rows(queries.high_value, Y2025, pledged_above=Decimal(100)) == without_small_pledge


@pytest.mark.django_db
def test_an_open_period_is_refused_for_high_value() -> None:
    with pytest.raises(OpenSpan):
        rows(queries.high_value, Span(date(2025, 1, 1)))


@pytest.mark.django_db
@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(
    "countable", [queries.filed, queries.granted, queries.valid, queries.high_value]
)
def test_one_query_whatever_the_number(countable: Countable, number: int) -> None:
    for _ in range(number):
        a_patent(date(2025, 1, 2), granted_on=date(2025, 6, 1), is_strategic=True)
    with CaptureQueriesContext(connection) as asked:
        assert len(rows(countable, Y2025)) == number
    assert len(asked) == 1


class ValidAgreesWithItsDefinition(TestCase):
    @given(
        st.sampled_from(list(KINDS)),
        st.dates(date(2004, 1, 1), date(2025, 12, 31)),
        st.integers(0, 900),
        st.dates(date(2005, 1, 1), date(2045, 1, 1)),
    )
    def test_valid(self, kind: str, filed_on: date, extension: int, day: date) -> None:
        record = a_patent(filed_on, kind=kind, granted_on=filed_on, term_extension_days=extension)
        on_that_day = rows(queries.valid, Span.closed(day, day))
        end = expires_on(kind, filed_on, extension_days=extension)
        assert (record in on_that_day) == (filed_on <= day < end)
