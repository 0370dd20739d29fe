"""Until when a certificate is valid when its list does not say."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kejitong.recognitions.validity import expires_on


@pytest.mark.parametrize(
    ("kind", "number", "issued_on", "expires"),
    [
        ("high_tech_enterprise", "GR202532000001", date(2025, 11, 18), date(2028, 11, 17)),
        ("high_tech_enterprise", "", date(2024, 2, 29), date(2027, 2, 27)),
        ("tech_sme", "2025320612080000" + "01", date(2025, 5, 6), date(2025, 12, 31)),
        ("tech_sme", "2019320612080000" + "01", date(2019, 5, 6), date(2019, 12, 31)),
        ("tech_sme", "2018320612080000" + "01", date(2018, 5, 6), date(2019, 3, 31)),
        ("tech_sme", "2017320612080000" + "01", date(2018, 1, 6), date(2018, 3, 31)),
        ("tech_sme", "2018320612080000" + "01", date(2019, 1, 6), date(2019, 3, 31)),
        ("tech_sme", "无编号", date(2018, 5, 6), None),
        ("local_tech_sme", "试验〔2025〕1号-1", date(2025, 5, 6), None),
        ("srdi", "1", date(2025, 5, 6), None),
    ],
)
def test_expiry(kind: str, number: str, issued_on: date, expires: date | None) -> None:
    assert expires_on(kind, number, issued_on) == expires


@given(st.dates(date(2008, 1, 1), date(2090, 1, 1)))
def test_three_years_less_a_day(issued_on: date) -> None:
    end = expires_on("high_tech_enterprise", "", issued_on)
    assert end is not None
    following = end + timedelta(days=1)
    assert following.year == issued_on.year + 3
    assert following.month == issued_on.month
    assert following.day == issued_on.day or (issued_on.day, following.day) == (29, 28)
