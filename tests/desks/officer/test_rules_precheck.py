"""Pre-check in the browser: prefilled facts, what is missing, what-if, years, report, keeping."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.test import Client

from kejitong.accounts.models import User
from kejitong.cultivation import library, queries
from kejitong.policy import supposing
from kejitong.registers.models import Record
from tests import makers as house
from tests.cultivation import makers
from tests.cultivation.makers import RULES
from tests.desks.conftest import District

SignIn = Callable[[User], Client]
each = pytest.mark.django_db


@pytest.fixture
def two_short(district: District) -> Record:
    """差两项：科技人员占比、高新技术产品收入占比。"""
    return makers.a_ready_enterprise("两项不足", district.east, rd_staff=9, hightech_income=1)


def _address(made: Record, query: str = "day=2026-11-30", verb: str = "") -> str:
    return f"/office/precheck/{RULES}/{made.pk}/{verb}?{query}"


def _text(answer: Any) -> str:
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())


@each
def test_an_enterprise_is_found_by_a_part_of_its_name(desk: Client, two_short: Record) -> None:
    page = _text(desk.get(f"/office/precheck/?words=项不&ruleset={RULES}&day=2026-11-30"))
    assert _address(two_short) in page
    assert "没有查到这家单位" in _text(desk.get("/office/precheck/?words=没有这家"))


@each
def test_only_rules_in_force_on_the_day_are_offered(desk: Client, district: District) -> None:
    assert "hnte-2008" not in _text(desk.get("/office/precheck/"))
    assert "hnte-2008" in _text(desk.get("/office/precheck/?day=2015-06-01"))


@each
def test_facts_stand_in_the_form_with_where_they_come_from(desk: Client, two_short: Record) -> None:
    page = desk.get(_address(two_short)).context["page"]
    fields = {one.name: one for group in page.groups for one in group.fields}
    staff = fields["staff:2025"]
    assert (staff.value, staff.provenance.status) == ("100", "审定数")
    assert staff.url.startswith("/office/registers/facts/")
    assert fields["has_incident"].provenance.is_assumed
    assert fields["is_resident"].value == ""
    assert page.missing == []


@each
def test_two_unmet_conditions_say_how_far_off_and_can_be_tried(
    desk: Client, two_short: Record
) -> None:
    page = desk.get(_address(two_short)).context["page"]
    unmet = [card for card in page.result.cards if card.answer == "不符合"]
    assert [card.code for card in unmet] == ["h4", "h6"]
    trial = unmet[0].trials[0]
    assert "增加到10人" in trial.sentence
    assert dict(parse_qsl(urlsplit(trial.url).query))["rd_staff:2025"] == "10"


@each
def test_a_what_if_turns_them_and_says_so(desk: Client, two_short: Record) -> None:
    query = "day=2026-11-30&rd_staff:2025=10&hightech_income:2025=60000000"
    page = desk.get(_address(two_short, query)).context["page"]
    assert [card.code for card in page.result.turned] == ["h4", "h6"]
    assert {card.before for card in page.result.turned} == {"不符合"}
    assert page.result.before == "有条件不符合"
    shown = _text(desk.get(_address(two_short, query)))
    assert "is-turned" in shown
    assert "登记册：9" in shown
    facts = two_short.yearly_facts.get(year=2025)  # type: ignore[attr-defined]
    assert facts.rd_staff == 9


@each
def test_a_form_sent_whole_becomes_the_short_address(desk: Client, two_short: Record) -> None:
    query = "day=2026-11-30&staff:2025=100&rd_staff:2025=10&sales:2024=100000000&conversions:2023="
    answer = desk.get(_address(two_short, query))
    assert answer.status_code == 302
    asked = dict(parse_qsl(urlsplit(answer["Location"]).query, keep_blank_values=True))
    assert asked == {"day": "2026-11-30", "rd_staff:2025": "10", "conversions:2023": ""}
    assert desk.get(answer["Location"]).status_code == 200


@each
def test_an_emptied_fact_is_unknown_and_asked_for(desk: Client, two_short: Record) -> None:
    page = desk.get(_address(two_short, "day=2026-11-30&staff:2025=")).context["page"]
    card = next(card for card in page.result.cards if card.code == "h4")
    assert card.answer == "数据不足"
    assert [group.fact.name for group in page.missing] == ["staff"]


@each
@pytest.mark.parametrize(
    ("text", "said"), [("九个", "不是数字"), ("-3", "不能是负数"), ("5万", "不要带单位")]
)
def test_what_cannot_be_read_is_named_and_left_out(
    desk: Client, two_short: Record, text: str, said: str
) -> None:
    answer = desk.get(_address(two_short, f"day=2026-11-30&rd_staff:2025={text}"))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert said in page
    assert "读不出来" in page
    assert 'href="#fact-rd_staff-2025"' in page


@each
def test_a_part_larger_than_its_whole_is_named_and_left_out(
    desk: Client, two_short: Record
) -> None:
    query = "day=2026-11-30&hightech_income:2025=100000001"
    answer = desk.get(_address(two_short, query))
    assert answer.status_code == 422
    assert "多于总收入" in answer.content.decode()
    exact = desk.get(_address(two_short, "day=2026-11-30&hightech_income:2025=100000000"))
    assert exact.status_code == 200


@each
def test_sliders_are_of_the_facts_that_fall_short(desk: Client, two_short: Record) -> None:
    sliders = {one.name: one for one in desk.get(_address(two_short)).context["page"].sliders}
    assert {"rd_staff:2025", "staff:2025", "hightech_income:2025"} <= sliders.keys()
    staff = sliders["rd_staff:2025"]
    assert (staff.value, staff.words) == ("9", "9人")
    assert staff.most >= 10
    assert sliders["hightech_income:2025"].most <= 100_000_000


@each
def test_htmx_gets_the_panel_alone(desk: Client, two_short: Record) -> None:
    headers = {"HX-Request": "true", "HX-Target": "precheck"}
    page = _text(desk.get(_address(two_short), headers=headers))
    assert 'id="precheck"' in page
    assert "<html" not in page


@each
def test_the_years_stand_side_by_side(desk: Client, two_short: Record) -> None:
    makers.some_years(two_short, (2021, 2022))
    years = desk.get(_address(two_short, verb="years/")).context["years"]
    assert [day.year for day in years.days] == [2026, 2025, 2024]
    lines = {line.label: line for line in years.lines}
    assert [cell.answer for cell in lines["科技人员占比"].cells] == ["不符合", "不符合", "不符合"]
    assert not lines["科技人员占比"].is_turned
    assert lines["研究开发费用占比"].cells[0].answer == "符合"


@each
def test_a_year_without_rules_is_said(desk: Client, two_short: Record) -> None:
    query, code = "day=2017-11-30", "tech-sme-2017"
    answer = desk.get(f"/office/precheck/{code}/{two_short.pk}/years/?{query}")
    years = answer.context["years"]
    assert [day.year for day in years.days] == [2017]
    assert len(years.gone) == 2
    assert "没有施行" not in years.gone[0]
    assert "施行于" in years.gone[0]


@each
def test_the_report_has_conclusions_scores_and_facts(desk: Client, two_short: Record) -> None:
    page = _text(desk.get(_address(two_short, "day=2026-11-30&rd_staff:2025=8", "report/")))
    for said in ("预检报告", "两项不足", "一、逐条结论", "二、得分", "三、所据事实", "经办人填写"):
        assert said in page
    assert "1格事实为假设" in page


@each
def test_a_decision_is_kept_and_read_again(desk: Client, two_short: Record) -> None:
    answer = desk.post(
        f"/office/precheck/{RULES}/{two_short.pk}/store/",
        {"day": "2026-11-30", "rd_staff:2025": "10", "reason": "走访核实"},
    )
    kept = queries.decisions_about(two_short.pk, RULES).get()
    assert answer["Location"] == f"/office/decisions/{kept.pk}/"
    page = _text(desk.get(answer["Location"]))
    for line in queries.as_taken(kept).explain().splitlines()[1:]:
        assert line in page
    assert "规则后来有了新的版本" not in page
    assert answer["Location"] in _text(desk.get(_address(two_short)))


@each
def test_a_decision_tells_the_same_under_a_new_version_of_the_rules(
    desk: Client, two_short: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    """门槛由10%降到9%：重新预检已经符合，存下的决定一字不改，只说明规则有了新的版本。"""
    day = makers.DAY
    kept_at = desk.post(f"/office/precheck/{RULES}/{two_short.pk}/store/", {"day": str(day)})
    before = desk.get(kept_at["Location"])
    code, now = "hnte.rd_staff_share", library.library()
    lower = replace(
        now.ruleset(RULES).on(day).value_of(code, day), since=day, number=Fraction("0.09")
    )
    newer = supposing.drafted(now.ruleset(RULES), code, lower, day=day)
    changed = replace(now, rulesets={**now.rulesets, RULES: newer})
    monkeypatch.setattr(library, "library", lambda: changed)
    anew = {one.code: one for one in desk.get(_address(two_short)).context["page"].result.cards}
    again = desk.get(kept_at["Location"])
    assert anew["h4"].answer == "符合"
    assert {one.code: one.answer for one in again.context["cards"]}["h4"] == "不符合"
    assert again.context["cards"] == before.context["cards"]
    assert again.context["taken"] == before.context["taken"]
    assert "规则后来有了新的版本" in _text(again)


@each
def test_a_decision_with_unreadable_facts_is_not_kept(desk: Client, two_short: Record) -> None:
    answer = desk.post(
        f"/office/precheck/{RULES}/{two_short.pk}/store/", {"day": "2026-11-30", "staff:2025": "多"}
    )
    assert answer.status_code == 302
    assert not queries.decisions_about(two_short.pk, RULES).exists()
    assert desk.get(answer["Location"]).status_code == 422


@each
def test_leaders_look_but_do_not_keep(
    signed_in: SignIn, leader: User, two_short: Record, auditor: User
) -> None:
    browser = signed_in(leader)
    assert "保存结论" not in _text(browser.get(_address(two_short)))
    stored = browser.post(f"/office/precheck/{RULES}/{two_short.pk}/store/", {"day": "2026-11-30"})
    assert stored.status_code == 403
    assert signed_in(auditor).get(_address(two_short)).status_code == 403


@each
@pytest.mark.parametrize("query", ["day=昨天", "day=2010-01-01"])
def test_a_day_without_rules_is_refused_politely(
    desk: Client, two_short: Record, query: str
) -> None:
    assert desk.get(_address(two_short, query)).status_code == 409


@each
def test_an_organisation_of_another_region_is_refused(desk: Client, district: District) -> None:
    other = makers.a_ready_enterprise("外区企业", house.a_region("320613", "邻区"))
    assert desk.get(_address(other)).status_code == 404
    assert desk.get("/office/decisions/999/").status_code == 404
    assert "外区企业" not in _text(desk.get("/office/precheck/?words=外区"))


@each
def test_the_page_takes_the_same_queries_however_much_is_recorded(
    desk: Client, two_short: Record, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    with django_assert_max_num_queries(14):
        desk.get(_address(two_short))
    for _ in range(5):
        makers.a_patent(two_short)
    with django_assert_max_num_queries(14):
        desk.get(_address(two_short))
