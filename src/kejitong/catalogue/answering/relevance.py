"""What is asked: a field only when the answer that it waits for was given, and was itself asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kejitong.catalogue.answering.values import Stored
from kejitong.catalogue.fields import Edition, Field, Slot, When

Answers = Mapping[str, Any]


def is_asked(edition: Edition, answers: Answers, field_code: str) -> bool:
    """这一栏现在问不问。"""
    return _holds(edition, answers, edition.field(field_code).when)


def is_slot_asked(edition: Edition, answers: Answers, slot: Slot) -> bool:
    """这份材料现在要不要。"""
    return _holds(edition, answers, slot.when)


def wanted_slots(edition: Edition, answers: Answers) -> tuple[Slot, ...]:
    """现在要的材料，必交的和可交的。"""
    return tuple(slot for slot in edition.slots if is_slot_asked(edition, answers, slot))


def asked_answers(edition: Edition, answers: Answers) -> Stored:
    """只留现在问的栏目；不再问的回答还存着，但不算数。"""
    return {
        field.code: answers[field.code]
        for field in edition.fields
        if field.code in answers and is_asked(edition, answers, field.code)
    }


def is_column_asked(column: Field, row: Answers) -> bool:
    """表里的一列在这一行问不问，看同一行的另一列。"""
    return column.when is None or _is_among(row.get(column.when.field), column.when)


def _holds(edition: Edition, answers: Answers, when: When | None) -> bool:
    """Up the chain of conditions; declarations only let it lead to earlier fields, so it ends."""
    while when is not None:
        if not _is_among(answers.get(when.field), when):
            return False
        when = edition.field(when.field).when
    return True


def _is_among(value: object, when: When) -> bool:
    given = value if isinstance(value, list) else [value]
    return any(one in when.answers for one in given)
