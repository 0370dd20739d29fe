"""The rule reader, and what would change if a threshold changed; nothing is stored by either."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from kejitong.audit import queries as journal
from kejitong.cultivation.library import library
from kejitong.desks.officer.pages import rules, rules_draft, rules_wording
from kejitong.desks.officer.pages.rules_wording import Reader
from tests.cultivation import makers
from tests.cultivation.makers import DAY, RULES
from tests.desks.conftest import District

each_ruleset = pytest.mark.parametrize("code", library().rulesets)
DRAFT = f"/office/rules/{RULES}/draft/?day=2026-11-30"


def _said(code: str, rule: str) -> list[str]:
    edition = library().ruleset(code).on(DAY)
    chosen = next(each for each in edition.rules if each.code == rule)
    demand = Reader(edition, DAY).rule(chosen)
    return [said for _depth, said in rules_wording.lines(demand)]


@each_ruleset
def test_every_condition_can_be_read_without_an_enterprise(code: str) -> None:
    for edition in library().ruleset(code).editions:
        reader = Reader(edition, edition.since)
        for rule in edition.rules:
            said = [text for _depth, text in rules_wording.lines(reader.rule(rule))]
            assert all(said)
            assert not any("未能" in text or "None" in text for text in said)


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("h4", ["2025年科技人员÷2025年职工总数不低于10%"]),
        ("h7", ["得分合计大于70分"]),
        ("h8", ["发生过重大安全、重大质量事故或有严重环境违法行为：否"]),
        ("h2", ["以下至少符合一项", "Ⅰ类知识产权不低于1项", "可用的Ⅱ类知识产权不低于1项"]),
    ],
)
def test_a_condition_reads_like_its_article(rule: str, said: list[str]) -> None:
    assert _said(RULES, rule) == said


def test_a_table_of_bands_reads_row_by_row() -> None:
    history = library().parameters["hnte.rd_intensity_floor"]
    assert rules_wording.valued(history, history.on(DAY)) == (
        "不超过5000万元：下限5%；不超过20000万元：下限4%；其余：下限3%"
    )


@each_ruleset
def test_every_case_gets_the_answer_that_it_should(code: str) -> None:
    page = rules.rule_page(code, "", DAY, must_try=True)
    assert page.failing == 0
    assert page.cases
    assert page.is_tried


def test_versions_stand_side_by_side() -> None:
    page = rules.rule_page("patent-subsidy", "2021", DAY)
    assert page.edition.version == "2021"
    assert [side.version for side in page.sides] == ["2021", "2025"]
    assert all(line.cells[1] == "没有这一条" for line in page.compared)
    assert rules.rule_page("patent-subsidy", "", DAY).edition.version == "2025"
    assert rules.rule_page("patent-subsidy", "", date(2023, 1, 1)).edition.version == "2021"


def test_a_parameter_says_where_it_is_used() -> None:
    page = rules.rule_page(RULES, "", DAY)
    share = next(one for one in page.parameters if one.code == "hnte.rd_staff_share")
    assert share.used == ("科技人员占比",)
    assert [(value.text, value.is_current) for value in share.values] == [("10%", True)]
    assert "国科发火〔2016〕32号" in share.values[0].source


@pytest.mark.django_db
@each_ruleset
def test_every_rule_set_opens(desk: Client, district: District, code: str) -> None:
    answer = desk.get(f"/office/rules/{code}/")
    assert answer.status_code == 200
    assert str(library().ruleset(code).name) in answer.content.decode()


@pytest.mark.django_db
def test_cases_are_tried_when_asked_for(desk: Client, district: District) -> None:
    address = "/office/rules/rd-institution/"
    assert "逐个评判" in desk.get(address).content.decode()
    assert "此刻评判全部相符" in desk.get(f"{address}?try=1").content.decode()


@pytest.mark.django_db
def test_all_rule_sets_are_listed_with_their_versions(desk: Client, district: District) -> None:
    page = desk.get("/office/rules/").content.decode()
    for ruleset in library().rulesets.values():
        assert f"/office/rules/{ruleset.code}/" in page
    assert "示例，待核实" in page


@pytest.fixture
def three(district: District) -> None:
    for name, staff in (("十人", 10), ("十一人", 11), ("二十人", 20)):
        makers.a_ready_enterprise(name, district.east, rd_staff=staff)


def _draft(desk: Client, threshold: str, value: str) -> Any:
    return desk.get(DRAFT, {"day": "2026-11-30", "threshold": threshold, "value": value})


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("value", "turned", "ready"),
    [("11", ["十人"], 2), ("10", [], 3), ("11%", ["十人"], 2), ("20", ["十一人", "十人"], 1)],
)
def test_a_changed_share_turns_exactly_those_below_it(
    desk: Client, three: None, value: str, turned: list[str], ready: int
) -> None:
    draft = _draft(desk, "hnte.rd_staff_share", value).context["draft"]
    assert sorted(turn.name for turn in draft.turns) == sorted(turned)
    assert (draft.counts[0].before, draft.counts[0].after) == (3, ready)
    assert all(turn.conditions == "科技人员占比：符合→不符合" for turn in draft.turns)


@pytest.mark.django_db
def test_one_cell_of_a_table_can_be_changed(desk: Client, three: None) -> None:
    draft = _draft(desk, "hnte.rd_intensity_floor|1|floor", "5.1").context["draft"]
    assert draft.turned == 3
    assert [count.label for count in draft.conditions] == ["研究开发费用占比"]
    assert draft.conditions[0].change == -3


@pytest.mark.django_db
def test_a_simulation_writes_nothing_and_changes_no_rule(desk: Client, three: None) -> None:
    before = journal.latest().count()
    _draft(desk, "hnte.rd_staff_share", "99")
    assert journal.latest().count() == before
    assert library().ruleset(RULES).on(DAY).version == "2016"
    assert desk.get(f"/office/scan/{RULES}/?day=2026-11-30").context["page"].rows[0].name in {
        "十人", "十一人", "二十人",
    }  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("threshold", "value"),
    [("hnte.rd_staff_share", "很多"), ("hnte.rd_staff_share", "NaN"), ("no.such", "1"),
     ("hnte.rd_intensity_floor|9|floor", "5")],
)  # fmt: skip
def test_what_is_no_threshold_is_refused(
    desk: Client, three: None, threshold: str, value: str
) -> None:
    assert _draft(desk, threshold, value).status_code == 409


@each_ruleset
def test_every_number_of_every_rule_set_can_be_drafted(code: str) -> None:
    for edition in library().ruleset(code).editions:
        found = rules_draft.thresholds(edition, edition.since)
        assert len({one.name for one in found}) == len(found)
        assert all(one.label and one.shown for one in found)
        assert [choice.is_chosen for choice in rules_draft.choices(found, "")] == [False] * len(
            found
        )
