"""Dated divisions."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kejitong.kernel.divisions import (
    DIVISIONS,
    PROVINCES,
    NoSuchDivision,
    division,
    divisions_in_use,
    province,
    successor,
)


@pytest.mark.parametrize(
    ("code", "on", "name"),
    [
        ("320612", date(2026, 1, 1), "通州区"),
        ("320612", date(2009, 1, 1), "通州区"),
        ("320683", date(2008, 12, 31), "通州市"),
        ("320624", date(1992, 12, 31), "南通县"),
        ("320602", date(2013, 6, 1), "崇川区"),
        ("320613", date(2020, 12, 31), "崇川区"),
        ("320621", date(2012, 1, 1), "海安县"),
    ],
)
def test_a_code_has_its_name_while_it_is_in_use(code, on, name):
    assert division(code, on).name == name


@pytest.mark.parametrize(
    ("code", "on", "words"),
    [
        ("320611", date(2021, 1, 1), "2021年320611港闸区不在使用。请改用320613。"),
        ("320613", date(2013, 1, 1), "这个代码自2020年启用"),
        ("999999", date(2021, 1, 1), "代码999999没有收录"),
    ],
)
def test_a_code_out_of_use_is_refused_with_the_way_on(code, on, words):
    with pytest.raises(NoSuchDivision, match=words):
        division(code, on)


@pytest.mark.parametrize(
    ("code", "on", "expected"),
    [
        ("320624", date(1990, 1, 1), "320624"),
        ("320624", date(2000, 1, 1), "320683"),
        ("320624", date(2026, 1, 1), "320612"),
        ("320602", date(2026, 1, 1), "320613"),
        ("320611", date(2026, 1, 1), "320613"),
        ("320684", date(2026, 1, 1), "320614"),
        ("320612", date(2026, 1, 1), "320612"),
    ],
)
def test_the_successor_of_the_day(code, on, expected):
    assert successor(code, on).code == expected


def test_a_code_from_the_future_has_no_successor():
    with pytest.raises(NoSuchDivision):
        successor("320613", date(2000, 1, 1))


def test_the_peers_of_2013_and_of_today():
    then = [one.name for one in divisions_in_use(date(2013, 1, 1), within="3206")]
    today = [one.name for one in divisions_in_use(date(2026, 1, 1), within="3206")]

    assert sorted(then) == sorted(
        ["南通市", "海安县", "如皋市", "如东县", "启东市", "海门市", "通州区", "崇川区", "港闸区"]
    )
    assert sorted(today) == sorted(
        ["南通市", "崇川区", "通州区", "海门区", "如东县", "启东市", "如皋市", "海安市"]
    )


def test_there_are_34_provinces():
    assert len(PROVINCES) == 34
    assert province("320612") == "江苏省"
    assert province("99") == ""


@given(st.sampled_from(DIVISIONS), st.dates(date(1981, 1, 1), date(2030, 1, 1)))
def test_every_code_has_one_holder_from_its_start(one, on):
    if on >= one.since:
        assert successor(one.code, on).is_in_use(on)
