"""Look into a zipped workbook before anybody parses it.

Everything is inflated once, a piece at a time, so that what is measured is what is really
there and not what the directory of the archive claims.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from kejitong.workbooks.errors import DamagedFile, EncryptedBook, TooLarge, UnsafeContent
from kejitong.workbooks.grids import column_index
from kejitong.workbooks.limits import Limits

_FEED = 1 << 15
_PIECE = 1 << 18
_LONGEST_TAG = 1 << 16
_PLAIN_ROWS, _PLAIN_COLUMNS = 99_999, 26
# A reference beyond Z or beyond row 99,999: only pieces with one are examined cell by cell.
_FAR = re.compile(rb'r="(?:[A-Za-z]{2}|.\d{6})')
_UNUSUAL = (b"'", b"\n", b"\t", b"\r", b"r =")
_FILLED = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]+)(\d+)[\"'][^<>]*(?<!/)>\s*<(?!/)")
_BARE = re.compile(rb"<(?:\w+:)?c(?=[ >])(?![^>]*\br\s*=)")
_NUMBERED_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*?\br\s*=\s*[\"'](\d+)")
_FORMULA = re.compile(rb"<f[ >/]")
_UNSAVED = re.compile(
    rb"\br=\"([A-Z]+\d+)\"[^<>]*><f(?:[^<>]*/>|[^<>]*>[^<]*</f>)(?:<v\s*/>|<v></v>)?</c>"
)


@dataclass(slots=True)
class Part:
    """压缩包中的一个部分，展开后所见。"""

    name: str
    size: int = 0
    rows: int = 0
    columns: int = 0
    formulas: int = 0
    failed: int = 0
    unsaved: int = 0
    first_unsaved: str = ""
    row_tags: int = 0
    is_sheet: bool = False
    is_bare: bool = False

    @property
    def cells(self) -> int:
        return self.rows * self.columns


def inspect(path: Path, limits: Limits) -> dict[str, Part]:
    """展开压缩包的每个部分，超限或不安全即拒绝。"""
    parts: dict[str, Part] = {}
    left = limits.expanded_bytes
    with path.open("rb") as file:
        for entry in _entries(file, limits):
            part = _survey(file, entry, left=left, exact=limits.cells < _PLAIN_ROWS * 26)
            if part.cells > limits.cells:
                part = _survey(file, entry, left=left, exact=True)
            if part.cells > limits.cells:
                raise TooLarge(
                    why=f"“{entry.filename}”最后一个有内容的单元格在第{part.rows}行、"
                    f"第{part.columns}列，超过了一次能读的{limits.cells}格",
                    remedy="请删去远处多余的单元格，或拆成几个文件",
                )
            left -= part.size
            parts[entry.filename] = part
    return parts


def _entries(file: BinaryIO, limits: Limits) -> list[zipfile.ZipInfo]:
    try:
        entries = zipfile.ZipFile(file).infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise DamagedFile(
            why="文件不完整，可能没有传完", remedy="请在 Excel 或 WPS 中打开原文件，另存后重传"
        ) from error
    if len(entries) > limits.parts or sum(e.file_size for e in entries) > limits.expanded_bytes:
        raise _bomb(limits.expanded_bytes)
    for entry in entries:
        if entry.flag_bits & 1:
            raise EncryptedBook(remedy="请去掉密码后另存再上传")
        if entry.header_offset < 0:
            raise DamagedFile(why="压缩包的目录与内容对不上", remedy="请重新保存后上传")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise DamagedFile(
                why="压缩方式不是 Excel 使用的", remedy="请用 Excel 或 WPS 另存为 xlsx"
            )
    return entries


def _survey(file: BinaryIO, entry: zipfile.ZipInfo, *, left: int, exact: bool) -> Part:
    part = Part(entry.filename)
    carried = b""
    for piece in inflated(file, entry):
        if not part.size and b"<!DOCTYPE" in piece:
            raise UnsafeContent(
                why=f"“{entry.filename}”带有文档类型定义，可能引用外部内容",
                remedy="请用 Excel 或 WPS 另存为 xlsx 后重传",
            )
        part.size += len(piece)
        if part.size > left:
            raise _bomb(left)
        cut = piece.rfind(b"<c ")
        if cut < 0 and len(carried) < _LONGEST_TAG:
            carried += piece
            continue
        _measure(part, carried + piece[:cut] if cut > 0 else carried + piece, exact=exact)
        carried = piece[cut:] if cut > 0 else b""
    _measure(part, carried, exact=exact)
    return part


def _measure(part: Part, piece: bytes, *, exact: bool) -> None:
    if not part.is_sheet and b"sheetData" in piece:
        part.is_sheet = True
        part.is_bare = _BARE.search(piece) is not None
    if not part.is_sheet:
        return
    if b"<f" in piece and (count := len(_FORMULA.findall(piece))):
        part.formulas += count
        part.failed += piece.count(b't="e"')
        unsaved = _UNSAVED.findall(piece)
        part.unsaved += len(unsaved)
        if unsaved and not part.first_unsaved:
            part.first_unsaved = unsaved[0].decode("ascii")
    if part.is_bare:
        _measure_bare(part, piece)
    elif not exact and not _is_far(piece):
        part.rows = max(part.rows, _PLAIN_ROWS)
        part.columns = max(part.columns, _PLAIN_COLUMNS)
        return
    for letters, row in _FILLED.findall(piece):
        part.rows = max(part.rows, int(row))
        part.columns = max(part.columns, column_index(letters.decode("ascii")) + 1)


def _is_far(piece: bytes) -> bool:
    return _FAR.search(piece) is not None or any(mark in piece for mark in _UNUSUAL)


def _measure_bare(part: Part, piece: bytes) -> None:
    """有的软件不写单元格的地址，只好数。"""
    part.row_tags += piece.count(b"<row")
    numbered = max(map(int, _NUMBERED_ROW.findall(piece)), default=0)
    part.rows = max(part.rows, part.row_tags, numbered)
    part.columns = max(part.columns, *(row.count(b"<c") for row in piece.split(b"<row")))


def inflated(file: BinaryIO, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """逐段展开一个部分，不相信目录中写的大小。"""
    file.seek(entry.header_offset + 26)
    lengths = file.read(4)
    file.seek(int.from_bytes(lengths[:2], "little") + int.from_bytes(lengths[2:], "little"), 1)
    waiting = entry.compress_size
    stream = zlib.decompressobj(-15) if entry.compress_type == zipfile.ZIP_DEFLATED else None
    while waiting > 0 and (fed := file.read(min(_FEED, waiting))):
        waiting -= len(fed)
        if stream is None:
            yield fed
            continue
        try:
            while piece := stream.decompress(fed, _PIECE):
                yield piece
                fed = stream.unconsumed_tail
        except zlib.error as error:
            raise DamagedFile(
                why=f"“{entry.filename}”无法展开", remedy="请重新保存后上传"
            ) from error
    if waiting > 0 or (stream is not None and not stream.eof):
        raise DamagedFile(why=f"“{entry.filename}”不完整", remedy="请重新保存后上传")


def _bomb(limit: int) -> TooLarge:
    return TooLarge(
        why=f"展开后超过{limit // (1 << 20) or 1}兆字节，与正常的表格不符",
        remedy="请只保留要导入的工作表，另存后重传",
    )
