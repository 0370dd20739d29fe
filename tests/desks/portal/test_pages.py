"""What each public page shows, as values."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kejitong.calls.models import Call
from kejitong.catalogue import service_items
from kejitong.desks.portal import links
from kejitong.desks.portal.pages import call, cards, home, item, notice, objection
from kejitong.disclosure import actions
from tests import makers
from tests.applications.makers import a_call
from tests.disclosure.makers import (
    a_notice,
    a_waiting,
    an_objection,
    an_officer,
    days,
    investigated,
)

TODAY = makers.NOW.date()


@pytest.mark.parametrize(
    ("days_left", "kind"), [(2, "red"), (3, "red"), (4, "amber"), (7, "amber"), (8, "green")]
)
def test_the_nearer_the_end_the_louder(days_left, kind):
    one = Call(
        item="invented_grant", published_at=days(-2), opens_at=days(-1),
        closes_at=makers.NOW + timedelta(days=days_left),
    )  # fmt: skip

    assert cards.left_words(one, makers.NOW) == (f"还剩{days_left}天", kind)


def test_calls_are_counted_by_stage():
    a_call()
    a_call(opens_at=days(3), closes_at=days(9))
    a_call(closes_at=days(-1))
    page = call.listed("open", makers.NOW)

    assert [(tab.label, tab.count) for tab in page.tabs] == [
        ("全部", "3"), ("正在申报", "1"), ("即将开始", "1"), ("已截止", "1"),
    ]  # fmt: skip
    assert len(page.cards) == 1


def test_a_call_tells_its_story_to_the_result():
    made = a_call("invented_recognition")
    a_notice(a_waiting(made))
    page = call.call_page(made.code, makers.NOW, TODAY)

    assert [(step.title, step.stage) for step in page.steps] == [
        ("发布", "done"), ("开始申报", "done"), ("截止申报", "next"),
        (page.notices[0].title, "now"),
    ]  # fmt: skip


def test_a_guide_shows_the_shortest_way_with_its_limits():
    page = item.item_page("invented_grant", makers.NOW, TODAY)

    assert [(step.title, step.when) for step in page.steps][-4:] == [
        ("待公示", "5个工作日"), ("公示中", "5个工作日"), ("公示期满", "10个工作日"), ("已立项", ""),
    ]  # fmt: skip
    assert [paper.note for paper in page.papers] == [
        "必交",
        "必交，只在选“是”时交",
        "必交，可以容缺后补",
    ]


def test_a_guide_is_cut_at_its_headings():
    page = item.item_page("invented_grant", makers.NOW, TODAY)

    assert page.lead.strip() == "先说一句。"
    assert [(part.anchor, part.title, part.text.strip()) for part in page.parts] == [
        ("part-1", "依据", "- 《试验规则》"), ("part-2", "条件", "1. 能试验。"),
    ]  # fmt: skip


def test_a_guide_leads_to_the_call_that_closes_first():
    later, sooner = a_call(closes_at=days(9)), a_call(closes_at=days(2))
    a_call(opens_at=days(3), closes_at=days(20))
    a_call(closes_at=days(-1))
    page = item.item_page("invented_grant", makers.NOW, TODAY)

    assert page.applying_url == links.applying(sooner.code)
    assert [card.code for card in page.open] == [sooner.code, later.code]
    assert [len(page.upcoming), len(page.past)] == [1, 1]


def test_items_that_ended_say_why():
    listed = [one for group in home.item_groups(TODAY) for one in group.items]
    ended = [one for one in listed if not one.is_offered]

    assert len(listed) == len(service_items.items())
    assert all(one.ended_because for one in ended)


@pytest.mark.parametrize(
    ("day", "stage", "passed", "left"),
    [
        (date(2026, 11, 30), "公示中", 1, "还剩4个工作日"),
        (date(2026, 12, 4), "公示中", 5, "今天是最后一天"),
        (date(2026, 12, 5), "已期满", 5, ""),
    ],
)
def test_a_notice_says_how_far_it_has_run(day, stage, passed, left):
    page = notice.notice_page(a_notice().pk, day, "试验区科技局")

    assert (page.stage, page.passed, page.left) == (stage, passed, left)
    assert bool(page.objecting_url) == bool(left)


def test_a_second_notice_and_the_first_lead_to_each_other():
    application = a_waiting()
    first = a_notice(application)
    actions.take_down(first, act=makers.an_act(reason="有误"))
    application.refresh_from_db()
    second = a_notice(application, after=first)

    assert notice.notice_page(first.pk, TODAY, "").after.number == second.number
    assert notice.notice_page(second.pk, TODAY, "").before.number == first.number
    assert notice.notice_page(first.pk, TODAY, "").bulletin is None


def test_a_struck_line_is_marked_and_not_objected_to_again():
    an_officer("inspector")
    application, other = a_waiting(made := a_call("invented_recognition")), a_waiting(made)
    published = a_notice(application, other)
    one = investigated(an_objection(published.lines.get(ordinal=1)))
    verdict = actions.Verdict(is_upheld=True, text="属实。", effect=actions.Effect.STRIKE)
    actions.conclude(one, verdict, act=makers.an_act(by="inspector", at=days(3)))
    rows = notice.notice_page(published.pk, TODAY, "").bulletin.rows

    assert [(row.mark, bool(row.url)) for row in rows] == [
        ("因异议成立，已取消", False), ("", True),
    ]  # fmt: skip
    assert [line.ordinal for line in objection.contestable(published.pk, TODAY)[1]] == [2]


def test_a_receipt_tells_the_reply():
    officer = an_officer("officer")
    refused = actions.refuse_objection(
        an_objection(), act=makers.an_act(at=days(2), reason="与公示无关")
    )
    actions.reply(refused, "不予受理。", act=makers.an_act(by=officer.username, at=days(2)))
    refused.refresh_from_db()
    receipt = objection.receipt(refused, TODAY)

    assert [step.title for step in receipt.steps] == ["收到", "不予受理", "答复"]
    assert (receipt.reply, receipt.due) == ("不予受理。", None)
    assert objection.limits(TODAY) == objection.Limits(3, 20)
