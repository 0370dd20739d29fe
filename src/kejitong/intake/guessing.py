"""Which register a workbook is meant for, when nobody said: the one whose identity its headings fill."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from kejitong.intake import recognising, storage
from kejitong.intake.actions.preparing import Upload
from kejitong.intake.errors import NotRecognised
from kejitong.registers import catalogue
from kejitong.registers.register import Register
from kejitong.workbooks.errors import HeadingsNotFound
from kejitong.workbooks.grids import Grid
from kejitong.workbooks.headings import find_table
from kejitong.workbooks.opening import open_book

SHOWN = 8


def likely(headings: Sequence[str]) -> list[Register]:
    """The registers whose identity these headings fill, those that take the most columns first."""
    taken = {
        slug: set(recognising.certain(register, headings).values())
        for slug, register in catalogue.registers().items()
    }
    fitting = [
        register for slug, register in catalogue.registers().items()
        if set(register.key) <= taken[slug]
    ]  # fmt: skip
    most = max((len(taken[register.slug]) for register in fitting), default=0)
    return [register for register in fitting if len(taken[register.slug]) == most]


def register_for(upload: Upload) -> Register:
    """The one register that the file's headings fit; refused when none or several do."""
    kept = storage.keep(upload.content, name=upload.name)
    try:
        seen: list[str] = []
        for headings in _headings(kept.path, upload.sheet):
            found = likely(headings)
            if len(found) == 1:
                return found[0]
            if found:
                labels = "、".join(register.label for register in found)
                raise NotRecognised(why=f"表头像这几本：{labels}", remedy="请选其中一本再上传")
            seen = seen or list(headings)
    finally:
        storage.drop(kept.folder)
        upload.content.seek(0)
    why = f"表头是：{'、'.join(seen[:SHOWN])}" if seen else "没有一行像表头"
    raise NotRecognised(why=why, remedy="请选一本登记册，或先下载空白模板对照表头")


def _headings(path: Path, sheet: str) -> Iterator[tuple[str, ...]]:
    known = {
        text: name
        for register in catalogue.registers().values()
        for text, name in recognising.sayings(register).items()
    }
    book = open_book(path)
    for grid in [book.grid(sheet)] if sheet else map(book.grid, book.sheets):
        yield from _found(grid, known)


def _found(grid: Grid, known: dict[str, str]) -> Iterator[tuple[str, ...]]:
    try:
        yield tuple(heading.text for heading in find_table(grid, known=known).columns)
    except HeadingsNotFound:
        return
