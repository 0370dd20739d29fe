"""What a sheet holds once read: rows of plain values, and which cells were merged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

Cell = str | int | float | bool | date | datetime | time | timedelta | None
Row = list[Cell]


@dataclass(frozen=True, slots=True)
class Area:
    """合并单元格的范围：四个数都是从 0 起的下标，首尾都含。"""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Grid:
    """一张工作表：第 n 行是 `rows[n - 1]`，空单元格是 None，末尾的空行已去掉。"""

    sheet: str
    rows: list[Row]
    merged: tuple[Area, ...] = ()

    @property
    def width(self) -> int:
        return max(map(len, self.rows), default=0)

    def at(self, row: int, column: int) -> Cell:
        """下标处的值；超出范围的是空。"""
        cells = self.rows[row] if row < len(self.rows) else []
        return cells[column] if column < len(cells) else None


def column_letter(index: int) -> str:
    """0 → A，25 → Z，26 → AA。"""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """A → 0，AA → 26。"""
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - 64
    return index - 1


def number_text(value: float | Decimal) -> str:
    """数的最短精确写法：3.0 → 3，1e-7 → 0.0000001。"""
    if isinstance(value, int):
        return str(int(value))
    if type(value) is float and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    number = value if isinstance(value, Decimal) else Decimal(repr(value))
    if not number.is_finite():
        return str(number)
    text = format(number, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def is_blank(value: Cell) -> bool:
    """空，或只有空白的文字。"""
    return value is None or (type(value) is str and not value.strip())
