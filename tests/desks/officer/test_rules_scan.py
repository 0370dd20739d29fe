"""The officer's scan: counts, lists, filters, the pipeline, reminders, export and the dashboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from kejitong.registers.models import Record
from tests import makers as house
from tests.cultivation import makers
from tests.cultivation.makers import RULES
from tests.desks.conftest import District, rows_of
from tests.keeping import kept

pytestmark = pytest.mark.django_db
SCAN = f"/office/scan/{RULES}/?day=2026-11-30"


@pytest.fixture
@kept
def several(district: District) -> list[Record]:
    """具备的、差一项的、差两项的各一家，在两个镇；另有三家只有证书。"""
    return [
        makers.a_ready_enterprise("已经具备", district.east),
        makers.a_ready_enterprise("差这一项", district.west, rd_staff=9),
        makers.a_ready_enterprise("差这两项", district.west, rd_staff=9, hightech_income=1),
    ]


def _names(desk: Client, query: str = "") -> list[str]:
    return [row.name for row in desk.get(SCAN + query).context["page"].rows]


def test_counts_by_bucket_and_by_condition(desk: Client, several: list[Record]) -> None:
    page = desk.get(SCAN).context["page"]
    (series,) = page.chart.series
    assert dict(zip(page.chart.categories, series.values, strict=True)) == {
        "已具备": 1, "差一项": 1, "差两项": 1, "差三项以上": 0, "数据不足": 3,
    }  # fmt: skip
    staff = next(one for one in page.conditions if one.label == "科技人员占比")
    assert [tally.count for tally in staff.tallies] == [1, 2, 3, 0, 0]
    assert any("按“否”计" in said for said in page.assumed)


def test_the_nearest_come_first_and_each_links_to_its_pre_check(
    desk: Client, several: list[Record]
) -> None:
    rows = desk.get(SCAN).context["page"].rows
    assert [row.name for row in rows[:3]] == ["已经具备", "差这一项", "差这两项"]
    assert rows[2].short == "科技人员占比、高新技术产品（服务）收入占比"
    assert rows[0].url == f"/office/precheck/{RULES}/{several[0].pk}/?day=2026-11-30"
    assert desk.get(rows[0].url).status_code == 200


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("&bucket=one_short", ["差这一项"]),
        ("&township=试验西镇&bucket=two_short", ["差这两项"]),
        ("&township=试验东镇&bucket=one_short", []),
        ("&rule=h4&answer=unmet", ["差这一项", "差这两项"]),
        ("&industry=C", ["已经具备", "差这一项", "差这两项"]),
        ("&industry=F", []),
        ("&rule=nonsense&answer=unmet&bucket=ready", ["已经具备"]),
        ("&bucket=ready&page=99", ["已经具备"]),
    ],
)
def test_the_list_is_narrowed(
    desk: Client, several: list[Record], query: str, names: list[str]
) -> None:
    assert _names(desk, query) == names


def test_what_is_exported_is_what_is_listed(desk: Client, several: list[Record]) -> None:
    address = desk.get(SCAN + "&rule=h4&answer=unmet").context["page"].export_url
    head, *rows = rows_of(desk.get(address))
    assert [row[0] for row in rows] == ["差这一项", "差这两项"]
    cells = dict(zip(head, rows[0], strict=True))
    assert (cells["结果"], cells["科技人员占比"], cells["科技人员占比的数"]) == (
        "差一项",
        "不符合",
        0.09,
    )
    assert cells["镇街"] == "试验西镇"


def test_a_rule_set_that_grades_shows_its_grades(desk: Client, several: list[Record]) -> None:
    page = desk.get("/office/scan/size-class-2017/?day=2026-11-30").context["page"]
    assert page.chart.categories == ("大型", "中型", "小型", "微型", "数据不足")
    assert page.chart.series[0].values == (0, 0, 3, 0, 3)
    assert "小型" in {row.bucket for row in page.rows}


@pytest.mark.parametrize("code", ["high-value-patent", "patent-subsidy"])
def test_rules_not_about_enterprises_scan_nobody(
    desk: Client, several: list[Record], code: str
) -> None:
    answer = desk.get(f"/office/scan/{code}/?day=2026-11-30")
    assert answer.status_code == 200
    assert answer.context["page"].total == 0


@pytest.mark.parametrize("code", ["hnte-2008", "no-such-rules"])
def test_rules_not_in_force_or_unknown_are_refused(
    desk: Client, district: District, code: str
) -> None:
    assert desk.get(f"/office/scan/{code}/?day=2026-11-30").status_code == 409


def test_the_pipeline_shows_stages_and_next_steps(desk: Client, several: list[Record]) -> None:
    page = desk.get(SCAN + "&view=pipeline").context["pipeline"]
    counts = {step.label: step.count for step in page.steps}
    assert (counts["申报准备"], counts["培育"], counts["有效"], page.total) == (1, 2, 3, 6)
    assert ("失效" in counts, page.lapsed.label) == (False, "失效")
    chosen = desk.get(SCAN + "&view=pipeline&stage=nurtured&township=试验西镇").context["pipeline"]
    assert [entry.place.name for entry in chosen.entries] == ["差这一项", "差这两项"]
    head, *rows = rows_of(
        desk.get(f"/office/scan/{RULES}/export/?day=2026-11-30&view=pipeline&stage=preparing")
    )
    assert head == ["单位", "镇街", "所在环节", "下一步"]
    assert [row[0] for row in rows] == ["已经具备"]


def test_reminders_link_to_enterprise_and_certificate(desk: Client, several: list[Record]) -> None:
    kept = makers.a_certificate(several[0], date(2023, 12, 13))
    answer = desk.get(SCAN + "&view=reminders")
    (due,) = answer.context["dues"]
    assert (due.notice.name, due.days) == ("已经具备", 12)
    assert due.certificate_url == f"/office/registers/certificates/{kept.pk}/"
    assert "2026-12-12" in answer.content.decode()


def test_the_dashboard_lists_what_falls_due(desk: Client, several: list[Record]) -> None:
    makers.a_certificate(several[0], date(2023, 12, 13))
    waiting = desk.get("/office/year/").context["year"].board.waiting
    (one,) = [each for each in waiting if each.badge == "到期"]
    assert one.title == "1家高新技术企业的证书一年内到期"
    assert desk.get(one.url).context["dues"]


def test_other_rules_have_no_pipeline(desk: Client, several: list[Record]) -> None:
    answer = desk.get("/office/scan/tech-sme-2017/?day=2026-11-30&view=pipeline")
    assert answer.context["tabs"] == []
    assert answer.context["page"].total == 6


@pytest.mark.parametrize("view", ["", "&view=pipeline", "&view=reminders"])
def test_queries_do_not_grow_with_the_enterprises(
    desk: Client,
    district: District,
    view: str,
    django_assert_max_num_queries: Callable[[int], Any],
) -> None:
    for number in range(2):
        makers.a_ready_enterprise(f"试验一{number}", district.east)
    with django_assert_max_num_queries(12) as first:
        desk.get(SCAN + view)
    for number in range(4):
        made = makers.a_ready_enterprise(f"试验二{number}", district.east)
        makers.a_certificate(made, date(2023, 12, 13))
    with django_assert_max_num_queries(len(first)):
        desk.get(SCAN + view)


def test_nobody_sees_the_enterprises_of_another_region(desk: Client, several: list[Record]) -> None:
    makers.a_ready_enterprise("外区企业", house.a_region("320613", "邻区"))
    assert "外区企业" not in _names(desk)
