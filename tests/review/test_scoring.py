"""Marks and totals: what is read, what is asked for, and what several totals come to."""

from __future__ import annotations

import statistics
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kejitong.catalogue.items import Criterion, ScoreSheet
from kejitong.kernel.stats import rounded
from kejitong.review import scoring
from kejitong.review.scoring import Standing

SHEET = ScoreSheet((Criterion("new", "创新性", 60), Criterion("sound", "可行性", 40)))
HALVES = st.integers(0, 200).map(lambda half: Decimal(half) / 2)
TOTALS = st.lists(HALVES, min_size=1, max_size=12)
FROM = st.sampled_from([None, 3, 5, 7])


@pytest.mark.parametrize(
    ("text", "value"),
    [("", None), ("  ", None), ("45", "45"), ("４５．５", "45.5"), ("0", "0"), ("60", "60")],
)
def test_a_mark_is_read_as_people_type_it(text: str, value: str | None) -> None:
    assert scoring.read_mark(text, SHEET.criteria[0]) == scoring.Mark(value and Decimal(value))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("61", "这一项满分60分，填的是61"),
        ("-1", "这一项满分60分，填的是-1"),
        ("45.3", "请打整分或半分，填的是45.3"),
        ("优", "“优”不是分数，请填写数字，例如30"),
        ("NaN", "“NaN”不是分数，请填写数字，例如30"),
        ("1e9999999999999", "“1e9999999999”不是分数，请填写数字，例如30"),
    ],
)
def test_what_is_no_mark_is_named(text: str, problem: str) -> None:
    assert scoring.read_mark(text, SHEET.criteria[0]) == scoring.Mark(None, problem)


@given(st.text(max_size=30))
def test_no_typing_crashes_the_reading(text: str) -> None:
    mark = scoring.read_mark(text, SHEET.criteria[0])
    assert mark.value is None or (0 <= mark.value <= 60 and mark.value * 2 % 1 == 0)


def test_a_total_needs_every_mark() -> None:
    assert scoring.total(SHEET, {"new": "45", "sound": "30.5"}) == Decimal("75.5")
    assert scoring.total(SHEET, {"new": "45"}) is None
    assert scoring.subtotal(SHEET, {"new": "45", "sound": "四十"}) == 45
    assert scoring.unreadable(SHEET, {"new": "45", "sound": "四十"})[0].criterion == "sound"


@pytest.mark.parametrize(
    ("marks", "wanted"),
    [
        ({"new": "36", "sound": "24"}, []),
        ({"new": "54", "sound": "36"}, []),
        ({"new": "35.5", "sound": "36.5"}, ["得分低于满分的60%，请写明理由", "得分高于满分的90%，请写明理由"]),
        ({"new": "45"}, ["还没有打分"]),
    ],
)  # fmt: skip
def test_low_and_high_marks_ask_for_a_comment(marks: dict[str, str], wanted: list[str]) -> None:
    assert [flaw.text for flaw in scoring.flaws(SHEET, marks, {})] == wanted
    if len(marks) == 2:
        assert not scoring.flaws(SHEET, marks, {"new": "见说明", "sound": "见说明"})


def test_one_highest_and_one_lowest_are_dropped_from_five() -> None:
    totals = [Decimal(one) for one in (60, 80, 85, 90, 100)]
    found = scoring.aggregate(totals, trimmed_from=5)
    assert (found.score, found.mean, found.median) == (Decimal("85.00"), Decimal(83), Decimal(85))
    assert (found.count, found.is_trimmed, found.stdev) == (5, True, Decimal("14.83"))
    four = scoring.aggregate(totals[:4], trimmed_from=5)
    assert (four.score, four.is_trimmed) == (Decimal("78.75"), False)


@given(TOTALS, FROM, st.randoms(use_true_random=False))
def test_the_order_of_the_reviewers_does_not_matter(
    totals: list[Decimal], trimmed_from: int | None, chance: object
) -> None:
    shuffled = list(totals)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert scoring.aggregate(totals, trimmed_from=trimmed_from) == scoring.aggregate(
        shuffled, trimmed_from=trimmed_from
    )


@given(TOTALS, FROM)
def test_a_score_lies_among_the_marks(totals: list[Decimal], trimmed_from: int | None) -> None:
    found = scoring.aggregate(totals, trimmed_from=trimmed_from)
    for number in (found.score, found.mean, found.median):
        assert min(totals) <= number <= max(totals)
    assert found.stdev is None or found.stdev >= 0
    assert found.mean == rounded(statistics.mean(totals), 2)


@given(TOTALS, FROM, st.data())
def test_a_better_mark_never_harms(
    totals: list[Decimal], trimmed_from: int | None, choose: st.DataObject
) -> None:
    place = choose.draw(st.integers(0, len(totals) - 1))
    better = [*totals[:place], totals[place] + Decimal("0.5"), *totals[place + 1 :]]
    before = scoring.aggregate(totals, trimmed_from=trimmed_from)
    after = scoring.aggregate(better, trimmed_from=trimmed_from)
    assert after.score >= before.score


@given(st.lists(HALVES, min_size=5, max_size=12))
def test_no_single_reviewer_can_carry_it_off(totals: list[Decimal]) -> None:
    """Among five or more, however high the highest goes, the score stays."""
    ordered = sorted(totals)
    extreme = [*ordered[:-1], ordered[-1] + 1000]
    found = [scoring.aggregate(one, trimmed_from=5).score for one in (ordered, extreme)]
    assert found[0] == found[1]


STANDINGS = st.lists(
    st.builds(
        Standing, key=st.integers(1, 99), score=st.sampled_from([Decimal(80), Decimal(85)]),
        median=st.sampled_from([Decimal(80), Decimal(82)]),
        finance=st.sampled_from([None, Decimal(70), Decimal(90)]),
    ),
    max_size=12, unique_by=lambda one: one.key,
)  # fmt: skip


@given(STANDINGS)
def test_a_rank_is_one_more_than_how_many_are_better(standings: list[Standing]) -> None:
    places = scoring.ranks(standings)
    for one in standings:
        assert places[one.key] == 1 + sum(other.order < one.order for other in standings)


def test_equal_scores_go_by_median_then_by_the_finance_expert() -> None:
    score = Decimal(85)
    places = scoring.ranks(
        [
            Standing(1, score, Decimal(84), Decimal(90)),
            Standing(2, score, Decimal(86)),
            Standing(3, score, Decimal(84), Decimal(95)),
            Standing(4, score, Decimal(84), Decimal(90)),
            Standing(5, Decimal(70), Decimal(70)),
        ]
    )
    assert places == {2: 1, 3: 2, 1: 3, 4: 3, 5: 5}
