"""Write clean workbooks: frozen headings, widths, formats, drop-down lists, a sheet of notes.

What looks like a formula is always written as text; nothing here reads the clock.
"""

from __future__ import annotations

import csv
import math
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from io import StringIO
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from kejitong.workbooks.errors import UnwritableSheet
from kejitong.workbooks.grids import Cell, column_letter, number_text

Value = Cell | Decimal
GUIDE_SHEET = "填写说明"
_CHOICES_SHEET = "可选项"
_LONGEST_TEXT, _LONGEST_NAME, _MOST_ROWS = 32_767, 31, 1_048_576
_FORBIDDEN_IN_NAME = re.compile(r"[\[\]:*?/\\]")
_FORMULA_START = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII)
_EXACT_DIGITS = 15
_EARLIEST_YEAR = 1900


class Kind(StrEnum):
    """一列装什么，决定格式和默认列宽。"""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    MONEY = "money"
    DATE = "date"
    BOOLEAN = "boolean"


_FORMATS = {
    Kind.TEXT: "@",
    Kind.INTEGER: "#,##0",
    Kind.DECIMAL: "#,##0.00",
    Kind.MONEY: "#,##0.00",
    Kind.DATE: "yyyy-mm-dd",
    Kind.BOOLEAN: "@",
}


@dataclass(frozen=True, slots=True)
class ColumnOut:
    """导出的一列：`note` 是填写说明，`comment` 是表头的批注，`choices` 是下拉的选项。"""

    heading: str
    kind: Kind = Kind.TEXT
    unit: str = ""
    width: float | None = None
    choices: tuple[str, ...] = ()
    comment: str = ""
    note: str = ""
    required: bool = False

    @property
    def label(self) -> str:
        return f"{self.heading}（{self.unit}）" if self.unit else self.heading


@dataclass(frozen=True, slots=True)
class SheetOut:
    """导出的一张工作表；`rows` 可以是只能走一遍的序列。"""

    name: str
    columns: tuple[ColumnOut, ...]
    rows: Iterable[Sequence[Value]] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class _Looks:
    title: Format
    heading: Format
    required: Format
    cells: dict[Kind, Format]


def write_table(
    path: Path | str,
    sheets: Sequence[SheetOut],
    *,
    guide: Sequence[str] = (),
    at: datetime | None = None,
    constant_memory: bool = False,
) -> None:
    """写一个工作簿；有填写说明时附一张说明表。十万行以上用 `constant_memory`。"""
    _check_names([sheet.name for sheet in sheets])
    options = {"constant_memory": constant_memory, "strings_to_formulas": False}
    with xlsxwriter.Workbook(str(path), {**options, "strings_to_urls": False}) as book:
        if at is not None:
            book.set_properties({"created": at})
        looks = _looks(book)
        for sheet in sheets:
            _write_sheet(book.add_worksheet(sheet.name), sheet, looks)
        if guide or any(column.note for sheet in sheets for column in sheet.columns):
            _write_guide(book.add_worksheet(GUIDE_SHEET), sheets, guide, looks)
        _write_choices(book, sheets)


def write_csv(
    path: Path | str, columns: Sequence[ColumnOut], rows: Iterable[Sequence[Value]]
) -> None:
    """写一个 Excel 能直接打开的 csv；像公式的文字前加一个单引号。"""
    with Path(path).open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(_lines(columns, rows))


def csv_bytes(columns: Sequence[ColumnOut], rows: Iterable[Sequence[Value]]) -> bytes:
    """同样的 csv，不落到文件。"""
    written = StringIO(newline="")
    csv.writer(written).writerows(_lines(columns, rows))
    return written.getvalue().encode("utf-8-sig", "replace")


def sheet_name(text: str) -> str:
    """把任意名称变成 Excel 允许的工作表名。"""
    return _FORBIDDEN_IN_NAME.sub("-", text).strip(" '")[:_LONGEST_NAME] or "表"


def _check_names(names: list[str]) -> None:
    for name in names:
        if name != sheet_name(name):
            raise UnwritableSheet(
                why=f"“{name}”不能作工作表名", remedy=f"可以改用“{sheet_name(name)}”"
            )
    taken = [name.casefold() for name in names]
    if not names or len(set(taken)) < len(taken) or {GUIDE_SHEET, _CHOICES_SHEET} & set(names):
        raise UnwritableSheet(
            why=f"工作表名要有，且不能重复，也不能用“{GUIDE_SHEET}”和“{_CHOICES_SHEET}”",
            remedy="请另取名称",
        )


def _looks(book: xlsxwriter.Workbook) -> _Looks:
    base: dict[str, Any] = {"font_name": "宋体", "font_size": 11, "valign": "vcenter"}
    heading = {**base, "bold": True, "border": 1, "text_wrap": True, "align": "center"}
    return _Looks(
        title=book.add_format({**base, "bold": True, "font_size": 14, "align": "center"}),
        heading=book.add_format({**heading, "bg_color": "#E8EEF7"}),
        required=book.add_format({**heading, "bg_color": "#E8EEF7", "font_color": "#B00020"}),
        cells={
            kind: book.add_format({**base, "num_format": shape}) for kind, shape in _FORMATS.items()
        },
    )


