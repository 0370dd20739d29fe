"""Tell what a file is from its content, whatever its name says."""

from __future__ import annotations

import zipfile
import zlib
from enum import StrEnum
from pathlib import Path

from kejitong.workbooks.errors import DamagedFile, EmptyFile, EncryptedBook, NotABook, TooLarge
from kejitong.workbooks.limits import Limits


class Kind(StrEnum):
    """能读的几种文件。"""

    XLSX = "xlsx"
    XLSM = "xlsm"
    XLS = "xls"
    ODS = "ods"
    TEXT = "csv"


_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BROKEN = (zipfile.BadZipFile, zlib.error, RuntimeError, ValueError, OSError)
_STRANGERS = (
    (b"%PDF", "PDF 文档"),
    (b"MZ", "程序文件"),
    (b"\x7fELF", "程序文件"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"Rar!", "压缩包"),
    (b"7z\xbc\xaf", "压缩包"),
    (b"\x1f\x8b", "压缩包"),
    (b"PK\x05\x06", "空的压缩包"),
    (b"{\\rtf", "Word 文档"),
)
_MARKUP = (b"<html", b"<!doctype", b"<table", b"<?xml", b"<meta", b"mime-version")
_FORMATS = "请上传 xlsx、xls、ods 或 csv 文件"


def kind_of(path: Path, limits: Limits) -> Kind:
    """认出文件的种类；不是表格、太大或有密码的即拒绝。"""
    size = path.stat().st_size
    if size == 0:
        raise EmptyFile(why="文件大小为零", remedy="请检查原文件后重新上传")
    if size > limits.file_bytes:
        raise TooLarge(
            why=f"文件有{size >> 20}兆字节，上限是{limits.file_bytes >> 20}兆字节",
            remedy="请只保留要导入的工作表，或拆成几个文件",
        )
    with path.open("rb") as file:
        head = file.read(512)
    for mark, name in _STRANGERS:
        if head.startswith(mark):
            raise NotABook(why=f"内容是{name}，只是名字像表格", remedy=_FORMATS)
    if head.startswith(_ZIP):
        return _kind_of_archive(path)
    if head.startswith(_OLE):
        return _kind_of_compound(path)
    if head.lstrip(b"\xef\xbb\xbf\r\n\t ").lower().startswith(_MARKUP):
        raise NotABook(
            why="内容是网页或 XML，只是名字像表格",
            remedy="请用 Excel 或 WPS 打开后另存为 xlsx 再上传",
        )
    return Kind.TEXT


def _kind_of_archive(path: Path) -> Kind:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            declared = _beginning(archive, "mimetype") if "mimetype" in names else b""
    except _BROKEN as error:
        raise DamagedFile(
            why="文件不完整，可能没有传完", remedy="请在 Excel 或 WPS 中打开原文件，另存后重传"
        ) from error
    if "xl/workbook.xml" in names:
        return Kind.XLSM if "xl/vbaProject.bin" in names else Kind.XLSX
    if b"opendocument.spreadsheet" in declared and "content.xml" in names:
        return Kind.ODS
    if "xl/workbook.bin" in names:
        raise NotABook(why="这是 Excel 二进制工作簿（xlsb）", remedy="请另存为 xlsx 再上传")
    name = "Word 文档" if any(n.startswith("word/") for n in names) else "压缩包"
    raise NotABook(why=f"内容是{name}，只是名字像表格", remedy=_FORMATS)


def _beginning(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(100)


def _kind_of_compound(path: Path) -> Kind:
    """旧式复合文件：目录项的名字说明里面装的是什么。"""
    raw = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in raw:
        raise EncryptedBook(
            why="打开它需要密码", remedy="请在 Excel 或 WPS 中去掉密码，另存后再上传"
        )
    if any(f"{name}\0".encode("utf-16-le") in raw for name in ("Workbook", "Book")):
        return Kind.XLS
    raise NotABook(why="内容是 Word 文档或别的旧式文件", remedy=_FORMATS)
