"""Asking for figures: once, by code, with target, rank and the way to the records."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kejitong.indicators.figures import Scope
from kejitong.indicators.reckoning import Reckoner, UnknownIndicator, indicators
from tests import makers

SCOPE = Scope(makers.DISTRICT, "试验区", date(2026, 11, 30))


@pytest.fixture
def region(db: None) -> Any:
    return makers.a_region()


def a_meeting(region: Any, day: date, title: str = "会") -> Any:
    return makers.a_record(
        "events", title=f"{title}{day}", kind="visit", held_on=day, region=region
    )


def test_a_figure_is_computed_once(region: Any, django_assert_num_queries: Any) -> None:
    a_meeting(region, date(2026, 3, 1))
    figures = Reckoner(SCOPE)
    with django_assert_num_queries(1):
        first, second = figures.figure("visits_held"), figures.figure("visits_held")
    assert first == second
    assert (first.value, first.text, first.records) == (1, "1次", 1)


def test_last_year_and_growth(region: Any) -> None:
    for day in (
        date(2026, 3, 1),
        date(2026, 4, 1),
        date(2026, 5, 1),
        date(2025, 3, 1),
        date(2025, 4, 1),
    ):
        a_meeting(region, day)
    a_meeting(region, date(2025, 12, 1))
    figures = Reckoner(SCOPE)
    assert figures.a_year_before("visits_held").value == 2
    assert figures.growth("visits_held") == 50
    assert (
        Reckoner(Scope(makers.DISTRICT, "试验区", date(2025, 6, 1))).growth("visits_held") is None
    )


def test_another_region_sees_its_own(region: Any) -> None:
    township = makers.a_township(region)
    a_meeting(region, date(2026, 3, 1))
    a_meeting(township, date(2026, 3, 2))
    assert Reckoner(SCOPE).figure("visits_held").value == 2
    below = Scope("320612001", "试验镇", SCOPE.until)
    assert Reckoner(below).figure("visits_held").value == 1


def test_structure_is_handed_in(db: None) -> None:
    assert Reckoner(SCOPE, structure={"measures": 5}).figure("report_headings").text == "五个"
    assert Reckoner(SCOPE).figure("report_headings").is_missing


def test_unknown_indicator_is_refused() -> None:
    with pytest.raises(UnknownIndicator, match="kejitong figures"):
        Reckoner(SCOPE).figure("nothing")


def test_a_count_has_as_many_rows_as_it_says(region: Any) -> None:
    for n in range(3):
        a_meeting(region, date(2026, 3, n + 1))
    figures = Reckoner(SCOPE)
    rows = [source.rows.count() for source in figures.sources("visits_held")]
    assert rows == [figures.figure("visits_held").records] == [3]


def test_composed_figures_stand_on_the_records_of_their_parts(region: Any) -> None:
    figures = Reckoner(SCOPE)
    slugs = [source.register.slug for source in figures.sources("inventions_per_10k")]
    assert slugs == ["patents", "denominators"]
    assert [s.register.slug for s in figures.sources("patents_filed_rank")] == ["patents", "peers"]
    slugs = [s.register.slug for s in figures.sources("inventions_per_10k_completion")]
    assert slugs == ["patents", "denominators", "targets"]
    assert [s.register.slug for s in figures.sources("hte_valid_next_target")] == ["targets"]


def test_every_indicator_gives_a_figure_on_an_empty_district(region: Any) -> None:
    figures = Reckoner(SCOPE, structure={"measures": 5, "checklist": 6})
    for code, declared in indicators().items():
        figure = figures.figure(code)
        assert figure.text
        assert figure.is_missing is (figure.value is None)
        assert bool(figure.missing) is figure.is_missing
        assert declared.code == code
