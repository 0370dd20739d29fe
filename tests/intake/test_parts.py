"""A part of a preview comes back exactly as it was packed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kejitong.intake.comparing import Outcome, Verdict
from kejitong.intake.parts import Judged, pack, restored, unpack
from kejitong.kernel.refusals import Problem
from kejitong.registers.catalogue import register

ORGANISATIONS = register("organisations")
TEXT = st.text(min_size=1, max_size=20)
AMOUNTS = st.decimals(min_value=0, max_value=10**12, places=2)
ROWS = st.fixed_dictionaries(
    {"uscc": TEXT},
    optional={
        "name": TEXT,
        "established_on": st.dates(),
        "registered_capital": AMOUNTS,
        "region": st.integers(1, 10**6),
    },
)
CHANGES = st.dictionaries(
    st.just("registered_capital"), st.tuples(st.none() | AMOUNTS, AMOUNTS)
) | st.dictionaries(st.just("ended_on"), st.tuples(st.none() | st.dates(), st.dates()))


@st.composite
def parts(draw: st.DrawFn) -> Judged:
    rows: list[dict[str, Any]] = draw(st.lists(ROWS, max_size=8))
    numbers = list(range(2, len(rows) + 2))
    problems = [(Problem(number, "单位名称", draw(TEXT), draw(TEXT)),) for number in numbers]
    verdicts = [
        draw(
            st.builds(
                Verdict,
                st.sampled_from(Outcome),
                st.integers(0, 10**9),
                CHANGES,
                st.sampled_from([(), said]),
            )
        )
        for said in problems
    ]
    warned = {index: problems[index] for index in range(0, len(rows), 2)}
    raws = {index: [draw(TEXT), ""] for index in range(0, len(rows), 3)}
    filled = dict.fromkeys(range(1, len(rows), 2), "region")
    return Judged(numbers, rows, verdicts, warned, raws, filled)


@settings(deadline=None)
@given(parts())
def test_packing_loses_nothing(judged: Judged) -> None:
    assert unpack(ORGANISATIONS, pack(ORGANISATIONS, judged)) == judged


def test_counting() -> None:
    verdicts = [Verdict(Outcome.ADDED), Verdict(Outcome.REFUSED), Verdict(Outcome.ADDED)]
    judged = Judged([2, 3, 4], [{}, {}, {}], verdicts)
    assert (judged.count(Outcome.ADDED), judged.count(Outcome.CHANGED)) == (2, 0)


def test_values_of_the_journal_become_values_of_the_field() -> None:
    assert restored(ORGANISATIONS, "established_on", "2026-11-30") == date(2026, 11, 30)
    assert restored(ORGANISATIONS, "registered_capital", "12.50") == Decimal("12.50")
    assert restored(ORGANISATIONS, "region", 7) == 7
    assert restored(ORGANISATIONS, "ended_on", None) is None
