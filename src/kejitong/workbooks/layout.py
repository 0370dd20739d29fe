"""Tell the lines of a sheet apart: titles, notes, totals, numbering lines, page breaks."""

from __future__ import annotations

import re

from kejitong.workbooks.grids import Area, Cell, Grid, Row, is_blank, number_text
from kejitong.workbooks.units import canonical, is_unit_line

_LABELLED = re.compile(r"^(?!其中)[^：]{1,14}：")
_NOTE = re.compile(
    r"^[（(]?(?:注|备注|说明|填表说明|填报说明|填表|制表|审核|复核|单位负责人|负责人|分管领导|联系人|联系电话|"
    r"填报|报送|统计|盖章|公章|签字|日期|附)[^：]{0,12}：|^[（(]?注[：\d]|^※|^\*|^[（(](?:盖章|公章|签章)[）)]"
)
_TOTAL = frozenset(
    {"合计", "小计", "总计", "共计", "累计", "总数", "本页合计", "本页小计", "合计数"}
)
_MARKS = frozenset("甲乙丙丁戊己庚辛壬癸") | frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_FEWEST_NUMBERED = 3
_NUMBER = re.compile(r"[(（\[]?(\d{1,3})[)）\]]?")
_VALUE = re.compile(
    r"[-+]?[\d,]*\.?\d+(?:e[-+]?\d+)?%?|\d{4}[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?)?月?|[√×✓✗]|是|否"
)


def texts(row: Row) -> list[str]:
    """一行中有内容的格，按表头的写法。"""
    return [
        canonical(number_text(cell) if type(cell) is float else str(cell))
        for cell in row
        if not is_blank(cell)
    ]


def is_wording(cell: Cell) -> bool:
    """像表头的文字，而不是数、日期或很长的段落。"""
    return type(cell) is str and len(cell) <= 80 and not _VALUE.fullmatch(canonical(cell))


def is_caption(row: Row, *, width: int) -> bool:
    """表格上方的标题、填报单位、金额单位等行。"""
    found = texts(row)
    if not found:
        return True
    if len(set(found)) == 1:
        return width > 1
    return all(map(_LABELLED.match, found)) or (
        len(found) < width and any(map(is_unit_line, found))
    )


def is_numbering(row: Row) -> bool:
    """表头下的栏次行：1 2 3 或 甲 乙 1 2。"""
    found = texts(row)
    if len(found) < max(_FEWEST_NUMBERED, len(row)):
        return False
    numbers = [_number(text) for text in found]
    counted = [number for number in numbers if number is not None]
    rest = [text for text, number in zip(found, numbers, strict=True) if number is None]
    if not set(rest) <= _MARKS or len(set(rest)) < len(rest):
        return False
    return counted == list(range(1, len(counted) + 1))


def _number(text: str) -> int | None:
    found = _NUMBER.fullmatch(text)
    return int(found.group(1)) if found else None


def is_total(row: Row) -> bool:
    """合计、小计等行：看前三格中的第一段文字。"""
    for cell in row[:3]:
        if type(cell) is str and (text := canonical(cell)):
            if text.rstrip("：") in _TOTAL:
                return True
            if not text.isdigit():
                return False
    return False


def note_start(grid: Grid, first: int) -> int:
    """表格下方的注和落款从哪一行（下标）开始；没有就是行数。"""
    rows = grid.rows
    loose = len(rows)
    while loose > first and _is_loose(rows[loose - 1]):
        loose -= 1
    wide = {area.top for area in grid.merged if 2 * (area.right - area.left + 1) > grid.width}
    for index in range(loose, len(rows)):
        found = texts(rows[index])
        if found and (_NOTE.match(found[0]) or (index in wide and len(found) == 1)):
            return index
    return len(rows)


def _is_loose(row: Row) -> bool:
    filled = [cell for cell in row if not is_blank(cell)]
    few = len(filled) <= 2 or bool(_NOTE.match(canonical(str(filled[0]))))
    return few and all(type(cell) is str for cell in filled)


def spread(grid: Grid, top: int, bottom: int) -> list[Row]:
    """几行的内容，合并单元格的值填满它的范围。"""
    lines = [list(row) + [None] * (grid.width - len(row)) for row in grid.rows[top : bottom + 1]]
    for area in _within(grid.merged, top, bottom):
        value = grid.at(area.top, area.left)
        for row in range(max(area.top, top), min(area.bottom, bottom) + 1):
            right = min(area.right + 1, grid.width)
            lines[row - top][area.left : right] = [value] * (right - area.left)
    return lines


def _within(merged: tuple[Area, ...], top: int, bottom: int) -> list[Area]:
    return [area for area in merged if area.top <= bottom and area.bottom >= top]