def _write_sheet(page: Worksheet, sheet: SheetOut, looks: _Looks) -> None:
    top = 1 if sheet.title else 0
    formats = [looks.cells[column.kind] for column in sheet.columns]
    for index, column in enumerate(sheet.columns):
        page.set_column(index, index, _width(column), formats[index])
    _write_top(page, sheet, looks)
    page.freeze_panes(top + 1, 0)
    number = top
    for number, row in enumerate(sheet.rows, top + 1):
        if number >= _MOST_ROWS:
            raise UnwritableSheet(
                why=f"“{sheet.name}”超过了 Excel 一张表的{_MOST_ROWS}行", remedy="请分几张表导出"
            )
        for index, value in enumerate(row):
            _write_cell(page, number, index, value, formats[index])
    if number > top and sheet.columns:
        page.autofilter(top, 0, number, len(sheet.columns) - 1)


def _write_top(page: Worksheet, sheet: SheetOut, looks: _Looks) -> None:
    top, last = (1 if sheet.title else 0), len(sheet.columns) - 1
    if sheet.title:
        if last > 0:
            page.merge_range(0, 0, 0, last, "", looks.title)
        page.write_string(0, 0, sheet.title, looks.title)
    for index, column in enumerate(sheet.columns):
        look = looks.required if column.required else looks.heading
        page.write_string(top, index, column.label, look)
        if column.comment:
            page.write_comment(top, index, column.comment)


def _write_cell(page: Worksheet, row: int, column: int, value: Value, look: Format) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        page.write_string(row, column, "是" if value else "否", look)
    elif isinstance(value, (int, float, Decimal)) and _is_exact(value):
        page.write_number(row, column, value, look)
    elif isinstance(value, date) and value.year >= _EARLIEST_YEAR:
        page.write_datetime(row, column, value, look)
    else:
        text = _spelled(value)
        if len(text) > _LONGEST_TEXT:
            raise UnwritableSheet(
                why=f"第{row + 1}行{column_letter(column)}列的文字有{len(text)}字，"
                f"Excel 一格最多{_LONGEST_TEXT}字",
                remedy="请缩短这一格，或导出为 csv",
            )
        page.write_string(row, column, text, look)


def _is_exact(value: float | Decimal) -> bool:
    """Excel 只存十五位有效数字；更长的写成文字，不丢一位。"""
    if isinstance(value, float):
        return math.isfinite(value)
    number = Decimal(value)
    return number.is_finite() and len(number.as_tuple().digits) <= _EXACT_DIGITS


def _spelled(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, (int, float, Decimal)):
        return number_text(value)
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    return str(value)


def _lines(columns: Sequence[ColumnOut], rows: Iterable[Sequence[Value]]) -> Iterator[list[str]]:
    yield [_inert(column.label) for column in columns]
    yield from ([_inert(_spelled(value)) for value in row] for row in rows)


def _inert(text: str) -> str:
    if text.startswith(_FORMULA_START) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def _width(column: ColumnOut) -> float:
    if column.width is not None:
        return column.width
    shown = sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in column.label)
    least = 12 if column.kind is Kind.TEXT else 14
    return float(min(max(shown + 2, least), 40))


def _write_guide(
    page: Worksheet, sheets: Sequence[SheetOut], guide: Sequence[str], looks: _Looks
) -> None:
    text = looks.cells[Kind.TEXT]
    for index, width in enumerate((20, 28, 8, 60)):
        page.set_column(index, index, width, text)
    for number, line in enumerate(guide):
        page.write_string(number, 0, line, text)
    start = len(guide)
    for index, label in enumerate(("工作表", "列", "必填", "说明")):
        page.write_string(start, index, label, looks.heading)
    columns = [(sheet.name, column) for sheet in sheets for column in sheet.columns]
    for number, (name, column) in enumerate(columns, start + 1):
        required = "是" if column.required else "否"
        for index, line in enumerate((name, column.label, required, column.note)):
            page.write_string(number, index, line, text)


def _write_choices(book: xlsxwriter.Workbook, sheets: Sequence[SheetOut]) -> None:
    """下拉的选项放在一张隐藏的表里，长短不限。"""
    lists = [(s, i, c) for s in sheets for i, c in enumerate(s.columns) if c.choices]
    if not lists:
        return
    page = book.add_worksheet(_CHOICES_SHEET)
    page.hide()
    for row in range(max(len(column.choices) for _, _, column in lists)):
        for at, (_, _, column) in enumerate(lists):
            if row < len(column.choices):
                page.write_string(row, at, column.choices[row])
    for at, (sheet, index, column) in enumerate(lists):
        letter = column_letter(at)
        target = book.get_worksheet_by_name(sheet.name)
        first = 2 if sheet.title else 1
        target.data_validation(
            first,
            index,
            max(first, _MOST_ROWS - 1),
            index,
            {
                "validate": "list",
                "source": f"={_CHOICES_SHEET}!${letter}$1:${letter}${len(column.choices)}",
                "error_title": "不在可选项之中",
                "error_message": "请从下拉列表中选择。",
            },
        )
