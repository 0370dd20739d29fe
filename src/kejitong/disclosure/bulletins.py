"""A notice as the public sees it, from what was published or from what is planned."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.utils import timezone

from kejitong.disclosure import queries
from kejitong.disclosure.models import Effect, NoticeFile, NoticeLine, PublicNotice
from kejitong.ui.pieces import Bulletin, BulletinRow, Sheaf

if TYPE_CHECKING:
    from kejitong.disclosure.planning import Plan

CANCELLED, CHANGED = "因异议成立，已取消", "因异议成立，变更后另行公示"


def published(
    notice: PublicNotice,
    *,
    bureau: str,
    line_url: Callable[[NoticeLine], str] | None = None,
    file_url: Callable[[NoticeFile], str] | None = None,
) -> Bulletin:
    """发布了的一份；能提异议的行带着去处。"""
    labels = tuple(label for _, label in notice.columns)
    return Bulletin(
        title=notice.title, lead=notice.lead, labels=labels, basis=notice.basis,
        rows=tuple(_row(line, labels, line_url) for line in queries.lines(notice)),
        first_on=notice.first_on, last_on=notice.last_on, working_days=notice.working_days,
        contact=notice.contact, number=notice.number, bureau=bureau,
        published_on=timezone.localdate(notice.published_at),
        lengthened_from=notice.lengthened_from,
        files=tuple(
            Sheaf(file.name, file.size, file_url(file) if file_url else "")
            for file in notice.files.order_by("pk")
        ),
    )  # fmt: skip


def planned(plan: Plan, *, bureau: str) -> Bulletin:
    """还没有发布的一份：现在发布就是这样。"""
    labels = tuple(column.label for column in plan.columns)
    rows = enumerate(plan.rows, 1)
    return Bulletin(
        title=plan.title, lead=plan.lead, labels=labels, basis=plan.basis, bureau=bureau,
        rows=tuple(BulletinRow(at, _cells(labels, row)) for at, row in rows),
        first_on=plan.period.first_on, last_on=plan.period.last_on,
        working_days=plan.period.working_days, contact=plan.told.contact,
        files=tuple(Sheaf(file.name, len(file.content)) for file in plan.told.files),
    )  # fmt: skip


def _row(
    line: NoticeLine, labels: tuple[str, ...], url: Callable[[NoticeLine], str] | None
) -> BulletinRow:
    told = mark(line)
    return BulletinRow(
        line.ordinal, _cells(labels, line.shown), mark=told, is_struck=bool(told),
        url=url(line) if url and not told else "",
    )  # fmt: skip


def mark(line: NoticeLine) -> str:
    """这一行因异议取消或变更的，公众看到的说法；没有则为空。"""
    if line.struck_at is not None:
        return CANCELLED
    is_changed = any(one.effect == Effect.CHANGE for one in line.objections.all())
    return CHANGED if is_changed else ""


def _cells(labels: tuple[str, ...], row: list[str]) -> tuple[tuple[str, str], ...]:
    return tuple(zip(labels, row, strict=True))
