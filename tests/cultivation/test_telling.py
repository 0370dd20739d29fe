"""How a judgement is told: the sliders' reach."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from kejitong.cultivation.telling import _scale


@given(st.fractions(min_value=0, max_value=10**13))
def test_a_slider_reaches_beyond_its_value_in_whole_steps(reached: Fraction) -> None:
    most, step = _scale(reached)
    assert step >= 1
    assert most % step == 0
    assert most >= 2 * reached or (most + step) > 2 * reached
    assert 10 <= most // step <= 400
