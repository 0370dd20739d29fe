"""Find the table in a sheet: its headings, however many rows they take, and where it ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kejitong.workbooks import layout
from kejitong.workbooks.errors import HeadingsNotFound
from kejitong.workbooks.folding import fold
from kejitong.workbooks.grids import Grid, Row, column_letter, is_blank
from kejitong.workbooks.units import canonical, unit_above, without_unit

_SEARCHED_ROWS = 60
_DEEPEST = 4
_NEIGHBOURS = 20
_AMONG = "其中"
_SERIAL = frozenset({"序号", "编号", "序", "no", "行号", "项次"})
_WHOLE = frozenset({"总数", "合计", "小计", "总计", "总量", "数量", "计", "件数", "总额", "总"})


@dataclass(frozen=True, slots=True)
class Heading:
    """一列的表头：`path` 从上级到本级，`text` 在本表中不重复，`unit` 是表头自己写的单位。"""

    column_index: int
    letter: str
    path: tuple[str, ...]
    text: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """没有当作数据读的一行。"""

    row: int
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """表格的位置：行号从 1 起，首尾都含；没有数据时 `last_row` 小于 `first_row`。

    `unit` 是表格上方写的金额单位，用于自己没有写单位的金额栏。
    """

    heading_rows: tuple[int, ...]
    columns: tuple[Heading, ...]
    first_row: int
    last_row: int
    serial: int | None = None
    titles: tuple[Remark, ...] = ()
    totals: tuple[Remark, ...] = ()
    repeats: tuple[int, ...] = ()
    notes: tuple[Remark, ...] = ()
    unit: str = ""

    def rows(self, grid: Grid) -> Iterator[tuple[int, Row]]:
        """数据行和行号；跳过空行、合计行和重复的表头。"""
        skipped = {remark.row for remark in self.totals} | set(self.repeats)
        for number in range(self.first_row, self.last_row + 1):
            row = grid.rows[number - 1]
            if number not in skipped and any(not is_blank(cell) for cell in row):
                yield number, row


def find_table(grid: Grid, *, known: Mapping[str, str] | None = None) -> Table:
    """找到表头和数据的范围；`known` 是已知的表头叫法，有助于认出表头行。"""
    top = _top(grid, frozenset(map(fold, known or ())))
    bottom = _bottom(grid, top)
    titles = tuple(_remarks(grid, range(top)))
    units = dict.fromkeys(unit for title in titles if (unit := unit_above(title.text)))
    columns = _distinct(_columns(layout.spread(grid, top, bottom)))
    first = bottom + 1 + _has_numbering(grid, bottom + 1)
    end = layout.note_start(grid, first)
    notes = tuple(_remarks(grid, range(end, len(grid.rows))))
    while end > first and all(map(is_blank, grid.rows[end - 1])):
        end -= 1
    serial = next((c.column_index for c in columns if fold(c.text) in _SERIAL), None)
    totals = [index for index in range(first, end) if layout.is_total(grid.rows[index])]
    return Table(
        heading_rows=tuple(range(top + 1, bottom + 2)),
        columns=columns,
        first_row=first + 1,
        last_row=end,
        serial=serial,
        titles=titles,
        totals=tuple(_remarks(grid, totals)),
        repeats=_repeats(grid, top, range(first, end)),
        notes=notes,
        unit="/".join(units),
    )


def _has_numbering(grid: Grid, index: int) -> bool:
    """表头下有没有栏次行；下一行又从 2 开始的“1 2 3”是第一行数据，不是栏次。"""
    if index >= len(grid.rows) or not layout.is_numbering(grid.rows[index]):
        return False
    following = layout.texts(grid.rows[index + 1]) if index + 1 < len(grid.rows) else []
    return following[:1] != ["2"]


def _top(grid: Grid, known: frozenset[str]) -> int:
    """表头的第一行：填得满、都是文字、在标题之下；认得的叫法越多越好。"""
    rows = layout.spread(grid, 0, min(len(grid.rows), _SEARCHED_ROWS) - 1) if grid.rows else []
    width = max((len(layout.texts(row)) for row in rows), default=0)
    best, most = -1, 0.0
    for index, row in enumerate(rows):
        if layout.is_caption(row, width=width):
            continue
        filled = [cell for cell in row if not is_blank(cell)]
        wording = sum(map(layout.is_wording, filled)) / len(filled)
        if wording < 0.75:
            continue
        recognised = sum(fold(without_unit(text)[0]) in known for text in layout.texts(row))
        score = wording * len(filled) / width + 4 * recognised / width
        if score > most + 0.3:
            best, most = index, score
    if best < 0:
        raise HeadingsNotFound(
            why=f"工作表“{grid.sheet}”的前{_SEARCHED_ROWS}行中没有一行像表头",
            remedy="请让表头单独占一行、每列都有名称，再上传",
        )
    while best and _is_parent_line(grid, best - 1):
        best -= 1
    return best


def _is_parent_line(grid: Grid, index: int) -> bool:
    """这一行是下一行的上级表头：有格跨到下一行，或下一行补它的空格，或它的格各管几列。"""
    found = layout.texts(grid.rows[index])
    is_wordy = all(layout.is_wording(cell) for cell in grid.rows[index] if not is_blank(cell))
    if not is_wordy or layout.is_caption(grid.rows[index], width=grid.width):
        return False
    if _is_continued(grid, index) or any(a.top <= index < a.bottom for a in grid.merged):
        return True
    groups = [a for a in grid.merged if a.top == a.bottom == index and a.right > a.left]
    return bool(groups) and not any("：" in text or "年" in text for text in found)


def _bottom(grid: Grid, top: int) -> int:
    """表头的最后一行：由合并单元格，或由上下两行互补的空格看出。"""
    bottom = top
    for _ in range(_DEEPEST):
        starting = [area for area in grid.merged if top <= area.top <= bottom]
        lower = max([bottom, *(area.bottom for area in starting)])
        is_parent = any(area.bottom == bottom and area.right > area.left for area in starting)
        if is_parent or _is_continued(grid, bottom):
            lower = max(lower, bottom + 1)
        lower = min(lower, top + _DEEPEST - 1, len(grid.rows) - 1)
        if lower == bottom or not all(
            map(layout.is_wording, filter(lambda c: not is_blank(c), grid.rows[lower]))
        ):
            return bottom
        bottom = lower
    return bottom


def _is_continued(grid: Grid, index: int) -> bool:
    """下一行只在这一行的空格处和各组的起头处有文字，就是下级表头。"""
    if index + 1 >= len(grid.rows):
        return False
    upper, lower = layout.spread(grid, index, index + 1)
    filled = [at for at, cell in enumerate(lower) if not is_blank(cell)]
    gaps = [at for at, cell in enumerate(upper) if is_blank(cell)]
    if not set(filled) & set(gaps) or not all(layout.is_wording(lower[at]) for at in filled):
        return False
    starts = {at - 1 for at in gaps if at and not is_blank(upper[at - 1])}
    return set(filled) <= set(gaps) | starts and len(filled) < len(upper)


def _columns(lines: list[Row]) -> list[Heading]:
    labels = [[canonical(str(c)) if not is_blank(c) else "" for c in line] for line in lines]
    _fill_right(labels)
    columns: list[Heading] = []
    for index in range(len(labels[0])):
        path: list[str] = []
        unit = ""
        for line in labels:
            name, own = without_unit(line[index])
            unit = own or unit
            if name and name not in path[-1:]:
                path.append(name)
        if not path:
            continue
        placed = (*path[:-1], *_owner(columns, path), path[-1])
        columns.append(Heading(index, column_letter(index), placed, path[-1], unit))
    return columns


def _fill_right(labels: list[list[str]]) -> None:
    """没有合并的上级表头，向右填到下一个上级为止；只填下面有下级的列。"""
    for level in range(len(labels) - 1):
        line, below = labels[level], labels[level + 1 :]
        for index in range(1, len(line)):
            same = all(upper[index] == upper[index - 1] for upper in labels[:level])
            has_children = all(any(row[at] for row in below) for at in (index - 1, index))
            if not line[index] and line[index - 1] and same and has_children:
                line[index] = line[index - 1]


def _owner(columns: list[Heading], path: list[str]) -> tuple[str, ...]:
    """“其中：”归于同组中它前面的那一列；前面是总数的，归于上级。"""
    if not path[-1].startswith(_AMONG):
        return ()
    upper = tuple(path[:-1])
    for column in columns[: -_NEIGHBOURS - 1 : -1]:
        if column.path[: len(upper)] != upper or len(column.path) == len(upper):
            return ()
        if not column.path[-1].startswith(_AMONG):
            name = column.path[len(upper)] if not upper else column.path[-1]
            return () if upper and name in _WHOLE else (name,)
    return ()


def _distinct(columns: list[Heading]) -> tuple[Heading, ...]:
    """同名的列带上上级，仍同名的加上次序。"""
    endings = Counter(column.path[-n:] for column in columns for n in _lengths(column))
    texts = [_shortest(column, endings) for column in columns]
    counts, so_far = Counter(texts), Counter[str]()
    distinct: list[Heading] = []
    for column, text in zip(columns, texts, strict=True):
        so_far[text] += 1
        named = f"{text}（{so_far[text]}）" if counts[text] > 1 else text
        distinct.append(replace(column, text=named))
    return tuple(distinct)


def _shortest(column: Heading, endings: Counter[tuple[str, ...]]) -> str:
    for length in _lengths(column):
        ending = column.path[-length:]
        if endings[ending] == 1:
            return "·".join(ending)
    return "·".join(column.path)


def _lengths(column: Heading) -> range:
    return range(1, len(column.path) + 1)


def _repeats(grid: Grid, top: int, body: range) -> tuple[int, ...]:
    """分页时又印了一遍的标题和表头。"""
    above = [row for row in grid.rows[: body.start] if any(not is_blank(cell) for cell in row)]
    heads = grid.rows[top]
    if heads not in (grid.rows[index] for index in body):
        return ()
    return tuple(index + 1 for index in body if grid.rows[index] in above)


def _remarks(grid: Grid, indices: range | list[int]) -> Iterator[Remark]:
    for index in indices:
        if found := layout.texts(grid.rows[index]):
            yield Remark(index + 1, " ".join(dict.fromkeys(found)))
