"""Open a workbook as an office has it: xlsx, xlsm, xls, ods or a text table.

A hostile or broken file ends in one refusal; what is only odd becomes a warning.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from posixpath import join, normpath
from xml.etree import ElementTree as ET

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from kejitong.workbooks import archive, delimited, opendocument
from kejitong.workbooks.archive import Part
from kejitong.workbooks.errors import DamagedFile, EncryptedBook, TooLarge, UnknownSheet
from kejitong.workbooks.grids import Area, Grid, Row
from kejitong.workbooks.limits import Limits
from kejitong.workbooks.sniffing import Kind, kind_of

__all__ = ["Area", "Book", "Grid", "Kind", "Limits", "open_book"]

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FAULTS = (CalamineError, ValueError, OSError, OverflowError)


@dataclass(frozen=True, slots=True)
class Book:
    """打开的工作簿；`warnings` 是无碍读取、但应当让人知道的事。"""

    path: Path
    kind: Kind
    sheets: tuple[str, ...]
    warnings: tuple[str, ...]
    _first: str = field(repr=False)
    _limits: Limits = field(repr=False)
    _reader: CalamineWorkbook | None = field(default=None, repr=False)
    _merged: Mapping[str, tuple[Area, ...]] = field(default_factory=dict, repr=False)

    def grid(self, sheet: str | None = None) -> Grid:
        """一张工作表的内容；不指名时是第一张没有隐藏的。"""
        name = self._first if sheet is None else sheet
        if name not in self.sheets:
            raise UnknownSheet(
                why=f"要找的是“{name}”，其中有：{'、'.join(self.sheets) or '（一张也没有）'}",
                remedy="请核对工作表的名称",
            )
        if self._reader is None:
            return _trimmed(
                delimited.read_text(self.path.read_bytes(), sheet=name, limits=self._limits)
            )
        with _readable(f"工作表“{name}”无法读取"):
            found = self._reader.get_sheet_by_name(name)
            rows: list[Row] = found.to_python(skip_empty_area=False)  # type: ignore[assignment]
            merged = self._merged.get(name) or tuple(_areas(found.merged_cell_ranges))
        _empty_to_none(rows)
        return _trimmed(Grid(name, rows, merged))


def open_book(path: Path | str, *, limits: Limits | None = None) -> Book:
    """认出文件、检查安全，再打开；还没有读任何一张工作表。"""
    path, limits = Path(path), limits or Limits()
    kind = kind_of(path, limits)
    warnings = _about_name(path, kind)
    if kind is Kind.TEXT:
        grid = delimited.read_text(path.read_bytes(), sheet=path.stem, limits=limits)
        warnings += _about_text(grid)
        return Book(path, kind, (path.stem,), tuple(warnings), path.stem, limits)
    merged: dict[str, tuple[Area, ...]] = {}
    if kind in (Kind.XLSX, Kind.XLSM):
        warnings += _about_parts(path, archive.inspect(path, limits))
    elif kind is Kind.ODS:
        archive.inspect(path, limits)
        tables = opendocument.outline(path)
        warnings += _about_tables(tables, limits)
        merged = {table.name: tuple(table.merged) for table in tables}
    with _readable("工作簿的目录无法读取"):
        reader = CalamineWorkbook.from_path(path)
        listed = [m for m in reader.sheets_metadata if m.typ == SheetTypeEnum.WorkSheet]
    hidden = [m.name for m in listed if m.visible != SheetVisibleEnum.Visible]
    if hidden:
        warnings.append(f"有隐藏的工作表：{'、'.join(hidden)}。")
    names = tuple(m.name for m in listed)
    first = next((name for name in names if name not in hidden), names[0] if names else "")
    return Book(path, kind, names, tuple(warnings), first, limits, reader, merged)


@contextmanager
def _readable(fault: str) -> Iterator[None]:
    """Turn whatever the compiled reader raises into a refusal."""
    try:
        yield
    except PasswordError as error:
        raise EncryptedBook(
            why="打开它需要密码", remedy="请在 Excel 或 WPS 中去掉密码，另存后再上传"
        ) from error
    except _FAULTS as error:
        raise _damaged(fault) from error
    except BaseException as error:
        # A fault inside compiled code surfaces as a panic, which is no Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise _damaged(fault) from error


def _damaged(why: str) -> DamagedFile:
    return DamagedFile(why=why, remedy="请在 Excel 或 WPS 中打开原文件，另存为 xlsx 后重传")


def _empty_to_none(rows: list[Row]) -> None:
    """In place, one pass a row: a copy of every row would cost more than the parsing allows."""
    for row in rows:
        at = -1
        for _ in range(row.count("")):
            at = row.index("", at + 1)
            row[at] = None


def _trimmed(grid: Grid) -> Grid:
    """去掉末尾的空行；中间的空行保留，行号才不会变。"""
    rows = grid.rows
    last = len(rows)
    while last and all(c is None or (type(c) is str and not c.strip()) for c in rows[last - 1]):
        last -= 1
    del rows[last:]
    return grid


def _areas(ranges: list[tuple[tuple[int, int], tuple[int, int]]] | None) -> Iterator[Area]:
    for (top, left), (bottom, right) in ranges or ():
        yield Area(top, left, bottom, right)


def _about_name(path: Path, kind: Kind) -> list[str]:
    suffix = path.suffix.lower().lstrip(".")
    fitting = {"csv", "tsv", "txt"} if kind is Kind.TEXT else {kind.value}
    if suffix in fitting:
        return []
    real = "文字表格（csv）" if kind is Kind.TEXT else kind.value
    return [f"文件名以“.{suffix}”结尾，内容其实是{real}，已按内容读取。"]


def _about_text(grid: Grid) -> list[str]:
    count = sum(1 for row in grid.rows for c in row if type(c) is str and c.startswith("="))
    return [f"有{count}格文字以“=”开头，只当作文字，不作公式计算。"] if count else []


def _about_tables(tables: tuple[opendocument.OpenTable, ...], limits: Limits) -> list[str]:
    for table in tables:
        if table.cells > limits.cells:
            raise TooLarge(
                why=f"工作表“{table.name}”声明了{table.rows}行、{table.columns}列，"
                f"超过了一次能读的{limits.cells}格",
                remedy="请删去多余的行列，或拆成几个文件",
            )
    return [
        f"工作表“{t.name}”有{t.formulas}个公式，按保存的结果读取。" for t in tables if t.formulas
    ]


def _about_parts(path: Path, parts: dict[str, Part]) -> list[str]:
    warnings = []
    if "xl/vbaProject.bin" in parts:
        warnings.append("文件含有宏；宏没有运行，也不会保存，只读取了单元格。")
    if any(name.startswith("xl/externalLinks/") for name in parts):
        warnings.append("有单元格引用别的工作簿；没有打开那些文件，按上次保存的结果读取。")
    names = _sheet_of_part(path)
    for part in parts.values():
        if part.formulas:
            warnings += _about_formulas(names.get(part.name, part.name), part)
    return warnings


def _about_formulas(sheet: str, part: Part) -> Iterator[str]:
    yield f"工作表“{sheet}”有{part.formulas}个公式，按保存的结果读取。"
    if part.unsaved:
        yield (
            f"工作表“{sheet}”有{part.unsaved}个公式没有保存结果（第一个在"
            f"{part.first_unsaved}），读作空白；请在 Excel 或 WPS 中打开、保存一次再上传。"
        )
    if part.failed:
        yield f"工作表“{sheet}”有{part.failed}个公式的结果是错误值，读作空白。"


def _sheet_of_part(path: Path) -> dict[str, str]:
    """部分的路径对应的工作表名；带文档类型定义的部分此前已经拒绝。"""
    try:
        with zipfile.ZipFile(path) as book:
            sheets = ET.fromstring(book.read("xl/workbook.xml"))  # noqa: S314 - no DTD gets this far
            links = ET.fromstring(book.read("xl/_rels/workbook.xml.rels"))  # noqa: S314 - no DTD gets this far
    except (KeyError, ET.ParseError, zipfile.BadZipFile) as error:
        raise _damaged("工作簿的目录无法读取") from error
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    return {
        normpath(join("xl", targets.get(sheet.get(_RELATION), ""))).lstrip("/"): sheet.get(
            "name", ""
        )
        for sheet in sheets.iterfind(".//{*}sheets/{*}sheet")
    }
