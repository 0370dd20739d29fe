"""Values are rounded to the places of their field, or refused when it cannot hold them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import models
from hypothesis import given
from hypothesis import strategies as st

from kejitong.registers.fitting import fitting

AMOUNT: models.Field[Decimal, Decimal] = models.DecimalField(max_digits=6, decimal_places=2)


def fitted(field: models.Field[object, object], value: object) -> tuple[object, str]:
    fit = fitting(field)
    assert fit is not None
    return fit(value)


@pytest.mark.parametrize(
    ("field", "value", "fits"),
    [
        (AMOUNT, Decimal("1.005"), (Decimal("1.01"), "")),
        (AMOUNT, Decimal("-1.005"), (Decimal("-1.01"), "")),
        (AMOUNT, Decimal(9999), (Decimal("9999.00"), "")),
        (AMOUNT, Decimal(10000), (None, "数字过大，小数点前最多4位")),
        (models.SmallIntegerField(), 32767, (32767, "")),
        (models.SmallIntegerField(), 32768, (None, "应在-32768与32767之间")),
        (models.PositiveSmallIntegerField(), -1, (None, "应在0与32767之间")),
        (models.CharField(max_length=3), "甲乙丙", ("甲乙丙", "")),
        (models.CharField(max_length=3), "甲乙丙丁", (None, "超过3个字，请缩短")),
    ],
)
def test_what_fits(field: models.Field[object, object], value: object, fits: object) -> None:
    assert fitted(field, value) == fits


def test_fields_that_hold_anything_need_no_fitting() -> None:
    assert fitting(models.TextField()) is None
    assert fitting(models.DateField()) is None


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-20_000, max_value=20_000))
def test_a_fitted_amount_fits_again_and_is_near(value: Decimal) -> None:
    fits, problem = fitted(AMOUNT, value)
    if problem:
        assert abs(value) >= 10_000
        return
    assert isinstance(fits, Decimal)
    assert abs(fits - value) <= Decimal("0.005")
    assert fits == fits.quantize(Decimal("0.01"))
