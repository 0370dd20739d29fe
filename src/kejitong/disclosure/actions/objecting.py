"""Receiving an objection, and deciding whether it is admitted.

Neither the journal nor any log carries the name or the telephone of who objects.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import PurePath

from django.db import transaction
from django.utils import timezone

from kejitong.applications import scanning as viruses
from kejitong.applications.actions.advancing import advance
from kejitong.audit import actions as journal
from kejitong.audit.actions import Act, Trace
from kejitong.disclosure import evidence as papers
from kejitong.disclosure import queries
from kejitong.disclosure.actions.publishing import OFFICER
from kejitong.disclosure.evidence import Objector
from kejitong.disclosure.models import NoticeLine, Objection
from kejitong.disclosure.states import DOOR, HOLD, Stage, sources_of, stage
from kejitong.kernel.phrasing import chinese_date
from kejitong.kernel.refusals import Invalid, Refused
from kejitong.registers import files
from kejitong.registers.files import Upload

MOST_AN_HOUR = 30
"""Of one notice: more than people write, fewer than a machine needs to fill the disk."""


class TooLate(Refused):
    """现在不能对这份公示提出异议。"""


class TooMany(Refused):
    """这份公示一小时内收到的异议太多，这一件没有收下。"""


class Incomplete(Invalid):
    """异议还不能收。"""


class OutOfTurn(Refused):
    """这件异议现在不能这样办。"""


class Unreasoned(Refused):
    """要写明理由。"""


@transaction.atomic
def receive(
    line: NoticeLine, objector: Objector, text: str, evidence: Upload, *, act: Act
) -> Objection:
    """收到一件异议：公示期内、实名、书面、有证据。匿名、逾期和一小时内过多的不收。"""
    stored = NoticeLine.objects.select_for_update().select_related("notice").get(pk=line.pk)
    _refuse_lateness(stored, act)
    if problems := papers.problems(objector, text, evidence):
        raise Incomplete(problems=problems, remedy="请补全后再提交，写好的内容不会丢")
    _refuse_flood(stored, act)
    viruses.scan(evidence.content)
    kept = files.keep(evidence.content, home=files.folder(queries.EVIDENCE))
    objection = Objection.objects.create(
        line=stored, number=_number(act), is_organisation=objector.is_organisation,
        name=objector.name.strip(), phone=objector.phone.strip(), text=text.strip(),
        representative=objector.representative.strip(), id_number=objector.id_number.strip(),
        evidence_name=PurePath(evidence.name).name[-200:], evidence_path=kept.path,
        evidence_digest=kept.digest, received_at=act.at,
    )  # fmt: skip
    record("disclosure.received", objection, act)
    return objection


@transaction.atomic
def admit_objection(objection: Objection, *, act: Act) -> Objection:
    """受理；这一件申报从公示中转入异议处理中。"""
    stored = locked(objection, Stage.RECEIVED)
    stored.admitted_at = act.at
    stored.save(update_fields=["admitted_at"])
    application = stored.line.application
    if application.state in sources_of(HOLD):
        advance(application, HOLD, hand=OFFICER, act=act)
    record("disclosure.admitted", stored, act)
    return stored


@transaction.atomic
def refuse_objection(objection: Objection, *, act: Act) -> Objection:
    """不予受理，写明理由；答复时告知异议人。"""
    stored = locked(objection, Stage.RECEIVED)
    if not act.reason.strip():
        raise Unreasoned(remedy="例如：不在公示事项范围内，证据与所提问题无关")
    stored.refused_at, stored.refuse_reason = act.at, act.reason.strip()[:500]
    stored.save(update_fields=["refused_at", "refuse_reason"])
    record("disclosure.refused", stored, act)
    return stored


def locked(objection: Objection, *stages: Stage) -> Objection:
    """这件异议现在的样子，办到这几步之一才行；同时来办的等着。"""
    related = ("line__application__organisation", "line__notice")
    stored = Objection.objects.select_for_update(of=("self",)).select_related(*related)
    found = stored.get(pk=objection.pk)
    if (now := stage(found)) not in stages:
        allowed = "、".join(f"“{one.label}”" for one in stages)
        raise OutOfTurn(
            why=f"{found.number}现在是“{now.label}”", remedy=f"要在{allowed}的时候办，请刷新再看"
        )
    return found


def record(what: str, objection: Objection, act: Act, **after: object) -> None:
    """One entry, with the objection's number and never with who raised it."""
    line = objection.line
    told = {"objection": objection.number, "notice": line.notice.number, "line": line.ordinal}
    journal.record(Trace(what, DOOR, objection.pk, None, {**told, **after}), act=act)


def _refuse_lateness(line: NoticeLine, act: Act) -> None:
    notice, today = line.notice, timezone.localdate(act.at)
    if notice.withdrawn_at is not None:
        raise TooLate(why=f"{notice.number}已经撤下", remedy="请等重新公示后再提出")
    if line.struck_at is not None:
        raise TooLate(why="名单里的这一行已经取消", remedy="不用再提异议")
    if act.at < notice.published_at or today > notice.last_on or notice.ended_at is not None:
        raise TooLate(
            why=f"公示期到{chinese_date(notice.last_on)}为止，逾期的异议不受理",
            remedy="可以向科技局反映情况，或依法申请行政复议",
        )


def _number(act: Act) -> str:
    """The next number of the year; whoever asks at the same time waits."""
    Objection.objects.select_for_update().order_by("-pk").first()
    year = timezone.localdate(act.at).year
    taken = Objection.objects.filter(received_at__year=year).count()
    return queries.next_number("异议", year, taken)


def _refuse_flood(line: NoticeLine, act: Act) -> None:
    lately = act.at - timedelta(hours=1)
    received = Objection.objects.filter(line__notice=line.notice_id, received_at__gt=lately)
    if received.count() >= MOST_AN_HOUR:
        raise TooMany(
            remedy="请一小时后再提交；等不及的，请在公示期内把书面材料送到或寄到公示所写的地址"
        )
