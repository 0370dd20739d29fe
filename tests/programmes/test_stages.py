"""A filing's stage follows from its dates and the day that is asked about."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kejitong.programmes.models import Filing
from kejitong.programmes.stages import NOT_FILED, stage_on

WHOLE = Filing(
    filed_on=date(2024, 3, 1), reviewed_on=date(2024, 5, 1), visited_on=date(2024, 6, 1),
    notice_from=date(2024, 7, 1), approved_on=date(2024, 8, 1), due_on=date(2026, 6, 30),
    accepted_on=date(2026, 9, 1),
)  # fmt: skip


@pytest.mark.parametrize(
    ("day", "label"),
    [
        (date(2024, 2, 29), "未申报"),
        (date(2024, 3, 1), "已申报"),
        (date(2024, 5, 31), "专家评审"),
        (date(2024, 6, 1), "现场考察"),
        (date(2024, 7, 31), "公示"),
        (date(2024, 8, 1), "在研"),
        (date(2026, 6, 30), "在研"),
        (date(2026, 7, 1), "到期未验收"),
        (date(2026, 9, 1), "已验收"),
    ],
)
def test_the_stage_is_the_last_one_reached(day: date, label: str) -> None:
    assert stage_on(WHOLE, day).label == label


def test_what_has_no_dates_has_not_begun() -> None:
    assert stage_on(Filing(), date(2026, 1, 1)) == NOT_FILED


def test_an_approval_without_a_term_is_only_approved() -> None:
    assert stage_on(Filing(approved_on=date(2024, 1, 1)), date(2030, 1, 1)).label == "已立项"


DAYS = st.one_of(st.none(), st.dates(date(2020, 1, 1), date(2030, 1, 1)))


@given(DAYS, DAYS, DAYS, st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_no_stage_lies_in_the_future(
    filed: date | None, approved: date | None, due: date | None, day: date
) -> None:
    found = stage_on(Filing(filed_on=filed, approved_on=approved, due_on=due), day)
    assert found.since is None or found.since <= day
