"""Read a workbook of 100,000 rows × 12 columns: ours, plain python-calamine, openpyxl.

Run: python benchmarks/workbook_reading.py [--rows N] [--rounds N] [--without-openpyxl]
Rounds are interleaved; medians and ratios are printed."""

from __future__ import annotations

import argparse
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random

import openpyxl
from python_calamine import CalamineWorkbook

from kejitong.workbooks.opening import open_book
from kejitong.workbooks.writing import ColumnOut, Kind, SheetOut, write_table

COLUMNS = (
    ColumnOut("序号", Kind.INTEGER),
    ColumnOut("企业名称"),
    ColumnOut("统一社会信用代码"),
    ColumnOut("成立日期", Kind.DATE),
    ColumnOut("营业收入", Kind.MONEY, unit="万元"),
    ColumnOut("研发费用", Kind.MONEY, unit="万元"),
    ColumnOut("职工人数", Kind.INTEGER),
    ColumnOut("是否高企", Kind.BOOLEAN),
    ColumnOut("镇街"),
    ColumnOut("行业代码"),
    ColumnOut("备注"),
    ColumnOut("联系人"),
)


def make(path: Path, count: int) -> None:
    rng = Random(20261130)
    rows = (
        (
            number,
            f"示例科技有限公司{number}",
            f"91320699MA{number:08d}",
            date(2000, 1, 1) + timedelta(days=rng.randrange(9000)),
            rng.random() * 1e5,
            round(rng.random() * 1e4, 2),
            rng.randrange(3000),
            rng.random() < 0.3,
            rng.choice(("甲街道", "乙镇", "丙园区")),
            "C3567",
            None if number % 3 else "另附说明",
            "联系人",
        )
        for number in range(1, count + 1)
    )
    write_table(path, [SheetOut("企业", COLUMNS, rows)])


def ours(path: Path) -> int:
    return len(open_book(path).grid().rows)


def calamine(path: Path) -> int:
    sheet = CalamineWorkbook.from_path(path).get_sheet_by_index(0)
    return len(sheet.to_python(skip_empty_area=False))


def read_only_openpyxl(path: Path) -> int:
    book = openpyxl.load_workbook(path, read_only=True)
    return sum(1 for _ in book.worksheets[0].iter_rows(values_only=True))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=100_000)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--without-openpyxl", action="store_true")
    chosen = options.parse_args()
    readers: list[Callable[[Path], int]] = [calamine, ours]
    if not chosen.without_openpyxl:
        readers.append(read_only_openpyxl)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "enterprises.xlsx"
        make(path, chosen.rows)
        took: dict[str, list[float]] = {reader.__name__: [] for reader in readers}
        for turn in range(chosen.rounds):
            for reader in readers if turn % 2 else reversed(readers):
                start = time.perf_counter()
                if reader(path) != chosen.rows + 1:
                    sys.exit(f"{reader.__name__} lost rows")
                took[reader.__name__].append(time.perf_counter() - start)
    base = statistics.median(took["calamine"])
    for name, seconds in took.items():
        median = statistics.median(seconds)
        print(f"{name:20} {median:7.3f} s   {median / base:5.2f} × calamine")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
