"""Citizen identity numbers."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kejitong.kernel.identifiers import id_card


@pytest.mark.parametrize(
    ("number", "born", "male"),
    [
        ("11010519491231002X", date(1949, 12, 31), False),
        ("440524188001010014", date(1880, 1, 1), True),
    ],
)
def test_right_numbers(number, born, male):
    assert id_card.problem(number) == ""
    assert id_card.birthday(number) == born
    assert id_card.is_male(number) is male


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        ("110105194912310021", "末位校验位应为X"),
        ("11010519490229002X", "第7至14位19490229不是真实的出生日期"),
        ("11010512491231002X", "第7至14位12491231不是真实的出生日期"),
        ("99010519491231002X", "前两位99不是省级代码"),
        ("1101051949123100", "应为18位：前17位为数字，末位为数字或X"),
        ("11010519491231002A", "应为18位：前17位为数字，末位为数字或X"),
    ],
)
def test_wrong_numbers_are_explained(number, problem):
    assert id_card.problem(number) == problem


@given(st.dates(date(1900, 1, 1), date(2026, 1, 1)), st.integers(0, 999), st.integers(0, 17))
def test_a_single_mistake_never_passes(born, serial, place):
    body = f"320612{born:%Y%m%d}{serial:03d}"
    number = body + id_card.check_digit(body)
    mistaken = f"{number[:place]}{(int(number[place], 36) + 1) % 10}{number[place + 1 :]}"

    assert id_card.problem(number) == ""
    assert id_card.problem(mistaken) != ""
