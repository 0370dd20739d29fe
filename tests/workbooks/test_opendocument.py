"""OpenDocument tables: merges, and repeats that would fill the memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from kejitong.workbooks import errors
from kejitong.workbooks.grids import Area
from kejitong.workbooks.opening import Kind, open_book
from tests.workbooks.makers import an_ods

CELL = '<table:table-cell office:value-type="string"{}><text:p>{}</text:p></table:table-cell>'


def test_ods_is_read_with_its_merges(tmp_path: Path) -> None:
    head = CELL.format(' table:number-columns-spanned="2"', "甲") + "<table:covered-table-cell/>"
    rows = f"<table:table-row>{head}</table:table-row><table:table-row>"
    book = open_book(an_ods(tmp_path / "a.ods", f"{rows}{CELL.format('', '乙')}</table:table-row>"))
    assert book.kind is Kind.ODS
    assert [row[0] for row in book.grid().rows] == ["甲", "乙"]
    assert book.grid().merged == (Area(0, 0, 0, 1),)


def test_repeats_in_ods_are_counted_before_they_are_made(tmp_path: Path) -> None:
    cell = CELL.format(' table:number-columns-repeated="16384"', "甲")
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    with pytest.raises(errors.TooLarge, match="1048576行、16384列"):
        open_book(an_ods(tmp_path / "a.ods", row))
