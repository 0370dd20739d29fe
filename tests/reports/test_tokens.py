"""Slots are found in any text and put back as they were."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kejitong.reports.tokens import Token, pieces, slots, words_only

TOKENS = st.builds(
    Token,
    st.from_regex(r"[A-Za-z][A-Za-z0-9_]{0,10}", fullmatch=True),
    st.integers(0, 9),
    st.just(""),
) | st.builds(
    Token, st.from_regex(r"[FQR][0-9]{1,2}", fullmatch=True), st.just(0), st.sampled_from("?!")
)
TEXTS = st.lists(
    st.one_of(TOKENS.map(str), st.text(alphabet="申请{}|?!F0，件", max_size=6)), max_size=8
)


@given(TEXTS)
def test_pieces_put_together_are_the_text(parts: list[str]) -> None:
    text = "".join(parts)
    assert "".join(map(str, pieces(text))) == text


@given(TOKENS)
def test_a_written_token_is_read_back(token: Token) -> None:
    assert [*pieces(f"前{token}后")] == ["前", token, "后"]


def test_slots_and_words_are_told_apart() -> None:
    text = "申请{F16}，其中{F39|2}等{F39}；{Q01?}{Q02!}{不是}"
    assert slots(text) == ["F16", "F39", "Q01", "Q02"]
    assert words_only(text) == "申请，其中等；{不是}"
