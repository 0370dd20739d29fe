"""Uploaded files: what their name says, within limits, and nothing inside that runs by itself."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from pypdf import PdfReader, PdfWriter
from pypdf.errors import DependencyError
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from kejitong.applications.inspecting import (
    KINDS,
    Inspected,
    UnusableFile,
    inspect,
    packages,
    portable,
)
from tests.applications.makers import a_pdf

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def look(name: str, content: bytes, **limits: int) -> Inspected:
    return inspect(
        name, content, endings=tuple(KINDS), largest_megabytes=limits.get("largest_megabytes", 2)
    )


def a_zip(files: dict[str, bytes]) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def a_writer(pages: int = 1) -> PdfWriter:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(100, 100)
    return writer


def written(writer: PdfWriter) -> bytes:
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def a_docx() -> bytes:
    made = BytesIO()
    Document().save(made)
    return made.getvalue()


def an_xlsx() -> bytes:
    made = BytesIO()
    Workbook().save(made)
    return made.getvalue()


PLAIN = {
    "材料.pdf": (written(a_writer(3)), "application/pdf", 3),
    "材料.PDF": (a_pdf(), "application/pdf", 1),
    "照片.jpg": (b"\xff\xd8\xff\xe0rest", "image/jpeg", 1),
    "照片.jpeg": (b"\xff\xd8\xff\xe0rest", "image/jpeg", 1),
    "图.png": (b"\x89PNG\r\n\x1a\nrest", "image/png", 1),
    "协议.docx": (a_docx(), KINDS["docx"].media_type, None),
    "清单.xlsx": (an_xlsx(), KINDS["xlsx"].media_type, None),
    "旧.doc": (OLE, "application/msword", None),
    "全部.zip": (
        a_zip({"一.pdf": a_pdf(), "二.docx": a_docx(), "三/四.txt": b"text"}), "application/zip",
        None,
    ),
    "版式.ofd": (a_zip({"OFD.xml": b"<ofd/>"}), "application/ofd", None),
}  # fmt: skip


@pytest.mark.parametrize("name", PLAIN)
def test_ordinary_files_are_taken(name: str) -> None:
    content, media_type, pages = PLAIN[name]
    assert look(name, content) == Inspected(media_type, pages)


def acting(kind: str) -> bytes:
    writer = a_writer()
    if kind == "/EmbeddedFile":
        writer.add_attachment("x.exe", b"MZ")
        return written(writer)
    action = DictionaryObject({NameObject("/S"): NameObject(kind)})
    action[NameObject("/JS" if kind == "/JavaScript" else "/F")] = TextStringObject("cmd.exe")
    writer.root_object[NameObject("/OpenAction")] = action
    return written(writer)


def with_page_action() -> bytes:
    writer = a_writer()
    action = DictionaryObject({NameObject("/S"): NameObject("/URI")})
    writer.pages[0][NameObject("/AA")] = DictionaryObject({NameObject("/O"): action})
    return written(writer)


def packed(content: bytes) -> bytes:
    """The same document, copied object by object."""
    return written(PdfWriter(clone_from=PdfReader(BytesIO(content))))


INNER = b"1 0 << /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (x) >> >>"


def compressed(inner: bytes = INNER) -> bytes:
    """A document whose catalogue, with a script, lies inside a compressed stream of objects."""
    packed = zlib.compress(inner)
    made, places = b"%PDF-1.5\n", {}
    for number, body in {
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
        4: b"<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream"
        % (len(packed), packed),
    }.items():
        places[number] = len(made)
        made += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    places[5] = len(made)
    rows = [(0, 0, 255), (2, 4, 0), *((1, places[number], 0) for number in (2, 3, 4, 5))]
    table = b"".join(
        bytes([kind]) + at.to_bytes(2, "big") + bytes([rest]) for kind, at, rest in rows
    )
    head = b"<< /Type /XRef /Size 6 /W [1 2 1] /Root 1 0 R /Length %d >>" % len(table)
    made += b"5 0 obj\n%b\nstream\n%b\nendstream\nendobj\n" % (head, table)
    return made + b"startxref\n%d\n%%%%EOF\n" % places[5]


REFUSED = {
    "压在流里的": ("甲.pdf", compressed(), "打开时自动执行的动作"),
    "脚本": ("甲.pdf", acting("/JavaScript"), "含有脚本"),
    "改写过的名称": ("甲.pdf", acting("/JavaScript").replace(b"/JavaScript", b"/Java#53cript"), "含有脚本"),
    "再存一次": ("甲.pdf", packed(acting("/JavaScript")), "含有脚本"),
    "启动程序": ("甲.pdf", acting("/Launch"), "启动程序的动作"),
    "打开即联网": ("甲.pdf", acting("/URI"), "打开时自动执行的动作"),
    "翻页即执行": ("甲.pdf", with_page_action(), "打开时自动执行的动作"),
    "内嵌文件": ("甲.pdf", acting("/EmbeddedFile"), "含有内嵌的文件"),
    "残缺的": ("甲.pdf", b"%PDF-1.7\nnothing", "已损坏"),
    "没有页": ("甲.pdf", written(a_writer(0)), "一页也没有"),
    "冒名的": ("甲.pdf", b"MZ" + bytes(100), "名字说是pdf，内容却不是"),
    "冒名的表格": ("甲.xlsx", a_docx(), "内容与扩展名不符"),
    "冒名的图": ("甲.png", b"<svg onload=alert(1)>", "名字说是png"),
    "没有要求的": ("甲.exe", b"MZ", "不是要求的格式"),
    "没有扩展名": ("甲", a_pdf(), "不是要求的格式"),
    "两个扩展名": ("甲.pdf.exe", a_pdf(), "不是要求的格式"),
    "空的": ("甲.pdf", b"", "是空的"),
    "太大的": ("甲.pdf", a_pdf() + bytes(3 << 20), "有3.0兆字节"),
    "带宏的": ("甲.docx", a_zip({"word/document.xml": b"<x/>", "word/vbaProject.bin": b"x"}), "含有宏"),
    "旧式带宏": ("甲.xls", OLE + "_VBA_PROJECT".encode("utf-16-le"), "含有宏"),
    "新式加密": ("甲.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "有密码保护"),
    "包里旧式带宏": ("甲.zip", a_zip({"一.xls": OLE + "_VBA_PROJECT".encode("utf-16-le")}), "含有宏"),
    "旧式加密": ("甲.doc", OLE + "EncryptedPackage".encode("utf-16-le"), "有密码保护"),
    "包中包": ("甲.zip", a_zip({"里面.zip": a_zip({"a": b"x"})}), "又是一个压缩包"),
    "改名的包中包": ("甲.zip", a_zip({"里面.txt": a_zip({"a": b"x"})}), "又是一个压缩包"),
    "包里的程序": ("甲.zip", a_zip({"安装.exe": b"MZ"}), "程序或带宏的文件"),
    "改名的程序": ("甲.zip", a_zip({"说明.txt": b"MZ\x90"}), "程序或带宏的文件"),
    "包里的脚本": ("甲.zip", a_zip({"一.pdf": acting("/JavaScript")}), "里面的“一.pdf”含有脚本"),
    "包里带宏": ("甲.zip", a_zip({"一.docx": a_zip({"word/vbaProject.bin": b"x"})}), "含有宏"),
    "空包": ("甲.zip", a_zip({"空/": b""}), "是空的压缩包"),
    "残缺的包": ("甲.zip", a_zip({"a": b"x" * 999})[:-30], "已损坏"),
    "越界的包": ("甲.zip", a_zip({"../../x": b"x"}), "位置不正常"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_what_it_says_or_acts_by_itself_is_refused(name: str) -> None:
    called, content, said = REFUSED[name]
    with pytest.raises(UnusableFile) as refused:
        look(called, content)
    assert said in str(refused.value)
    assert refused.value.remedy


def test_a_document_that_opens_at_a_page_is_harmless() -> None:
    writer = a_writer()
    writer.open_destination = writer.pages[0]
    assert look("甲.pdf", written(writer)).pages == 1
    action = DictionaryObject({NameObject("/S"): NameObject("/GoTo")})
    writer.root_object[NameObject("/OpenAction")] = action
    assert look("甲.pdf", written(writer)).pages == 1


def test_a_password_is_refused_and_an_empty_one_is_none() -> None:
    writer = a_writer()
    writer.encrypt("secret", algorithm="RC4-128")
    with pytest.raises(UnusableFile, match="有密码保护"):
        look("甲.pdf", written(writer))
    open_to_all = a_writer(2)
    open_to_all.encrypt("", owner_password="owner", algorithm="RC4-128")
    assert look("甲.pdf", written(open_to_all)).pages == 2


def test_an_archive_with_a_password_is_refused() -> None:
    content = bytearray(a_zip({"a.txt": b"x" * 50}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + place] |= 1
    with pytest.raises(UnusableFile, match="有密码保护"):
        look("甲.zip", bytes(content))


def test_a_bomb_is_stopped_while_it_grows(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = a_zip({f"{at}.txt": bytes(1 << 20) for at in range(4)})
    assert len(bomb) < 1 << 14
    monkeypatch.setattr(packages, "MOST_EXPANDED", 3 << 20)
    with pytest.raises(UnusableFile, match="展开后超过3兆字节"):
        look("甲.zip", bomb)


def test_a_bomb_that_lies_about_its_size_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    content = bytearray(a_zip({"a.txt": bytes(4 << 20)}))
    true = (4 << 20).to_bytes(4, "little")
    while true in content:
        at = content.index(true)
        content[at : at + 4] = (9).to_bytes(4, "little")
    monkeypatch.setattr(packages, "MOST_EXPANDED", 1 << 20)
    with pytest.raises(UnusableFile):
        look("甲.zip", bytes(content))


def test_a_document_of_too_many_parts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portable, "MOST_OBJECTS", 3)
    with pytest.raises(UnusableFile, match="太复杂"):
        look("甲.pdf", a_pdf())


def test_what_acts_is_found_in_streams_too() -> None:
    """Compressed, so that no name can be read from outside."""
    content = compressed()
    assert b"JavaScript" not in content
    action = b"/OpenAction << /S /JavaScript /JS (x) >>"
    assert look("甲.pdf", compressed(INNER.replace(action, b""))).pages == 1
    for other in (
        b"/X << /S /Launch >>",
        b"/X [ << /JS (x) >> ]",
        b"/Names << /EmbeddedFiles 9 >>",
    ):
        with pytest.raises(UnusableFile, match="含有"):
            look("甲.pdf", compressed(INNER.replace(action, other)))


def test_a_cipher_that_cannot_be_read_here_is_a_password(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_self: PdfReader, _password: str) -> None:
        raise DependencyError

    writer = a_writer()
    writer.encrypt("", owner_password="owner", algorithm="RC4-128")
    monkeypatch.setattr(PdfReader, "decrypt", refuse)
    with pytest.raises(UnusableFile, match="有密码保护"):
        look("甲.pdf", written(writer))


def test_too_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "MOST_PARTS", 2)
    with pytest.raises(UnusableFile, match="里面有3个文件"):
        look("甲.zip", a_zip({"a": b"1", "b": b"2", "c": b"3"}))


def taken(name: str, content: bytes) -> Inspected | None:
    """The file as it was taken; nothing when it was refused, which must say what to do."""
    try:
        return look(name, content)
    except UnusableFile as refused:
        if not refused.remedy:
            raise AssertionError from refused
        return None


_STARTS = sorted({start for kind in KINDS.values() for start in kind.beginnings})


@given(st.sampled_from(sorted(KINDS)), st.sampled_from(_STARTS), st.binary(max_size=400))
def test_whatever_is_uploaded_is_taken_or_refused_and_nothing_else(
    ending: str, start: bytes, rest: bytes
) -> None:
    found = taken(f"甲.{ending}", start + rest)
    assert found is None or found.media_type == KINDS[ending].media_type


@given(st.data())
def test_a_damaged_pdf_is_taken_or_refused_and_nothing_else(data: st.DataObject) -> None:
    content = bytearray(PLAIN["材料.pdf"][0])
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(5, len(content) - 1))] = data.draw(st.integers(0, 255))
    found = taken("甲.pdf", bytes(content))
    assert found is None or found.media_type == "application/pdf"
