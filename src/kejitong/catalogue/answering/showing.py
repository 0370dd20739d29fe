"""How an answer is written for people: units, Chinese dates, tables, personal content masked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from kejitong.catalogue.answering import values
from kejitong.catalogue.answering.reading import SEPARATOR
from kejitong.catalogue.answering.tables import ROW, rows_of
from kejitong.catalogue.fields import Field, Personal, Shape
from kejitong.kernel import masking, phrasing

_MASKS: Final[Mapping[Personal, Callable[[str], str]]] = {
    Personal.NAME: masking.mask_name, Personal.PHONE: masking.mask_phone,
    Personal.ID_CARD: masking.mask_id_card, Personal.BANK_ACCOUNT: masking.mask_bank_card,
    Personal.EMAIL: masking.mask_email,
}  # fmt: skip


def shown(field: Field, value: Any, *, is_masked: bool = False) -> str:
    """一栏的回答怎么写给人看；读不懂的照原样；`is_masked` 时遮盖个人内容。"""
    if values.is_blank(value):
        return ""
    if field.shape is Shape.TABLE:
        return _table(field, value, is_masked=is_masked)
    text = _plain(field, value)
    if is_masked and field.personal in _MASKS:
        return _MASKS[field.personal](text)
    return text


def cells(field: Field, row: Mapping[str, Any], *, is_masked: bool = False) -> tuple[str, ...]:
    """表里一行各列的写法；固定行的标签在最前。"""
    label = (str(row.get(ROW, "")),) if field.rows else ()
    found = [shown(one, row.get(one.code), is_masked=is_masked) for one in field.columns]
    return (*label, *found)


def typed(field: Field, value: Any) -> str:
    """填表的框里放什么：金额按栏目的单位、不带单位和千分位，日期是 2026-11-30，其余照存。"""
    number = values.amount_of(value) if field.shape in {Shape.MONEY, Shape.NUMBER} else None
    if number is None:
        return "" if value is None else str(value)
    written = values.in_unit(number, field).replace(",", "")
    return written.removesuffix((field.unit or "元") if field.shape is Shape.MONEY else field.unit)


def _plain(field: Field, value: Any) -> str:
    if isinstance(value, list):
        return SEPARATOR.join(map(str, value))
    if field.shape in {Shape.MONEY, Shape.NUMBER}:
        number = values.amount_of(value)
        return str(value) if number is None else values.in_unit(number, field)
    if field.shape is Shape.DATE and (day := values.day_of(value)):
        return phrasing.chinese_date(day)
    return str(value)


def _table(field: Field, value: Any, *, is_masked: bool) -> str:
    lines = []
    for row in rows_of(value):
        found = [
            f"{column.label}{text}"
            for column in field.columns
            if (text := shown(column, row.get(column.code), is_masked=is_masked))
        ]
        label = f"{row.get(ROW, '')}：" if field.rows else ""
        lines.append(f"{label}{'，'.join(found)}")
    return "\n".join(lines)
