"""Prefilled facts with where they come from; stored decisions, within the reader's region."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from random import Random
from typing import Any

import pytest

from kejitong.cultivation import queries, scanning
from kejitong.cultivation.library import library
from kejitong.cultivation.queries import Given, NoSuchDecision
from kejitong.policy.answers import verdicts
from kejitong.policy.evaluating import Reading
from kejitong.policy.facts import Key
from kejitong.registers.models import Record
from tests.cultivation import makers
from tests.cultivation.makers import DAY

pytestmark = pytest.mark.django_db
EDITION = library().ruleset(makers.RULES).on(DAY)


def _given(organisation: Record, day: date = DAY) -> dict[Key, Given]:
    return {given.key: given for given in queries.prefill(organisation.pk, EDITION, day)}


def test_a_fact_says_register_record_column_and_status() -> None:
    made = makers.a_ready_enterprise("试验甲", makers.a_district())
    given = _given(made)["sales", 2025]
    assert given.value == 100_000_000
    assert given.text == "100000000"
    where = given.provenance
    assert where is not None
    assert (where.register, where.status, where.source) == ("facts", "审定数", "试验")
    assert where.record
    assert str(where) == "年度数据“营业收入”，审定数，试验"


def test_every_kind_of_source_says_where_it_was_read() -> None:
    made = makers.a_ready_enterprise("试验甲", makers.a_district())
    given = _given(made)
    told = {key: each.provenance for key, each in given.items() if each.provenance}
    assert told["established_on", None].said == "单位“成立日期”"
    assert told["established_on", None].record == made.pk
    assert told["ip_class1", None].register == "patents"
    assert told["field_code", None].said == "年度数据“技术领域代码”"
    assert told["has_incident", None].is_assumed
    assert given["has_incident", None].text == "false"


def test_what_is_not_recorded_is_left_to_be_asked() -> None:
    made = makers.an_enterprise("试验乙", makers.a_district())
    makers.some_years(made, (2025,), rd_staff=None)
    given = _given(made)
    assert given["rd_staff", 2025] == Given(given["rd_staff", 2025].fact, 2025)
    assert given["standards_drafted", None].text == ""
    assert [year for name, year in given if name == "sales"] == [2025, 2024, 2023]


def test_the_sheet_holds_what_is_known_and_its_sources() -> None:
    made = makers.an_enterprise("试验乙", makers.a_district())
    makers.some_years(made, (2025,))
    sheet = queries.sheet("试验乙", queries.prefill(made.pk, EDITION, DAY))
    assert sheet.name == "试验乙"
    assert sheet.values["staff", 2025] == Fraction(100)
    assert ("staff", 2024) not in sheet.values
    assert sheet.sources["staff", 2025].startswith("年度数据")


def test_prefilling_takes_six_queries(django_assert_num_queries: Callable[[int], Any]) -> None:
    made = makers.a_ready_enterprise("试验甲", makers.a_district())
    with django_assert_num_queries(6):
        queries.prefill(made.pk, EDITION, DAY)


def _some(chance: Random, most: int) -> int | None:
    return None if chance.random() < 0.15 else chance.choice((0, chance.randint(1, most), most))


def _an_odd_enterprise(number: int, region: Record) -> None:
    chance = Random(number)
    made = makers.an_enterprise(
        f"试验{number}", region, established_on=date(chance.randint(2010, 2026), 3, 1)
    )
    for year in makers.YEARS[chance.randint(0, 1) :]:
        staff, income = _some(chance, 90), _some(chance, 10**9)
        changes: dict[str, Any] = {
            "staff": staff, "rd_staff": None if staff is None else staff // 9,
            "revenue": income, "total_income": income, "rd_expense": _some(chance, 10**7),
            "hightech_income": None if income is None else income * 6 // 10,
            "rd_expense_domestic": None, "conversions": _some(chance, 9),
            "net_assets": _some(chance, 10**8),
        }  # fmt: skip
        makers.some_years(made, (year,), **changes)
    for _ in range(chance.randint(0, 2)):
        makers.a_patent(made, chance.choice(("发明", "实用新型")))


@pytest.mark.parametrize("code", ["hnte-2016", "tech-sme-2017", "srdi-2026", "size-class-2017"])
def test_the_scan_and_the_pre_check_always_agree(code: str) -> None:
    region = makers.a_district()
    for number in range(25):
        _an_odd_enterprise(number, region)
    ruleset = library().ruleset(code)
    edition = ruleset.on(DAY)
    scan = scanning.scan(code, "", DAY)
    assert scan.count == 25
    for row in scan.answers.iter_rows(named=True):
        sheet = queries.sheet(row["name"], queries.prefill(row["id"], edition, DAY))
        exact = verdicts(Reading(edition, sheet, DAY))
        answers = {code: found.answer.value for code, found in exact.by_code.items()}
        assert {code: row[code] for code in answers} == answers
        assert row["overall"] == exact.overall.value


def test_an_unknown_decision_is_refused() -> None:
    with pytest.raises(NoSuchDecision):
        queries.decision(1, region="")
