"""The dashboard: targets with their pace, charts whose marks lead to records, and their numbers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from kejitong.desks.officer import links
from kejitong.desks.officer.pages import compositions
from kejitong.indicators.comparing import elapsed
from kejitong.registers.models import Record
from tests import makers
from tests.desks.conftest import District, a_certificate, rows_of

db = pytest.mark.django_db


def _cooperation(district: District, number: int) -> Record:
    return makers.a_record(
        "cooperations", code=f"C{number}", title="合作", signed_on=date(2026, 3, number),
        organisation=district.organisations[0], institute=district.organisations[1],
    )  # fmt: skip


def _page(client: Client, address: str = "") -> Any:
    return client.get(address or links.board()).context["page"]


@db
def test_targets_are_held_against_the_pace_of_the_year(district: District, desk: Client) -> None:
    for code, value in (("cooperations_signed", 10), ("projects_approved_above", 1)):
        makers.a_record(
            "targets", indicator=code, region=district.region, year=2026, value=Decimal(value),
            document="试验文",
        )  # fmt: skip
    for number in range(1, 5):
        _cooperation(district, number)
    found = {aim.label: (aim.value, aim.target, aim.done, aim.due, aim.badge)
             for aim in _page(desk).aims}  # fmt: skip
    assert found == {
        "新增产学研合作项目数": ("4项", "10项", "40.0", "91.5", "慢于进度"),
        "有效高新技术企业数": ("3家", "4家", "75.0", "", "未达到"),
    }


@db
def test_every_mark_leads_to_its_records(district: District, desk: Client) -> None:
    page = _page(desk)
    townships = page.panel("townships").chart
    assert townships.rows == [("试验东镇", (2,)), ("试验西镇", (1,))]
    opened = desk.get(townships.series[0].urls[0])
    assert opened.context["records"].count == 2
    months = page.panel("expiring").chart
    a_certificate(district.organisations[0], 50, issued_on=date(2024, 3, 10))
    months = _page(desk).panel("expiring").chart
    assert dict(months.rows)["3月"] == (1,)
    place = months.categories.index("3月")
    listed = desk.get(months.series[0].urls[place]).context["page"]
    assert listed.total == 1


@db
def test_all_townships_stand_in_the_table_with_their_sum(district: District, desk: Client) -> None:
    for number in range(13):
        town = makers.a_township(district.region, f"{makers.DISTRICT}1{number:02}", f"第{number}镇")
        firm = makers.an_organisation(f"新企业{number}", region=town)
        a_certificate(firm, 80 + number)
    page = _page(desk)
    towns = page.panel("townships")
    assert towns.note == "共15个镇街，图上画前12位；全部和合计见数据表"
    assert (len(towns.chart.plan["categories"]), len(towns.chart.marks)) == (12, 15)
    assert page.panel("industries").note == "按国民经济行业大类"
    own = desk.get(links.figure("hte_valid", {})).context["page"].figure.value
    assert towns.chart.totals == page.panel("industries").chart.totals == (own,)
    assert rows_of(desk.get(towns.export_url))[-1] == ["合计", 16]


@db
def test_by_industry_down_to_the_records(district: District, desk: Client) -> None:
    makers.corrected("organisations", district.organisations[0], industry="C1771")
    makers.corrected("organisations", district.organisations[1], industry="C1779")
    chart = _page(desk).panel("industries").chart
    assert chart.rows == [("纺织业", (2,)), ("未写明行业", (1,))]
    for url, count in zip(chart.series[0].urls, (2, 1), strict=True):
        answer = desk.get(url)
        assert answer.context["records"].count == count
        exported = desk.get(answer.context["export_url"])
        assert len(rows_of(exported)) == count + 1


@db
def test_money_by_level_and_programme(district: District, desk: Client) -> None:
    programme = makers.a_record("programmes", code="P", name="试验计划", level="city")
    for number, (level, amount) in enumerate([("city", 3), ("provincial", 5), ("city", 1)]):
        makers.a_record(
            "grants", document_number=f"试财〔2026〕{number}号", title="经费", level=level,
            region=district.region, granted_on=date(2026, 4, 1), amount=Decimal(amount * 10**4),
            programme=programme if number else None,
        )  # fmt: skip
    page = _page(desk)
    assert page.panel("levels").chart.rows == [("省级", (5,)), ("市级", (4,))]
    programmes = page.panel("programmes").chart
    assert programmes.rows == [("试验计划", (6,)), ("未写明计划", (3,))]
    totals = [desk.get(url).context["page"].total for url in programmes.series[0].urls]
    assert totals == [2, 1]


@db
def test_a_charts_numbers_as_a_workbook(district: District, desk: Client) -> None:
    url = _page(desk).panel("townships").export_url
    assert rows_of(desk.get(url))[-3:] == [["试验东镇", 2], ["试验西镇", 1], ["合计", 3]]
    answer = desk.get(links.board_chart("nothing", {}))
    assert (answer.status_code, "没有这张图" in answer.content.decode()) == (409, True)


@db
def test_the_wall_has_no_navigation_and_renews_itself(district: District, desk: Client) -> None:
    page = desk.get(links.wall()).content.decode()
    assert ('id="navigation"' in page, 'hx-trigger="every 300s"' in page) == (False, True)
    headers = {"HX-Request": "true", "HX-Target": "wall"}
    piece = desk.get(links.wall(), headers=headers).content.decode()
    assert piece.lstrip().startswith('<div class="wall" id="wall"')


@db
@pytest.mark.parametrize("many", [1, 3])
def test_the_board_asks_a_constant_number_and_remembers(
    district: District, desk: Client, many: int
) -> None:
    """先算一遍；登记册没有变动时只问会话、用户、地区名和日志到了哪里。"""
    makers.a_record("programmes", code="HTE", name="高新技术企业", level="national")
    for number in range(1, many + 1):
        _cooperation(district, number)
    with CaptureQueriesContext(connection) as first:
        desk.get(links.board())
    with CaptureQueriesContext(connection) as again:
        desk.get(links.board())
    assert (len(first), len(again)) == (12, 4)


@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_the_year_passes_from_nothing_to_whole(day: date) -> None:
    assert 0 < elapsed(day, None) <= 1
    assert elapsed(day, date(2026, 6, 30)) >= elapsed(day, None)
    assert elapsed(date(2026, 12, 31), None) == 1
    assert elapsed(day, date(2030, 6, 30)) == elapsed(day, None)


@pytest.mark.parametrize(
    ("code", "name"),
    [("C17", "纺织业"), ("I65", "软件和信息技术服务业"), ("C", "制造业"),
     ("", "未写明行业"), ("-", "未写明行业")],
)  # fmt: skip
def test_names_of_divisions(code: str, name: str) -> None:
    assert compositions.division_name(code) == name
