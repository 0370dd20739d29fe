"""Patent application numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kejitong.kernel.identifiers import patent

NUMBERS = st.builds(
    patent.patent_number,
    st.integers(2003, 2099),
    st.sampled_from(sorted(patent.KINDS.values())),
    st.integers(1, 9_999_999),
)


@pytest.mark.parametrize("number", ["201710601862.3", "95115608.X", "97101765.4"])
def test_right_numbers(number):
    assert patent.normalise(number) == number
    assert patent.is_valid(number)
    assert patent.problem(number) == ""


@pytest.mark.parametrize(
    "text",
    [
        "2017106018623",
        "ZL201710601862.3",
        "zl 2017 1 0601862.3",
        "CN2017106018623",
        "ＺＬ２０１７１０６０１８６２．３",
    ],
)
def test_people_write_a_number_in_many_ways(text):
    assert patent.normalise(text) == "201710601862.3"


def test_old_numbers_are_read_too():
    assert patent.normalise("zl95115608x") == "95115608.X"
    assert patent.filing_year("95115608.X") == 1995
    assert patent.filing_year("03112345.0") == 2003
    assert patent.kind_of("95115608.X") == "发明"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("201710601862.4", "校验位应为3"),
        ("201710601862", "缺少校验位，补全后为201710601862.3"),
        ("95115608", "缺少校验位，补全后为95115608.X"),
        ("CN107123456A", "这像是公开（公告）号，请填写申请号"),
        ("201750601862.3", "年份、种类或流水号不对：种类位应为1、2、3、8、9之一"),
        ("2017", "应为12位数字（2003年10月以前为8位）加校验位"),
        ("", "应为12位数字（2003年10月以前为8位）加校验位"),
    ],
)
def test_wrong_numbers_are_explained(text, problem):
    assert patent.problem(text) == problem


@pytest.mark.parametrize(
    "number", ["", ".", "20.3", "2017106018623", "04112345.0", "201710601862.Y"]
)
def test_other_texts_are_not_in_the_written_form(number):
    assert not patent.is_shaped(number)
    assert not patent.is_valid(number)


def test_numbers_are_made_with_their_check_digit():
    assert patent.patent_number(2017, "发明", 601862) == "201710601862.3"
    assert patent.filing_year("201710601862.3") == 2017
    assert patent.kind_of("201720601862.0") == "实用新型"


@pytest.mark.parametrize(
    ("year", "serial"), [(1999, 1), (2020, 10_000_000), (20200, 1), (2020, -1)]
)
def test_impossible_numbers_are_refused(year, serial):
    with pytest.raises(patent.NotPatentNumber):
        patent.patent_number(year, "发明", serial)


@given(NUMBERS, st.integers(0, 11), st.integers(1, 9))
def test_a_single_mistake_never_passes(number, place, shift):
    mistaken = f"{number[:place]}{(int(number[place]) + shift) % 10}{number[place + 1 :]}"

    assert patent.is_valid(number)
    assert not patent.is_valid(mistaken)


@given(NUMBERS, st.sampled_from(["", "ZL", "cn", " ZL "]), st.booleans())
def test_every_way_of_writing_leads_to_one(number, prefix, dotted):
    text = prefix + (number if dotted else number.replace(".", ""))

    assert patent.normalise(text) == number
