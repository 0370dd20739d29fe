"""Days, money and codes that the layers draw."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from kejitong.demo import ground
from kejitong.kernel.identifiers import uscc
from kejitong.kernel.workdays import WorkCalendar
from tests.demo.makers import Sketch
from tests.makers import an_act

DAYS = st.dates(date(2013, 1, 1), date(2026, 11, 30))


@given(st.integers(), DAYS, st.integers(0, 400))
def test_a_workday_lies_within_and_people_work_on_it(seed: int, first: date, length: int) -> None:
    last = first + timedelta(days=length)
    day = ground.workday(Random(seed), first, last)
    assert first <= day <= last
    assert WorkCalendar().is_workday(day) or day == first


@given(st.integers(), st.integers(2013, 2026))
def test_a_day_of_a_year_is_of_that_year_and_not_ahead(seed: int, year: int) -> None:
    day = ground.within(Random(seed), year)
    assert day.year == year
    assert day <= ground.TODAY


@given(st.integers(), st.integers(1, 100), st.integers(0, 900))
def test_an_amount_is_whole_in_ten_thousands(seed: int, low: int, more: int) -> None:
    amount = ground.wan(Random(seed), low, low + more)
    assert amount % 10_000 == 0
    assert low * 10_000 <= amount <= (low + more) * 10_000


@given(st.sampled_from(["11", "12", "91", "93"]), st.sets(st.integers(0, 31**5 - 1), max_size=9))
def test_codes_are_valid_and_their_own(prefix: str, serials: set[int]) -> None:
    codes = {ground.uscc(prefix, serial) for serial in serials}
    assert len(codes) == len(serials)
    assert all(uscc.is_valid(code) and code.startswith(prefix) for code in codes)


def test_chance_repeats_by_layer_and_the_scale_multiplies() -> None:
    one = Sketch(3, an_act())
    assert one.times(7) == 21
    assert one.chance("专利").random() == one.chance("专利").random()
    assert one.chance("专利").random() != one.chance("单位").random()
