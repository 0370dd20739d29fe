"""Ending a notice after its last day; making it longer; taking it down."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from kejitong.applications.actions.advancing import advance
from kejitong.audit import actions as journal
from kejitong.audit.actions import Act, Trace
from kejitong.calendars.queries import work_calendar
from kejitong.disclosure import queries
from kejitong.disclosure.actions.publishing import OFFICER
from kejitong.disclosure.models import PublicNotice
from kejitong.disclosure.periods import period
from kejitong.disclosure.states import DOOR, END_NOTICE, TAKE_DOWN, sources_of
from kejitong.kernel.refusals import Refused


class NotOver(Refused):
    """公示期还没有满。"""


class TooShort(Refused):
    """按更新后的工作日历，公示期不够。"""


class StillContested(Refused):
    """名单里还有异议没有结论。"""


class Settled(Refused):
    """这份公示已经办结。"""


class WrongToTakeDown(Refused):
    """这份公示不能撤下。"""


@transaction.atomic
def end_notice(notice: PublicNotice, *, act: Act) -> PublicNotice:
    """公示期满：没有未结异议的各件可以往下办；有异议的等有了结论再办一次。"""
    stored = _locked(notice)
    _refuse_early(stored, timezone.localdate(act.at))
    ready = queries.clearable(stored)
    if not ready:
        _refuse_emptiness(stored)
    if stored.ended_at is None:
        stored.ended_at = act.at
        stored.save(update_fields=["ended_at"])
    for line in ready:
        advance(line.application, END_NOTICE, hand=OFFICER, act=act)
    _record("disclosure.ended", stored, act, lines=[line.ordinal for line in ready])
    return stored


@transaction.atomic
def lengthen(notice: PublicNotice, *, act: Act) -> PublicNotice:
    """放假安排更新以后，把末日推到满工作日的那一天。"""
    stored = _locked(notice)
    last = last_by_calendar(stored)
    if stored.ended_at is not None or last <= stored.last_on:
        raise Settled(why=f"现在的末日{stored.last_on}已经够了", remedy="不用延长")
    stored.lengthened_from = stored.lengthened_from or stored.last_on
    before, stored.last_on = stored.last_on, last
    stored.save(update_fields=["last_on", "lengthened_from"])
    _record(
        "disclosure.lengthened", stored, act, before=before.isoformat(), last_on=last.isoformat()
    )
    return stored


@transaction.atomic
def take_down(notice: PublicNotice, *, act: Act) -> PublicNotice:
    """撤下一份公示：公众立刻看不到名单，各件回到待公示；办理中的异议照常办完。"""
    stored = _locked(notice)
    if stored.ended_at is not None:
        raise WrongToTakeDown(why="已经办理期满", remedy="名单有误的，请在后面的环节更正")
    if not act.reason.strip():
        raise WrongToTakeDown(why="没有写明理由", remedy="请写明为什么撤下，撤下的说明会公开")
    stored.withdrawn_at, stored.withdrawn_reason = act.at, act.reason.strip()[:300]
    stored.save(update_fields=["withdrawn_at", "withdrawn_reason"])
    shown = queries.latest(queries.lines(stored))
    for line in shown.filter(application__state__in=sources_of(TAKE_DOWN)):
        given = {"reason": stored.withdrawn_reason}
        advance(line.application, TAKE_DOWN, hand=OFFICER, act=act, given=given)
    _record("disclosure.taken_down", stored, act)
    return stored


def last_by_calendar(notice: PublicNotice) -> date:
    """按现在的工作日历，满工作日的末日。"""
    calendar = work_calendar(exclude_first_day=notice.exclude_first_day)
    published_on = timezone.localdate(notice.published_at)
    return period(published_on, notice.working_days, calendar=calendar).last_on


def _locked(notice: PublicNotice) -> PublicNotice:
    stored = PublicNotice.objects.select_for_update().get(pk=notice.pk)
    if stored.withdrawn_at is not None:
        raise Settled(why=f"{stored.number}已经撤下", remedy="请另发公示")
    return stored


def _refuse_early(notice: PublicNotice, today: date) -> None:
    if today <= notice.last_on:
        left = work_calendar().left(today, notice.last_on)
        raise NotOver(
            why=f"公示到{notice.last_on}当天为止，还有{left}个工作日",
            remedy="请在次日以后办理期满",
        )
    if notice.ended_at is None and (last := last_by_calendar(notice)) > notice.last_on:
        raise TooShort(
            why=f"满{notice.working_days}个工作日要到{last}", remedy="请先延长公示，再等期满"
        )


def _refuse_emptiness(notice: PublicNotice) -> None:
    contested = [line.ordinal for line in queries.lines(notice) if queries.is_contested(line)]
    if contested:
        listed = "、".join(f"第{ordinal}行" for ordinal in contested)
        raise StillContested(why=listed, remedy="请先办结异议，再办期满")
    if notice.ended_at is not None:
        raise Settled(why="该往下办的都办了", remedy="请到各件申报里看进展")


def _record(what: str, notice: PublicNotice, act: Act, **after: object) -> None:
    told = {"notice": notice.number, **after}
    journal.record(Trace(what, DOOR, notice.pk, None, told), act=act)
