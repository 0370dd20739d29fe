"""The registers read a bureau's columns, refuse what cannot be, and keep identities apart."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kejitong.kernel.refusals import Invalid
from kejitong.programmes.models import Programme
from kejitong.programmes.registers import AWARDS, FILINGS, GRANTS, PROGRAMMES
from kejitong.registers import actions, parsing, queries

ALL = (PROGRAMMES, FILINGS, GRANTS, AWARDS)
SOME = date(2025, 5, 1)


@pytest.mark.parametrize("register", ALL, ids=lambda register: register.slug)
def test_what_the_table_requires_the_register_requires(register):
    for column in register.columns:
        field = register.field(column.name)
        assert column.required == (not field.blank), column.name


def test_filing_is_read_from_a_sheet(world):
    world.add(PROGRAMMES, code="hp", name="省高新技术产品", level="provincial", aliases="省高品")
    cells = {
        "code": ["X1"], "title": [" 自动络筒机 "], "programme": ["省高品"],
        "organisation": ["示例机械厂"], "kind": ["复审"], "category": ["工业"],
        "filed_on": ["2025年5月1日"], "approved_amount": ["12.5"], "has_passed_visit": ["是"],
    }  # fmt: skip
    parsed = parsing.parse(FILINGS, cells, units={"approved_amount": "万元"})
    assert not parsed.problems
    row = parsed.rows[0]
    assert (row["title"], row["organisation"]) == ("自动络筒机", world.mill)
    assert (row["kind"], row["category"]) == ("recheck", "industry")
    assert row["filed_on"] == SOME
    assert row["approved_amount"] == Decimal(125000)
    assert row["has_passed_visit"] is True
    record = actions.add_many(FILINGS, parsed.rows, act=world.act)[0]
    record.refresh_from_db()
    assert (record.programme.name, record.approved_amount) == ("省高新技术产品", Decimal(125000))


def test_an_empty_kind_is_an_ordinary_filing(world):
    parsed = parsing.parse(FILINGS, {"code": ["X1"], "kind": [""]})
    assert parsed.rows[0]["kind"] == "ordinary"


@pytest.mark.parametrize(
    ("earlier", "later", "said"),
    [
        ("filed_on", "reviewed_on", "专家评审日期"),
        ("filed_on", "visited_on", "现场考察日期"),
        ("filed_on", "notice_from", "公示首日"),
        ("notice_from", "notice_until", "公示末日"),
        ("filed_on", "approved_on", "立项日期"),
        ("starts_on", "due_on", "实施止日"),
        ("approved_on", "accepted_on", "验收日期"),
    ],
)
def test_filing_dates_follow_each_other(world, earlier, later, said):
    with pytest.raises(Invalid) as refusal:
        world.filing("项目", **{earlier: SOME, later: date(2025, 4, 30)})
    assert [problem.column for problem in refusal.value.problems] == [said]
    world.filing("项目", **{earlier: SOME, later: SOME})


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"notice_from": SOME, "notice_until": date(2025, 4, 1)}, "公示末日不能早于公示首日"),
        ({"starts_on": SOME, "due_on": date(2025, 4, 1)}, "实施止日不能早于实施起日"),
        ({"approved_amount": -1}, "立项经费不能为负数"),
    ],
)
def test_the_database_refuses_what_slips_past_the_checks(world, values, said):
    row = {"code": "X1", "title": "项目", "programme": world.local, "organisation": world.mill}
    with pytest.raises(actions.Conflict, match=said):
        actions.add_many(FILINGS, [{**row, **values}], act=world.act)


def test_negative_amounts_are_refused(world):
    with pytest.raises(Invalid, match="立项经费“-1”：不能小于0"):
        world.filing("项目", approved_amount=-1)
    with pytest.raises(Invalid, match="下达金额“-1”：不能小于0"):
        world.grant("经费", amount=-1)


def test_a_code_is_registered_once(world):
    world.filing("甲", code="X1")
    with pytest.raises(actions.AlreadyThere):
        world.filing("乙", code="X1")


def test_grants_of_one_document_differ_by_title_or_organisation(world):
    world.grant("高企奖励", organisation=world.mill)
    world.grant("高企奖励", organisation=world.yard)
    world.grant("高企奖励")
    for organisation in (world.mill, None):
        with pytest.raises(actions.AlreadyThere):
            world.grant("高企奖励", organisation=organisation)
    whole = {"document_number": "示科〔2025〕1号", "title": "高企奖励", "region": world.district,
             "level": "city", "granted_on": SOME, "amount": 1, "organisation": None}  # fmt: skip
    with pytest.raises(actions.Conflict):
        actions.add_many(GRANTS, [whole], act=world.act)


def test_a_grant_is_found_again_by_its_key(world):
    grant = world.grant("高企奖励")
    key = ("示科〔2025〕1号", "高企奖励", None)
    assert queries.by_keys(GRANTS, [key]) == {key: grant}


def test_programme_must_stop_after_it_began(world):
    with pytest.raises(Invalid, match="停止日期"):
        world.add(PROGRAMMES, code="x", name="某计划", level="city", since=SOME, until=SOME)
    row = {"code": "x", "name": "某计划", "level": "city", "since": SOME, "until": SOME}
    with pytest.raises(actions.Conflict, match="停止日期须晚于设立日期"):
        actions.add_many(PROGRAMMES, [row], act=world.act)


def test_award_dates_follow_each_other(world):
    with pytest.raises(Invalid, match="授奖日期"):
        world.award("成果", applied_on=SOME, awarded_on=date(2025, 4, 1))
    row = {"code": "j", "title": "成果", "programme": world.provincial, "organisation": world.mill,
           "applied_on": SOME, "awarded_on": date(2025, 4, 1)}  # fmt: skip
    with pytest.raises(actions.Conflict, match="授奖日期不能早于申报日期"):
        actions.add_many(AWARDS, [row], act=world.act)


def test_correcting_a_filing_keeps_what_it_was(world):
    filing = world.filing("甲", filed_on=SOME)
    actions.correct(FILINGS, filing, {"approved_on": SOME}, act=world.act)
    last = queries.history(FILINGS, filing)[0]
    assert (last.act, last.before) == ("filings.corrected", '{"approved_on": null}')


def test_records_are_called_by_their_titles(world):
    assert str(Programme.objects.get(code="torch")) == "火炬计划"
    assert str(world.grant("经费")) == "示科〔2025〕1号 经费"
    assert str(world.award("成果")) == "成果"
