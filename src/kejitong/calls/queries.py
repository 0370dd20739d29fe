"""What is asked about calls: which are open, what was published, what was answered in public."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Q, QuerySet

from kejitong.calls.models import Call, CallComment, Extension, Question
from kejitong.calls.stages import CallStage, stage
from kejitong.catalogue import service_items
from kejitong.catalogue.items import ServiceItem
from kejitong.kernel.refusals import Missing

__all__ = [
    "Answered", "CallStage", "all_calls", "answered", "by_code", "by_pk", "commenting",
    "comments", "extensions", "item", "next_code", "open_calls", "published", "question", "stage",
    "unanswered",
]  # fmt: skip

ASKER = "（提问单位）"


class NoSuchCall(Missing):
    """没有这个批次。"""


class NoSuchQuestion(Missing):
    """没有这个提问。"""


@dataclass(frozen=True, slots=True)
class Answered:
    """公开的一问一答，不写提问单位。"""

    text: str
    answer: str
    answered_at: datetime


def all_calls() -> QuerySet[Call]:
    """全部批次，新的在前。"""
    return Call.objects.order_by("-year", "-pk")


def published(now: datetime) -> QuerySet[Call]:
    """已经发布的，截止的也在内；先截止的在后。"""
    return Call.objects.filter(published_at__lte=now).order_by("-opens_at", "-pk")


def open_calls(now: datetime) -> QuerySet[Call]:
    """现在可以申报的，先截止的在前；没有截止的（常年办理）在最后。"""
    unclosed = Q(closes_at=None) | Q(closes_at__gt=now)
    found = published(now).filter(unclosed, opens_at__lte=now)
    return found.order_by(F("closes_at").asc(nulls_last=True), "pk")


def commenting(now: datetime) -> QuerySet[Call]:
    """正在征求意见的。"""
    unpublished = Q(published_at=None) | Q(published_at__gt=now)
    return Call.objects.filter(unpublished, commented_at__lte=now).order_by("commented_at", "pk")


def by_code(code: str) -> Call:
    """这个编号的批次。"""
    return _one(Call.objects.filter(code=code), f"编号是“{code}”")


def by_pk(pk: int) -> Call:
    """这个序号的批次。"""
    return _one(Call.objects.filter(pk=pk), f"序号是{pk}")


def item(call: Call) -> ServiceItem:
    """它的事项。"""
    return service_items.item(call.item)


def next_code(item_code: str, year: int) -> str:
    """这个事项这一年下一个批次的编号：先是“区科技项目〔2026〕”，后是“区科技项目〔2026〕第2批”。"""
    stem = f"{service_items.item(item_code).short}〔{year}〕"
    taken = set(Call.objects.filter(code__startswith=stem).values_list("code", flat=True))
    code, ordinal = stem, 1
    while code in taken:
        ordinal += 1
        code = f"{stem}第{ordinal}批"
    return code


def comments(call: Call) -> QuerySet[CallComment]:
    """征求到的意见，先提的在前。"""
    return call.comments.order_by("at", "pk")


def extensions(call: Call) -> QuerySet[Extension]:
    """截止时间的历次变更，先变的在前。"""
    return call.extensions.order_by("at", "pk")


def unanswered() -> QuerySet[Question]:
    """还没有答复的提问，先提的在前。"""
    waiting = Question.objects.filter(answered_at=None).select_related("call", "organisation")
    return waiting.order_by("asked_at", "pk")


def question(pk: int) -> Question:
    """这个提问。"""
    found = Question.objects.select_related("call", "organisation").filter(pk=pk).first()
    if found is None:
        raise NoSuchQuestion(why=f"序号是{pk}", remedy="请从答疑列表重新打开")
    return found


def answered(call: Call) -> tuple[Answered, ...]:
    """已经答复的提问，先答的在前；提问单位的名称一律隐去。"""
    found = call.questions.exclude(answered_at=None).select_related("organisation")
    return tuple(
        Answered(_hidden(one.text, one), _hidden(one.answer, one), one.answered_at)
        for one in found.order_by("answered_at", "pk")
        if one.answered_at is not None
    )


def _hidden(text: str, asked: Question) -> str:
    named: Any = asked.organisation
    for name in (named.name, named.uscc) if named else ():
        text = text.replace(name, ASKER)
    return text


def _one(found: QuerySet[Call], why: str) -> Call:
    call = found.first()
    if call is None:
        raise NoSuchCall(why=why, remedy="请从批次列表重新打开")
    return call
