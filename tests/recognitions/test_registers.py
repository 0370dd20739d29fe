"""The registers of the room: what is derived, refused, doubted, and how platforms are named."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kejitong.kernel.refusals import Invalid
from kejitong.recognitions.registers import CERTIFICATES, INSTITUTIONS, PLATFORMS
from kejitong.recognitions.registers.platforms import read_aliases
from kejitong.registers import parsing
from kejitong.registers.actions import AlreadyThere
from kejitong.registers.references import resolve
from tests import makers

pytestmark = pytest.mark.django_db


def problems(slug: str, **values: Any) -> list[str]:
    with pytest.raises(Invalid) as refused:
        makers.a_record(slug, **values)
    return [str(problem) for problem in refused.value.problems]


def a_certificate(**values: Any) -> Any:
    whole = {
        "kind": "high_tech_enterprise", "number": "GR202532000001",
        "issued_on": date(2025, 11, 18), **values,
    }  # fmt: skip
    organisation = whole.pop("organisation", None) or makers.an_organisation()
    return makers.a_record("certificates", organisation=organisation, **whole)


def test_expiry_is_derived_unless_stated() -> None:
    assert a_certificate().expires_on == date(2028, 11, 17)
    stated = a_certificate(number="GR202532000002", expires_on=date(2026, 1, 1))
    assert stated.expires_on == date(2026, 1, 1)
    assert a_certificate(kind="srdi").expires_on is None


def test_a_number_is_registered_once_for_its_kind() -> None:
    first = a_certificate()
    with pytest.raises(AlreadyThere):
        a_certificate()
    other = a_certificate(kind="torch_key_enterprise")
    assert other.pk != first.pk


def test_certificate_days_in_order() -> None:
    organisation = makers.an_organisation()
    assert problems(
        "certificates", organisation=organisation, kind="srdi", number="1",
        issued_on=date(2025, 1, 2), expires_on=date(2025, 1, 1), revoked_on=date(2025, 1, 1),
    ) == ["有效期至“2025-01-01”：早于发证日期", "撤销日期“2025-01-01”：早于发证日期"]  # fmt: skip


def test_a_sheet_of_certificates_with_a_doubtful_number() -> None:
    makers.an_organisation("试验公司")
    parsed = parsing.parse(
        CERTIFICATES,
        {
            "kind": ["高企", "高新企业", "高新技术企业", "科小", "科技型中小企业", "专精特新"],
            "number": ["GR202532000001", "GR20251", "试1", "20253206120A800001",
                       "202532061208000018", "试2"],
            "organisation": ["试验公司"] * 6,
            "issued_on": ["2025年11月18日"] * 6,
        },
    )  # fmt: skip
    assert parsed.problems == {}
    assert [row["kind"] for row in parsed.rows[2:]] == [
        "high_tech_enterprise", "tech_sme", "tech_sme", "srdi",
    ]  # fmt: skip
    assert {row: [w.problem for w in found] for row, found in parsed.warnings.items()} == {
        1: ["应为GR或GF加12位数字：年份4位、省份2位、流水号6位"],
        2: ["应为GR或GF加12位数字：年份4位、省份2位、流水号6位"],
        3: ["应为18位：年份4位、行政区划6位、0或A、8、流水号6位"],
    }
    record: Any = makers.a_record("certificates", **parsed.rows[0])
    assert record.expires_on == date(2028, 11, 17)


def test_batch_product_and_honour_checks() -> None:
    assert problems(
        "batches", title="试验名单", level="provincial", announced_on=date(2025, 1, 1), ordinal=0,
        total_count=3, city_count=4,
    )[1:] == ["本市家数“4”：多于全省家数"]  # fmt: skip
    assert problems(
        "products", organisation=makers.an_organisation(), kind="national_key_new", name="试验机",
        applied_on=date(2025, 1, 2), recognised_on=date(2025, 1, 1),
    ) == ["认定日期“2025-01-01”：早于申报日期"]  # fmt: skip
    region = makers.a_region()
    assert problems("honours", title="试验称号", region=region, year=25) == [
        "年份“25”：应为四位年份，例如2025"
    ]
    assert problems(
        "honours", title="试验称号", region=region, year=2025, announced_on=date(2024, 12, 31)
    ) == ["公布日期“2024-12-31”：早于称号的年份"]


def test_a_batch_begins_with_the_first() -> None:
    found = problems(
        "batches", title="试验名单", level="city", announced_on=date(2025, 1, 1), ordinal=0
    )
    assert len(found) == 1
    assert found[0].endswith("从1起")


def test_steps_of_an_institution_come_in_order() -> None:
    organisation = makers.an_organisation()
    whole = {"organisation": organisation, "name": "试验中心", "kind": "engineering_centre"}
    assert problems(
        "institutions", **whole, level="city", applied_on=date(2025, 3, 1),
        recognised_on=date(2025, 2, 1), ended_on=date(2025, 1, 1),
    ) == ["认定日期“2025-02-01”：早于申报日期", "撤销日期“2025-01-01”：早于认定日期"]  # fmt: skip
    city = makers.a_record("institutions", **whole, level="city", visited_on=date(2025, 3, 1))
    upgraded = makers.a_record("institutions", **whole, level="provincial")
    assert city.pk != upgraded.pk


def test_the_six_are_read_from_a_sheet() -> None:
    makers.an_organisation("试验公司")
    parsed = parsing.parse(
        INSTITUTIONS,
        {
            "name": ["试验中心"], "organisation": ["试验公司"], "kind": ["工程中心"],
            "level": ["省里"], "has_site": ["有"], "has_staff": ["无"], "has_rules": [""],
        },
    )  # fmt: skip
    assert parsed.problems == {}
    record: Any = makers.a_record("institutions", **parsed.rows[0])
    assert (record.has_site, record.has_staff, record.has_rules) == (True, False, False)


def test_aliases_have_one_separator() -> None:
    assert read_aliases("甲院; 乙院、；丙院") == ("甲院；乙院；丙院", "")
    assert read_aliases("") == (None, "")
    assert read_aliases("长" * 301) == (None, "超过300个字，请缩短")


def test_platforms_resolve_by_name_and_alias() -> None:
    region = makers.a_region()

    def platform(name: str, aliases: str) -> Any:
        return makers.a_record(
            "platforms", name=name, aliases=aliases, region=region, level="provincial",
            kind="research_institute",
        )  # fmt: skip

    first = platform("试验家纺产业技术研究院", "家纺院；试验院")
    second = platform("试验建筑产业技术研究院", "建筑院；试验院")
    assert resolve(PLATFORMS, ["家纺院", "建筑院", "试验院", "试验建筑产业技术研究院"]) == {
        "家纺院": first.pk,
        "建筑院": second.pk,
        "试验建筑产业技术研究院": second.pk,
    }
