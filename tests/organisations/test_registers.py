"""The registers of the room: identity, what is derived, what is refused, how names resolve."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from kejitong.intake.recognising import certain
from kejitong.kernel.refusals import Invalid
from kejitong.organisations.registers import (
    ORGANISATIONS,
    PEER_MEMBERS,
    REGIONS,
    YEARLY_FACTS,
)
from kejitong.registers import actions, parsing, queries
from kejitong.registers.actions import AlreadyThere, Conflict
from kejitong.registers.references import resolve
from tests import makers

pytestmark = pytest.mark.django_db
CODE = "91320612DEM000014B"


def problems(slug: str, **values: Any) -> list[str]:
    with pytest.raises(Invalid) as refused:
        makers.a_record(slug, **values)
    return [str(problem) for problem in refused.value.problems]


def test_an_organisation_gets_kind_initials_and_capital() -> None:
    record: Any = makers.an_organisation(
        "试验家纺公司", uscc=CODE, kind="", registered_capital_text="50(万元人民币)"
    )
    assert (record.kind, record.initials) == ("enterprise", "syjfgs")
    assert record.registered_capital == Decimal(500000)


def test_a_stated_kind_is_kept() -> None:
    record: Any = makers.an_organisation(uscc="12320612DEM000014G", kind="university")
    assert record.kind == "university"


def test_a_new_name_gets_new_initials() -> None:
    record = makers.an_organisation("试验家纺公司")
    after: Any = makers.corrected("organisations", record, name="示例船舶公司")
    assert after.initials == "slcbgs"


def test_an_organisation_is_registered_once() -> None:
    makers.an_organisation("试验公司", uscc=CODE)
    with pytest.raises(AlreadyThere, match="单位“试验公司”已登记"):
        makers.an_organisation("另一公司", uscc=CODE)


def test_organisation_checks() -> None:
    found = problems(
        "organisations",
        name="试验公司", uscc=CODE, established_on=date(2020, 1, 2), ended_on=date(2020, 1, 1),
        registered_capital=Decimal(500), registered_capital_text="500万元",
    )  # fmt: skip
    assert found == [
        "注销日期“2020-01-01”：早于成立日期",
        "注册资本“500”：与注册资本原文不一致，请一并更正",
    ]
    assert problems(
        "organisations", name="试验公司", uscc=CODE, registered_capital=Decimal(-1)
    ) == ["注册资本“-1”：不能为负数"]


def test_an_other_name_ends_after_it_began() -> None:
    assert problems(
        "organisation_names", organisation=makers.an_organisation(), name="试验厂", kind="former",
        since=date(2020, 1, 2), until=date(2020, 1, 2),
    ) == ["停用日期“2020-01-02”：应晚于起用日期"]  # fmt: skip


def test_a_sheet_of_the_business_register_is_taken() -> None:
    """Columns as exported by business registers: foreign capital, old numbers, blanks."""
    old = "320683000012345"
    cells = {
        "name": ["试验外资(示例)公司", "试验老厂", "试验个体"],
        "uscc": [CODE, old, "92320612DEM00001X1"],
        "established_on": ["1992-01-02", "1993-05-06", "2001-07-08"],
        "kind": ["N/A", "集体所有制", "个体工商户"],
        "registered_capital_text": ["100(万美元)", "N/A", "3万人民币"],
    }
    parsed = parsing.parse(ORGANISATIONS, cells)
    assert parsed.problems == {}
    warned = {row: [w.column for w in found] for row, found in parsed.warnings.items()}
    assert warned == {
        0: ["注册资本原文"],
        1: ["统一社会信用代码"],
        2: ["统一社会信用代码"],
    }
    made: list[Any] = [makers.a_record("organisations", **row) for row in parsed.rows]
    assert [(r.name, r.kind, r.registered_capital, r.region_id) for r in made] == [
        ("试验外资（示例）公司", "enterprise", None, None),
        ("试验老厂", "enterprise", None, None),
        ("试验个体", "individual_business", Decimal(30000), None),
    ]
    assert made[0].registered_capital_text == "100(万美元)"


def test_names_resolve_by_code_name_brackets_and_former_name() -> None:
    record = makers.an_organisation("试验压铸（示例）公司", uscc=CODE)
    makers.a_record("organisation_names", organisation=record, name="试验铸造厂", kind="former")
    asked = [CODE, "试验压铸（示例）公司", "试验压铸(示例)公司", "试验铸造厂", "没有的公司"]
    assert resolve(ORGANISATIONS, asked) == dict.fromkeys(asked[:4], record.pk)


def test_a_name_of_two_organisations_does_not_resolve() -> None:
    one, two = makers.an_organisation(), makers.an_organisation()
    for record in (one, two):
        makers.a_record("organisation_names", organisation=record, name="试验厂", kind="alias")
    assert resolve(ORGANISATIONS, ["试验厂"]) == {}
    makers.retired("organisations", two)
    assert resolve(ORGANISATIONS, ["试验厂"]) == {"试验厂": one.pk}


def test_regions_resolve_by_short_and_full_names() -> None:
    city = makers.a_region("320600", "试验市", level="city")
    county = makers.a_region("320612", "示例区", parent=city)
    town = makers.a_township(county, name="样板镇")
    assert resolve(
        REGIONS, ["试验", "试验市示例区", "示例区样板镇", "试验市示例区样板镇", "样"]
    ) == {
        "试验": city.pk,
        "试验市示例区": county.pk,
        "示例区样板镇": town.pk,
        "试验市示例区样板镇": town.pk,
    }


def test_a_short_name_of_two_regions_does_not_resolve() -> None:
    makers.a_region("320612", "试验区")
    makers.a_region("320683", "试验市")
    assert resolve(REGIONS, ["试验"]) == {}


def test_region_checks() -> None:
    assert problems(
        "regions", code="3206", name="试验市", level="city", successor="x",
        since=date(2020, 1, 1), until=date(2020, 1, 1),
    ) == [
        "地区代码“3206”：地区代码应为6位数字，镇（街道）和园区为9位",
        "继任代码“x”：地区代码应为6位数字，镇（街道）和园区为9位",
        "停用日期“2020-01-01”：应晚于前一个日期",
    ]  # fmt: skip


def test_facts_get_a_size_class_that_follows_corrections() -> None:
    record = makers.a_record(
        "facts", organisation=makers.an_organisation(), year=2025, industry="C3731", staff=300,
        revenue=Decimal(20_000_000),
    )  # fmt: skip
    assert record.size_class == "medium"  # type: ignore[attr-defined]
    after: Any = makers.corrected("facts", record, staff=299)
    assert after.size_class == "small"


def test_a_size_class_that_cannot_be_judged_is_taken_from_the_document() -> None:
    record: Any = makers.a_record(
        "facts", organisation=makers.an_organisation(), year=2025, industry="F51",
        size_class="large",
    )  # fmt: skip
    assert record.size_class == "large"


def test_facts_checks() -> None:
    assert problems(
        "facts", organisation=makers.an_organisation(), year=25, staff=3, rd_staff=4,
        revenue=Decimal(-1),
    ) == [
        "年份“25”：应为四位年份，例如2025",
        "营业收入“-1”：不能为负数",
        "研发人员“4”：多于从业人员",
    ]  # fmt: skip


def test_monthly_facts_and_denominators_check() -> None:
    assert problems(
        "monthly_facts", organisation=makers.an_organisation(), year=2025, month=13,
        output=Decimal(1),
    ) == ["月份“13”：应为1至12"]  # fmt: skip
    assert problems(
        "denominators", region=makers.a_region(), kind="gdp", year=2025, value=Decimal(-1),
        unit="亿元",
    ) == ["数值“-1”：应大于零"]  # fmt: skip


def test_facts_are_found_by_organisation_and_year() -> None:
    record = makers.an_organisation()
    facts = makers.a_record("facts", organisation=record, year=2025)
    makers.a_record("facts", organisation=record, year=2024)
    assert queries.by_keys(YEARLY_FACTS, [(record.pk, 2025)]) == {(record.pk, 2025): facts}


def test_an_organisation_without_region_is_outside_every_district() -> None:
    inside = makers.an_organisation(region=makers.a_region())
    outside = makers.an_organisation()
    assert list(queries.live(ORGANISATIONS, region="320612")) == [inside]
    assert set(queries.live(ORGANISATIONS)) == {inside, outside}


def test_the_table_answers_in_chinese_when_a_check_was_passed_by() -> None:
    record = makers.a_record(
        "peer_members", set_name="试验组", region=makers.a_region(), since=date(2020, 1, 1)
    )
    with pytest.raises(Conflict, match="退出日期应晚于列入日期"):
        actions.correct_many(
            PEER_MEMBERS, [(record, {"until": date(2019, 1, 1)})], act=makers.an_act()
        )


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("研究开发费用合计", "rd_expense"), ("企业研究开发费用合计", "rd_expense"),
        ("实际上缴税费总额", "tax"), ("工业总产值", "output"), ("从业人员期末人数", "staff"),
        ("年末从业人员", "staff"), ("年末资产总计", "total_assets"), ("研发人员", "rd_staff"),
        ("高新技术产品收入", "hightech_income"), ("行业代码2017", "industry"),
        ("年末所有者权益（股东权益）", "net_assets"),
        ("科技活动费用合计", None), ("机构研究开发费用", None), ("净利润", None),
    ],
)  # fmt: skip
def test_headings_of_the_torch_survey_with_the_same_meaning(
    heading: str, column: str | None
) -> None:
    assert certain(YEARLY_FACTS, [heading]).get(heading) == column


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"hightech_income": Decimal(6), "total_income": Decimal(5)}, "多于总收入"),
        ({"rd_expense_domestic": Decimal(6), "rd_expense": Decimal(5)}, "多于研发费用"),
        ({"total_cost": Decimal(-1)}, "不能为负数"),
        ({"conversions": -1}, "不能为负数"),
    ],
)
def test_facts_of_innovation_cannot_exceed_their_whole(values: dict[str, Any], said: str) -> None:
    (problem,) = problems("facts", organisation=makers.an_organisation(), year=2025, **values)
    assert said in problem


def test_a_part_may_equal_its_whole() -> None:
    whole = {"total_income": Decimal(5), "rd_expense": Decimal(5)}
    parts = {"hightech_income": Decimal(5), "rd_expense_domestic": Decimal(5)}
    made = makers.a_record(
        "facts", organisation=makers.an_organisation(), year=2025, **whole, **parts
    )
    assert made.pk
