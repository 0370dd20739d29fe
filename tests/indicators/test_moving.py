"""Why a figure moved: who came and went by date, what was done since, and what was retired."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kejitong.indicators.figures import Scope
from kejitong.indicators.moving import Days, day_between, day_of_all, month_before, moved
from kejitong.indicators.reckoning import Reckoner
from kejitong.indicators.sides import named_by
from kejitong.kernel.identifiers.patent import patent_number
from kejitong.patents.registers import PATENTS
from kejitong.registers import actions, catalogue
from tests import makers

SCOPE = Scope(makers.DISTRICT, "试验区", date(2026, 11, 30))
THEN = date(2026, 10, 31)
EARLY = datetime(2026, 10, 1, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


def a_patent(
    region: Any, number: int, granted_on: date | None, *, at: Any = EARLY, **more: Any
) -> Any:
    values = {
        "application_number": patent_number(2022, "发明", number), "title": f"专利{number}",
        "kind": "invention", "region": region.pk, "filed_on": date(2022, 1, 5),
        "granted_on": granted_on, **more,
    }  # fmt: skip
    return actions.add(catalogue.register("patents"), values, act=makers.an_act(at=at))


@pytest.fixture
def region(db: None) -> Any:
    return makers.a_region()


def test_records_come_and_go_by_their_dates(region: Any) -> None:
    stayed = a_patent(region, 1, date(2024, 1, 1))
    came = a_patent(region, 2, date(2026, 11, 12))
    went = a_patent(region, 3, date(2024, 1, 1), terminated_on=date(2026, 11, 5))
    found = moved(Reckoner(SCOPE), "inventions_valid", THEN)
    (movement,) = found.movements
    assert (found.figure.then.value, found.figure.now.value, found.figure.change) == (
        Decimal(2), Decimal(2), Decimal(0),
    )  # fmt: skip
    assert (movement.came.rows, movement.went.rows) == ((came,), (went,))
    assert stayed not in (*movement.came.rows, *movement.went.rows)
    assert day_between(PATENTS, came, found.days) == ("授权公告日", date(2026, 11, 12))
    assert day_between(PATENTS, went, found.days) == ("权利终止日", date(2026, 11, 5))
    assert day_between(PATENTS, stayed, found.days) == ("", None)
    assert movement.acts == ()


def test_late_registration_correction_and_retirement_show_as_acts(region: Any) -> None:
    a_patent(region, 1, date(2024, 1, 1), at=makers.NOW)
    corrected = a_patent(region, 2, date(2024, 1, 1))
    makers.corrected("patents", corrected, title="改了名")
    gone = a_patent(region, 3, date(2024, 1, 1))
    makers.retired("patents", gone)
    earlier = a_patent(region, 4, date(2024, 1, 1))
    actions.retire(catalogue.register("patents"), earlier, act=makers.an_act(at=EARLY))
    found = moved(Reckoner(SCOPE), "inventions_valid", THEN)
    (movement,) = found.movements
    assert (movement.came.count, movement.went.count) == (0, 0)
    assert dict(movement.acts) == {"patents.added": 1, "patents.corrected": 1}
    (retirement,) = found.retirements
    assert [row.pk for row in retirement.side.rows] == [gone.pk]


def test_sums_show_the_largest_first_and_their_total(region: Any) -> None:
    for number, (day, amount) in enumerate([(3, 1), (4, 9), (5, 4)]):
        makers.a_record(
            "grants", document_number=f"试财〔2026〕{number}号", title="经费", region=region,
            level="city", granted_on=date(2026, 11, day), amount=Decimal(amount * 10**4),
        )  # fmt: skip
    (movement,) = moved(Reckoner(SCOPE), "funds_from_above", THEN).movements
    assert (movement.came.total, [row.amount for row in movement.came.rows]) == (
        Decimal(140000), [90000, 40000, 10000],
    )  # fmt: skip


def test_the_day_that_all_have_is_the_day_that_counts(region: Any) -> None:
    early, late = date(2026, 11, 2), date(2026, 11, 20)
    for number, granted_on in ((1, None), (2, late)):
        asked = patent_number(2026, "发明", number)
        a_patent(region, number, granted_on, filed_on=early, application_number=asked)
    found = moved(Reckoner(SCOPE), "patents_filed", THEN)
    rows = found.movements[0].came.rows
    assert day_of_all(PATENTS, rows, found.days) == "filed_on"
    granted = next(row for row in rows if row.granted_on)
    assert day_between(PATENTS, granted, found.days, "filed_on") == ("申请日", early)
    assert day_of_all(PATENTS, (), found.days) == ""


def test_records_are_told_apart_by_number_and_by_whose_they_are() -> None:
    named = {
        slug: [column.name for column in named_by(catalogue.register(slug))]
        for slug in ("patents", "certificates", "statistics", "peers")
    }
    assert named == {
        "patents": ["application_number", "organisation"], "certificates": ["organisation"],
        "statistics": ["year", "month"], "peers": ["region", "year", "month"],
    }  # fmt: skip


def test_a_ratio_is_explained_by_its_parts(region: Any) -> None:
    a_patent(region, 1, date(2026, 11, 12))
    makers.a_record(
        "denominators", region=region, kind="resident_population", year=2025, value=Decimal(2),
        unit="万人",
    )  # fmt: skip
    found = moved(Reckoner(SCOPE), "inventions_per_10k", THEN)
    assert (found.figure.then.value, found.figure.now.value, found.figure.change) == (
        None, Decimal("0.50"), None,
    )  # fmt: skip
    assert [part.indicator.code for part in found.parts] == [
        "inventions_valid", "resident_population",
    ]  # fmt: skip
    assert [one.came.count for one in found.movements] == [1, 0]


def test_a_target_is_read_in_both_scopes(region: Any) -> None:
    makers.a_record(
        "targets", indicator="hte_valid", region=region, year=2026, value=Decimal(4), document="文"
    )
    found = moved(Reckoner(SCOPE), "hte_valid_target", THEN)
    assert (found.figure.change, found.movements[0].came.count) == (Decimal(0), 0)


@given(st.dates(date(2001, 1, 1), date(2100, 1, 1)))
def test_the_month_before_ends_the_day_before_the_first(day: date) -> None:
    found = month_before(day)
    assert found < day
    assert (day.replace(day=1) - found).days == 1


def test_nothing_is_said_of_a_day_outside() -> None:
    model: Any = PATENTS.model
    patent = model(granted_on=date(2026, 12, 1))
    assert day_between(PATENTS, patent, Days(THEN, SCOPE.until)) == ("", None)
