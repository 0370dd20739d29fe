"""What a field can hold: a value that was read is rounded to its places or refused as too large."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db import models
from django.db.backends.base.operations import BaseDatabaseOperations

from kejitong.registers.columns import Reading

Fit = Callable[[Any], Reading]


def fitting(field: models.Field[Any, Any]) -> Fit | None:
    """How a value of this field is made to fit; nothing when every value does."""
    if isinstance(field, models.DecimalField):
        return _decimal(field.max_digits or 0, field.decimal_places or 0)
    if isinstance(field, models.IntegerField):
        return _integer(field.get_internal_type())
    if isinstance(field, models.CharField) and field.max_length:
        return _text(field.max_length)
    return None


def _decimal(digits: int, places: int) -> Fit:
    step, limit = Decimal(1).scaleb(-places), Decimal(10) ** (digits - places)

    def fit(value: Decimal) -> Reading:
        if abs(value) >= limit:
            return None, f"数字过大，小数点前最多{digits - places}位"
        return value.quantize(step, ROUND_HALF_UP), ""

    return fit


def _integer(kind: str) -> Fit:
    least, most = BaseDatabaseOperations.integer_field_ranges[kind]

    def fit(value: int) -> Reading:
        return (value, "") if least <= value <= most else (None, f"应在{least}与{most}之间")

    return fit


def _text(longest: int) -> Fit:
    def fit(value: str) -> Reading:
        return (value, "") if len(value) <= longest else (None, f"超过{longest}个字，请缩短")

    return fit
