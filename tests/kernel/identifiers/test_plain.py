"""The plain form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kejitong.kernel.identifiers.plain import plain


@pytest.mark.parametrize(
    "text",
    [
        "91320612dem000014b",
        " 9132 0612-DEM0-0001 4B\n",
        "９１３２０６１２ＤＥＭ０００－０１４Ｂ",
        "\ufeff91320612DEM000014B\u200b",
        "91320612—DEM000014B",
    ],
)
def test_people_write_a_code_in_many_ways(text):
    assert plain(text) == "91320612DEM000014B"


@given(st.text("09AZaz０９ＡＺａｚ -－—\u3000\u200b\t.", max_size=30))
def test_a_plain_form_is_plain(text):
    assert plain(plain(text)) == plain(text)
