"""Which register a workbook is meant for, when nobody said; sure only where nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kejitong.intake import constants, reading, recognising, storage, witnesses
from kejitong.intake.actions.preparing import Upload
from kejitong.intake.errors import NotRecognised
from kejitong.intake.reading import Source
from kejitong.registers import catalogue
from kejitong.registers.register import Register
from kejitong.workbooks.errors import HeadingsNotFound
from kejitong.workbooks.opening import open_book

SHOWN = 8
_NO_FIGURE = re.compile("电话|手机|邮编|邮政|代码|编码|编号|号码|证号|文号|序号|备注")


@dataclass(frozen=True, slots=True)
class Candidate:
    """一本可能的登记册：用哪些列（表头，栏目），整份相同的值，缺什么必填，丢下哪些列和其中的数字列。"""

    register: Register
    uses: tuple[tuple[str, str], ...]
    fixed: tuple[tuple[str, str], ...]
    lacks: tuple[str, ...]
    leaves: tuple[str, ...]
    figures: tuple[str, ...]

    @property
    def rank(self) -> tuple[int, int, int]:
        """The lower, the better it fits."""
        return len(self.lacks), len(self.figures), -len(self.uses)

    @property
    def is_whole(self) -> bool:
        """Nothing required is missing, and no figure would be lost."""
        return not self.lacks and not self.figures


@dataclass(frozen=True, slots=True)
class Guess:
    """可能的登记册，最合的在前；文件存在哪里，等人选定。"""

    candidates: tuple[Candidate, ...]
    folder: str = ""

    @property
    def register(self) -> Register | None:
        """The one that is surely meant."""
        best = self.candidates[0]
        alike = [one for one in self.candidates if one.rank == best.rank]
        return best.register if best.is_whole and len(alike) == 1 else None


def guess(upload: Upload) -> Guess:
    """The registers that the file fits; it is kept until a person has chosen, if one must."""
    kept = storage.keep(upload.content, name=upload.name)
    is_asked = False
    try:
        guessed = Guess(_candidates(kept.path, upload.sheet), kept.folder)
        is_asked = guessed.register is None
    finally:
        upload.content.seek(0)
        if is_asked:
            storage.wait(kept.folder)
        else:
            storage.drop(kept.folder)
    return guessed


def fitting(source: Source) -> tuple[Candidate, ...]:
    """The registers whose identity the sheet fills, the best first."""
    contents = reading.numeric(source)
    found = (_candidate(register, source, contents) for register in catalogue.registers().values())
    return tuple(sorted((one for one in found if one), key=lambda one: one.rank))


def _candidate(
    register: Register, source: Source, contents: Mapping[str, bool]
) -> Candidate | None:
    mapping = recognising.certain(register, source.headings, paths=source.paths)
    fixed = constants.told(register, source.words, mapping)
    given = {*mapping.values(), *fixed}
    if not mapping or not given.issuperset(register.key):
        return None
    beside = witnesses.found(register, source.headings, source.paths, mapping)
    labels = {text: register.heading(name) for text, name in mapping.items()}
    labels |= {one.heading: f"核对{register.heading(name)}" for name, one in beside.items()}
    paths = {text: "·".join(path) for text, path in source.paths.items()}
    left = [text for text in contents if text not in labels]
    figures = (text for text in left if contents[text] and not _NO_FIGURE.search(text))
    return Candidate(
        register,
        tuple((paths[text], labels[text]) for text in source.headings if text in labels),
        tuple((register.heading(name), text) for name, text in fixed.items()),
        tuple(register.heading(column.name) for column in register.columns
              if column.required and column.name not in given),
        tuple(paths[text] for text in left),
        tuple(paths[text] for text in figures),
    )  # fmt: skip


def _candidates(path: Path, sheet: str) -> tuple[Candidate, ...]:
    """Of the first sheet that fits any register."""
    seen: tuple[str, ...] = ()
    for source in _sources(path, sheet):
        if found := fitting(source):
            return found
        seen = seen or source.headings
    why = f"表头是：{'、'.join(seen[:SHOWN])}" if seen else "没有一行像表头"
    raise NotRecognised(why=why, remedy="请选一本登记册，或先下载空白模板对照表头")


def _sources(path: Path, sheet: str) -> Iterator[Source]:
    known = {
        text: name
        for register in catalogue.registers().values()
        for text, name in recognising.sayings(register).items()
    }
    book = open_book(path)
    for grid in [book.grid(sheet)] if sheet else map(book.grid, book.sheets):
        try:
            yield reading.source_of(path, book, grid, known)
        except HeadingsNotFound:
            continue
