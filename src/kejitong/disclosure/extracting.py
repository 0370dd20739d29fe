"""The words of a file, place by place: pdf, docx, xlsx, txt. What cannot be read is refused."""

from __future__ import annotations

import re
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePath
from typing import Any, Final

from lxml import etree
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from kejitong.kernel.refusals import Refused
from kejitong.workbooks.delimited import decoded
from kejitong.workbooks.errors import BookRefused
from kejitong.workbooks.grids import Cell, column_letter, number_text
from kejitong.workbooks.limits import Limits
from kejitong.workbooks.opening import open_book

_MOST_PAGES: Final = 500
_MOST_LETTERS: Final = 2_000_000
_LIMITS: Final = Limits(file_bytes=30 << 20, expanded_bytes=128 << 20, cells=500_000)
_LONG: Final = 10**15
"""表格里这么大的数只会是证件号或卡号，而且存成了近似值，不能再按号码的规则认。"""
_SPOKEN: Final = re.compile(r"电话|手机|座机|传真|联系方式")
_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ABOUT: Final = "文件属性"
_STORIES: Final = {
    "word/document": "", "word/header": "页眉", "word/footer": "页脚", "word/comments": "批注",
    "word/footnotes": "脚注", "word/endnotes": "尾注", "docProps/": _ABOUT,
    "xl/comments": "批注", "xl/threadedComments": "批注", "xl/drawings/": "图形",
}  # fmt: skip
_FAULTS: Final = (
    PyPdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError,
    OSError, OverflowError, AssertionError, zlib.error, NotImplementedError,
)  # fmt: skip


class Unreadable(Refused):
    """这份文件里的文字查不了。"""


@dataclass(frozen=True, slots=True)
class Passage:
    """一处文字：第几页、第几段、哪一格，和它的内容。"""

    where: str
    text: str
    is_long_number: bool = False


def passages(name: str, content: bytes) -> Iterator[Passage]:
    """文件里的文字，一处一处地给；扫描件、加密的、损坏的、别的格式，都拒绝。"""
    ending = PurePath(name).suffix.lower().removeprefix(".")
    read = _READERS.get(ending)
    if read is None:
        raise Unreadable(why=f"不认识“.{ending}”这种文件", remedy="请另存为 docx、xlsx、pdf 或 txt")
    letters = 0
    for passage in read(content):
        letters += len(passage.text)
        if letters > _MOST_LETTERS:
            raise Unreadable(why="文字太多", remedy="请拆成几份")
        if passage.text.strip():
            yield passage


def _pdf(content: bytes) -> Iterator[Passage]:
    try:
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted:
            raise Unreadable(why="文件加了密", remedy="请去掉密码后再传")
        if reader.attachments:
            raise Unreadable(why="里面嵌着别的文件", remedy="请把嵌入的文件单独作附件")
        if len(reader.pages) > _MOST_PAGES:
            raise Unreadable(why=f"超过{_MOST_PAGES}页", remedy="请拆成几份")
        yield Passage(_ABOUT, " ".join(map(str, (reader.metadata or {}).values())))
        for number, page in enumerate(reader.pages, 1):
            yield from _page(page, f"第{number}页")
    except _FAULTS as error:
        raise Unreadable(why="文件不完整，或不是 PDF", remedy="请重新导出为 PDF") from error


def _page(page: Any, where: str) -> Iterator[Passage]:
    text = page.extract_text()
    if not text.strip() and _has_picture(page):
        raise Unreadable(
            why=f"{where}是图片，没有可查的文字", remedy="请用原文件直接导出 PDF，不要用扫描件"
        )
    yield Passage(where, text)
    for note in page.get("/Annots") or ():
        found = note.get_object()
        said = [str(found[key]) for key in ("/Contents", "/V", "/TU") if key in found]
        yield Passage(f"{where}批注", " ".join(said))


def _has_picture(page: Any) -> bool:
    resources = page.get("/Resources")
    return resources is not None and "/XObject" in resources.get_object()


