"""Every change to a call: drafted, commented upon, published, extended; questions answered."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from kejitong.audit import actions as journal
from kejitong.audit.actions import Act, Trace
from kejitong.calls import queries
from kejitong.calls.models import Call, CallComment, Extension, Question
from kejitong.calls.stages import CallStage, stage
from kejitong.calls.terms import (
    Terms,
    cleaned,
    faults,
    gaps,
    local_day,
    local_moment,
    not_offered,
    terms_of,
)
from kejitong.catalogue import service_items
from kejitong.catalogue.items import ServiceItem
from kejitong.kernel.refusals import Invalid, Problem, Refused

_LONGEST = {"comment": 2000, "question": 2000, "answer": 4000, "reason": 500}


class NotOffered(Refused):
    """这个事项现在不办理，不能开放申报。"""


class CodeTaken(Refused):
    """这个批次编号已经用过。"""


class WrongStage(Refused):
    """批次走到这一步，不能这样办。"""


class CallChanged(Refused):
    """您打开之后，这个批次已被别人改过。"""


class NothingSaid(Refused):
    """内容是空的。"""


class TooLong(Refused):
    """写得太长了。"""


class NotLater(Refused):
    """新的截止时间不对。"""


class ReasonNeeded(Refused):
    """变更截止时间要写明理由，随公告一起公开。"""


class AlreadyAnswered(Refused):
    """这个提问已经答复，答复已经公开。"""


@transaction.atomic
def draft(item_code: str, terms: Terms, *, region: str, act: Act) -> Call:
    """拟一个批次；事项当天须在办理。"""
    item = service_items.item(item_code)
    if not item.is_offered(local_day(act.at)):
        raise NotOffered(why=not_offered(item))
    _refuse(faults(item, terms))
    code = cleaned(terms.code) or queries.next_code(item_code, terms.year)
    call = Call(item=item_code, region=region, code=code, **_pinned(item, terms, act.at))
    _apply(call, terms)
    return _store(call, "calls.drafted", None, act)


@transaction.atomic
def revise(call: Call, terms: Terms, *, version: int, act: Act) -> Call:
    """改批次；发布以后只能改联系人、名额和预算，截止时间走延长。"""
    stored = _locked(call, version)
    item = queries.item(stored)
    _refuse(faults(item, terms))
    before = terms_of(stored)
    if stored.published_at is not None and _fixed(before) != _fixed(terms):
        raise WrongStage(
            why=f"“{stored.name}”已经发布，指南、类别和时间不能再改",
            remedy="要延长截止的，请办延长；要补充说明的，请在答疑里公开",
        )
    stored.code = cleaned(terms.code) or stored.code
    _apply(stored, terms)
    return _store(stored, "calls.revised", _told(before), act)


@transaction.atomic
def ask_comments(call: Call, *, act: Act) -> Call:
    """把指南草稿拿出来征求意见。"""
    stored = _locked(call)
    _expect(stored, act.at, CallStage.DRAFT)
    if not stored.text.strip():
        raise NothingSaid(remedy="请先写申报指南，再征求意见")
    stored.commented_at = act.at
    return _store(stored, "calls.comments_asked", None, act)


@transaction.atomic
def comment(call: Call, text: str, *, act: Act) -> CallComment:
    """对征求意见的指南提一条意见。"""
    _expect(call, act.at, CallStage.COMMENTING)
    made = CallComment.objects.create(call=call, by=act.by, at=act.at, text=_said(text, "comment"))
    _record("calls.commented", call, {"comment": made.pk}, act)
    return made


@transaction.atomic
def reply(made: CallComment, text: str, *, act: Act) -> CallComment:
    """写明一条意见采纳与否。"""
    made.reply = _said(text, "comment")
    made.save(update_fields=["reply"])
    _record("calls.replied", made.call, {"comment": made.pk}, act)
    return made


@transaction.atomic
def publish(call: Call, *, act: Act) -> Call:
    """发布：指南、起止、联系人写全；此时定下表单和流程用哪一版。"""
    stored = _locked(call)
    _expect(stored, act.at, CallStage.DRAFT, CallStage.COMMENTING)
    item = queries.item(stored)
    terms = terms_of(stored)
    if not item.is_offered(local_day(act.at)):
        raise NotOffered(why=not_offered(item))
    _refuse((*faults(item, terms), *gaps(item, terms, act.at)))
    for name, value in _pinned(item, terms, act.at).items():
        setattr(stored, name, value)
    stored.published_at = act.at
    return _store(stored, "calls.published", None, act)


@transaction.atomic
def extend(call: Call, closes_at: datetime, *, act: Act) -> Call:
    """延长截止：只能往后，写明理由，作为公告公开。"""
    stored = _locked(call)
    _expect(stored, act.at, CallStage.PUBLISHED, CallStage.OPEN)
    if stored.closes_at is None:
        raise NotLater(why="这个批次常年办理，没有截止")
    if closes_at <= stored.closes_at:
        raise NotLater(
            why=f"原截止是{local_moment(stored.closes_at)}，新的须更晚",
            remedy="要提前结束的，请办提前截止",
        )
    item = queries.item(stored)
    if not item.is_offered(local_day(closes_at)):
        raise NotOffered(why=not_offered(item))
    return _moved(stored, closes_at, "calls.extended", act)


@transaction.atomic
def close_early(call: Call, *, act: Act) -> Call:
    """提前截止：从现在起不再收，写明理由，作为公告公开。"""
    stored = _locked(call)
    _expect(stored, act.at, CallStage.OPEN)
    if stored.opens_at is not None and act.at <= stored.opens_at:
        raise NotLater(why="这个批次刚刚开始", remedy="请稍候再办")
    return _moved(stored, act.at, "calls.closed_early", act)


@transaction.atomic
def ask_question(call: Call, text: str, *, act: Act, organisation: Any | None = None) -> Question:
    """对指南提问；答复以后连同问题公开，不写提问单位。"""
    _expect(call, act.at, CallStage.PUBLISHED, CallStage.OPEN)
    made = Question.objects.create(
        call=call, organisation=organisation, asked_by=act.by, asked_at=act.at,
        text=_said(text, "question"),
    )  # fmt: skip
    _record("calls.asked", call, {"question": made.pk}, act)
    return made


@transaction.atomic
def answer_question(question: Question, answer: str, *, act: Act) -> Question:
    """答复一个提问，随即公开；公开了的不再改。"""
    stored = Question.objects.select_for_update().select_related("call").get(pk=question.pk)
    if stored.answered_at is not None:
        raise AlreadyAnswered(remedy="有变化的，请另行公开说明")
    stored.answer, stored.answered_by = _said(answer, "answer"), act.by
    stored.answered_at = act.at
    stored.save()
    _record("calls.answered", stored.call, {"question": stored.pk}, act)
    return stored


def _pinned(item: ServiceItem, terms: Terms, at: datetime) -> dict[str, Any]:
    """The edition of the form that is in use on the first day, and the lifecycle of today."""
    day = local_day(terms.opens_at or at)
    return {"edition": item.edition(day).since, "lifecycle": item.lifecycle.version}


def _apply(call: Call, terms: Terms) -> None:
    call.name, call.year, call.text = cleaned(terms.name), terms.year, cleaned(terms.text)
    call.categories, call.contact = list(terms.categories), cleaned(terms.contact)
    call.quota, call.budget = terms.quota, terms.budget
    call.opens_at, call.closes_at = terms.opens_at, terms.closes_at


def _fixed(terms: Terms) -> tuple[object, ...]:
    words = (cleaned(terms.text), cleaned(terms.name))
    return (*words, terms.categories, terms.opens_at, terms.closes_at, terms.year)


def _told(terms: Terms) -> dict[str, Any]:
    return {name: getattr(terms, name) for name in Terms.__slots__}


def _locked(call: Call, version: int | None = None) -> Call:
    stored = Call.objects.select_for_update().get(pk=call.pk)
    if version is not None and stored.version != version:
        raise CallChanged(remedy="您填的内容仍在页面上，请核对最新内容后再保存")
    return stored


def _expect(call: Call, now: datetime, *stages: CallStage) -> None:
    if (found := stage(call, now)) not in stages:
        wanted = "、".join(f"“{one.label}”" for one in stages)
        raise WrongStage(why=f"“{call.name}”现在是“{found.label}”，要在{wanted}时办")


def _moved(call: Call, closes_at: datetime, act_code: str, act: Act) -> Call:
    reason = act.reason.strip()
    if not reason:
        raise ReasonNeeded(remedy="请写明为什么变更")
    before = {"closes_at": call.closes_at}
    if call.closes_at is not None:
        Extension.objects.create(
            call=call, closed_at=call.closes_at, closes_at=closes_at, by=act.by, at=act.at,
            reason=_said(reason, "reason"),
        )  # fmt: skip
    call.closes_at = closes_at
    return _store(call, act_code, before, act)


def _store(call: Call, act_code: str, before: dict[str, Any] | None, act: Act) -> Call:
    if call.pk is not None:
        call.version += 1
    try:
        with transaction.atomic():
            call.save()
    except IntegrityError as error:
        raise CodeTaken(why=f"编号是“{call.code}”", remedy="请换一个编号") from error
    told = {**_told(terms_of(call)), "item": call.item, "edition": call.edition}
    journal.record(Trace(act_code, "calls", call.pk, before, told), act=act)
    return call


def _record(act_code: str, call: Call, after: dict[str, Any], act: Act) -> None:
    journal.record(Trace(act_code, "calls", call.pk, None, after), act=act)


def _said(text: str, kind: str) -> str:
    said = cleaned(text)
    if not said:
        raise NothingSaid(remedy="请写明内容")
    if len(said) > _LONGEST[kind]:
        raise TooLong(why=f"有{len(said)}个字", remedy=f"请控制在{_LONGEST[kind]}个字以内")
    return said


def _refuse(problems: Any) -> None:
    found: tuple[Problem, ...] = tuple(problems)
    if found:
        raise Invalid(problems=found)
