"""Small files of every kind, to be looked into."""

from __future__ import annotations

import zipfile
from io import BytesIO

from docx import Document
from openpyxl import Workbook
from openpyxl.comments import Comment
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, TextStringObject

from kejitong.registers.files import Upload


def a_text(text: str, *, encoding: str = "utf-8") -> Upload:
    return Upload("名单.txt", text.encode(encoding))


def a_word(
    *paragraphs: str, header: str = "", cell: str = "", author: str = "", embedded: bytes = b""
) -> Upload:
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    if cell:
        document.add_table(1, 1).cell(0, 0).text = cell
    document.core_properties.author = author
    out = BytesIO()
    document.save(out)
    if embedded:
        with zipfile.ZipFile(out, "a") as archive:
            archive.writestr("word/embeddings/inner.docx", embedded)
    return Upload("名单.docx", out.getvalue())


def a_workbook(*rows: list[object], comment: str = "", hidden: str = "") -> Upload:
    book = Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    if comment:
        sheet["A1"].comment = Comment(comment, "某人")
    if hidden:
        other = book.create_sheet("藏")
        other["A1"] = hidden
        other.sheet_state = "hidden"
    out = BytesIO()
    book.save(out)
    return Upload("名单.xlsx", out.getvalue())


def _pdf(streams: list[bytes], *, picture: bool = False, password: str = "") -> Upload:
    writer = PdfWriter()
    font = DictionaryObject(
        {NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1"),
         NameObject("/BaseFont"): NameObject("/Helvetica")}
    )  # fmt: skip
    for stream in streams:
        page = writer.add_blank_page(595, 842)
        content = DecodedStreamObject()
        content.set_data(stream)
        page[NameObject("/Contents")] = writer._add_object(content)
        resources = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
        )
        if picture:
            resources[NameObject("/XObject")] = DictionaryObject()
        page[NameObject("/Resources")] = resources
    if password:
        writer.encrypt(password)
    out = BytesIO()
    writer.write(out)
    return Upload("名单.pdf", out.getvalue())


def a_pdf(*pages: str) -> Upload:
    return _pdf([f"BT /F1 12 Tf 72 720 Td ({page}) Tj ET".encode() for page in pages])


def a_scan() -> Upload:
    return _pdf([b""], picture=True)


def a_locked_pdf() -> Upload:
    return _pdf([b""], password="secret")


def a_pdf_with_script() -> Upload:
    writer = PdfWriter(BytesIO(a_pdf("Notice").content))
    writer._root_object[NameObject("/OpenAction")] = DictionaryObject(
        {NameObject("/S"): NameObject("/JavaScript"),
         NameObject("/JS"): TextStringObject("app.alert(1)")}
    )  # fmt: skip
    out = BytesIO()
    writer.write(out)
    return Upload("名单.pdf", out.getvalue())


def a_swollen_word() -> Upload:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * (129 << 20))
    return Upload("名单.docx", out.getvalue())


def a_word_with_entities() -> Upload:
    text = '<!DOCTYPE p [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><p>&b;</p>'
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", text)
    return Upload("名单.docx", out.getvalue())
