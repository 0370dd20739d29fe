"""A figure's page: then and now, month by month, and why it moved."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kejitong.desks.officer import links
from kejitong.indicators import actions as frozen
from kejitong.indicators import sides
from kejitong.indicators.figures import Scope
from kejitong.indicators.reckoning import Reckoner, indicators
from tests import makers
from tests.desks.conftest import District, a_certificate, rows_of

pytestmark = pytest.mark.django_db
INDICATORS = tuple(indicators().values())


def _new(district: District, many: int = 1) -> None:
    for number in range(many):
        a_certificate(district.organisations[0], 60 + number, issued_on=date(2026, 11, 12))


def test_the_page_compares_with_the_month_before(district: District, desk: Client) -> None:
    _new(district)
    context = desk.get(links.figure("hte_valid", {})).context
    moved = context["growing"].moved
    assert context["growing"].due == ""
    assert (moved.then, moved.now, moved.change, moved.kind) == ("3家", "4家", "＋1家", "up")
    months = context["growing"].panels[0].chart
    assert [values[0] for _, values in months.rows][-3:] == [3, 4, None]
    point = months.series[0].urls[9]
    assert desk.get(point).context["page"].figure.value == 3
    assert rows_of(desk.get(context["growing"].panels[0].export_url))[-1][0] == "12月"


def test_what_accumulates_shows_where_it_should_be(district: District, desk: Client) -> None:
    makers.a_record(
        "targets", indicator="cooperations_signed", region=district.region, year=2026,
        value=Decimal(10), due_on=date(2026, 12, 31), document="试验文",
    )  # fmt: skip
    makers.a_record(
        "cooperations", code="C1", title="合作", signed_on=date(2026, 3, 1),
        organisation=district.organisations[0], institute=district.organisations[1],
    )  # fmt: skip
    answer = desk.get(links.figure("cooperations_signed", {}))
    assert (answer.context["growing"].due, "按时间应到91.5%" in answer.content.decode()) == (
        "91.5",
        True,
    )


def test_why_it_moved_is_told_record_by_record(district: District, desk: Client) -> None:
    _new(district)
    gone = a_certificate(district.organisations[2], 70)
    makers.retired("certificates", gone)
    page = desk.get(links.movement("hte_valid", {"then": "2026-10-31"})).context["page"]
    came, retired = page.groups
    (line,) = came.lines
    assert (came.note, came.count, came.unit, came.rest, came.day_heading) == (
        "新计入", 1, "家", 0, "发证日期",
    )  # fmt: skip
    assert came.headings == ("证书编号", "单位")
    assert (line.title, line.names, line.on) == (
        "GR202532000060", ("试验企业0",), date(2026, 11, 12),
    )  # fmt: skip
    assert came.acts == (("2026-11-30 试验经办人登记：依据来文", 1),)
    assert (retired.note, retired.acts) == ("停用", (("2026-11-30 试验经办人停用：依据来文", 1),))
    assert page.sentence == (
        "新计入1家；另有1家其间停用，前后都不再计入。有效高新技术企业数由3家升为4家。"
    )
    assert [(one.label, one.acts) for one in page.done] == [
        ("“有效高新技术企业数”现在计入的4家", "登记4家")
    ]


def test_all_records_are_listed_by_day_or_handed_out(
    district: District, desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, day in enumerate((20, 3, 11)):
        a_certificate(district.organisations[number], 60 + number, issued_on=date(2026, 11, day))
    address = links.movement("hte_valid", {})
    (group,) = desk.get(address).context["page"].groups
    assert [line.on.day for line in group.lines] == [3, 11, 20]
    monkeypatch.setattr(sides, "FIRST", 2)
    answer = desk.get(address)
    (group,) = answer.context["page"].groups
    assert (len(group.lines), group.rest, group.acts) == (2, 1, ())
    assert "另有1家没有列出" in answer.content.decode()
    rows = rows_of(desk.get(answer.context["page"].export_url))
    assert sorted(row[1] for row in rows[1:]) == [f"GR20253200006{n}" for n in range(3)]


def test_final_figures_are_named_only_where_there_are(district: District, desk: Client) -> None:
    address = links.movement("hte_valid", {})
    assert "历次定稿" not in desk.get(address).content.decode()
    reckoner = Reckoner(Scope(makers.DISTRICT, "试验区", date(2026, 11, 30)))
    frozen.freeze(reckoner, ["hte_valid"], act=makers.an_act())
    assert "历次定稿" in desk.get(address).content.decode()


def test_shares_move_by_points(district: District, desk: Client) -> None:
    for month, value in ((9, 50), (11, 52)):
        for series, amount in (("hightech_output", value), ("industrial_output", 100)):
            makers.a_record(
                "statistics", series=series, region=district.region, year=2026, month=month,
                value=Decimal(amount), unit="亿元", status="audited", document="月报",
            )  # fmt: skip
    page = desk.get(links.movement("hightech_output_share", {})).context["page"]
    assert (page.figure.then, page.figure.now, page.figure.change) == (
        "50.0%", "52.0%", "＋2.0个百分点",
    )  # fmt: skip


def test_the_earlier_day_must_be_earlier(district: District, desk: Client) -> None:
    answer = desk.get(links.movement("hte_valid", {"then": "2026-11-30"}))
    assert (answer.status_code, "请把前一个日期改早" in answer.content.decode()) == (409, True)


def test_ranks_and_targets_have_no_months(district: District, desk: Client) -> None:
    context = desk.get(links.figure("hte_valid_target", {})).context
    assert context["growing"] is None
    assert desk.get(links.figure_chart("hte_valid_target", "months", {})).status_code == 409


@pytest.mark.parametrize("many", [1, 3])
def test_the_movement_asks_the_same_number_of_questions(
    district: District, desk: Client, many: int
) -> None:
    """会话、用户、地区名；当时和现在的数；进、出、停用的一起问，再逐条读；办理一，各条的办理和人名；定稿。"""
    _new(district, many)
    with CaptureQueriesContext(connection) as asked:
        desk.get(links.movement("hte_valid", {}))
    assert len(asked) == 10


def _asked(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize("many", [1, 3])
def test_a_figure_asks_twelve_questions_at_most(
    district: District, desk: Client, many: int
) -> None:
    """会话、用户、地区名、日志到哪里，全部口径、目标、同类数、成员、定稿，记录的条数和一页。"""
    _new(district, many)
    address = links.figure("hte_valid", {})
    assert (_asked(desk, address), _asked(desk, address)) == (11, 4)
    assert _asked(desk, links.figures({})) == 12
    assert _asked(desk, links.figures({})) == 4


@pytest.mark.parametrize("kind", sorted({type(one.measure).__name__ for one in INDICATORS}))
def test_every_kind_of_figure_keeps_to_twelve(district: District, desk: Client, kind: str) -> None:
    makers.a_record("programmes", code="HTE", name="高新技术企业", level="national")
    codes = [one.code for one in INDICATORS if type(one.measure).__name__ == kind]
    counts = {code: _asked(desk, links.figure(code, {})) for code in codes[:3]}
    assert max(counts.values()) <= 12, counts


@pytest.mark.parametrize("kind", ["Count", "Total", "Latest", "Ratio"])
def test_every_movement_keeps_to_twelve(district: District, desk: Client, kind: str) -> None:
    makers.a_record("programmes", code="HTE", name="高新技术企业", level="national")
    _new(district)
    codes = [one.code for one in INDICATORS if type(one.measure).__name__ == kind and one.board]
    counts = {code: _asked(desk, links.movement(code, {})) for code in codes}
    assert max(counts.values()) <= 12, counts


def test_what_was_known_is_told_anew_when_a_record_changes(
    district: District, desk: Client
) -> None:
    address = links.figure("hte_valid", {})
    before = desk.get(address).context
    _new(district)
    after = desk.get(address).context
    told = [(one["page"].figure.exact, one["growing"].moved.now) for one in (before, after)]
    assert told == [("3家", "3家"), ("4家", "4家")]


@pytest.mark.parametrize(
    ("code", "leads_to"),
    [
        ("hte_valid_rank", links.movement("hte_valid", {})),
        ("hte_valid_completion", links.movement("hte_valid", {})),
        ("report_year", links.figure("report_year", {})),
    ],
)
def test_what_moves_with_an_amount_leads_to_it(
    code: str, leads_to: str, district: District, desk: Client
) -> None:
    answer = desk.get(links.movement(code, {}))
    assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, leads_to)
