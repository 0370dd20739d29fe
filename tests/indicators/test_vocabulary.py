"""An indicator that does not say what it means is refused when it is declared."""

from __future__ import annotations

import pytest

from kejitong.indicators.vocabulary import Indicator, ReportYear, where


@pytest.mark.parametrize("gap", ["code", "label", "meaning", "basis"])
def test_code_label_meaning_and_basis_are_needed(gap: str) -> None:
    whole = {"code": "trial", "label": "试验", "meaning": "试验", "basis": "试验", gap: ""}
    with pytest.raises(ValueError, match="needs a code, a label, a meaning, a basis"):
        Indicator(unit="", measure=ReportYear(), **whole)


def test_conditions_are_one_value_whatever_their_order() -> None:
    assert (
        where(level="city", kind="x")
        == where(kind="x", level="city")
        == (("kind", "x"), ("level", "city"))
    )
