"""What pages are made of: sentences for every measure, changed words, words of growth."""

from __future__ import annotations

from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kejitong.desks.officer.pages import board, formulas, versions
from kejitong.desks.officer.pages.formulas import formula
from kejitong.desks.officer.pages.versions import Stretch, Word
from kejitong.indicators import vocabulary
from kejitong.indicators.reckoning import indicators
from tests.desks.conftest import DAY


@pytest.mark.django_db
@pytest.mark.parametrize("code", sorted(indicators()))
def test_every_indicator_says_how_it_is_reckoned(code: str) -> None:
    sentence = formula(indicators()[code].measure)
    assert sentence.endswith("。")
    assert "None" not in sentence


def test_every_kind_of_measure_has_its_words() -> None:
    assert set(get_args(vocabulary.Measure)) == set(formulas.KINDS)


def test_a_formula_names_register_countable_and_condition() -> None:
    assert formula(indicators()["hte_valid"].measure) == (
        "数证书登记册中“期末有效的证书”的记录（证书种类为高新技术企业）有几条。"
    )


def test_changed_words_are_told_apart_and_a_figure_is_one_word() -> None:
    old: list[Word] = [("共", False), ("3家", True), ("，", False), ("快", False)]
    new: list[Word] = [("共", False), ("12家", True), ("，", False), ("很", False), ("快", False)]
    assert list(versions.stretches(old, new)) == [
        Stretch("共", "same"), Stretch("3家", "gone", is_figure=True),
        Stretch("12家", "new", is_figure=True), Stretch("，", "same"), Stretch("很", "new"),
        Stretch("快", "same"),
    ]  # fmt: skip


WORDS = st.lists(st.tuples(st.sampled_from("甲乙丙，。"), st.booleans()), max_size=20)


@given(WORDS, WORDS)
def test_the_stretches_give_both_texts_back(before: list[Word], after: list[Word]) -> None:
    compared = versions.Compared("段", tuple(versions.stretches(before, after)))
    for side, words in ((compared.old, before), (compared.new, after)):
        assert "".join(one.text for one in side) == "".join(word for word, _ in words)


@pytest.mark.parametrize(
    ("change", "words"),
    [("16.46", "＋16.5"), ("-0.05", "－0.1"), ("0.04", "0.0"), ("1234.5", "＋1,234.5")],
)
def test_growth_is_signed(change: str, words: str) -> None:
    assert board.signed(Decimal(change)) == words


def test_twelve_months_from_this_one() -> None:
    months = board.months(DAY)
    assert (months[0], months[1], months[-1], len(months)) == (
        (2026, 11),
        (2026, 12),
        (2027, 10),
        12,
    )
