"""Patent numbers and kinds as sheets write them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kejitong.kernel.identifiers.patent import Kind, patent_number
from kejitong.patents.readings import kind_from_number, read_kind, read_number

KINDS: dict[Kind, str] = {
    "发明": "invention",
    "实用新型": "utility",
    "外观设计": "design",
    "PCT发明": "invention",
    "PCT实用新型": "utility",
}


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        ("201710601862.3", "201710601862.3"),
        ("ZL201710601862.3", "201710601862.3"),
        ("ＣＮ２０１７１０６０１８６２３", "201710601862.3"),
        ("95115608.X", "95115608.X"),
        (201710601862.3, "201710601862.3"),
        ("201710601862", "201710601862.3"),
    ],
)
def test_numbers(raw: Any, number: str) -> None:
    assert read_number(raw) == (number, "")


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        ("201710601862.4", "校验位应为3"),
        ("CN107345678A", "这像是公开（公告）号，请填写申请号"),
        ("2017", "应为12位数字（2003年10月以前为8位）加校验位"),
    ],
)
def test_wrong_numbers(raw: str, problem: str) -> None:
    assert read_number(raw) == (None, problem)


@pytest.mark.parametrize("raw", [None, "", " "])
def test_no_number_no_kind(raw: Any) -> None:
    assert read_number(raw) == (None, "")
    assert read_kind(raw) == (None, "")


@given(st.integers(2003, 2099), st.sampled_from(list(KINDS)), st.integers(1, 9_999_999))
def test_a_number_kept_as_a_cell_of_figures_is_restored(year: int, kind: Kind, serial: int) -> None:
    number = patent_number(year, kind, serial)
    figures = int(number[:-2]) if number.endswith((".0", ".X")) else float(number)
    assert read_number(figures) == (number, "")
    assert kind_from_number(number) == KINDS[kind]


def test_a_malformed_number_tells_no_kind() -> None:
    assert kind_from_number("") == ""
    assert kind_from_number("2017") == ""


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("发明", "invention"),
        ("发明专利", "invention"),
        ("发明授权", "invention"),
        ("发明专利申请", "invention"),
        ("PCT发明", "invention"),
        ("实用新型专利", "utility"),
        ("外观", "design"),
        ("design", "design"),
    ],
)
def test_kinds(raw: str, kind: str) -> None:
    assert read_kind(raw) == (kind, "")


def test_unknown_kind() -> None:
    assert read_kind("商标") == (None, "没有这个选项；可填：发明、实用新型、外观设计")
