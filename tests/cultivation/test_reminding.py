"""Who is reminded of what: twelve, nine and six months before the end, and in April and May."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from kejitong.cultivation import reminding
from kejitong.cultivation.library import track_of
from kejitong.cultivation.reminding import Notice
from kejitong.policy.terms import Due
from kejitong.registers.models import Record
from tests import makers as house
from tests.cultivation import makers
from tests.cultivation.makers import RULES

pytestmark = pytest.mark.django_db
ISSUED = date(2023, 12, 13)
LAST = date(2026, 12, 12)


@pytest.fixture
def holder() -> Record:
    made = makers.an_enterprise("甲", makers.a_district())
    makers.a_certificate(made, ISSUED)
    return made


def _notices(day: date) -> tuple[Notice, ...]:
    track = track_of(RULES)
    assert track is not None
    return reminding.notices(track, house.DISTRICT, day)


@pytest.mark.parametrize(
    ("day", "left"),
    [
        (date(2025, 12, 11), ""),
        (date(2025, 12, 12), "还有一年"),
        (date(2026, 3, 12), "还有9个月"),
        (date(2026, 6, 12), "还有半年"),
        (date(2026, 6, 13), "还有5个多月"),
        (date(2026, 11, 30), "还有12天"),
        (LAST, "今天是最后一天"),
        (date(2026, 12, 13), ""),
    ],
)
def test_the_end_is_announced_as_people_would_say_it(holder: Record, day: date, left: str) -> None:
    said = [notice.said for notice in _notices(day) if notice.due is Due.EXPIRY]
    start, then = "高新技术企业证书2026年12月12日到期", "请准备按初次申请办理重新认定"
    assert [each.split("；")[0] for each in said] == ([f"{start}，{left}，{then}"] if left else [])


def test_the_day_on_the_certificate_decides_when_to_remind() -> None:
    """证书上写明的有效期与三年推算的不同，以写明的为准。"""
    made = makers.an_enterprise("乙", makers.a_district())
    makers.a_certificate(made, ISSUED, expires_on=date(2026, 12, 31))
    (notice,) = _notices(date(2026, 12, 20))
    assert (notice.deadline, "还有11天" in notice.said) == (date(2026, 12, 31), True)


@pytest.mark.parametrize(
    ("day", "owed"),
    [(date(2025, 3, 31), False), (date(2025, 4, 1), True), (date(2025, 5, 31), True),
     (date(2025, 6, 1), False)],
)  # fmt: skip
def test_the_yearly_report_is_owed_in_april_and_may(holder: Record, day: date, owed: bool) -> None:
    assert any(notice.due is Due.YEARLY_DUTY for notice in _notices(day)) is owed


def test_the_report_owed_is_that_of_the_year_before(holder: Record) -> None:
    (said,) = (each.said for each in _notices(date(2025, 4, 29)) if each.due is Due.YEARLY_DUTY)
    assert said == "请在2025年5月31日以前填报2024年度的高新技术企业发展情况报表，还有1个多月"


@pytest.mark.parametrize(
    ("issued", "owed"),
    [(date(2026, 5, 31), True), (date(2026, 6, 1), False)],
    ids=["截止当天发证，当年就要填", "截止之后发证，下一年才填"],
)
def test_duties_begin_with_the_day_of_issue(issued: date, owed: bool) -> None:
    made = makers.an_enterprise("乙", makers.a_district())
    makers.a_certificate(made, issued)
    days = (date(2026, 5, 31), date(2026, 6, 1))
    found = [each for day in days for each in _notices(day) if each.due is Due.YEARLY_DUTY]
    assert len(found) == owed
    assert any(each.due is Due.YEARLY_DUTY for each in _notices(date(2027, 4, 1)))


def test_who_has_filed_again_is_marked(holder: Record) -> None:
    makers.a_filing(holder, date(2026, 7, 1), kind="renewal")
    (notice,) = _notices(date(2026, 11, 30))
    assert notice.is_filed
    assert (notice.name, notice.deadline, notice.organisation) == ("甲", LAST, holder.pk)


def test_whoever_is_gone_is_not_reminded(holder: Record) -> None:
    house.corrected("organisations", holder, ended_on=date(2026, 1, 5))
    assert _notices(date(2026, 11, 30)) == ()


def test_the_dashboard_gets_one_line_a_kind(holder: Record) -> None:
    other = makers.an_enterprise("乙", holder.region)  # type: ignore[attr-defined]
    makers.a_certificate(other, date(2024, 3, 1))
    (duty,) = reminding.duties(house.DISTRICT, date(2026, 11, 30))
    assert duty.title == "2家高新技术企业的证书一年内到期"
    assert duty.note == "最早2026年12月12日到期，还没有一家当年已申报重新认定"
    kinds = {duty.due: duty for duty in reminding.duties(house.DISTRICT, date(2026, 4, 15))}
    assert kinds[Due.YEARLY_DUTY].title == "2家高新技术企业要填报年度报表"
    assert kinds[Due.YEARLY_DUTY].note == "填报2025年度的，2026年5月31日以前完成"


def test_reminders_take_three_queries(
    holder: Record, django_assert_num_queries: Callable[[int], Any]
) -> None:
    makers.a_filing(holder, date(2026, 7, 1))
    with django_assert_num_queries(3):
        assert _notices(date(2026, 11, 30))
