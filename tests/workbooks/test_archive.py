"""What is inside the zip is measured before it is parsed."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from kejitong.workbooks import errors
from kejitong.workbooks.opening import Limits, open_book
from tests.workbooks.makers import a_raw_xlsx

FAR = '<row r="1"><c r="A1"><v>1</v></c></row>'


def test_a_bomb_is_refused_by_what_it_really_holds(tmp_path: Path) -> None:
    path = a_raw_xlsx(
        tmp_path / "a.xlsx", FAR, **{"xl/sharedStrings.xml": "<a/>" + " " * 3_000_000}
    )
    raw = path.read_bytes()
    with pytest.raises(errors.TooLarge, match="展开后超过1兆字节"):
        open_book(path, limits=Limits(expanded_bytes=2_000_000))
    lying = raw.replace((3_000_004).to_bytes(4, "little"), (4).to_bytes(4, "little"))
    assert lying != raw
    path.write_bytes(lying)
    with pytest.raises(errors.TooLarge, match="与正常的表格不符"):
        open_book(path, limits=Limits(expanded_bytes=2_000_000))


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="XFD1048576"><v>1</v></c>',
        "<c r='XFD1048576'><v>1</v></c>",
        '<c r = "XFD1048576" ><v>1</v></c>',
        '<c r="xfd1048576" t="s"><v>1</v></c>',
    ],
)
def test_a_far_away_cell_does_not_fill_the_memory(tmp_path: Path, cell: str) -> None:
    path = a_raw_xlsx(tmp_path / "a.xlsx", f'{FAR}<row r="1048576">{cell}</row>')
    with pytest.raises(errors.TooLarge, match="第1048576行、第16384列"):
        open_book(path)


def test_cells_without_addresses_are_counted(tmp_path: Path) -> None:
    rows = '<row><c><v>1</v></c><c><v>2</v></c></row><row r="1048576"><c><v>1</v></c></row>'
    with pytest.raises(errors.TooLarge, match="第1048576行、第2列"):
        open_book(a_raw_xlsx(tmp_path / "a.xlsx", rows), limits=Limits(cells=100_000))


def test_wide_and_long_tables_within_the_limit_are_read(tmp_path: Path) -> None:
    cells = '<row r="1"><c r="ZZ1"><v>1</v></c></row><row r="{n}"><c r="A{n}"><v>2</v></c></row>'
    with pytest.raises(errors.TooLarge):
        open_book(a_raw_xlsx(tmp_path / "a.xlsx", cells.format(n=150_000)))
    path = a_raw_xlsx(tmp_path / "b.xlsx", cells.format(n=20_000))
    grid = open_book(path, limits=Limits(cells=20_000 * 702)).grid()
    assert (len(grid.rows), grid.width, grid.rows[-1][0]) == (20_000, 702, 2.0)


def test_a_million_empty_rows_are_trimmed_quickly(tmp_path: Path) -> None:
    empty = "".join(f'<row r="{n}"><c r="A{n}" s="0"/></row>' for n in range(2, 1_000_001))
    path = a_raw_xlsx(tmp_path / "a.xlsx", FAR + empty)
    start = time.perf_counter()
    assert open_book(path).grid().rows == [[1.0]]
    assert time.perf_counter() - start < 20


def test_a_document_type_is_refused(tmp_path: Path) -> None:
    bad = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'
    path = a_raw_xlsx(tmp_path / "a.xlsx", FAR, **{"xl/sharedStrings.xml": bad})
    with pytest.raises(errors.UnsafeContent, match=r"xl/sharedStrings\.xml"):
        open_book(path)
