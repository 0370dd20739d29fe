"""Where each element of a document stands."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Length, Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph as Line

from kejitong.documents.blocks import Document, paragraph
from kejitong.documents.docx import docx_bytes

LETTER = Document(
    "关于年度科技工作情况的报告",
    blocks=(paragraph("正文。"),),
    number="示科发〔2026〕12号",
    issuer="示例区科学技术局",
    recipient="区人民政府：",
    attachments=("名单", "一览表"),
    signature="示例区科学技术局",
    signed_on=date(2026, 1, 15),
    copies=("区委办公室", "市科学技术局"),
    red_head=True,
)


def lines(document: Document) -> list[Line]:
    return docx.Document(BytesIO(docx_bytes(document))).paragraphs


def words(document: Document) -> list[str]:
    return [line.text for line in lines(document) if line.text]


def line(document: Document, style: str) -> Line:
    (found,) = [line for line in lines(document) if line.style and line.style.style_id == style]
    return found


def values(of: Line | Section, element: str, name: str) -> list[str]:
    """What this attribute says, wherever this element stands."""
    root = of._p if isinstance(of, Line) else of._sectPr
    return [found.get(qn(f"w:{name}"), "") for found in root.iter(qn(f"w:{element}"))]


def indent(of: Line, side: str) -> float:
    """In characters."""
    return sum(int(value or 0) for value in values(of, "ind", f"{side}Chars")) / 100


def millimetres(length: Length | None) -> float:
    assert length is not None
    return round(length / Mm(1), 1)


def test_elements_stand_in_the_order_of_the_standard() -> None:
    assert words(LETTER) == [
        "示例区科学技术局文件",
        "示科发〔2026〕12号",
        "关于年度科技工作情况的报告",
        "区人民政府：",
        "正文。",
        "附件：1.名单",
        "2.一览表",
        "示例区科学技术局",
        "2026年1月15日",
        "抄送：区委办公室，市科学技术局。",
        "示例区科学技术局\t2026年1月15日印发",
    ]


def test_a_plain_document_has_only_what_it_was_given() -> None:
    assert words(Document("标题", blocks=(paragraph("正文。"),))) == ["标题", "正文。"]


def test_without_red_head_the_number_stands_below_the_title() -> None:
    plain = replace(LETTER, red_head=False, copies=(), attachments=())
    assert words(plain)[:3] == ["关于年度科技工作情况的报告", "示科发〔2026〕12号", "区人民政府："]
    assert words(plain)[-1] == "2026年1月15日"


def test_page() -> None:
    section = docx.Document(BytesIO(docx_bytes(LETTER))).sections[0]
    assert [millimetres(side) for side in (section.page_width, section.page_height)] == [210, 297]
    margins = (
        section.top_margin,
        section.bottom_margin,
        section.left_margin,
        section.right_margin,
    )
    assert [millimetres(margin) for margin in margins] == [37, 35, 28, 26]
    grid = [values(section, "docGrid", name) for name in ("type", "linePitch", "charSpace")]
    assert grid == [["linesAndChars"], ["580"], ["-848"]]


def test_red_head() -> None:
    mark = line(LETTER, "IssuerMark")
    assert millimetres(mark.paragraph_format.space_before) == 35
    assert mark.style is not None
    assert mark.style.font.color.rgb == RGBColor(255, 0, 0)
    assert line(LETTER, "Title").paragraph_format.space_before == Pt(58)


@pytest.mark.parametrize(
    "issuer", ["局", "示例省示例市示例区科学技术局", "局文件", "很长的机关" * 9]
)
def test_the_issuer_mark_fits_on_one_line(issuer: str) -> None:
    mark = line(replace(LETTER, issuer=issuer), "IssuerMark")
    size = mark.runs[0].font.size
    assert mark.text == issuer.removesuffix("文件") + "文件"
    assert size is not None
    assert len(mark.text) * size <= Mm(156.1)
    assert size <= Pt(62)


def test_red_rule_lies_four_millimetres_below_the_number() -> None:
    style = line(LETTER, "DocumentNumber").style
    assert style is not None
    rule = style.element.pPr.find(f".//{qn('w:bottom')}")
    assert rule.get(qn("w:color")) == "FF0000"
    assert int(rule.get(qn("w:space"))) * 25.4 / 72 == pytest.approx(4, abs=0.2)


def test_recipient_is_flush_left() -> None:
    assert indent(line(LETTER, "Recipient"), "firstLine") == 0


@pytest.mark.parametrize(
    ("names", "written", "left", "hanging"),
    [
        (("名单",), ["附件：名单"], [5], [3]),
        (("名单", "表"), ["附件：1.名单", "2.表"], [6, 6], [4, 1]),
    ],
)
def test_attachments(
    names: tuple[str, ...], written: list[str], left: list[float], hanging: list[float]
) -> None:
    found = [
        line
        for line in lines(replace(LETTER, attachments=names))
        if line.style and line.style.style_id == "Attachment"
    ]
    assert [line.text for line in found] == written
    assert [indent(line, "left") for line in found] == left
    assert [indent(line, "hanging") for line in found] == hanging
    assert found[0].paragraph_format.space_before == Pt(29)


@pytest.mark.parametrize(
    ("signature", "of_signature", "of_day"),
    [("科技局", 5.75, 4), ("示例区科学技术局", 3.25, 4), ("很长的署名" * 4, 0, 6.75)],
)
def test_signature_is_centred_above_a_date_four_characters_from_the_edge(
    signature: str, of_signature: float, of_day: float
) -> None:
    letter = replace(LETTER, signature=signature)
    assert indent(line(letter, "Signature"), "right") == of_signature
    assert indent(line(letter, "SignedOn"), "right") == of_day


def test_signature_or_date_alone_stand_four_characters_from_the_edge() -> None:
    unsigned, undated = replace(LETTER, signature=""), replace(LETTER, signed_on=None)
    assert indent(line(unsigned, "SignedOn"), "right") == 4
    assert line(unsigned, "SignedOn").paragraph_format.space_before == Pt(58)
    assert indent(line(undated, "Signature"), "right") == 4


def test_colophon_lies_at_the_foot_of_the_page_between_its_rules() -> None:
    framed = [one for one in lines(LETTER) if values(one, "framePr", "w")]
    places = {
        (*values(one, "framePr", "yAlign"), *values(one, "framePr", "vAnchor")) for one in framed
    }
    assert places == {("bottom", "margin")}
    rules = [values(one, "spacing", "line") for one in framed if values(one, "shd", "fill")]
    heights = [round(int(height) * 25.4 / 1440, 2) for (height,) in rules]
    assert heights == [0.35, 0.25, 0.35]
    assert [bool(one.text) for one in framed] == [False, True, False, True, False]
