"""Initials of names: one letter a character, signs left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kejitong.organisations.initials import initials


@pytest.mark.parametrize(
    ("name", "letters"),
    [("试验家纺（通州）A1公司", "syjftza1gs"), ("", ""), ("·—", ""), ("ABC", "abc")],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


@given(st.text(max_size=40))
def test_initials_never_exceed_the_field(name: str) -> None:
    assert len(initials(name)) <= len(name)
