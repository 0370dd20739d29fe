"""Puts the parts of a docx package together. Same document in, same bytes out."""

from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from kejitong.documents import fonts
from kejitong.documents import measures as m
from kejitong.documents.blocks import Document
from kejitong.documents.layout import body_xml
from kejitong.documents.styles import styles_xml
from kejitong.documents.wordml import Writer, escaped, paragraph, run

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SCHEMAS = "http://schemas.openxmlformats.org"
_OFFICE = f"{_SCHEMAS}/officeDocument/2006"
_PACKAGE = f"{_SCHEMAS}/package/2006"
_CORE = "metadata/core-properties"
_NAMESPACES = f'xmlns:w="{_SCHEMAS}/wordprocessingml/2006/main" xmlns:r="{_OFFICE}/relationships"'
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_LINKED = (
    ("rIdStyles", "styles", "styles"),
    ("rIdSettings", "settings", "settings"),
    ("rIdFonts", "fontTable", "fontTable"),
    ("rIdOdd", "footer", "footer1"),
    ("rIdEven", "footer", "footer2"),
    ("rIdComments", "comments", "comments"),
)
_SETTINGS = (
    '<w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/>'
    '<w:defaultTabStop w:val="632"/><w:evenAndOddHeaders/>'
    '<w:drawingGridVerticalSpacing w:val="290"/>'
    '<w:characterSpacingControl w:val="compressPunctuation"/>'
    "<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/>"
    "<w:doNotLeaveBackslashAlone/><w:ulTrailSpace/><w:doNotExpandShiftReturn/>"
    "<w:adjustLineHeightInTable/><w:useFELayout/>"
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
    ' w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
)


def write_docx(document: Document, target: str | Path | IO[bytes]) -> None:
    """写出一份公文；target 是文件名，或者可写的二进制文件。"""
    content = docx_bytes(document)
    if isinstance(target, str | Path):
        Path(target).write_bytes(content)
    else:
        target.write(content)


def docx_bytes(document: Document) -> bytes:
    """The docx as bytes, for a download or an archive."""
    writer = Writer()
    body = body_xml(document, writer)
    parts = {
        **_fixed_parts(),
        "docProps/core.xml": _core(document),
        "word/comments.xml": _part("comments", _comments(writer.notes)),
        "word/document.xml": _part("document", f"<w:body>{body}</w:body>"),
    }
    return _zipped(parts)


def _zipped(parts: dict[str, str]) -> bytes:
    package = BytesIO()
    with ZipFile(package, "w") as archive:
        for name, content in parts.items():
            entry = ZipInfo(name)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, content.encode())
    return package.getvalue()


def _part(root: str, content: str) -> str:
    return f"{_DECLARATION}<w:{root} {_NAMESPACES}>{content}</w:{root}>"


@cache
def _fixed_parts() -> dict[str, str]:
    """What is the same in every document."""
    font_entries = "".join(map(fonts.table_entry, fonts.ALL))
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            (
                ("rIdDocument", f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
                ("rIdCore", f"{_PACKAGE}/relationships/{_CORE}", "docProps/core.xml"),
            )
        ),
        "word/_rels/document.xml.rels": _relations(
            tuple(
                (id_, f"{_OFFICE}/relationships/{kind}", f"{name}.xml")
                for id_, kind, name in _LINKED
            )
        ),
        "word/styles.xml": _part("styles", styles_xml()),
        "word/settings.xml": _part("settings", _SETTINGS),
        "word/fontTable.xml": _part("fonts", font_entries),
        "word/footer1.xml": _part("ftr", _page_number("right")),
        "word/footer2.xml": _part("ftr", _page_number("left")),
    }


def _content_types() -> str:
    overrides = [("/word/document.xml", f"{_WORD_TYPE}.document.main+xml")]
    overrides += [(f"/word/{name}.xml", f"{_WORD_TYPE}.{kind}+xml") for _, kind, name in _LINKED]
    overrides.append(
        (
            "/docProps/core.xml",
            "application/vnd.openxmlformats-package.core-properties+xml",
        )
    )
    entries = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides
    )
    return (
        f'{_DECLARATION}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{entries}</Types>'
    )


def _relations(links: tuple[tuple[str, str, str], ...]) -> str:
    entries = "".join(
        f'<Relationship Id="{id_}" Type="{kind}" Target="{target}"/>' for id_, kind, target in links
    )
    return (
        f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'
    )


def _page_number(side: str) -> str:
    """页码：数字左右各一条一字线，离外侧空一字。"""
    space = m.SIZE_4 * 10
    properties = f'<w:ind w:{side}Chars="100" w:{side}="{space}"/><w:jc w:val="{side}"/>'
    field = f'<w:fldSimple w:instr=" PAGE ">{run("1", "")}</w:fldSimple>'
    return paragraph("Footer", run("— ") + field + run(" —"), properties)


def _comments(notes: list[str]) -> str:
    return "".join(
        f'<w:comment w:id="{number}" w:author="科技通" w:initials="科">'
        f"<w:p>{run(note)}</w:p></w:comment>"
        for number, note in enumerate(notes)
    )


def _core(document: Document) -> str:
    author = document.signature or document.issuer
    times = _times(document.signed_on) if document.signed_on else ""
    return (
        f'{_DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/{_CORE}"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(document.title)}</dc:title>"
        f"<dc:creator>{escaped(author)}</dc:creator>"
        f"<cp:lastModifiedBy>{escaped(author)}</cp:lastModifiedBy>{times}"
        "<dc:language>zh-CN</dc:language></cp:coreProperties>"
    )


def _times(day: date) -> str:
    """文件的时间取成文日期，不取生成的时刻，同一份公文才会逐字节相同。"""
    return "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day.isoformat()}T00:00:00Z</dcterms:{name}>'
        for name in ("created", "modified")
    )
