"""The package: opens, repeats, obeys the order of the schema, sets 22 lines of 28 characters."""

import re
import shutil
import subprocess
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from kejitong.documents.blocks import Document, Run, Table, heading, paragraph
from kejitong.documents.docx import docx_bytes, write_docx

REPORT = Document(
    "年度科技工作<总结>",
    blocks=(
        heading(1, "一、主要成效"),
        paragraph("新增", Run("待补", "missing", "缺名单"), "家。"),
        Table(("项", "数"), (("甲", "1"),), widths=(2, 1), caption="表1 指标"),
    ),
    number="示科发〔2026〕12号",
    issuer="示例区科学技术局",
    attachments=("名单", "表"),
    signature="示例区科学技术局",
    signed_on=date(2026, 1, 15),
    copies=("区委办公室",),
    red_head=True,
)

# The order of the schema (ISO/IEC 29500-1, CT_PPr and its kin), as far as it is used here.
ORDER = {
    "pPr": "pStyle keepNext keepLines framePr widowControl pBdr shd tabs autoSpaceDE autoSpaceDN"
    " snapToGrid spacing ind jc outlineLvl",
    "rPr": "rFonts b bCs color spacing sz szCs highlight lang",
    "tblPr": "tblW jc tblInd tblBorders tblLayout tblCellMar tblCaption",
    "tcPr": "tcW tcBorders vAlign",
    "trPr": "cantSplit tblHeader",
    "sectPr": "footerReference pgSz pgMar docGrid",
    "style": "name basedOn uiPriority semiHidden qFormat pPr rPr tblPr",
    "font": "altName charset family",
    "settings": "zoom bordersDoNotSurroundHeader bordersDoNotSurroundFooter defaultTabStop"
    " evenAndOddHeaders drawingGridVerticalSpacing characterSpacingControl compat themeFontLang",
}


def parts() -> dict[str, etree._Element]:
    with ZipFile(BytesIO(docx_bytes(REPORT))) as archive:
        return {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}


def test_properties_stand_in_the_order_of_the_schema() -> None:
    seen = set()
    for root in parts().values():
        for element in root.iter():
            name = etree.QName(element).localname
            if name in ORDER:
                seen.add(name)
                order = ORDER[name].split()
                places = [order.index(etree.QName(child).localname) for child in element]
                assert places == sorted(places), etree.tostring(element, encoding="unicode")
    assert seen == set(ORDER)


def test_every_relation_and_content_type_has_its_part() -> None:
    found = parts()
    targets = {f"word/{link.get('Target')}" for link in found["word/_rels/document.xml.rels"]}
    typed = {(kind.get("PartName") or "").lstrip("/") for kind in found["[Content_Types].xml"]}
    assert targets <= set(found)
    assert typed - {""} == {name for name in found if not name.endswith((".rels", "Types].xml"))}


def test_the_same_document_gives_the_same_bytes() -> None:
    assert docx_bytes(REPORT) == docx_bytes(REPORT)
    with ZipFile(BytesIO(docx_bytes(REPORT))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_core_properties() -> None:
    core = docx.Document(BytesIO(docx_bytes(REPORT))).core_properties
    assert (core.title, core.author) == ("年度科技工作<总结>", "示例区科学技术局")
    assert core.created == core.modified == datetime(2026, 1, 15, tzinfo=UTC)


def test_an_undated_document_claims_no_date() -> None:
    core = docx.Document(BytesIO(docx_bytes(Document("标题")))).core_properties
    assert (core.created, core.modified) == (None, None)


def test_writes_to_a_path_or_an_open_file(tmp_path: Path) -> None:
    target = BytesIO()
    write_docx(REPORT, target)
    write_docx(REPORT, tmp_path / "总结.docx")
    write_docx(REPORT, str(tmp_path / "summary.docx"))
    written = [(tmp_path / name).read_bytes() for name in ("总结.docx", "summary.docx")]
    assert written == [target.getvalue()] * 2 == [docx_bytes(REPORT)] * 2


def test_page_numbers_stand_outside_one_character_from_the_edge() -> None:
    opened = docx.Document(BytesIO(docx_bytes(REPORT)))
    assert opened.settings.odd_and_even_pages_header_footer is True
    section = opened.sections[0]
    for footer, side, other in (
        (section.footer, "right", "left"),
        (section.even_page_footer, "left", "right"),
    ):
        (line,) = footer.paragraphs
        indent = line._p.pPr.find(qn("w:ind"))
        assert (indent.get(qn(f"w:{side}Chars")), indent.get(qn(f"w:{side}"))) == ("100", "280")
        assert indent.get(qn(f"w:{other}")) is None
        assert line._p.pPr.find(qn("w:jc")).get(qn("w:val")) == side
        assert [text.text for text in line._p.iter(qn("w:t"))] == ["— ", "1", " —"]
        assert line._p.find(qn("w:fldSimple")).get(qn("w:instr")) == " PAGE "


@pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")), reason="没有 LibreOffice"
)
def test_a_page_holds_22_lines_of_28_characters(tmp_path: Path) -> None:
    text = "中文排版每行应当恰好二十八个字" * 150
    write_docx(Document("标题", blocks=(paragraph(text),)), tmp_path / "page.docx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "page.docx"]
    subprocess.run(convert, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    read = ["pdftotext", "-f", "2", "-l", "2", "-layout", "page.pdf", "-"]
    page = subprocess.run(read, cwd=tmp_path, check=True, capture_output=True).stdout.decode()
    lines = [re.sub(r"\s", "", line) for line in page.splitlines() if line.strip()]
    assert [len(line) for line in lines[:-1]] == [28] * 22
    assert lines[-1] == "—2—"
