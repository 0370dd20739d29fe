"""Typeface, size and place of every element, read back by python-docx."""

from io import BytesIO

import docx
import pytest
from docx.document import Document as Opened
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.styles.style import ParagraphStyle

from kejitong.documents.blocks import Document
from kejitong.documents.docx import docx_bytes
from kejitong.documents.styles import STYLES


@pytest.fixture(scope="module")
def opened() -> Opened:
    return docx.Document(BytesIO(docx_bytes(Document("标题"))))


@pytest.mark.parametrize(
    ("name", "font", "points", "bold"),
    [
        ("Title", "方正小标宋简体", 22, None),
        ("Heading 1", "黑体", 16, None),
        ("Heading 2", "楷体_GB2312", 16, None),
        ("Heading 3", "仿宋_GB2312", 16, True),
        ("Heading 4", "仿宋_GB2312", 16, None),
        ("公文正文", "仿宋_GB2312", 16, None),
        ("版记", "仿宋_GB2312", 14, None),
        ("Footer", "宋体", 14, None),
    ],
)
def test_fonts(opened: Opened, name: str, font: str, points: int, bold: bool | None) -> None:
    style = opened.styles[name]
    fonts = style.element.rPr.find(qn("w:rFonts"))
    assert {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia")} == {font}
    assert (style.font.size, style.font.bold) == (Pt(points), bold)


@pytest.mark.parametrize("name", ["公文正文", "Heading 1", "Heading 2", "Heading 3", "Heading 4"])
def test_first_lines_are_indented_by_two_characters(opened: Opened, name: str) -> None:
    indent = opened.styles[name].element.pPr.find(qn("w:ind"))
    assert indent.get(qn("w:firstLineChars")) == "200"
    assert indent.get(qn("w:firstLine")) == "632"


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_headings_have_outline_levels_and_stay_with_their_text(opened: Opened, level: int) -> None:
    properties = opened.styles[f"Heading {level}"].element.pPr
    assert properties.find(qn("w:outlineLvl")).get(qn("w:val")) == str(level - 1)
    assert opened.styles[f"Heading {level}"].paragraph_format.keep_with_next is True


def test_lines_are_exactly_29_points(opened: Opened) -> None:
    normal = opened.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)
    assert normal.paragraph_format.line_spacing == Pt(29)
    assert normal.paragraph_format.line_spacing_rule == WD_LINE_SPACING.EXACTLY
    assert (normal.font.name, normal.font.size) == ("仿宋_GB2312", Pt(16))


def test_every_style_arrives(opened: Opened) -> None:
    arrived = {style.style_id for style in opened.styles}
    assert {style.id for style in STYLES} | {"Normal", "TableNormal"} == arrived
