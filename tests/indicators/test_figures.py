"""Scopes and cut-offs."""

from __future__ import annotations

from datetime import date

import pytest

from kejitong.indicators.figures import Scope, WrongCutoff, WrongYear, cutoff

TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("year", "until", "expected"),
    [(2026, None, TODAY), (2025, None, date(2025, 12, 31)), (2025, date(2025, 6, 1), date(2025, 6, 1))],
)  # fmt: skip
def test_cutoff_is_today_within_the_year_or_the_last_day(
    year: int, until: date | None, expected: date
) -> None:
    assert cutoff(year, until=until, today=TODAY) == expected


def test_a_cutoff_of_another_year_is_refused() -> None:
    with pytest.raises(WrongCutoff, match="年份是2026年，截止日是2025-12-31"):
        cutoff(2026, until=date(2025, 12, 31), today=TODAY)


@pytest.mark.parametrize("year", [0, 1984, 2027, 99999])
def test_years_to_come_or_before_all_records_are_refused(year: int) -> None:
    with pytest.raises(WrongYear, match="可用1985年至2026年"):
        cutoff(year, until=None, today=TODAY)


def test_a_scope_knows_its_period_and_the_year_before() -> None:
    scope = Scope("320612", "试验区", date(2024, 2, 29))
    assert (scope.year, scope.period.since, scope.period.last) == (
        2024,
        date(2024, 1, 1),
        scope.until,
    )
    assert scope.a_year_before().until == date(2023, 2, 28)
    assert scope.up_to(TODAY).until == TODAY
    assert scope.ever.contains(date(1985, 4, 1))


def test_a_scope_through_a_month_ends_with_it_and_so_does_the_year_before() -> None:
    scope = Scope("320612", "试验区", date(2024, 4, 20))
    assert scope.through(2).until == date(2024, 2, 29)
    assert scope.a_year_before(2).until == date(2023, 2, 28)
    assert scope.through(4) is scope.through(0) is scope
