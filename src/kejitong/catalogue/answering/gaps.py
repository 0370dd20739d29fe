"""Everything that is missing or wrong, each with its place; nothing left means complete."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kejitong.catalogue.answering import values
from kejitong.catalogue.answering.relevance import is_asked, is_column_asked, wanted_slots
from kejitong.catalogue.answering.sums import CheckResult, check_results
from kejitong.catalogue.answering.tables import rows_of
from kejitong.catalogue.fields import Edition, Field, Section, Shape, Slot

ATTACHMENTS = "attachments"
"""材料的缺漏所在的“节”。"""


@dataclass(frozen=True, slots=True)
class Gap:
    """一处缺漏：哪一节、哪一栏（表格写作 表.行.列，行从零数起）、缺什么怎么补。"""

    section: str
    field: str
    text: str


def gaps(
    edition: Edition,
    answers: Mapping[str, Any],
    slots_filled: Mapping[str, int],
    *,
    results: tuple[CheckResult, ...] | None = None,
) -> tuple[Gap, ...]:
    """所有的缺漏：没有填的、填得不对的、对不上的、没有交的材料。`results` 是已经算过的核对。"""
    found: list[Gap] = []
    for section in edition.sections:
        for field in section.fields:
            if is_asked(edition, answers, field.code):
                found += _of_field(section, field, answers.get(field.code))
    sections = {field.code: one.code for one in edition.sections for field in one.fields}
    for result in check_results(edition, answers) if results is None else results:
        if result.is_met is False:
            code = result.field.partition(".")[0]
            found.append(Gap(sections[code], code, result.text))
    for slot in wanted_slots(edition, answers):
        found += _of_slot(slot, slots_filled.get(slot.code, 0))
    return tuple(found)


def doubts(edition: Edition, answers: Mapping[str, Any]) -> tuple[Gap, ...]:
    """只提醒、不妨碍提交的：号码看着不对。"""
    return tuple(
        doubt
        for section in edition.sections
        for field in section.fields
        if is_asked(edition, answers, field.code)
        for doubt in doubts_about(section.code, field, answers.get(field.code))
    )


def faults(section: str, field: Field, value: Any) -> Iterator[Gap]:
    """What is wrong with an answer that is not blank, cell by cell for a table."""
    if found := values.problem(field, value):
        yield Gap(section, field.code, f"“{field.label}”{found}")
    elif field.shape is Shape.TABLE:
        for at, row in enumerate(rows_of(value)):
            yield from _row_faults(section, field, at, row)
        count = len(rows_of(value))
        if count > field.most_rows and not field.rows:
            text = f"“{field.label}”有{count}行，最多{field.most_rows}行，请合并或删去"
            yield Gap(section, field.code, text)


def doubts_about(section: str, field: Field, value: Any) -> Iterator[Gap]:
    """What is odd about an answer, cell by cell for a table."""
    if field.shape is not Shape.TABLE:
        if found := values.warning(field, value):
            yield Gap(section, field.code, f"“{field.label}”{found}")
        return
    for at, row in enumerate(rows_of(value)):
        for column in field.columns:
            if found := values.warning(column, row.get(column.code)):
                where = f"{field.code}.{at}.{column.code}"
                yield Gap(section, where, f"“{_place(field, at, column)}”{found}")


def _of_field(section: Section, field: Field, value: Any) -> Iterator[Gap]:
    if values.is_blank(value) or (field.shape is Shape.TABLE and _is_empty(field, value)):
        if field.is_required or field.fewest_rows:
            verb = "选" if field.shape in {Shape.CHOICE, Shape.CHOICES, Shape.YES_NO} else "填"
            yield Gap(section.code, field.code, f"“{field.label}”还没有{verb}")
        return
    yield from faults(section.code, field, value)
    if field.shape is Shape.TABLE:
        yield from _table_gaps(section, field, value)


def _is_empty(field: Field, value: Any) -> bool:
    return all(
        values.is_blank(row.get(column.code)) for row in rows_of(value) for column in field.columns
    ) and isinstance(value, list)


def _table_gaps(section: Section, field: Field, value: Any) -> Iterator[Gap]:
    rows = rows_of(value)
    if len(rows) < field.fewest_rows:
        text = f"“{field.label}”只有{len(rows)}行，至少要{field.fewest_rows}行"
        yield Gap(section.code, field.code, text)
    for at, row in enumerate(rows):
        for column in field.columns:
            is_wanted = column.is_required and is_column_asked(column, row)
            if is_wanted and values.is_blank(row.get(column.code)):
                where = f"{field.code}.{at}.{column.code}"
                zero = "，没有的填0" if column.shape in {Shape.MONEY, Shape.NUMBER} else ""
                text = f"“{_place(field, at, column)}”还没有填{zero}"
                yield Gap(section.code, where, text)


def _row_faults(section: str, field: Field, at: int, row: Mapping[str, Any]) -> Iterator[Gap]:
    for column in field.columns:
        value = row.get(column.code)
        if not is_column_asked(column, row) or values.is_blank(value):
            continue
        if found := values.problem(column, value):
            where = f"{field.code}.{at}.{column.code}"
            yield Gap(section, where, f"“{_place(field, at, column)}”{found}")


def _place(field: Field, at: int, column: Field) -> str:
    row = field.rows[at] if at < len(field.rows) else f"第{at + 1}行"
    return f"{field.label}·{row}·{column.label}"


def _of_slot(slot: Slot, filled: int) -> Iterator[Gap]:
    if filled == 0 and slot.is_required and not slot.can_wait:
        formats = "、".join(slot.endings)
        text = f"还没有上传“{slot.label}”（{formats}，每份不超过{slot.largest_megabytes}兆字节）"
        yield Gap(ATTACHMENTS, slot.code, text)
    elif filled > slot.most_files:
        text = f"“{slot.label}”有{filled}份，最多{slot.most_files}份，请撤下多余的"
        yield Gap(ATTACHMENTS, slot.code, text)
