"""One organisation's page: what it tells, what it says is lacking, and in how many queries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from kejitong.accounts.models import Role, User
from kejitong.desks.officer import links
from kejitong.desks.officer.pages import organisation_parts as parts
from kejitong.organisations.models import YearlyFacts
from kejitong.recognitions.models import Certificate
from kejitong.registers.models import Record
from tests import makers
from tests.desks.conftest import DAY, District, a_certificate

db = pytest.mark.django_db


def _filled(one: Record, number: int = 1) -> None:
    """样样都有一条。"""
    makers.a_record("organisation_names", organisation=one, name=f"旧名{number}", kind="former")
    makers.a_record(
        "facts", organisation=one, year=2026 - number, revenue=Decimal(2 * 10**8), staff=100,
        rd_expense=Decimal(10**7), status="audited",
    )  # fmt: skip
    makers.a_record(
        "patents", application_number=f"20211000000{number}", title=f"专利{number}",
        kind="invention", organisation=one, filed_on=date(2021, 3, 1),
        granted_on=date(2023, 3, 1), region=one.region,  # type: ignore[attr-defined]
    )  # fmt: skip
    programme = makers.a_record("programmes", code=f"P{number}", name="计划", level="city")
    makers.a_record(
        "filings", code=f"F{number}", title=f"项目{number}", programme=programme,
        organisation=one, filed_on=date(2024, 3, 1), approved_on=date(2024, 8, 1),
        due_on=date(2026, 6, 30), approved_amount=Decimal(500000),
    )  # fmt: skip
    makers.a_record(
        "grants", document_number=f"试财〔2026〕{number}号", title="经费", organisation=one,
        region=one.region, level="city",  # type: ignore[attr-defined]
        granted_on=date(2026, 5, 1), amount=Decimal(300000),
    )  # fmt: skip
    makers.a_record(
        "institutions", name=f"中心{number}", organisation=one, kind="engineering_centre",
        level="city", recognised_on=date(2022, 1, 1), has_site=True, has_staff=True,
        has_equipment=True, has_funding=True, has_projects=True,
    )  # fmt: skip


@db
def test_the_page_tells_the_whole_story(district: District, desk: Client) -> None:
    one = district.organisations[0]
    _filled(one)
    page = desk.get(links.organisation(one.pk)).context["page"]
    assert [(name.name, name.kind) for name in page.names] == [("旧名1", "曾用名")]
    assert [(line.number, line.words) for line in page.lifelines.rows] == [
        ("GR202532000000", "有效")
    ]
    assert [(strip.label, strip.text, strip.year) for strip in page.strips] == [
        ("营业收入", "2.00亿元", 2025), ("研发费用", "1,000.00万元", 2025),
        ("从业人员", "100人", 2025),
    ]  # fmt: skip
    assert [(count.label, count.filed, count.valid) for count in page.patents] == [("发明", 1, 1)]
    assert page.patent_years.rows[0] == ("2021", (1,))
    assert [(p.title, p.stage.label) for p in page.projects] == [("项目1", "到期未验收")]
    assert [(c.name, c.unmet) for c in page.centres] == [("中心1", ("有制度",))]
    assert [(b.label, b.total, b.amount) for b in page.blocks] == [("上级经费", 1, 300000)]
    assert page.blocks[0].url == links.referring("grants", "organisation", one.pk)


@db
def test_the_page_says_what_is_lacking(district: District, desk: Client) -> None:
    one = district.organisations[0]
    a_certificate(one, 77, issued_on=date(2024, 2, 1))
    gaps = desk.get(links.organisation(one.pk)).context["page"].gaps
    assert [(gap.words, gap.badge) for gap in gaps] == [
        ("没有2025年的年度数据", "待补"),
        ("高新技术企业证书2027-01-31到期", "还有62天到期"),
        ("没有填写：行业代码、成立日期、法定代表人、注册地址", "待补"),
    ]
    form = desk.get(gaps[0].url).context["form"]
    told = {field.name: field.value for field in form.fields}
    assert (told["organisation"], told["year"]) == ("试验企业0", "2025")
    makers.a_record("facts", organisation=one, year=2025, staff=3)
    words = [gap.words for gap in desk.get(links.organisation(one.pk)).context["page"].gaps]
    assert words[:2] == [
        "2025年没有填写：营业收入、研发费用、研发人员、工业总产值、税收",
        "2025年的年度数据还是初步数",
    ]


@db
def test_a_university_is_told_from_the_side_of_its_partners(
    district: District, desk: Client
) -> None:
    school = makers.an_organisation("试验大学", kind="university", region=district.east)
    makers.a_record(
        "cooperations", code="C1", title="合作", organisation=district.organisations[0],
        institute=school, signed_on=date(2026, 3, 1), amount=Decimal(100000),
    )  # fmt: skip
    page = desk.get(links.organisation(school.pk)).context["page"]
    assert [(b.label, b.lines[0].note) for b in page.blocks] == [
        ("产学研合作（作为高校院所）", "试验企业0")
    ]
    assert "年度数据" not in "".join(gap.words for gap in page.gaps)


@db
@pytest.mark.parametrize("many", [1, 3])
def test_the_page_asks_few_questions_and_remembers(
    district: District, desk: Client, many: int
) -> None:
    """会话、用户、日志到哪里、单位各一，名称、证书、年度、专利、申报、机构、其他各册一并，各一；
    登记册没有变动时，只问前四样。
    """
    one = district.organisations[0]
    for number in range(1, many + 1):
        _filled(one, number)
    with CaptureQueriesContext(connection) as first:
        page = desk.get(links.organisation(one.pk)).content
    with CaptureQueriesContext(connection) as again:
        assert desk.get(links.organisation(one.pk)).content.count(b"<h2>") == page.count(b"<h2>")
    assert (len(first), len(again)) == (11, 4)


@db
def test_the_story_is_told_anew_when_something_was_written(
    district: District, desk: Client, signed_in: Callable[[User], Client], leader: User
) -> None:
    one = district.organisations[0]
    address = links.organisation(one.pk)
    assert "试验路9号" not in desk.get(address).content.decode()
    makers.corrected("organisations", one, address="试验路9号")
    assert "试验路9号" in desk.get(address).content.decode()
    correct = links.correct("organisations", one.pk)
    assert (correct in desk.get(address).content.decode()) is True
    assert (correct in signed_in(leader).get(address).content.decode()) is False


@db
def test_others_regions_stay_closed(
    district: District, signed_in: Callable[[User], Client]
) -> None:
    clerk = makers.a_user(Role.OFFICER, region=f"{makers.DISTRICT}002", username="clerk")
    client = signed_in(clerk)
    assert client.get(links.organisation(district.organisations[2].pk)).status_code == 200
    assert client.get(links.organisation(district.organisations[0].pk)).status_code == 404
    assert (
        client.get(links.history("organisations", district.organisations[0].pk)).status_code == 404
    )


@db
def test_a_retired_organisation_says_so_and_may_be_restored(
    district: District, desk: Client
) -> None:
    one = makers.an_organisation("将停用的", region=district.east)
    makers.retired("organisations", one)
    page = desk.get(links.organisation(one.pk)).content.decode()
    assert ("已停用，不再计数" in page, 'id="restore"' in page, 'id="retire"' in page) == (
        True, True, False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("certificate", "words", "kind"),
    [
        (Certificate(issued_on=date(2020, 1, 1), expires_on=date(2026, 11, 29)), "已过期", "plain"),
        (Certificate(issued_on=date(2020, 1, 1), expires_on=DAY), "还有0天到期", "amber"),
        (Certificate(issued_on=date(2020, 1, 1), expires_on=DAY + timedelta(181)), "有效", "green"),
        (Certificate(issued_on=date(2020, 1, 1)), "长期有效", "green"),
        (Certificate(issued_on=date(2026, 12, 1)), "尚未发证", "plain"),
        (Certificate(issued_on=date(2020, 1, 1), revoked_on=DAY), "2026-11-30撤销", "red"),
    ],
)
def test_standing_of_a_certificate(certificate: Certificate, words: str, kind: str) -> None:
    assert parts.standing(certificate, DAY) == (words, kind)


DAYS = st.integers(0, 14000).map(lambda days: date(2000, 1, 1) + timedelta(days))


@settings(deadline=None)
@given(st.lists(st.tuples(DAYS, st.one_of(st.none(), st.integers(0, 5000))), max_size=6), DAYS)
def test_every_span_lies_on_the_axis(spans: list[tuple[date, int | None]], day: date) -> None:
    made = [
        Certificate(pk=1, issued_on=on, expires_on=None if more is None else on + timedelta(more))
        for on, more in spans
    ]
    found = parts.lifelines(made, day)
    if not found:
        assert not spans
        return
    assert 0 <= found.today <= 100
    for row in found.rows:
        assert 0 <= row.start <= 100
        assert row.width > 0
        assert row.start + row.width <= Decimal("100.5")
    assert [tick.at for tick in found.ticks] == sorted(tick.at for tick in found.ticks)


@settings(deadline=None)
@given(st.lists(st.one_of(st.none(), st.decimals(-10, 10**9, places=2)), min_size=1, max_size=6))
def test_bars_fill_their_box(values: list[Decimal | None]) -> None:
    facts = [YearlyFacts(pk=1, year=2026 - n, revenue=v) for n, v in enumerate(values)]
    found = {strip.label: strip for strip in parts.strips(facts)}
    assert ("营业收入" in found) is any(value is not None for value in values)
    for strip in found.values():
        assert all(bar.top + bar.height == 100 and 0 <= bar.height <= 100 for bar in strip.bars)
        assert strip.bars[-1].year == strip.year


@db
def test_what_lies_in_no_region_is_read_by_all_and_changed_by_few(
    district: District, desk: Client, signed_in: Callable[[User], Client]
) -> None:
    school = makers.an_organisation("外地大学", kind="university")
    clerk = makers.a_user(Role.OFFICER, region=f"{makers.DISTRICT}002", username="clerk")
    client, address = signed_in(clerk), links.organisation(school.pk)
    page = client.get(address).content.decode()
    assert ("外地大学" in page, 'id="retire"' in page) == (True, False)
    assert client.get(links.history("organisations", school.pk)).status_code == 200
    assert client.get(links.correct("organisations", school.pk)).status_code == 404
    retire = client.post(links.retire("organisations", school.pk), {"reason": "不该"})
    assert retire.status_code == 404
    assert "外地大学" in client.get(f"{links.office()}search/?q=外地大学").content.decode()
    assert "外地大学" in client.get(links.names("organisations"), {"q": "外地"}).content.decode()
    assert client.get(links.register("organisations", {"q": "外地大学"})).context["page"].total == 0
