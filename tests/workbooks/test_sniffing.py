"""Telling files apart by what they hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from kejitong.workbooks import errors
from kejitong.workbooks.opening import Limits, open_book


@pytest.mark.parametrize(
    ("content", "refusal", "said"),
    [
        (b"", errors.EmptyFile, "文件大小为零"),
        (b"%PDF-1.7 ...", errors.NotABook, "PDF 文档"),
        (b"MZ\x90\0", errors.NotABook, "程序文件"),
        (b"\xff\xd8\xff\xe0", errors.NotABook, "图片"),
        (b"PK\x05\x06" + bytes(18), errors.NotABook, "空的压缩包"),
        (b"PK\x03\x04" + bytes(40), errors.DamagedFile, "没有传完"),
        (b"<html><table><tr><td>1</td></tr></table>", errors.NotABook, "网页"),
        (bytes(range(256)) * 4, errors.NotABook, "内容不是文字"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), errors.NotABook, "旧式文件"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            errors.EncryptedBook,
            "需要密码",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook\0".encode("utf-16-le") + bytes(600),
            errors.DamagedFile,
            "无法读取",
        ),
    ],
    ids=[
        "空",
        "PDF",
        "程序",
        "图片",
        "空压缩包",
        "断了的压缩包",
        "网页",
        "二进制",
        "旧式文件",
        "加密",
        "断了的旧式表格",
    ],
)
def test_what_is_no_workbook_is_refused(
    tmp_path: Path, content: bytes, refusal: type[errors.BookRefused], said: str
) -> None:
    (tmp_path / "a.xlsx").write_bytes(content)
    with pytest.raises(refusal, match=said) as refused:
        open_book(tmp_path / "a.xlsx")
    assert refused.value.remedy


def test_a_large_file_is_refused_unread(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"a,b\n" * 1_000_000)
    with pytest.raises(errors.TooLarge, match="文件有3兆字节，上限是1兆字节"):
        open_book(tmp_path / "a.csv", limits=Limits(file_bytes=1 << 20))
