"""A notice as anybody reads it: the frozen list, the days, how to object and how to check it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kejitong.calendars.queries import work_calendar
from kejitong.desks.portal import links
from kejitong.desks.portal.pages.cards import NoticeCard, notice_card
from kejitong.disclosure import bulletins, queries
from kejitong.ui.pieces import BadgeKind, Bulletin, Tab

if TYPE_CHECKING:
    from kejitong.disclosure.models import PublicNotice

_TABS = (("", "正在公示"), ("past", "已经期满"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticePage:
    """一份公示。"""

    notice: PublicNotice
    bulletin: Bulletin | None
    stage: str
    badge: BadgeKind
    passed: int
    left: str
    warning: str
    objecting_url: str
    list_url: str
    call_url: str
    before: NoticeCard | None
    after: NoticeCard | None


@dataclass(frozen=True, slots=True)
class NoticeList:
    """公示列表。"""

    tabs: tuple[Tab, ...]
    cards: tuple[NoticeCard, ...]


def listed(wanted: str, today: date) -> NoticeList:
    """正在公示的，或已经期满的。"""
    found = queries.past(today) if wanted == "past" else queries.current(today)
    tabs = tuple(
        Tab(label, links.notices({"stage": code}), is_current=code == wanted)
        for code, label in _TABS
    )
    return NoticeList(tabs, tuple(notice_card(one, today) for one in queries.sized(found)))


def notice_page(pk: int, today: date, bureau: str) -> NoticePage:
    """这份公示；撤下的只说撤下了，不再给看名单。"""
    notice = queries.notice(pk)
    after = queries.following(notice)
    stage, badge = _stage(notice, today)
    is_running, calendar = badge == "green", work_calendar()
    return NoticePage(
        notice=notice,
        bulletin=None if notice.withdrawn_at else _bulletin(notice, bureau, is_running),
        stage=stage,
        badge=badge,
        passed=max(0, min(calendar.count(notice.first_on, today), notice.working_days)),
        left=_left(notice, today) if is_running else "",
        warning=calendar.warning(notice.first_on, notice.last_on) if is_running else "",
        objecting_url=links.objecting(pk) if is_running else "",
        list_url=links.notice_list(pk),
        call_url=links.call(notice.call.code),
        before=notice_card(notice.after, today) if notice.after else None,
        after=notice_card(after, today) if after else None,
    )


def _bulletin(notice: PublicNotice, bureau: str, is_running: bool) -> Bulletin:  # noqa: FBT001
    return bulletins.published(
        notice,
        bureau=bureau,
        line_url=(lambda line: links.objecting(notice.pk, line.pk)) if is_running else None,
        file_url=lambda file: links.notice_file(notice.pk, file.pk),
    )


def _stage(notice: PublicNotice, today: date) -> tuple[str, BadgeKind]:
    if notice.withdrawn_at is not None:
        return "已撤下", "red"
    if notice.ended_at is not None or today > notice.last_on:
        return "已期满", "plain"
    return "公示中", "green"


def _left(notice: PublicNotice, today: date) -> str:
    left = work_calendar().left(today, notice.last_on)
    return f"还剩{left}个工作日" if left else "今天是最后一天"
