"""Files that the desk hands out, written to a temporary file and streamed from there."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from django.db.models import QuerySet
from django.http import FileResponse, HttpResponse
from django.utils.http import content_disposition_header

from kejitong.registers import listing
from kejitong.registers.columns import Column, Kind
from kejitong.registers.register import Register
from kejitong.workbooks import writing
from kejitong.workbooks.writing import ColumnOut, SheetOut, sheet_name, write_table

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_KINDS = {
    Kind.INTEGER: writing.Kind.INTEGER,
    Kind.DECIMAL: writing.Kind.DECIMAL,
    Kind.MONEY: writing.Kind.MONEY,
    Kind.DATE: writing.Kind.DATE,
}


def sheet(
    register: Register, records: QuerySet[Any], columns: Sequence[Column], *, name: str
) -> SheetOut:
    """A sheet of these records with exactly these columns."""
    headings = tuple(
        ColumnOut(
            register.heading(column.name),
            _KINDS.get(register.kind(column.name), writing.Kind.TEXT),
            unit=column.unit,
        )
        for column in columns
    )
    return SheetOut(sheet_name(name), headings, listing.rows(register, records, columns))


def workbook(name: str, sheets: Sequence[SheetOut]) -> FileResponse:
    """The sheets as a workbook to download."""
    return written(f"{name}.xlsx", lambda path: write_table(path, sheets, constant_memory=True))


def written(name: str, write: Callable[[Path], None]) -> FileResponse:
    """A workbook that `write` puts at the path that it is given."""
    with tempfile.TemporaryDirectory(prefix="kejitong-") as folder:
        path = Path(folder) / "download.xlsx"
        write(path)
        file = path.open("rb")
    return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)


def stored(name: str, path: Path) -> FileResponse:
    """A workbook that was written before."""
    return FileResponse(path.open("rb"), as_attachment=True, filename=name, content_type=XLSX)


def document(name: str, content: bytes) -> HttpResponse:
    """A docx to download."""
    disposition = content_disposition_header(as_attachment=True, filename=f"{name}.docx")
    headers = {"Content-Disposition": disposition or "attachment"}
    return HttpResponse(content, content_type=DOCX, headers=headers)
