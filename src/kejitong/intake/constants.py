"""Values that a whole file shares: which columns may be filled so, and what the title tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kejitong.registers.columns import Kind
from kejitong.registers.register import Register
from kejitong.workbooks.periods import Period, period_in

Words = Sequence[tuple[str, str]]
"""Where something about the whole file is written, and what: titles, sheet, file name."""
_TELLING = ("year", "month")
_NUMERIC = (Kind.MONEY, Kind.DECIMAL, Kind.INTEGER)


def offered(register: Register, mapping: Mapping[str, str]) -> list[str]:
    """The required columns that no column of the sheet fills, and that one value may fill for all:
    not a number, nor what tells the rows apart.
    """
    filled = set(mapping.values())
    apart = {register.title, *(register.key if len(register.key) == 1 else ())} - {*_TELLING}
    return [
        column.name
        for column in register.columns
        if column.required
        and column.name not in filled
        and column.name not in apart
        and (column.name in _TELLING or register.kind(column.name) not in _NUMERIC)
    ]


def told(register: Register, words: Words, mapping: Mapping[str, str]) -> dict[str, str]:
    """The year and the month as the file itself names them, for the columns that it lacks."""
    read = _read(register, words, mapping)
    found: dict[str, str] = {}
    for name in offered(register, mapping):
        if name in _TELLING and (number := next(_numbers(read, name), 0)):
            found[name] = str(number)
    return found


def remarks(
    register: Register, words: Words, mapping: Mapping[str, str], fixed: Mapping[str, str]
) -> Iterator[str]:
    """What is the same in the whole file, where that was read, and what speaks against it."""
    if not fixed:
        return
    read = _read(register, words, mapping)
    said = "、".join(f"{register.heading(name)}{text}" for name, text in fixed.items())
    hinted = [
        f"{where}“{text[:30]}”" for where, text, period in read
        if not _against(period, fixed)
    ]  # fmt: skip
    source = f"（见{hinted[0]}）" if hinted else ""
    yield f"整份都是：{said}{source}；不对的，在“表头对应”里改。"
    for where, text, period in read:
        if names := _against(period, fixed):
            other = "、".join(f"{register.heading(name)}{getattr(period, name)}" for name in names)
            yield f"{where}“{text[:30]}”写的却是{other}，请核对。"
        if period.since and "month" in fixed:
            yield (
                f"{where}“{text[:30]}”是几个月的累计，{register.heading('month')}"
                f"按末月写成{fixed['month']}；填当月数的栏目，累计数请先减去以前各月。"
            )


def _against(period: Period, fixed: Mapping[str, str]) -> list[str]:
    """Of the year and the month, those that are named otherwise."""
    return [
        name for name in _TELLING
        if fixed.get(name) and str(getattr(period, name)) not in {"0", fixed[name]}
    ]  # fmt: skip


def _read(
    register: Register, words: Words, mapping: Mapping[str, str]
) -> list[tuple[str, str, Period]]:
    """Every place that names a year or a month; the headings of figures come last."""
    headings = [("表头", text) for text, name in mapping.items() if register.kind(name) in _NUMERIC]
    read = [(where, text, period_in(text)) for where, text in (*words, *headings)]
    return [one for one in read if one[2] != Period()]


def _numbers(read: Sequence[tuple[str, str, Period]], name: str) -> Iterator[int]:
    return (number for *_, period in read if (number := getattr(period, name)))
