"""What must not be published is found, in texts and in every kind of file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kejitong.disclosure.scanning import Kind, find, hidden, scan_file, scan_text
from kejitong.registers.files import Upload
from tests.disclosure import papers

ID_CARD = "11010519491231002X"
PHONE = "13812345678"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"身份证{ID_CARD}。", Kind.ID_CARD),
        ("手机：138-1234-5678", Kind.PHONE),
        ("手机１３８１２３４５６７８", Kind.PHONE),
        ("138\u200b1234\u200b5678", Kind.PHONE),
        ("卡号6222 0212 3456 7890 128", Kind.BANK_CARD),
        ("信箱 zhang.san@example.com", Kind.EMAIL),
        ("办公电话0513-86512345", Kind.LANDLINE),
        ("（0513）86512345", Kind.LANDLINE),
        ("(010) 6851 2345", Kind.LANDLINE),
        ("0513－86512345", Kind.LANDLINE),
        ("电话：86512345", Kind.LANDLINE),
        ("传真号码 8651-2345", Kind.LANDLINE),
    ],
)
def test_a_private_number_is_found(text, kind):
    assert [one.kind for one in find(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "统一社会信用代码91320612DEM000014B",
        "通科发〔2026〕12号",
        "2026-11-30至2026-12-04",
        "专利201710601862.3",
        "经费1234567.80元，共86512345元",
        "138****5678",
        "320***********1234",
        "受理编号KJ-2026-0513-0001",
        "热线12345",
    ],
)
def test_a_public_number_is_left_alone(text):
    assert find(text) == ()


def test_a_place_says_where_and_what_and_hides_the_number():
    place = scan_text(f"联系人张三 {PHONE} 或{ID_CARD}", "说明")[0]

    assert str(place) == "说明：手机号“联系人张三 138****5678 或110*****”"


def test_what_belongs_there_is_allowed():
    allowed = frozenset({Kind.LANDLINE, Kind.EMAIL})
    text = f"科技局0513-86512345、kjj@example.com、{PHONE}"

    assert [place.kind for place in scan_text(text, "受理部门", allowed=allowed)] == [Kind.PHONE]


@pytest.mark.parametrize(
    ("file", "wheres"),
    [
        (papers.a_text("名单\n某项目 13812345678\n"), ["第2行"]),
        (papers.a_text("名单\n某项目 13812345678\n", encoding="gb18030"), ["第2行"]),
        (papers.a_word("公示", f"联系{PHONE}"), ["第2段"]),
        (papers.a_word("公示", header=PHONE), ["页眉"]),
        (papers.a_word("公示", cell=f"负责人{ID_CARD}"), ["第2段"]),
        (papers.a_word("公示", author=PHONE), ["文件属性"]),
        (papers.a_workbook(["名称", "电话"], ["甲", 86512345]), ["“Sheet”B2"]),
        (papers.a_workbook(["名称", "手机"], ["甲", int(PHONE)]), ["“Sheet”B2"]),
        (papers.a_workbook(["名称", "卡号"], ["甲", 6222021234567890128]), ["“Sheet”B2"]),
        (papers.a_workbook(["名称"], ["甲"], comment=PHONE), ["批注"]),
        (papers.a_workbook(["名称"], ["甲"], hidden=PHONE), ["“藏”A1"]),
        (papers.a_pdf("Notice", f"call {PHONE}"), ["第2页"]),
    ],
)
def test_a_private_number_is_found_in_a_file(file, wheres):
    assert [place.where for place in scan_file(file)] == [
        f"附件“{file.name}”{where}" for where in wheres
    ]


@pytest.mark.parametrize(
    "file",
    [
        papers.a_text("名单\n甲公司 某项目 30万元\n"),
        papers.a_word("甲公司", cell="某项目 30万元"),
        papers.a_workbook(["名称", "金额"], ["甲", 300000.5]),
        papers.a_pdf("Notice", "nothing private"),
    ],
    ids=lambda file: file.name,
)
def test_a_clean_file_has_no_place(file):
    assert scan_file(file) == []


@pytest.mark.parametrize(
    ("file", "why"),
    [
        (papers.a_scan(), "第1页是图片，没有可查的文字"),
        (papers.a_locked_pdf(), "文件加了密"),
        (Upload("名单.pdf", b"%PDF-1.7 broken"), "文件不完整，或不是 PDF"),
        (Upload("名单.docx", b"PK\x03\x04 broken"), "文件不完整，或加了密"),
        (Upload("名单.docx", papers.a_workbook(["名称"]).content), "文件名与内容不符"),
        (Upload("名单.jpg", b"\xff\xd8\xff"), "不认识“.jpg”这种文件"),
        (Upload("名单", b"13812345678"), "不认识“.”这种文件"),
        (papers.a_word("外", embedded=b"PK"), "里面嵌着别的文件"),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_a_file_that_cannot_be_read_counts_as_a_place(file, why):
    assert [(place.kind, place.excerpt) for place in scan_file(file)] == [(Kind.UNREADABLE, why)]


WORDS = st.text("公示名单，。（）甲乙 项目", max_size=12)


@given(WORDS, st.integers(13000000000, 19999999999).map(str), WORDS)
def test_every_mobile_number_is_found_and_hidden(before, phone, after):
    text = before + phone + after

    assert [text[one.start : one.end] for one in find(text)] == [phone]
    assert phone not in hidden(text)
    assert find(hidden(text)) == ()


@given(
    WORDS,
    st.sampled_from(["010", "025", "0513", "0755"]),
    st.sampled_from(["-", "－", " ", "", ") "]),
    st.integers(20000000, 89999999).map(str),
    WORDS,
)
def test_every_landline_is_found_and_hidden(before, area, between, number, after):
    text = f"{before}{area}{between}{number}{after}"

    assert [one.kind for one in find(text)] == [Kind.LANDLINE]
    assert number not in hidden(text)


@given(st.text(max_size=60))
def test_no_text_breaks_the_scanner(text):
    for one in find(text):
        assert 0 <= one.start < one.end <= len(text)
    for place in scan_text(text, "说明"):
        assert place.excerpt


@given(st.binary(max_size=200), st.sampled_from(["pdf", "docx", "xlsx", "txt"]))
def test_no_file_breaks_the_scanner(content, ending):
    for place in scan_file(Upload(f"附件.{ending}", content)):
        assert place.where.startswith("附件“附件.")
