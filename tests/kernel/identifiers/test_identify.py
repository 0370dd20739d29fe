"""One question for every kind of number; eighteen characters can be three things."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kejitong.kernel.identifiers import id_card, uscc
from kejitong.kernel.identifiers.identify import identify


@pytest.mark.parametrize(
    ("text", "kind", "normalised"),
    [
        ("91350100M000100Y43", "uscc", "91350100M000100Y43"),
        (" 91320612-dem000014b", "uscc", "91320612DEM000014B"),
        ("１１０１０５１９４９１２３１００２ｘ", "id_card", "11010519491231002X"),
        ("440524188001010014", "id_card", "440524188001010014"),
        ("ZL2017106018623", "patent", "201710601862.3"),
        ("95115608.x", "patent", "95115608.X"),
        ("97101765.4", "patent", "97101765.4"),
        ("gr202344001234", "hnte_certificate", "GR202344001234"),
        ("202332061208000123", "tech_sme_entry", "202332061208000123"),
        ("2023320612a8000123", "tech_sme_entry", "2023320612A8000123"),
    ],
)
def test_right_numbers_are_known(text, kind, normalised):
    found = identify(text)

    assert (found.value, found.kind, found.normalised) == (text, kind, normalised)
    assert found.valid
    assert found.problem == ""


@pytest.mark.parametrize(
    ("text", "kind", "problem"),
    [
        ("91350100M0001TGQXM", "uscc", "第18位校验位应为1"),
        ("110105194912310021", "id_card", "末位校验位应为X"),
        ("11010519490231002X", "id_card", "第7至14位19490231不是真实的出生日期"),
        ("91350100000000000X", "uscc", "第18位校验位应为H"),
        ("990105194912310021", "uscc", "第17位"),
        ("201710601862.4", "patent", "校验位应为3"),
        ("2017106018624", "patent", "校验位应为3"),
        ("201710601862", "patent", "缺少校验位"),
        ("CN107123456A", "patent", "这像是公开（公告）号"),
        ("GF201832000123", "hnte_certificate", "GF是复审证书"),
        ("201532061208000123", "tech_sme_entry", "年份2015早于"),
        ("320684123456789", "unknown", "15位数字可能是旧的工商注册号"),
        ("M000100Y-4", "unknown", "9位可能是组织机构代码"),
        ("951156080", "unknown", "认不出是什么号码"),
        ("91320612DEM00001I4", "unknown", "不像统一社会信用代码（含有不使用的字符I"),
        ("91320612DEM000014", "unknown", "比统一社会信用代码和身份证号少一位"),
        ("", "unknown", "没有填写"),
        ("中国", "unknown", "认不出是什么号码"),
    ],
)
def test_wrong_numbers_are_explained(text, kind, problem):
    found = identify(text)

    assert found.kind == kind
    assert not found.valid
    assert found.problem.startswith(problem)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("91350100M000100Y43", ["企业", "350100", "福建省", "M000100Y4"]),
        ("11010519491231002X", ["北京市", "1949-12-31", "女"]),
        ("11010519490231002X", ["北京市", "", "女"]),
        ("201710601862.3", ["2017", "发明"]),
        ("201710601862.4", []),
        ("GR202344001234", ["认定", "2023", "广东省", "001234"]),
        ("GF201132000123", ["复审", "2011", "江苏省", "000123"]),
        ("2023320612A8000123", ["2023", "320612", "是", "000123"]),
        ("202332061208000123", ["2023", "320612", "否", "000123"]),
    ],
)
def test_the_parts_of_a_number(text, parts):
    assert [value for _, value in identify(text).parts] == parts


@given(st.integers(0, 9999999))
def test_an_office_code_of_digits_only_is_not_a_person(body):
    code = uscc.make_uscc(f"11320612{body:08d}")
    found = identify(code)

    assert found.kind == ("uscc" if id_card.problem(code) else "id_card")
    assert found.valid


@given(st.text(max_size=24) | st.text("0123456789XGRFZLCN.A- ", max_size=20))
@example("CN0")
def test_any_text_gets_an_answer(text):
    found = identify(text)

    assert found.value == text
    assert found.valid is (found.problem == "")
    if found.kind != "unknown":
        again = identify(found.normalised)
        assert (again.kind, again.normalised) == (found.kind, found.normalised)
