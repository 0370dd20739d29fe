"""The guards of submission: the call is open, the form complete, the applicant within the quota."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone

from kejitong.applications import queries
from kejitong.applications.guards import guard
from kejitong.applications.models import Application
from kejitong.calls.stages import CallStage, stage
from kejitong.catalogue.items import Quota
from kejitong.kernel.identifiers.plain import plain
from kejitong.workflow.vocabulary import Kind

_FEW = 3


@guard("open")
def is_open(application: Application, at: datetime) -> str:
    """批次开放着，到秒为止；提交过、退回来修改的可以继续。"""
    return "" if application.submitted_at else not_open(application.call, at)


@guard("complete")
def is_complete(application: Application, at: datetime) -> str:
    """没有缺漏。"""
    gaps = queries.gaps_of(application)
    if not gaps:
        return ""
    first = "；".join(gap.text for gap in gaps[:_FEW])
    more = "等" if len(gaps) > _FEW else ""
    return f"还有{len(gaps)}处没有填好：{first}{more}"


@guard("quota")
def is_within_quota(application: Application, at: datetime) -> str:
    """限项：同一批次一个单位、一位负责人几项；几年内获过资助的不再报。"""
    quota = queries.item(application).quota
    near = Q(organisation=application.organisation_id)
    if application.lead:
        near |= Q(lead=application.lead)
    same = _alive(Application.objects.filter(near, call=application.call_id), application)
    checks = (
        _organisation(quota, application, same),
        _lead(quota, application, same),
        _awarded(quota, application, at),
    )
    return "；".join(reason for reason in checks if reason)


def not_open(call: Any, at: datetime) -> str:
    """为什么此刻不能申报；开放着则为空。起止都精确到秒，截止的那一刻已不算。"""
    standing = stage(call, at)
    if standing is CallStage.OPEN:
        return ""
    if standing is CallStage.CLOSED:
        return (
            f"“{call.name}”已于{_moment(call.closes_at)}截止；已填的内容都留着，"
            "可以等待下一批次时复制，或联系经办人"
        )
    if standing is CallStage.PUBLISHED and call.opens_at is not None:
        return f"“{call.name}”{_moment(call.opens_at)}开始申报，请届时再来"
    return f"“{call.name}”还没有发布"


def _moment(at: datetime) -> str:
    local = timezone.localtime(at)
    seconds = f":{local.second:02d}" if local.second else ""
    return f"{local.year}年{local.month}月{local.day}日{local.hour}:{local.minute:02d}{seconds}"


def _alive(applications: Any, but: Application) -> list[Application]:
    """Those of them that were submitted and neither withdrawn nor refused, without this one."""
    submitted = applications.filter(submitted_at__isnull=False).exclude(pk=but.pk)
    gone = {Kind.WITHDRAWN, Kind.REFUSED}
    return [one for one in submitted if queries.state(one).kind not in gone]


def _organisation(quota: Quota, application: Application, same: Iterable[Application]) -> str:
    mine = [one for one in same if one.organisation_id == application.organisation_id]
    if quota.per_organisation is None or len(mine) < quota.per_organisation:
        return ""
    return f"同一批次一个单位最多申报{quota.per_organisation}项，本单位已有{_named(mine)}"


def _lead(quota: Quota, application: Application, same: Iterable[Application]) -> str:
    """A person is known by name and number; without a number by name within the organisation."""
    if quota.per_lead is None or not application.lead:
        return ""
    number = _number_of(quota, queries.answers_of(application))
    mine = [
        one
        for one in same
        if one.lead == application.lead and _is_same_person(quota, one, application, number)
    ]
    if len(mine) < quota.per_lead:
        return ""
    owns = [one for one in mine if one.organisation_id == application.organisation_id]
    said = f"，已有{_named(owns)}" if len(owns) == len(mine) else "，另有单位已以其为负责人申报"
    return f"同一批次一位负责人最多申报{quota.per_lead}项{said}"


def _is_same_person(quota: Quota, other: Application, own: Application, number: str) -> bool:
    theirs = _number_of(quota, queries.submitted_answers(other))
    if number and theirs:
        return number == theirs
    return other.organisation_id == own.organisation_id


def _number_of(quota: Quota, answers: dict[str, Any]) -> str:
    value = answers.get(quota.lead_field)
    return plain(value) if isinstance(value, str) else ""


def _awarded(quota: Quota, application: Application, at: datetime) -> str:
    years = quota.years_since_award
    if years is None:
        return ""
    earlier = Application.objects.filter(
        organisation=application.organisation_id, item=application.item,
        state_since__gte=_years_before(at, years),
    ).exclude(pk=application.pk)  # fmt: skip
    granted = [one for one in earlier if queries.state(one).kind is Kind.GRANTED]
    if not granted:
        return ""
    return f"{years}年内已获立项的不再申报，本单位已有{_named(granted)}"


def _years_before(at: datetime, years: int) -> datetime:
    local = timezone.localtime(at)
    day = 28 if (local.month, local.day) == (2, 29) else local.day
    return local.replace(year=local.year - years, day=day)


def _named(applications: list[Application]) -> str:
    return "、".join(f"“{one.title or one.number}”" for one in applications[:_FEW])
