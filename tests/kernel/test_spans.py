"""Half-open spans."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kejitong.kernel.spans import EmptySpan, OpenSpan, Span

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@st.composite
def spans(draw):
    since = draw(DAYS)
    length = draw(st.none() | st.integers(1, 4000))
    return Span(since, None if length is None else since + timedelta(days=length))


@pytest.mark.parametrize(
    ("span", "text"),
    [
        (Span.year(2025), "2025年"),
        (Span(date(2023, 1, 1), date(2026, 1, 1)), "2023—2025年"),
        (Span.month(2025, 12), "2025年12月"),
        (Span(date(2025, 1, 1), date(2025, 12, 1)), "2025年1—11月"),
        (Span(date(2024, 11, 1), date(2025, 3, 1)), "2024年11月至2025年2月"),
        (Span.closed(date(2025, 3, 1), date(2025, 4, 5)), "2025年3月1日至4月5日"),
        (Span.closed(date(2024, 12, 31), date(2025, 1, 1)), "2024年12月31日至2025年1月1日"),
        (Span.closed(date(2025, 3, 1), date(2025, 3, 1)), "2025年3月1日"),
        (Span(date(2025, 3, 1)), "2025年3月1日起"),
    ],
)
def test_spans_are_written_as_people_do(span, text):
    assert str(span) == text


def test_both_ends_of_a_closed_span_belong_to_it():
    span = Span.closed(date(2026, 2, 9), date(2026, 2, 27))

    assert (span.until, span.last, span.days) == (date(2026, 2, 28), date(2026, 2, 27), 19)
    assert span.contains(date(2026, 2, 27))
    assert not span.contains(date(2026, 2, 28))
    assert not span.contains(date(2026, 2, 8))


def test_an_empty_span_is_refused():
    with pytest.raises(EmptySpan, match="起于2026年1月1日"):
        Span(date(2026, 1, 1), date(2026, 1, 1))


def test_an_open_span_has_no_length():
    span = Span(date(2026, 1, 1))

    assert span.last is None
    assert span.contains(date(9999, 1, 1))
    with pytest.raises(OpenSpan):
        _ = span.days
    with pytest.raises(OpenSpan):
        _ = span.months


def test_months_are_those_that_the_span_touches():
    span = Span.closed(date(2025, 11, 30), date(2026, 1, 1))

    assert span.months == (date(2025, 11, 1), date(2025, 12, 1), date(2026, 1, 1))
    assert not span.whole_months
    assert Span.year(2025).whole_months


@pytest.mark.parametrize(
    ("span", "years", "expected"),
    [
        (Span.year(2025), -1, Span.year(2024)),
        (Span.month(2024, 2), -1, Span.month(2023, 2)),
        (Span.month(2023, 2), 1, Span.month(2024, 2)),
        (
            Span.closed(date(2024, 1, 1), date(2024, 2, 29)),
            -1,
            Span.closed(date(2023, 1, 1), date(2023, 2, 28)),
        ),
        (
            Span.closed(date(2024, 1, 1), date(2024, 2, 28)),
            -1,
            Span.closed(date(2023, 1, 1), date(2023, 2, 28)),
        ),
        (
            Span.closed(date(2024, 2, 29), date(2024, 2, 29)),
            -1,
            Span.closed(date(2023, 2, 28), date(2023, 2, 28)),
        ),
        (Span(date(2024, 2, 29)), -1, Span(date(2023, 2, 28))),
    ],
)
def test_the_same_period_of_another_year(span, years, expected):
    assert span.shift_years(years) == expected


@given(spans(), spans(), DAYS)
def test_an_intersection_holds_the_days_of_both(one, other, day):
    common = one.intersection(other)

    assert common == other.intersection(one)
    assert one.overlaps(other) is (common is not None)
    assert (common is not None and common.contains(day)) == (
        one.contains(day) and other.contains(day)
    )


@given(spans())
def test_a_shifted_span_is_as_long_but_for_leap_days(span):
    shifted = span.shift_years(-1)

    assert shifted.since.month == span.since.month
    if span.until is not None:
        assert abs(shifted.days - span.days) <= 1
        assert len(shifted.months) == len(span.months)
