"""What may be done with a call, and when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from kejitong.audit.models import Entry
from kejitong.calls import actions, queries
from kejitong.calls.models import Call, Extension
from kejitong.calls.stages import CallStage
from kejitong.catalogue import service_items
from kejitong.kernel.refusals import Invalid
from tests import makers
from tests.calls.makers import DAY, FILING, GRANT, TERMS, a_draft, a_published

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("invented")]
NOW = makers.NOW


def at(days: float, **more: Any) -> Any:
    return makers.an_act(at=NOW + timedelta(days=days), **more)


def test_a_draft_pins_the_edition_and_the_lifecycle_of_its_item() -> None:
    call = a_draft()
    item = service_items.item(GRANT)
    assert (call.edition, call.lifecycle) == (item.editions[0].since, item.lifecycle.version)
    assert (call.code, queries.stage(call, NOW)) == ("试验项目〔2026〕", CallStage.DRAFT)
    assert Entry.objects.get(act="calls.drafted").record == call.pk


def test_publishing_pins_anew_what_is_in_use_on_the_first_day() -> None:
    call = a_draft()
    Call.objects.filter(pk=call.pk).update(edition=date(2020, 1, 1), lifecycle="reviewed_grant/0")
    published = actions.publish(call, act=makers.an_act())
    item = service_items.item(GRANT)
    assert (published.edition, published.lifecycle) == (
        item.editions[0].since,
        item.lifecycle.version,
    )


@pytest.mark.parametrize(
    ("changes", "column"),
    [
        ({"text": " "}, "申报指南"),
        ({"contact": ""}, "联系人和电话"),
        ({"categories": ()}, "类别"),
        ({"opens_at": None}, "开始申报"),
        ({"closes_at": None}, "截止申报"),
        ({"opens_at": NOW - 3 * DAY, "closes_at": NOW}, "截止申报"),
        ({"opens_at": NOW.replace(year=2024)}, "开始申报"),
    ],
)
def test_publishing_asks_for_everything(changes: dict[str, Any], column: str) -> None:
    call = a_draft(**changes)
    with pytest.raises(Invalid) as refused:
        actions.publish(call, act=makers.an_act())
    assert [problem.column for problem in refused.value.problems] == [column]


@pytest.mark.parametrize(
    ("changes", "column"),
    [
        ({"name": ""}, "批次名称"),
        ({"categories": ("航天",)}, "类别"),
        ({"closes_at": TERMS.opens_at}, "截止申报"),
        ({"budget": Decimal(-1)}, "预算"),
        ({"quota": 0}, "名额"),
        ({"budget": Decimal(10) ** 13}, "预算"),
        ({"name": "名" * 121}, "批次名称"),
        ({"contact": "电" * 201}, "联系人和电话"),
        ({"text": "文" * 50_001}, "申报指南"),
        ({"code": "甲/乙"}, "批次编号"),
        ({"code": "甲 乙"}, "批次编号"),
        ({"year": 26}, "年度"),
    ],
)
def test_a_draft_refuses_nonsense(changes: dict[str, Any], column: str) -> None:
    with pytest.raises(Invalid) as refused:
        a_draft(**changes)
    assert [problem.column for problem in refused.value.problems] == [column]


def test_a_filing_may_stay_open_without_end() -> None:
    call = a_published(FILING, categories=(), closes_at=None)
    assert queries.stage(call, NOW + 4000 * DAY) is CallStage.OPEN
    with pytest.raises(actions.NotLater, match="常年"):
        actions.extend(call, NOW + 20 * DAY, act=makers.an_act())
    closed = actions.close_early(call, act=at(5))
    assert queries.stage(closed, NOW + 5 * DAY) is CallStage.CLOSED


def test_what_is_not_offered_today_cannot_be_called() -> None:
    with pytest.raises(actions.NotOffered, match="2025-01-01起停止办理"):
        a_draft("patent_subsidy", categories=())
    with pytest.raises(actions.NotOffered, match="2025-01-01起才办理"):
        actions.draft(
            GRANT, TERMS, region=makers.DISTRICT, act=makers.an_act(at=NOW.replace(year=2024))
        )


def test_a_draft_made_in_time_is_not_published_too_late() -> None:
    then = NOW.replace(year=2024)
    terms = replace(TERMS, categories=(), opens_at=then + DAY, closes_at=then + 10 * DAY)
    call = actions.draft("patent_subsidy", terms, region=makers.DISTRICT, act=at(-730))
    with pytest.raises(actions.NotOffered, match="没有现行"):
        actions.publish(call, act=makers.an_act())


def test_comments_are_taken_until_publication() -> None:
    call = a_draft()
    with pytest.raises(actions.WrongStage, match="“草稿”"):
        actions.comment(call, "建议放宽", act=makers.an_act())
    call = actions.ask_comments(call, act=makers.an_act())
    made = actions.comment(call, "建议放宽自筹比例", act=makers.an_act(by="township"))
    actions.reply(made, "采纳", act=makers.an_act())
    assert [(c.by, c.text, c.reply) for c in queries.comments(call)] == [
        ("township", "建议放宽自筹比例", "采纳")
    ]
    call = actions.publish(call, act=makers.an_act())
    with pytest.raises(actions.WrongStage):
        actions.comment(call, "还有一条", act=makers.an_act())


def test_comments_need_a_text_to_comment_upon() -> None:
    with pytest.raises(actions.NothingSaid):
        actions.ask_comments(a_draft(text=""), act=makers.an_act())


def test_revising_needs_the_latest_version() -> None:
    call = a_draft()
    changed = replace(TERMS, name="改名", quota=3)
    revised = actions.revise(call, changed, version=1, act=makers.an_act())
    assert (revised.name, revised.quota, revised.version) == ("改名", 3, 2)
    with pytest.raises(actions.CallChanged):
        actions.revise(call, TERMS, version=1, act=makers.an_act())


def test_after_publication_only_contact_quota_and_budget_change() -> None:
    call = a_published()
    kept = replace(TERMS, code=call.code, contact="新电话", quota=9, budget=Decimal(5))
    revised = actions.revise(call, kept, version=call.version, act=makers.an_act())
    assert (revised.contact, revised.quota, revised.code) == ("新电话", 9, call.code)
    for changes in ({"text": "另一份"}, {"closes_at": NOW + 90 * DAY}, {"categories": ("农业",)}):
        with pytest.raises(actions.WrongStage, match="延长"):
            actions.revise(
                revised, replace(kept, **changes), version=revised.version, act=makers.an_act()
            )


def test_what_no_database_takes_is_left_out() -> None:
    call = a_draft(text="支持\x00研制\ud800。", name=" 名称\ud800 ")
    call.refresh_from_db()
    assert (call.text, call.name) == ("支持研制。", "名称")


def test_line_ends_of_a_browser_are_no_change() -> None:
    call = a_published(text="第一行\n第二行")
    kept = replace(TERMS, code=call.code, text="第一行\r\n第二行", contact="新电话")
    revised = actions.revise(call, kept, version=call.version, act=makers.an_act())
    assert revised.contact == "新电话"


def test_a_code_is_used_once() -> None:
    a_draft(code="甲")
    with pytest.raises(actions.CodeTaken, match="甲"):
        a_draft(code="甲")
    assert Call.objects.count() == 1


def test_closing_is_to_the_second() -> None:
    call = a_published()
    assert call.opens_at is not None
    assert call.closes_at is not None
    second = timedelta(seconds=1)
    told = [
        queries.stage(call, moment)
        for moment in (call.opens_at - second, call.opens_at, call.closes_at - second,
                       call.closes_at)
    ]  # fmt: skip
    assert told == [CallStage.PUBLISHED, CallStage.OPEN, CallStage.OPEN, CallStage.CLOSED]


def test_extending_needs_a_reason_and_is_announced() -> None:
    call = a_published()
    later = NOW + 15 * DAY
    with pytest.raises(actions.ReasonNeeded):
        actions.extend(call, later, act=makers.an_act(reason=" "))
    with pytest.raises(actions.NotLater, match="须更晚"):
        actions.extend(call, NOW + 9 * DAY, act=makers.an_act())
    extended = actions.extend(call, later, act=makers.an_act(reason="遇台风"))
    assert extended.closes_at == later
    told = queries.extensions(call).get()
    assert (told.closed_at, told.closes_at, told.reason) == (TERMS.closes_at, later, "遇台风")


def test_what_is_closed_stays_closed() -> None:
    call = a_published()
    with pytest.raises(actions.WrongStage, match="已截止"):
        actions.extend(call, NOW + 30 * DAY, act=at(10))
    assert not Extension.objects.exists()


def test_closing_early_works_at_once() -> None:
    call = a_published()
    with pytest.raises(actions.WrongStage):
        actions.close_early(call, act=makers.an_act())
    with pytest.raises(actions.NotLater):
        actions.close_early(call, act=at(1))
    closed = actions.close_early(call, act=at(2, reason="名额已满"))
    assert queries.stage(closed, NOW + 2 * DAY) is CallStage.CLOSED
    assert queries.extensions(call).get().reason == "名额已满"


def test_answers_are_public_and_the_asker_is_not_named() -> None:
    call = a_published()
    asker = makers.an_organisation("试验甲公司")
    asked = actions.ask_question(
        call,
        "试验甲公司去年获过资助，还能报吗？",
        organisation=asker,
        act=makers.an_act(by="clerk1"),
    )
    assert queries.answered(call) == ()
    assert list(queries.unanswered()) == [asked]
    answered = actions.answer_question(asked, "试验甲公司可以报另一项。", act=at(1))
    (shown,) = queries.answered(call)
    assert (shown.text, shown.answer) == (
        "（提问单位）去年获过资助，还能报吗？",
        "（提问单位）可以报另一项。",
    )
    with pytest.raises(actions.AlreadyAnswered):
        actions.answer_question(answered, "改口", act=at(2))


def test_questions_end_with_the_call() -> None:
    call = a_published()
    with pytest.raises(actions.WrongStage):
        actions.ask_question(call, "还能报吗？", act=at(10))
    for text, refusal in ((" \x00", actions.NothingSaid), ("问" * 2001, actions.TooLong)):
        with pytest.raises(refusal):
            actions.ask_question(call, text, act=makers.an_act())