def _docx(content: bytes) -> Iterator[Passage]:
    for story, tree in _parts(content, "word/"):
        if story == _ABOUT:
            yield Passage(story, _all_words(tree))
        for number, paragraph in enumerate(tree.iter(f"{_WORD}p"), 1):
            yield Passage(story or f"第{number}段", _paragraph(paragraph))


def _all_words(tree: Any) -> str:
    return " ".join(text for text in tree.itertext() if text.strip())


def _paragraph(paragraph: Any) -> str:
    said = {f"{_WORD}t", f"{_WORD}delText", f"{_WORD}instrText"}
    gaps = {f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}cr": "\n"}
    return "".join(
        (one.text or "") if one.tag in said else gaps.get(one.tag, "") for one in paragraph.iter()
    )


def _parts(content: bytes, folder: str) -> Iterator[tuple[str, Any]]:
    """The parts of an office file that hold words, as trees; a foreign or swollen one is refused."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            _fit(archive, folder)
            for name in sorted(archive.namelist()):
                story = _story(name)
                if story is not None:
                    yield story, etree.fromstring(_without_types(archive.read(name)), parser)
    except (zipfile.BadZipFile, etree.XMLSyntaxError, RuntimeError, *_FAULTS) as error:
        raise Unreadable(why="文件不完整，或加了密", remedy="请打开原文件另存后再传") from error


def _fit(archive: zipfile.ZipFile, folder: str) -> None:
    entries = archive.infolist()
    if len(entries) > _LIMITS.parts or sum(e.file_size for e in entries) > _LIMITS.expanded_bytes:
        raise Unreadable(why="展开以后太大", remedy="请拆成几份")
    if not any(entry.filename.startswith(folder) for entry in entries):
        raise Unreadable(why="文件名与内容不符", remedy="请用原来的软件另存后再传")
    if any(f"{folder}embeddings/" in entry.filename for entry in entries):
        raise Unreadable(why="里面嵌着别的文件", remedy="请把嵌入的文件单独作附件")


def _without_types(part: bytes) -> bytes:
    if b"<!DOCTYPE" in part:
        raise Unreadable(why="带有文档类型定义，可能引用外部内容", remedy="请另存后再传")
    return part


def _story(name: str) -> str | None:
    if not name.endswith(".xml"):
        return None
    found = (told for start, told in _STORIES.items() if name.startswith(start))
    return next(found, None)


def _xlsx(content: bytes) -> Iterator[Passage]:
    for story, tree in _parts(content, "xl/"):
        yield Passage(story, _all_words(tree))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "附件.xlsx"
        path.write_bytes(content)
        try:
            book = open_book(path, limits=_LIMITS)
            for sheet in book.sheets:
                yield from _cells(sheet, book.grid(sheet).rows)
        except BookRefused as refused:
            raise Unreadable(why=refused.why or refused.what, remedy=refused.remedy) from refused


def _cells(sheet: str, rows: list[list[Cell]]) -> Iterator[Passage]:
    """Cell by cell; a column headed with a word for telephone says so before each of its numbers."""
    spoken: dict[int, str] = {}
    for number, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            text = _written(cell)
            where = f"“{sheet}”{column_letter(column)}{number}"
            yield Passage(where, f"{spoken.get(column, '')}{text}", _is_long(cell))
            if _SPOKEN.search(text) and not re.search(r"\d{5}", text):
                spoken[column] = "电话："


def _is_long(cell: Cell) -> bool:
    return isinstance(cell, int | float) and _LONG <= abs(cell) < _LONG * 10**5


def _written(cell: Cell) -> str:
    if isinstance(cell, float):
        return number_text(cell)
    return "" if cell is None else str(cell)


def _txt(content: bytes) -> Iterator[Passage]:
    try:
        text = decoded(content)
    except BookRefused as refused:
        raise Unreadable(why=refused.why or refused.what, remedy=refused.remedy) from refused
    for number, line in enumerate(text.splitlines(), 1):
        yield Passage(f"第{number}行", line)


_READERS: Final[dict[str, Callable[[bytes], Iterator[Passage]]]] = {
    "pdf": _pdf, "docx": _docx, "xlsx": _xlsx, "txt": _txt,
}  # fmt: skip
