"""The workbook of records behind a figure has exactly those rows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from kejitong.indicators.exporting import write_records
from kejitong.indicators.figures import Scope
from kejitong.indicators.reckoning import Reckoner
from tests import makers


@pytest.mark.django_db
def test_rows_titles_and_labels(tmp_path: Path) -> None:
    region = makers.a_region()
    for n in range(3):
        makers.a_record(
            "events", title=f"走访{n}", kind="visit", held_on=date(2026, 3, n + 1), region=region
        )
    figures = Reckoner(Scope(makers.DISTRICT, "试验区", date(2026, 11, 30)))
    assert write_records(figures, "visits_held", tmp_path / "out.xlsx") == 3
    page = openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[0]
    rows = [[cell for cell in row if cell is not None] for row in page.iter_rows(values_only=True)]
    assert rows[0] == ["走访调研次数：3次（截至2026-11-30）"]
    assert [row[:2] for row in rows[2:]] == [[f"走访{n}", "走访调研"] for n in range(3)]
    assert "试验区" in rows[2]
