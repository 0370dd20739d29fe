"""Credit codes: two check digits, and a warning instead of a wall."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kejitong.kernel.identifiers import uscc

BODIES = st.builds(
    "{}{:06d}{}".format,
    st.sampled_from(sorted(uscc.CATEGORIES)),
    st.integers(110000, 829999),
    st.text(uscc.ALPHABET, min_size=8, max_size=8),
)
SYNTHETIC = (
    "91320612DEM000014B",
    "91320612DEM0000226",
    "91320612DEM0000301",
    "91320612DEM000049X",
    "91320612DEM000057Q",
    "12320612DEM000014G",
    "11320612DEM000014K",
)


@pytest.mark.parametrize("code", ["91350100M000100Y43", *SYNTHETIC])
def test_right_codes_pass_both_checks(code):
    assert uscc.is_valid(code)
    assert uscc.problem(code) == ""


@pytest.mark.parametrize("code", SYNTHETIC)
def test_synthetic_codes_are_made_from_their_body(code):
    assert uscc.make_uscc(code[:16]) == code


@pytest.mark.parametrize(
    ("code", "check"),
    [("91350100M0001TGQXM", "1"), ("91350211M0000XUF46", "R"), ("91350203M0001FUE2P", "J")],
)
def test_issued_codes_that_fail_are_only_warned_about(code, check):
    assert uscc.is_shaped(code)
    assert not uscc.is_valid(code)
    assert uscc.problem(code) == (
        f"第18位校验位应为{check}；请与证照核对，确属证照原文的，填写理由后可以保留"
    )


def test_both_failing_digits_are_named():
    assert uscc.problem("91320612DEM00001XX").startswith(
        "第17位（组织机构代码校验位）应为4，第18位校验位应为"
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("91320612DEM00001", "应为18位，实为16位"),
        ("9132O612DEM000014B", "含有不使用的字符O"),
        ("91320612DEM00001４中", "含有不使用的字符中"),
        ("913206A2DEM000014B", "第3至8位应为六位数字的行政区划代码"),
    ],
)
def test_wrong_shapes_are_explained(text, problem):
    assert uscc.problem(text).startswith(problem)
    with pytest.raises(uscc.NotUscc):
        uscc.organisation_code(text)


def test_the_organisation_code_stands_inside():
    assert uscc.organisation_code("91350100m000100y43") == "M000100Y4"
    assert uscc.is_organisation_code("M000100Y-4")
    assert not uscc.is_organisation_code("M000100Y5")
    assert not uscc.is_organisation_code("M000100Y")


@pytest.mark.parametrize("body", ["91320612DEM000014", "91320612DEM0000I", "91X20612DEM00001"])
def test_nothing_is_made_from_a_wrong_body(body):
    with pytest.raises(uscc.NotUscc):
        uscc.make_uscc(body)


@given(BODIES)
def test_what_is_made_is_valid(body):
    code = uscc.make_uscc(body)

    assert uscc.is_valid(code)
    assert uscc.is_organisation_code(uscc.organisation_code(code))


@given(BODIES, st.integers(0, 17), st.sampled_from(uscc.ALPHABET))
def test_any_single_mistake_is_noticed(body, place, letter):
    code = uscc.make_uscc(body)
    mistaken = code[:place] + letter + code[place + 1 :]

    assert (mistaken == code) is uscc.is_valid(mistaken)
    assert (mistaken == code) is (uscc.problem(mistaken) == "")
