"""Files of many enterprises: parquet, csv and xlsx read as they stand, slice by slice, and results
written part by part.

A result stands under its name only when it is whole; until then it grows beside it.
"""

from __future__ import annotations

import math
import secrets
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import polars as pl
from polars.io.plugins import register_io_source
from python_calamine import CalamineError, load_workbook
from xlsxwriter.exceptions import FileCreateError

from kejitong.kernel.refusals import Refused

_CHINESE = "gb18030"
_MOST_CELLS = 13_000_000
"""In one slice: some 480,000 enterprises with 27 columns, as many as the country has."""
_MOST_SHEET_ROWS = 1_048_575


class UnreadableTable(Refused):
    """这个表读不出来。"""


class CannotWrite(Refused):
    """结果不能写成这种格式。"""


@dataclass(frozen=True, slots=True)
class Source:
    """一张打开的表：文件名和一共几行；各行到用时才读。"""

    name: str
    rows: pl.LazyFrame
    height: int

    def slices(self, *, most_cells: int = _MOST_CELLS) -> Iterator[pl.DataFrame]:
        """一段一段读，各段大小相近，每段的格子数有上限。"""
        width = len(self.rows.collect_schema())
        count = math.ceil(self.height / max(1, most_cells // width))
        size = math.ceil(self.height / count)
        for start in range(0, self.height, size):
            yield self._slice(start, min(size, self.height - start))

    def whole(self) -> pl.DataFrame:
        """整张读。"""
        return self._slice(0, self.height)

    def _slice(self, start: int, size: int) -> pl.DataFrame:
        try:
            return self.rows.slice(start, size).collect()
        except (pl.exceptions.PolarsError, OSError) as error:
            raise _broken(self.name) from error


def open_table(path: Path) -> Source:
    """打开 parquet、csv 或 xlsx；csv 一律按文字读，以免丢失位数。"""
    openers: dict[str, Callable[[Path], Source]] = {
        ".parquet": _parquet,
        ".csv": _csv,
        ".xlsx": _workbook,
    }
    opener = openers.get(path.suffix.lower())
    if opener is None:
        raise UnreadableTable(
            why=f"不认识“{path.suffix}”格式", remedy="请改用 .parquet、.csv 或 .xlsx"
        )
    if path.is_file() and not path.stat().st_size:
        raise UnreadableTable(why=f"{path.name}是空文件", remedy="请至少保留表头和一行企业")
    try:
        source = opener(path)
    except FileNotFoundError as error:
        raise UnreadableTable(why=f"没有{path}这个文件", remedy="请核对路径") from error
    except (pl.exceptions.PolarsError, CalamineError, OSError, ValueError) as error:
        raise _broken(path.name) from error
    if not source.height:
        raise UnreadableTable(why=f"{path.name}没有一行企业", remedy="请至少保留表头和一行企业")
    return source


def write_parts(parts: Iterable[pl.DataFrame], path: Path) -> None:
    """一部分一部分写成 parquet、csv 或 xlsx；中途不成，目标处不留下半个文件。"""
    writers: dict[str, Callable[[Iterator[pl.DataFrame], Path], None]] = {
        ".parquet": _write_parquet,
        ".csv": _write_csv,
        ".xlsx": _write_workbook,
    }
    writer = writers.get(path.suffix.lower())
    if writer is None:
        raise CannotWrite(why=f"不认识“{path.suffix}”", remedy="请改用 .parquet、.csv 或 .xlsx")
    draft = path.with_name(f".{path.stem}.{secrets.token_hex(4)}{path.suffix}")
    try:
        writer(iter(parts), draft)
        draft.replace(path)
    except (OSError, FileCreateError) as error:
        raise CannotWrite(why=f"{path}写不进去", remedy="请核对路径、权限和磁盘空间") from error
    finally:
        draft.unlink(missing_ok=True)


def _broken(name: str) -> UnreadableTable:
    return UnreadableTable(
        why=f"{name}不是完整的{Path(name).suffix}文件，或各行的列数不一",
        remedy="请检查文件，或另存后再试",
    )


def _write_parquet(parts: Iterator[pl.DataFrame], path: Path) -> None:
    """Each part is judged while the one before is written; a full disk is no error of ours."""
    first = next(parts)
    rest = chain([first], parts)
    rows = register_io_source(lambda *_: rest, schema=first.schema)
    del first
    try:
        rows.sink_parquet(path, compression="zstd", compression_level=1)
    except pl.exceptions.ComputeError as error:
        if "IO error" not in str(error):
            raise
        raise OSError(str(error)) from error


def _write_csv(parts: Iterator[pl.DataFrame], path: Path) -> None:
    with path.open("wb") as target:
        for number, part in enumerate(parts):
            part.write_csv(target, include_bom=not number, include_header=not number)


def _write_workbook(parts: Iterator[pl.DataFrame], path: Path) -> None:
    result = pl.concat(parts)
    if result.height > _MOST_SHEET_ROWS:
        raise CannotWrite(
            why=f"一张工作表最多{_MOST_SHEET_ROWS}家，这里有{result.height}家",
            remedy="请改用 .parquet 或 .csv",
        )
    result.write_excel(path)


def _parquet(path: Path) -> Source:
    rows = pl.scan_parquet(path)
    return Source(path.name, rows, int(rows.select(pl.len()).collect().item()))


def _csv(path: Path) -> Source:
    """Text is UTF-8, or what spreadsheets in China save."""
    try:
        return _filled(path.name, pl.scan_csv(path, infer_schema=False))
    except pl.exceptions.ComputeError:
        table = pl.read_csv(path, infer_schema=False, encoding=_CHINESE)
        return _filled(path.name, table.lazy())


def _workbook(path: Path) -> Source:
    rows = load_workbook(str(path)).get_sheet_by_index(0).to_python()
    if not rows:
        return Source(path.name, pl.LazyFrame(), 0)
    header = [str(cell).strip() for cell in rows[0]]
    columns = [[_cell(row[at]) for row in rows[1:]] for at in range(len(header))]
    table: dict[str, list[str | None]] = {}
    for at, (name, cells) in enumerate(zip(header, columns, strict=True), start=1):
        if name in table:
            raise UnreadableTable(
                why=f"{path.name}有两列“{name}”", remedy="请删去一列，或改用不同的列名"
            )
        if name or any(cells):
            table[name or f"第{at}列"] = cells
    filled = pl.LazyFrame(table, schema=dict.fromkeys(table, pl.String))
    return _filled(path.name, filled)


def _filled(name: str, rows: pl.LazyFrame) -> Source:
    """Without the blank rows below the last enterprise."""
    if not rows.collect_schema():
        return Source(name, rows, 0)
    last = (~pl.all_horizontal(pl.all().is_null())).arg_true().max()
    found = rows.select(last).collect(engine="streaming").item()
    return Source(name, rows, 0 if found is None else int(found) + 1)


def _cell(cell: object) -> str | None:
    if isinstance(cell, float):
        return repr(int(cell)) if cell.is_integer() else repr(cell)
    text = str(cell).strip()
    return text or None
