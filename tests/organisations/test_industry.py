"""Industry codes: letters are supplied from the division, and contradictions are told."""

from __future__ import annotations

import pytest

from kejitong.organisations import industry
from kejitong.organisations.industry import SECTIONS
from kejitong.organisations.industry_names import DIVISION_NAMES


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("3731", "C3731"),
        ("c3731", "C3731"),
        (" Ｃ37 ", "C37"),
        ("06", "B06"),
        ("65", "I65"),
        ("C", "C"),
        ("99", "99"),
    ],
)
def test_normalised(text: str, code: str) -> None:
    assert industry.normalise(text) == code


@pytest.mark.parametrize("code", ["C", "C37", "C373", "C3731", "A01", "T97"])
def test_right_codes(code: str) -> None:
    assert industry.problem(code) == ""


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("99", "应为门类字母加二至四位数字，例如C3731"),
        ("C3", "应为门类字母加二至四位数字，例如C3731"),
        ("C37311", "应为门类字母加二至四位数字，例如C3731"),
        ("船舶制造", "应为门类字母加二至四位数字，例如C3731"),
        ("B3731", "大类37不属于门类B"),
        ("C98", "大类98不属于门类C"),
    ],
)
def test_wrong_codes(code: str, problem: str) -> None:
    assert industry.problem(code) == problem


def test_sections_cover_every_division_once() -> None:
    divisions = [n for s in industry.SECTIONS for n in range(s.first, s.last + 1)]
    assert divisions == list(range(1, 98))


def test_every_division_of_every_section_has_a_name() -> None:
    divisions = {
        f"{code:02d}" for section in SECTIONS for code in range(section.first, section.last + 1)
    }
    assert set(DIVISION_NAMES) == divisions
    assert len(set(DIVISION_NAMES.values())) == len(DIVISION_NAMES)
    assert [DIVISION_NAMES[code] for code in ("13", "17", "39", "65", "97")] == [
        "农副食品加工业", "纺织业", "计算机、通信和其他电子设备制造业", "软件和信息技术服务业", "国际组织",
    ]  # fmt: skip
