"""The year and the month in titles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kejitong.workbooks.periods import Period, period_in

CHINESE = dict(enumerate("〇一二三四五六七八九"))
MONTHS = ("", *"一二三四五六七八九十", "十一", "十二")
FORMS = (
    "{y}年{m}月", "{y}年度{m}月份", "试验区{y}年{m}月产值表", "{y} 年 {m:02} 月", "{c}年{h}月",
    "{y}-{m}", "{y}-{m:02}", "{y}{m:02}", "{y}.{m}产值", "产值_{y}/{m:02}", "{h}月 {y}年",
    "{y}年{m}月（填报日期：2031年1月9日）", "报表{y}年{m}月 制表时间：2031-1-9",
)  # fmt: skip
SPANS = (
    "{y}年1-{m}月", "{y}年1至{m}月份", "{y}年1月—{m}月累计", "{c}年一至{h}月", "{y}年1～{m}月",
)  # fmt: skip
YEARS, MONTH = st.integers(1990, 2060), st.integers(1, 12)


def written(form: str, year: int, month: int) -> str:
    chinese = "".join(CHINESE[int(digit)] for digit in str(year))
    return form.format(y=year, m=month, c=chinese, h=MONTHS[month])


@given(YEARS, MONTH, st.sampled_from(FORMS))
def test_a_month_is_read_back_however_it_is_written(year: int, month: int, form: str) -> None:
    assert period_in(written(form, year, month)) == Period(year, month)


@given(YEARS, MONTH, st.sampled_from(SPANS))
def test_of_several_months_the_last_counts(year: int, month: int, form: str) -> None:
    assert period_in(written(form, year, month)) == Period(year, month, 1)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("10月份", Period(0, 10)),
        ("十二月产值", Period(0, 12)),
        ("1-10月累计", Period(0, 10, 1)),
        ("2026年度企业名录", Period(2026)),
        ("二零二六年", Period(2026)),
        ("填报日期：2026年11月12日", Period()),
        ("2026年11月12日印发", Period()),
        ("20261112", Period()),
        ("13月", Period()),
        ("名单", Period()),
    ],
)
def test_what_is_lacking_is_nought(text: str, period: Period) -> None:
    assert period_in(text) == period
