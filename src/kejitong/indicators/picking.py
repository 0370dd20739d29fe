"""Measures that read one record: which one it is, and what of it is read.

What is read comes in the same columns from every register, so that many selections can be joined.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import CharField, DecimalField, F, IntegerField, QuerySet, Value
from django.db.models.functions import Cast, Coalesce, NullIf

from kejitong.indicators import vocabulary as words
from kejitong.indicators.figures import Scope
from kejitong.indicators.sources import rows_of

NUMBER: DecimalField[Any, Any] = DecimalField(max_digits=28, decimal_places=8)
_TEXT: CharField[Any, Any] = CharField(max_length=300)
COLUMNS = ("pick_value", "pick_growth", "pick_month", "pick_text", "pick_document")
NO_NUMBER = Cast(Value(None), NUMBER)


@dataclass(frozen=True, slots=True)
class Picked:
    """从一条记录上读到的：数、公布的增长率、月份、日期或名称、出处。"""

    value: Decimal | None
    growth: Decimal | None
    month: int
    text: str
    document: str


def pick(measure: Any, scope: Scope) -> Picked | None:
    """What the measure reads, if there is a record."""
    row: Sequence[Any] | None = selection(measure, scope).values_list(*COLUMNS).first()
    return Picked(*row) if row else None


def selection(measure: Any, scope: Scope) -> QuerySet[Any]:
    """The one record, with what is read of it, in a form that a union takes."""
    rows = rows_of(measure, scope)
    names = {field.name for field in rows.model._meta.concrete_fields}
    document: Any = F("source")
    if "document" in names:
        document = Coalesce(NullIf("document", Value("")), F("source"))
    chosen = rows.model._default_manager.filter(pk__in=_first(measure, rows).values("pk")[:1])
    is_amount = isinstance(measure, words.Latest)
    growth = measure.growth if is_amount else ""
    found: QuerySet[Any] = chosen.order_by().annotate(
        pick_value=Cast(measure.field, NUMBER) if is_amount else NO_NUMBER,
        pick_growth=Cast(growth, NUMBER) if growth else NO_NUMBER,
        pick_month=F("month") if "month" in names else Value(0, IntegerField()),
        pick_text=Value("", _TEXT) if is_amount else Cast(measure.field, _TEXT),
        pick_document=Cast(document, _TEXT),
    )
    return found


def _first(measure: Any, rows: QuerySet[Any]) -> QuerySet[Any]:
    """The record stands first: the last by its order, the earliest or the latest of its days."""
    if isinstance(measure, words.Latest):
        return rows.order_by(*measure.order, "pk").reverse()
    if isinstance(measure, words.Name):
        return rows.order_by("-pk")
    dated = rows.exclude(**{measure.field: None})
    is_earliest = isinstance(measure, words.MonthOf)
    return dated.order_by(measure.field if is_earliest else f"-{measure.field}", "pk")
