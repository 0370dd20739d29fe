"""Workbooks as a bureau sends them, in memory, and the acts on them."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import xlsxwriter

from kejitong.intake import actions
from kejitong.intake.actions import Upload
from kejitong.intake.models import Batch
from kejitong.intake.reading import Source, open_source
from kejitong.registers.catalogue import register
from tests.keeping import kept
from tests.makers import NOW, a_uscc, an_act

HEADINGS = ("统一社会信用代码", "企业名称", "成立日期", "注册资本（万元）", "注册地址", "备忘")


def an_organisation_row(number: int, **changes: Any) -> list[Any]:
    """A good row under HEADINGS; any cell may be given by its place."""
    cells = [a_uscc(number), f"试验企业{number}", "2020-01-15", 100, f"科技路{number}号", "无"]
    names = ("uscc", "name", "established_on", "capital", "address", "memo")
    return [changes.get(name, cell) for name, cell in zip(names, cells, strict=True)]


def workbook(rows: Sequence[Sequence[Any]], *, headings: Sequence[str] = HEADINGS) -> bytes:
    """An xlsx file with one sheet; the headings stand in row 1."""
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        book.set_properties({"created": NOW})
        page = book.add_worksheet("名单")
        for at, row in enumerate([headings, *rows]):
            page.write_row(at, 0, row)
    return content.getvalue()


def a_statistics_workbook(
    rows: Sequence[Sequence[Any]],
    *,
    title: str = "试验区2026年10月规模以上工业企业产值情况表",
    unit: str = "单位：万元",
    sheet: str = "产值",
    months: tuple[str, str] = ("10月", "1-10月累计"),
) -> bytes:
    """As a statistics office sends it: a title, a line with the unit, two lines of headings.

    A row gives name, code, the month's figure and the sum; a serial number goes before it.
    """
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        book.set_properties({"created": NOW})
        page = book.add_worksheet(sheet)
        page.merge_range("A1:F1", title)
        page.write("F2", unit)
        page.merge_range("A3:A4", "序号")
        page.merge_range("B3:C3", "企业基本情况")
        page.merge_range("D3:E3", "工业总产值")
        page.merge_range("F3:F4", "备注")
        page.write_row("B4", ["企业详细名称", "社会信用代码", *months])
        for at, row in enumerate(rows, start=1):
            page.write_row(at + 3, 0, [at, *row])
        page.write_row(len(rows) + 4, 0, ["合计", None, None, 1])
    return content.getvalue()


@kept
def a_statistics_preview(
    rows: Sequence[Sequence[Any]], *, name: str = "stat.xlsx", **changes: Any
) -> Batch:
    """The workbook of a month, previewed for the monthly facts."""
    upload = Upload(name, BytesIO(a_statistics_workbook(rows, **changes)))
    return actions.bring(register("monthly_facts"), upload, act=an_act())


def an_upload(
    rows: Sequence[Sequence[Any]], *, headings: Sequence[str] = HEADINGS, name: str = "名单.xlsx"
) -> Upload:
    return Upload(name, BytesIO(workbook(rows, headings=headings)))


@kept
def a_preview(
    rows: Sequence[Sequence[Any]],
    *,
    headings: Sequence[str] = HEADINGS,
    slug: str = "organisations",
) -> Batch:
    """A batch that was read and previewed."""
    return actions.bring(register(slug), an_upload(rows, headings=headings), act=an_act())


@kept
def an_import(rows: Sequence[Sequence[Any]], **changes: Any) -> Batch:
    """A batch that was carried out."""
    return actions.confirm(a_preview(rows, **changes), actions.Extent.ALL, act=an_act())


def a_source(
    folder: Path,
    rows: Sequence[Sequence[Any]],
    *,
    headings: Sequence[str] = HEADINGS,
    slug: str = "organisations",
) -> Source:
    """A workbook on disk, opened for a register."""
    path = folder / "名单.xlsx"
    path.write_bytes(workbook(rows, headings=headings))
    return open_source(path, register(slug))


def counts(batch: Batch) -> tuple[int, int, int, int]:
    """Added, changed, unchanged, refused."""
    return batch.added, batch.changed, batch.unchanged, batch.refused
