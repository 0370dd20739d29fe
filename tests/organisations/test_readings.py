"""How codes, names, kinds and industries are read."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kejitong.kernel.identifiers.uscc import ALPHABET, make_uscc
from kejitong.organisations import readings

CODE = "91320612DEM000014B"
OLD = "320683000012345"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (CODE, CODE),
        (" ９1320612dem000014b ", CODE),
        ("91320612-DEM000014-B", CODE),
        (OLD, OLD),
        (320683000012345, OLD),
        ("91350100M0001TGQXM", "91350100M0001TGQXM"),
    ],
)
def test_codes_accepted(raw: Any, code: str) -> None:
    assert readings.read_uscc(raw) == (code, "")


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        ("91320612DEM000014", "应为18位，实为17位"),
        ("12345678X", "应为18位，实为9位"),
        ("9132061AMA1N43PQ1E", "第3至8位应为六位数字的行政区划代码"),
    ],
)
def test_codes_refused(raw: str, problem: str) -> None:
    assert readings.read_uscc(raw) == (None, problem)


@pytest.mark.parametrize("raw", [None, "", "  "])
def test_no_code(raw: Any) -> None:
    assert readings.read_uscc(raw) == (None, "")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("ABC Tech (Nantong) Co., Ltd", "ABC Tech (Nantong) Co., Ltd"),
        ("ABC  Tech\u3000Ltd", "ABC Tech Ltd"),
        ("江苏 某某( 集团 )有限公司", "江苏某某（集团）有限公司"),
        ("某某 (Nantong) 有限公司", "某某（Nantong）有限公司"),
        ("ABC (中国) 有限公司", "ABC（中国）有限公司"),
        ("甲公司 A 厂", "甲公司A厂"),
        ("甲\x00公司\u200b", "甲公司"),
    ],
)
def test_names_keep_what_belongs_between_latin_words(written: str, name: str) -> None:
    assert readings.read_name(written) == (name, "")


@given(st.text("甲乙AB ()（）.,　", max_size=20))
def test_a_canonical_name_is_canonical(text: str) -> None:
    name = readings.canonical_name(text)
    assert readings.canonical_name(name) == name
    assert [sign for sign in name if sign not in " ()（）"] == [
        sign for sign in text if sign not in " 　()（）"
    ]


def test_doubts() -> None:
    assert readings.uscc_doubt(CODE) == ""
    assert readings.uscc_doubt(OLD).startswith("是15位旧注册号")
    assert readings.uscc_doubt("91350100M0001TGQXM").startswith("第18位校验位应为1；")


@given(st.text("0123456789", min_size=8, max_size=8), st.sampled_from(["91", "12", "93"]))
def test_made_codes_are_read_without_doubt(body: str, category: str) -> None:
    code = make_uscc(f"{category}320612{body}")
    assert readings.read_uscc(code.lower()) == (code, "")
    assert readings.uscc_doubt(code) == ""


@given(st.text("0123456789", min_size=8, max_size=8), st.sampled_from(ALPHABET))
def test_a_wrong_check_is_accepted_and_told(body: str, last: str) -> None:
    right = make_uscc(f"91320612{body}")
    code = right[:-1] + last
    assert readings.read_uscc(code) == (code, "")
    assert bool(readings.uscc_doubt(code)) == (last != right[-1])


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("11", "government"), ("12", "public_institution"), ("13", "association"),
        ("51", "association"), ("52", "association"), ("53", "association"),
        ("91", "enterprise"), ("92", "individual_business"), ("93", "cooperative"), ("A1", ""),
    ],
)  # fmt: skip
def test_kind_from_uscc(code: str, kind: str) -> None:
    assert readings.kind_from_uscc(f"{code}320612DEM000014B") == kind


def test_an_old_number_tells_no_kind() -> None:
    assert readings.kind_from_uscc("913206830000123") == ""


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("企业", "enterprise"),
        ("enterprise", "enterprise"),
        ("有限责任公司(自然人独资)", "enterprise"),
        ("普通合伙", "enterprise"),
        ("集体所有制", "enterprise"),
        ("个体工商户", "individual_business"),
        ("农民专业合作社", "cooperative"),
        ("高校", "university"),
        ("N/A", None),
        (None, None),
    ],
)
def test_kinds(raw: Any, kind: str | None) -> None:
    assert readings.read_kind(raw) == (kind, "")


def test_unknown_kind_lists_the_choices() -> None:
    value, problem = readings.read_kind("飞船")
    assert value is None
    assert problem == (
        "没有这个选项；可填：企业、高校、科研院所、事业单位、机关、社会组织、个体工商户、"
        "农民专业合作社、其他"
    )


def test_industries() -> None:
    assert readings.read_industry("3731") == ("C3731", "")
    assert readings.read_industry(3731) == ("C3731", "")
    assert readings.read_industry("N/A") == (None, "")
    assert readings.read_industry("B3731") == (None, "大类37不属于门类B")


def test_names_have_one_written_form() -> None:
    assert readings.read_name(" 试验压铸 (示例)有限公司") == ("试验压铸（示例）有限公司", "")
    assert readings.read_name("") == (None, "")
    assert readings.read_name("字" * 121) == (None, "超过120个字，请缩短")


def test_capital_text() -> None:
    assert readings.read_capital_text("100(万美元)") == ("100(万美元)", "")
    assert readings.read_capital_text("N/A") == (None, "")
    assert readings.capital_doubt("100(万美元)").startswith("币种为美元")
