"""What an OpenDocument table declares: how far it reaches, its merged cells and formulas.

The reader of rows repeats what a cell says is repeated; so the repeats are counted first.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from kejitong.workbooks.archive import inflated
from kejitong.workbooks.errors import DamagedFile, UnsafeContent
from kejitong.workbooks.grids import Area

_ROW, _CELLS = "table:table-row", ("table:table-cell", "table:covered-table-cell")


@dataclass(slots=True)
class OpenTable:
    """一张 OpenDocument 工作表的轮廓。"""

    name: str
    rows: int = 0
    columns: int = 0
    formulas: int = 0
    merged: list[Area] = field(default_factory=list)

    @property
    def cells(self) -> int:
        return self.rows * self.columns


class _Outline:
    """Follows the tags of one content part."""

    def __init__(self) -> None:
        self.tables: list[OpenTable] = []
        self._row = self._column = self._row_repeat = 0
        self._is_row_filled = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table:table":
            self.tables.append(OpenTable(attributes.get("table:name", "")))
            self._row = 0
        elif not self.tables:
            return
        elif name == _ROW:
            self._row_repeat = _count(attributes, "table:number-rows-repeated")
            self._column, self._is_row_filled = 0, False
        elif name in _CELLS:
            self._cell(attributes)

    def _cell(self, attributes: dict[str, str]) -> None:
        table = self.tables[-1]
        repeat = _count(attributes, "table:number-columns-repeated")
        table.formulas += "table:formula" in attributes
        if "office:value-type" in attributes or "table:formula" in attributes:
            self._is_row_filled = True
            table.columns = max(table.columns, self._column + repeat)
        down = _count(attributes, "table:number-rows-spanned")
        right = _count(attributes, "table:number-columns-spanned")
        if down > 1 or right > 1:
            top, left = self._row, self._column
            table.merged.append(Area(top, left, top + down - 1, left + right - 1))
        self._column += repeat

    def end(self, name: str) -> None:
        if name == _ROW and self.tables:
            self._row += self._row_repeat
            if self._is_row_filled:
                self.tables[-1].rows = self._row


def outline(path: Path) -> tuple[OpenTable, ...]:
    """每张工作表的轮廓，按文件中的次序。"""
    seen = _Outline()
    parser = expat.ParserCreate()
    parser.StartElementHandler = seen.start
    parser.EndElementHandler = seen.end
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        with path.open("rb") as file:
            entry = zipfile.ZipFile(file).getinfo("content.xml")
            for piece in inflated(file, entry):
                parser.Parse(piece)
        parser.Parse(b"", True)  # noqa: FBT003 - the library's own form
    except (expat.ExpatError, KeyError, ValueError) as error:
        raise DamagedFile(why="表格内容不完整", remedy="请重新保存后上传") from error
    return tuple(seen.tables)


def _count(attributes: dict[str, str], name: str) -> int:
    return max(1, int(attributes.get(name, "1")))


def _refuse_doctype(*_: object) -> None:
    raise UnsafeContent(why="内容带有文档类型定义，可能引用外部内容", remedy="请另存为 xlsx 后重传")
