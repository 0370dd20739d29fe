"""Office files and archives: complete, without macros, programs, passwords or archives inside.

An archive is read, never unpacked to the disk, and only as far as the limits let it grow.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import PurePath
from typing import Final

from kejitong.applications.inspecting import portable
from kejitong.applications.inspecting.findings import Faulty

MOST_EXPANDED: Final = 300 << 20
MOST_PARTS: Final = 2_000
_PIECE: Final = 1 << 20
_MACROS: Final = ("vbaproject.bin", "vbadata.xml")
_PROGRAMS: Final = frozenset(
    ("exe", "dll", "com", "bat", "cmd", "ps1", "vbs", "js", "jse", "wsf", "hta", "msi", "scr",
     "lnk", "jar", "sh", "apk", "reg", "chm", "docm", "xlsm", "pptm", "dotm", "xltm", "html", "htm",
     "svg")
)  # fmt: skip
_OFFICE: Final = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/", "ofd": "OFD.xml"}
_ARCHIVES: Final = (b"PK\x03\x04", b"PK\x05\x06", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh",
                    b"\xfd7zXZ")  # fmt: skip
_RUNNING: Final = (b"MZ", b"\x7fELF", b"#!")
_BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, KeyError, NotImplementedError,
    RuntimeError,
)  # fmt: skip
_AGAIN: Final = "请在 Word、Excel 或 WPS 中打开原文件，另存后再传"


def look_into(start: str) -> Callable[[bytes], int | None]:
    """The look into an office file whose parts begin like this."""

    def look(content: bytes) -> int | None:
        with _opened(content) as archive:
            names = [part.filename for part in _measured(archive)]
            if not any(name.startswith(start) for name in names):
                raise Faulty("内容与扩展名不符", "请用原来的软件另存为该格式后再传")
            if any(PurePath(name).name.lower() in _MACROS for name in names):
                raise Faulty("含有宏", "请另存为不含宏的格式（docx、xlsx）再传")
        return None

    return look


def look_into_compound(content: bytes) -> int | None:
    """旧式 Office 文件：目录里有 VBA 的不收。"""
    marks = ("_VBA_PROJECT", "VBA\0", "Macros\0")
    if any(mark.encode("utf-16-le") in content for mark in marks):
        raise Faulty("含有宏", "请另存为不含宏的格式（docx、xlsx）再传")
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise Faulty("有密码保护，打不开", "请去掉密码后再传")
    return None


def look_into_archive(content: bytes) -> int | None:
    """压缩包：逐个查看，里面不能再有压缩包、程序和带宏、带脚本的文件。"""
    with _opened(content) as archive:
        parts = [part for part in _measured(archive) if not part.is_dir()]
        if not parts:
            raise Faulty("是空的压缩包", "请重新打包后再传")
        for part in parts:
            _look_at(archive, part)
    return None


def _opened(content: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(BytesIO(content))
    except _BROKEN as error:
        raise Faulty("已损坏，无法读取", _AGAIN) from error


def _measured(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The parts, after each was read through once: more than it declares is never read."""
    parts = archive.infolist()
    if len(parts) > MOST_PARTS:
        raise Faulty(f"里面有{len(parts)}个文件，最多{MOST_PARTS}个", "请分成几个压缩包")
    if sum(part.file_size for part in parts) > MOST_EXPANDED:
        most = MOST_EXPANDED >> 20
        raise Faulty(f"展开后超过{most}兆字节", "请删去不需要的内容，或分成几份")
    for part in parts:
        if part.flag_bits & 1:
            raise Faulty("有密码保护，打不开", "请去掉密码后再传")
        if part.filename.startswith("/") or ".." in PurePath(part.filename).parts:
            raise Faulty("里面的文件位置不正常", "请重新打包后再传")
        _read_through(archive, part)
    return parts


def _read_through(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    try:
        with archive.open(part) as file:
            while file.read(_PIECE):
                pass
    except _BROKEN as error:
        raise Faulty("已损坏，无法读取", _AGAIN) from error


def _look_at(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    ending = PurePath(part.filename).suffix.lower().removeprefix(".")
    called = f"里面的“{PurePath(part.filename).name[-40:]}”"
    content = archive.read(part)
    if ending in _PROGRAMS or content.startswith(_RUNNING):
        raise Faulty(f"{called}是程序或带宏的文件", "请取出后重新打包")
    try:
        if ending in _OFFICE:
            look_into(_OFFICE[ending])(content)
        elif content.startswith(_ARCHIVES):
            raise Faulty("又是一个压缩包", "请把文件直接放在一个压缩包里")
        elif content.startswith(b"%PDF-"):
            portable.look(content)
        elif content.startswith(b"\xd0\xcf\x11\xe0"):
            look_into_compound(content)
    except Faulty as fault:
        raise Faulty(called + fault.why, fault.remedy) from fault
