"""What every register, column and indicator means: read from the declarations and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kejitong.desks.officer.pages.formulas import formula
from kejitong.indicators.reckoning import indicators
from kejitong.registers import catalogue
from kejitong.registers.columns import Column, Kind
from kejitong.registers.register import Register

KINDS = {
    Kind.TEXT: "文字", Kind.INTEGER: "整数", Kind.DECIMAL: "小数", Kind.MONEY: "金额",
    Kind.DATE: "日期", Kind.BOOLEAN: "是或否", Kind.CHOICE: "选项", Kind.REFERENCE: "另一册的记录",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Meant:
    """一个栏目的口径。"""

    heading: str
    kind: str
    meaning: str
    is_required: bool
    also: str


@dataclass(frozen=True, slots=True)
class Book:
    """一本登记册的口径。"""

    slug: str
    label: str
    lead: str
    key: str
    columns: tuple[Meant, ...]


@dataclass(frozen=True, slots=True)
class Reckoned:
    """一个指标的口径。"""

    code: str
    label: str
    unit: str
    meaning: str
    formula: str
    basis: str


@dataclass(frozen=True, slots=True)
class Meanings:
    """全部口径，或其中提到某个词的。"""

    books: tuple[Book, ...]
    indicators: tuple[Reckoned, ...]
    wanted: str

    @property
    def is_narrowed(self) -> bool:
        """是否只列了一部分。"""
        return bool(self.wanted)


def meanings(wanted: str) -> Meanings:
    """The registers and indicators in whose words this is found; all of them when it is empty."""
    books = map(_book, catalogue.registers().values())
    return Meanings(
        tuple(book for book in books if any(wanted in text for text in _words(book))),
        tuple(
            one for one in _reckoned()
            if any(wanted in text for text in (one.code, one.label, one.meaning, one.formula))
        ),
        wanted,
    )  # fmt: skip


def _words(book: Book) -> Iterator[str]:
    yield from (book.label, book.lead)
    for column in book.columns:
        yield from (column.heading, column.meaning, column.also)


def _book(register: Register) -> Book:
    return Book(
        register.slug, register.label, register.lead,
        "、".join(register.heading(name) for name in register.key),
        tuple(_meant(register, column) for column in register.columns),
    )  # fmt: skip


def _meant(register: Register, column: Column) -> Meant:
    kind = KINDS[register.kind(column.name)]
    return Meant(
        register.heading(column.name),
        f"{kind}（{column.unit}）" if column.unit else kind,
        column.meaning,
        column.required,
        "、".join(column.synonyms),
    )


def _reckoned() -> Iterator[Reckoned]:
    for code, indicator in indicators().items():
        yield Reckoned(
            code, indicator.label, indicator.unit, indicator.meaning, formula(indicator.measure),
            indicator.basis,
        )  # fmt: skip
