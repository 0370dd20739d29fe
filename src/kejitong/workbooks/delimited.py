"""Read text tables (csv, tsv, txt) in the encodings that Chinese offices save them in."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from kejitong.workbooks.errors import DamagedFile, GarbledText, NotABook, TooLarge
from kejitong.workbooks.grids import Grid, Row
from kejitong.workbooks.limits import Limits

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 20_000
_DELIMITERS = "\t,;|，"
_END = "\x1e"
_BREAK = re.compile("\r\n|\r|\n")
_MOST_LINES = 50
_SCARS = re.compile("锟斤拷|烫烫烫|ï»¿|\ufffd|[\x00-\x08\x0e-\x1f]")
_LATIN = re.compile("[\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u2018-\u2122]{3,}")
_FOREIGN = re.compile("[\u0100-\u0151\u0154-\u02af\u0370-\u07ff]")
_LETTERS = re.compile("[^\x00-\x7f]+")
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff\ue000-\uf8ff]")
_RESAVE = "请在 Excel 或 WPS 中打开原文件，确认文字正常后另存为 xlsx 再上传"


def decoded(raw: bytes) -> str:
    """按内容认出编码；认不出或已是乱码即拒绝。"""
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return _checked(raw, encoding)
    if b"\0" in raw[:_SAMPLE]:
        return _checked(raw, _unmarked_utf16(raw[:_SAMPLE]))
    try:
        if not _is_chance_utf8(raw[:_SAMPLE].decode("utf-8", "ignore")):
            return _checked(raw, "utf-8")
    except UnicodeDecodeError:
        pass
    text = _checked(raw, "gb18030")
    if not _is_common_chinese(text[:_SAMPLE]):
        raise GarbledText(why="既不是 UTF-8，也不是国标编码（GB18030）", remedy=_RESAVE)
    return text


def read_text(raw: bytes, *, sheet: str, limits: Limits) -> Grid:
    """把一段文字读成一张表；所有的值都是文字。"""
    text = decoded(raw)
    rows: list[Row] = []
    cells = 0
    for line in _lines(text):
        cells += len(line)
        if cells > limits.cells:
            raise TooLarge(why=f"超过了一次能读的{limits.cells}格", remedy="请拆成几个文件")
        rows.append([cell or None for cell in line])
    return Grid(sheet, rows)


def _lines(text: str) -> Iterator[list[str]]:
    """逐行拆成格。引号没有收尾时，后面的行会被吞进一格；末尾加一行记号，它没有单独成行便知道。"""
    lines = chain(io.StringIO(text, newline=""), [_END])
    reader = csv.reader(lines, delimiter=_delimiter(text[:_SAMPLE]))
    start = 1
    try:
        for line in reader:
            if line == [_END]:
                return
            if reader.line_num > start and (at := _unclosed(line)) is not None:
                raise _open_quote(start + sum(map(_breaks, line[:at])))
            yield line
            start = reader.line_num + 1
    except csv.Error as error:
        raise DamagedFile(
            why=f"第{start}行的引号没有收尾，或一格文字过长", remedy=_RESAVE
        ) from error


def _unclosed(line: list[str]) -> int | None:
    """哪一格的引号没有收尾：吞进了末尾的记号，或者长得不像一格。"""
    if line and line[-1].endswith(_END):
        return len(line) - 1
    return next((at for at, cell in enumerate(line) if _breaks(cell) > _MOST_LINES), None)


def _breaks(cell: str) -> int:
    """一格里有几处换行；绝大多数一处也没有。"""
    return len(_BREAK.findall(cell)) if "\n" in cell or "\r" in cell else 0


def _open_quote(line: int) -> DamagedFile:
    return DamagedFile(
        why=f"第{line}行有一个引号没有收尾，它后面的各行都会被读成一格",
        remedy=f"请在原文件里补上或删去这个引号；找不到时，{_RESAVE[1:]}",
    )


def _unmarked_utf16(sample: bytes) -> str:
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    few = len(sample) // 20 + 1
    if odd and even <= few < odd:
        return "utf-16-le"
    if even and odd <= few < even:
        return "utf-16-be"
    raise NotABook(why="内容不是文字", remedy="请上传 xlsx、xls、ods 或 csv 文件")


def _checked(raw: bytes, encoding: str) -> str:
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8":
            raise
        raise GarbledText(
            why=f"从第{error.start + 1}个字节起不能按 {encoding} 解读", remedy=_RESAVE
        ) from error
    if scar := _SCARS.search(text):
        line = text.count("\n", 0, scar.start()) + 1
        raise GarbledText(why=f"第{line}行有无法还原的字符", remedy=_RESAVE)
    sample = text[:_SAMPLE]
    if _was_misread(sample):
        raise GarbledText(why=f"例如“{_excerpt(sample)}”，原文的编码曾被认错", remedy=_RESAVE)
    return text


def _is_chance_utf8(sample: str) -> bool:
    """几个汉字的国标码碰巧也是 UTF-8（“联通”二字即是）：没有汉字，却有别国字母。"""
    return not _HAN.search(sample) and bool(_FOREIGN.search(sample))


def _was_misread(sample: str) -> bool:
    """UTF-8 当成国标，或中文当成西文读过一次，再存下来的样子。"""
    words = [w for w in _LETTERS.findall(sample) if len(w) > 2]
    if not words:
        return False
    if _LATIN.search(sample) and not _HAN.search(sample):
        return sum(_reads_as(w, "cp1252") or _reads_as(w, "latin-1") for w in words) > 0
    return 2 * sum(_reads_as(w, "gb18030") for w in words) > len(words)


def _reads_as(word: str, encoding: str) -> bool:
    try:
        raw = word.encode(encoding)
    except UnicodeEncodeError:
        return False
    for real in ("utf-8",) if encoding == "gb18030" else ("utf-8", "gb18030"):
        for cut in range(3):
            try:
                return bool(_HAN.search(raw[: len(raw) - cut].decode(real)))
            except UnicodeDecodeError:
                continue
    return False


def _is_common_chinese(sample: str) -> bool:
    """国标一、二级汉字占绝大多数，才算中文；否则是别的编码碰巧能解。"""
    letters = "".join(_LETTERS.findall(sample))
    common = sum(len(c.encode("gb2312", "ignore")) == 2 and c < "\ue000" for c in letters)
    return common >= 0.7 * len(letters)


def _excerpt(sample: str) -> str:
    words = (match.group() for match in _LETTERS.finditer(sample))
    return next(word for word in words if len(word) > 2)[:8]


def _delimiter(sample: str) -> str:
    """每行出现得最多而且最一致的分隔符。"""
    lines = [line for line in sample.splitlines()[:30] if line.strip()]
    best, most = ",", 0
    for mark in _DELIMITERS:
        counts = Counter(line.count(mark) for line in lines if mark in line)
        score = max((number * lines for number, lines in counts.items()), default=0)
        if score > most:
            best, most = mark, score
    return best
