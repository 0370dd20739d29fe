"""The scan sorts enterprises by how far off they are, and is computed anew after any act."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from kejitong.cultivation import scanning
from kejitong.cultivation.library import library
from kejitong.cultivation.scanning import BUCKET, Bucket, Scan
from kejitong.policy.answers import Answer
from kejitong.policy.rules import NotInForce
from kejitong.policy.supposing import drafted
from kejitong.registers.models import Record
from tests import makers as house
from tests.cultivation import makers
from tests.cultivation.makers import DAY, RULES

pytestmark = pytest.mark.django_db
LOW = {"hightech_income": Decimal(1_000_000)}


@pytest.fixture
def town() -> Record:
    return makers.a_district()


def _scan(code: str = RULES, day: date = DAY, region: str = house.DISTRICT) -> Scan:
    return scanning.scan(code, region, day)


def _sorted(scan: Scan) -> dict[str, str]:
    return dict(scan.answers.select("name", BUCKET).iter_rows())


def test_each_falls_where_it_belongs(town: Record) -> None:
    makers.a_ready_enterprise("甲", town)
    makers.a_ready_enterprise("乙", town, rd_staff=9)
    makers.a_ready_enterprise("丙", town, rd_staff=9, **LOW)
    makers.a_ready_enterprise("丁", town, rd_staff=9, rd_expense=Decimal(5),
                              rd_expense_domestic=Decimal(5), **LOW)  # fmt: skip
    makers.an_enterprise("戊", town)
    makers.a_ready_enterprise("己", town, rd_staff=9, conversions=None)
    scan = _scan()
    assert _sorted(scan) == {
        "甲": "ready", "乙": "one_short", "丙": "two_short", "丁": "more_short", "戊": "lacking",
        "己": "lacking",
    }  # fmt: skip
    assert (scan.count, scan.in_bucket(Bucket.LACKING), scan.in_bucket(Bucket.OUTSIDE)) == (6, 2, 0)
    assert scan.answered("h4") == {"met": 1, "unmet": 4, "unknown": 1}
    row = next(row for row in scan.answers.iter_rows(named=True) if row["name"] == "丙")
    assert scanning.lacking(scan, row, Answer.UNMET) == (
        "科技人员占比",
        "高新技术产品（服务）收入占比",
    )


@pytest.mark.parametrize(("rd_staff", "bucket"), [(10, "ready"), (9, "one_short")])
def test_the_boundary_itself_is_enough(town: Record, rd_staff: int, bucket: str) -> None:
    makers.a_ready_enterprise("甲", town, rd_staff=rd_staff)
    assert _sorted(_scan()) == {"甲": bucket}


def test_an_empty_register_is_an_empty_scan() -> None:
    scan = _scan()
    assert (scan.count, scan.buckets, scan.answered("h1")) == (0, {}, {})


def test_rules_that_no_register_feeds_have_nobody(town: Record) -> None:
    makers.a_ready_enterprise("甲", town)
    assert _scan("patent-subsidy").count == 0


def test_rules_not_in_force_are_refused(town: Record) -> None:
    with pytest.raises(NotInForce):
        _scan("hnte-2008")


def test_a_rule_set_that_grades_sorts_by_what_is_known(town: Record) -> None:
    makers.a_ready_enterprise("甲", town)
    makers.an_enterprise("乙", town)
    scan = _scan("size-class-2017")
    assert _sorted(scan) == {"甲": "ready", "乙": "lacking"}
    assert scan.answers.get_column("grade").to_list() == ["small", ""]


def test_nothing_is_read_twice_until_something_is_written(
    town: Record, django_assert_num_queries: Callable[[int], Any]
) -> None:
    made = makers.a_ready_enterprise("甲", town)
    first = _scan()
    with django_assert_num_queries(1):
        assert _scan() is first
    facts = made.yearly_facts.get(year=2025)  # type: ignore[attr-defined]
    house.corrected("facts", facts, rd_staff=1)
    assert _sorted(first) == {"甲": "ready"}
    assert _sorted(_scan()) == {"甲": "one_short"}


def test_another_day_and_another_region_are_another_scan(town: Record) -> None:
    makers.a_ready_enterprise("甲", town)
    assert _sorted(_scan(day=date(2030, 1, 1))) == {"甲": "lacking"}
    assert _scan(region="320613").count == 0


def test_a_draft_is_judged_over_the_same_facts(town: Record) -> None:
    makers.a_ready_enterprise("甲", town, rd_staff=11)
    scan = _scan()
    value = scan.edition.value_of("hnte.rd_staff_share", DAY)
    draft = drafted(
        scan.ruleset, "hnte.rd_staff_share", replace(value, since=DAY, number=Fraction(3, 25)),
        day=DAY,
    )  # fmt: skip
    after = scanning.of_population(draft, scan.facts, DAY)
    assert _sorted(after) == {"甲": "one_short"}
    assert _sorted(_scan()) == {"甲": "ready"}
    assert library().ruleset(RULES) is scan.ruleset


def test_every_bucket_has_its_words() -> None:
    assert len({bucket.label for bucket in Bucket}) == len(Bucket)
