"""What disclosure gives to the application itself: the days of its notice, and papers for its file.

Of an objection only what was found goes into the file; who objected stays with disclosure.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from kejitong.applications import archiving, effects
from kejitong.applications.archiving import Paper
from kejitong.disclosure import queries
from kejitong.disclosure.models import NoticeLine, Objection

if TYPE_CHECKING:
    from kejitong.applications.models import Application

_LINES = ("公示编号", "标题", "首日", "末日", "公开内容", "取消说明", "名单摘要")
_OBJECTIONS = ("异议编号", "收到时间", "是否成立", "结论")


@effects.offers("notice")
def days(application: Application, what: str) -> date | None:
    """`notice:from` 和 `notice:until`：最近一次公示的首日和末日。"""
    line = queries.last_line(application)
    if line is None:
        return None
    return {"from": line.notice.first_on, "until": line.notice.last_on}.get(what)


@archiving.contributes("公示")
def papers(application: Application) -> Iterator[Paper]:
    """公示过的各行，和异议的结论。"""
    lines = list(application.notice_lines.select_related("notice").order_by("pk"))
    if lines:
        rows = [_line(line) for line in lines]
        yield Paper("公示.csv", "历次公示", archiving.sheet(_LINES, rows))
    found = Objection.objects.filter(line__in=lines).order_by("pk")
    if found:
        concluded = [_objection(one) for one in found]
        yield Paper("异议.csv", "异议的结论", archiving.sheet(_OBJECTIONS, concluded))


def _line(line: NoticeLine) -> tuple[str, ...]:
    notice = line.notice
    labels = [label for _, label in notice.columns]
    shown = "；".join(f"{label}：{text}" for label, text in zip(labels, line.shown, strict=True))
    return (
        notice.number, notice.title, str(notice.first_on), str(notice.last_on), shown,
        line.struck_reason, notice.digest,
    )  # fmt: skip


def _objection(one: Objection) -> tuple[str, ...]:
    verdict = {True: "成立", False: "不成立", None: "未结"}[one.is_upheld]
    if one.refused_at is not None:
        verdict = "不予受理"
    return (one.number, archiving.moment(one.received_at), verdict, one.conclusion)
