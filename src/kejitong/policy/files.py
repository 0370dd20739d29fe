"""Files of many enterprises: parquet, csv and xlsx read as they stand, and results written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polars as pl
from python_calamine import CalamineError, load_workbook

from kejitong.kernel.refusals import Refused

_CHINESE = "gb18030"


class UnreadableTable(Refused):
    """这个表读不出来。"""


class CannotWrite(Refused):
    """结果不能写成这种格式。"""


def read_table(path: Path) -> pl.DataFrame:
    """读 parquet、csv 或 xlsx；csv 一律按文字读，以免丢失位数。"""
    readers: dict[str, Callable[[Path], pl.DataFrame]] = {
        ".parquet": pl.read_parquet,
        ".csv": _csv,
        ".xlsx": _workbook,
    }
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise UnreadableTable(
            why=f"不认识“{path.suffix}”格式", remedy="请改用 .parquet、.csv 或 .xlsx"
        )
    if path.is_file() and not path.stat().st_size:
        raise UnreadableTable(why=f"{path.name}是空文件", remedy="请至少保留表头和一行企业")
    try:
        table = reader(path)
    except FileNotFoundError as error:
        raise UnreadableTable(why=f"没有{path}这个文件", remedy="请核对路径") from error
    except (pl.exceptions.PolarsError, CalamineError, OSError, ValueError) as error:
        raise UnreadableTable(
            why=f"{path.name}不是完整的{path.suffix}文件，或各行的列数不一",
            remedy="请检查文件，或另存后再试",
        ) from error
    if table.is_empty():
        raise UnreadableTable(why=f"{path.name}没有一行企业", remedy="请至少保留表头和一行企业")
    return table


def write_result(result: pl.DataFrame, path: Path) -> None:
    """写成 parquet、csv 或 xlsx。"""
    writers: dict[str, Callable[[Path], object]] = {
        ".parquet": result.write_parquet,
        ".csv": lambda target: result.write_csv(target, include_bom=True),
        ".xlsx": result.write_excel,
    }
    writer = writers.get(path.suffix.lower())
    if writer is None:
        raise CannotWrite(why=f"不认识“{path.suffix}”", remedy="请改用 .parquet、.csv 或 .xlsx")
    try:
        writer(path)
    except OSError as error:
        raise CannotWrite(why=f"{path}写不进去", remedy="请核对路径和权限") from error


def _csv(path: Path) -> pl.DataFrame:
    """Text is UTF-8, or what spreadsheets in China save."""
    try:
        return _filled(pl.read_csv(path, infer_schema=False))
    except pl.exceptions.ComputeError:
        return _filled(pl.read_csv(path, infer_schema=False, encoding=_CHINESE))


def _workbook(path: Path) -> pl.DataFrame:
    rows = load_workbook(str(path)).get_sheet_by_index(0).to_python()
    if not rows:
        return pl.DataFrame()
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
    return _filled(pl.DataFrame(table, schema=dict.fromkeys(table, pl.String)))


def _filled(table: pl.DataFrame) -> pl.DataFrame:
    """Without the blank rows below the last enterprise."""
    if not table.width:
        return table
    rows = table.select(~pl.all_horizontal(pl.all().is_null())).to_series().arg_true()
    return table.head(int(rows[-1]) + 1 if len(rows) else 0)


def _cell(cell: object) -> str | None:
    if isinstance(cell, float):
        return repr(int(cell)) if cell.is_integer() else repr(cell)
    text = str(cell).strip()
    return text or None
