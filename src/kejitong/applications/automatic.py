"""What the formal check finds by itself, before the officer looks: each finding with its grounds.

An automatic finding never decides; the officer concludes every one of them. Nothing is written here
but fingerprints, so that comparing with thousands holds up nobody who saves.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from kejitong.applications import duplicates, guards, queries
from kejitong.applications.models import Application, Outcome
from kejitong.catalogue import rules
from kejitong.catalogue.fields import Field, Shape
from kejitong.cultivation import queries as cultivation
from kejitong.kernel.identifiers import patent
from kejitong.kernel.identifiers.plain import plain
from kejitong.organisations.registers import ORGANISATIONS
from kejitong.patents.registers import PATENTS
from kejitong.policy.answers import Overall
from kejitong.policy.decisions import Decision, decide
from kejitong.policy.rules import NotInForce
from kejitong.programmes.registers import FILINGS
from kejitong.recognitions.registers import CERTIFICATES
from kejitong.registers.queries import live

BY_HAND = (
    ("signed", "签字、盖章和日期完整"),
    ("scope", "类别和内容符合申报指南的范围"),
    ("consistent", "名称与内容一致"),
)
"""只能由人看的几项。"""
_ANSWERS = {Overall.NOT_MET: Outcome.FAILED, Overall.PROMISING: Outcome.PASSED}
_MOST_LINES = 50


@dataclass(frozen=True, slots=True)
class Found:
    """一项核对：自动结论（要人看的为空）、说明、所在的栏目或材料、别的依据、要整份存下的评判决定。"""

    code: str
    label: str
    outcome: Outcome | None
    lines: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    more: dict[str, Any] = field(default_factory=dict)
    decision: Decision | None = None

    @property
    def evidence(self) -> dict[str, Any]:
        """依据，供存档。"""
        lines, places = list(self.lines[:_MOST_LINES]), sorted({*self.places})
        return {"lines": lines, "places": places, **self.more}


def look(application: Application, *, at: datetime) -> tuple[Found, ...]:
    """逐项核对最近提交的一稿；什么也不写。"""
    return (
        _complete(application),
        _identifiers(application),
        _attachments(application),
        *(_rules(application, code) for code in queries.item(application).rulesets),
        *(_duplicate(application) for _ in queries.item(application).similar[:1]),
        _quota(application, at),
        _integrity(application),
        *(Found(code, label, None) for code, label in BY_HAND),
    )


def _complete(application: Application) -> Found:
    gaps = queries.gaps_of(application)
    lines = tuple(gap.text for gap in gaps) or ("各栏和材料齐全",)
    places = tuple(f"{gap.section}.{gap.field}" for gap in gaps)
    outcome = Outcome.FAILED if gaps else Outcome.PASSED
    return Found("complete", "材料和填写完整", outcome, lines, places)


def _identifiers(application: Application) -> Found:
    doubts = queries.doubts_of(application)
    lines = [doubt.text for doubt in doubts]
    places = [f"{doubt.section}.{doubt.field}" for doubt in doubts]
    own, answers = application.organisation.uscc, queries.submitted_answers(application)
    for section in queries.edition(application).sections:
        for asked in section.fields:
            said = answers.get(asked.code)
            if asked.prefill == "organisation.uscc" and said and plain(str(said)) != own:
                lines.append(f"{asked.label}填的是{said}，登记册里本单位是{own}")
                places.append(f"{section.code}.{asked.code}")
    lines += _patents(application, answers)
    outcome = Outcome.DOUBTFUL if lines else Outcome.PASSED
    return Found(
        "identifiers", "号码相符", outcome, tuple(lines) or ("各种号码未见异常",), tuple(places)
    )


def _patents(application: Application, answers: dict[str, Any]) -> Iterator[str]:
    """Patents that the register knows as somebody else's."""
    asked = queries.edition(application).fields
    numbers = {patent.normalise(plain(said)) for said in _read_as("patent", asked, answers)}
    known = live(PATENTS).filter(application_number__in=numbers).exclude(organisation=None)
    others = known.exclude(organisation=application.organisation_id).select_related("organisation")
    for record in others.order_by("application_number"):
        yield f"登记册里专利{record.application_number}的第一申请单位是{record.organisation}"


def _read_as(kind: str, fields: tuple[Field, ...], answers: dict[str, Any]) -> Iterator[str]:
    """Every answer that is to be read as this kind of identifier, in tables too."""
    for asked in fields:
        value = answers.get(asked.code)
        if asked.reads == kind and isinstance(value, str):
            yield value
        if asked.shape is Shape.TABLE and isinstance(value, list):
            codes = [column.code for column in asked.columns if column.reads == kind]
            yield from (str(row[code]) for row in value for code in codes if row.get(code))


def _attachments(application: Application) -> Found:
    live_ones = list(queries.live_attachments(application))
    warned = [one for one in live_ones if one.warning]
    lines = tuple(f"{one.name}：{one.warning}" for one in warned)
    if not warned:
        return Found(
            "attachments", "附件无异常", Outcome.PASSED, (f"共{len(live_ones)}份，未见异常",)
        )
    places = tuple(f"attachments.{one.slot}" for one in warned)
    return Found("attachments", "附件无异常", Outcome.DOUBTFUL, lines, places)


def _rules(application: Application, code: str) -> Found:
    """The rule set judged with the register's facts on the day of submission."""
    ruleset = rules.library().rulesets[code]
    label = f"符合{ruleset.name}"[:120]
    day = _submitted_on(application)
    if not live(ORGANISATIONS).filter(pk=application.organisation_id).exists():
        return Found(f"rules:{code}", label, Outcome.DOUBTFUL, ("单位在登记册里已停用",))
    try:
        edition = ruleset.on(day)
    except NotInForce as refused:
        return Found(f"rules:{code}", label, Outcome.DOUBTFUL, (str(refused),))
    given = cultivation.prefill(application.organisation_id, edition, day)
    facts = cultivation.sheet(application.organisation.name, given)
    taken = decide(ruleset, facts, day=day)
    found = taken.judgement
    wanting = (*found.unmet, *found.unknown)
    lines = (found.overall.label, *(finding.sentence for finding in wanting))
    outcome = _ANSWERS.get(found.overall, Outcome.DOUBTFUL)
    more = {"overall": found.overall.value}
    return Found(f"rules:{code}", label, outcome, lines, more=more, decision=taken)


def _duplicate(application: Application) -> Found:
    compared = duplicates.compare(application)
    lines = [f"与{compared.compared}件已提交的申报比过"]
    for match in compared.matches:
        whose = "本单位" if match.is_own else match.application.organisation.name
        share = f"{match.overlap.share * 100:.1f}%"
        lines.append(
            f"与{whose}“{match.application.title}”（{match.application.call.name}，{match.state}）"
            f"相同{share}，最长一段{match.overlap.longest}字"
        )
    more = {"matches": [_match(match) for match in compared.matches]}
    outcome = Outcome.DOUBTFUL if compared.is_doubtful else Outcome.PASSED
    return Found("duplicates", "内容不重复", outcome, tuple(lines), (), more)


def _match(match: duplicates.Match) -> dict[str, Any]:
    other = match.application
    longest = sorted(match.overlap.passages, key=lambda passage: -passage.length)[:20]
    return {
        "application": other.pk, "number": other.number, "title": other.title,
        "organisation": other.organisation.name, "call": other.call.name, "state": match.state,
        "is_own": match.is_own, "share": str(match.overlap.share),
        "passages": [
            {"label": one.label, "text": one.text, "their_label": one.their_label,
             "their_text": one.their_text, "length": one.length}
            for one in longest
        ],
    }  # fmt: skip


def _quota(application: Application, at: datetime) -> Found:
    reasons = guards.reasons(("quota",), application, at)
    outcome = Outcome.FAILED if reasons else Outcome.PASSED
    return Found("quota", "单位和负责人不超限项", outcome, tuple(reasons) or ("没有超限",))


def _integrity(application: Application) -> Found:
    lines = tuple(_records(application, _submitted_on(application)))
    outcome = Outcome.DOUBTFUL if lines else Outcome.PASSED
    said = lines or ("登记册里无记录：没有停用、注销、撤销证书和逾期未验收",)
    return Found("integrity", "科研诚信", outcome, said)


def _records(application: Application, day: date) -> Iterator[str]:
    """What the registers hold against the organisation on this day."""
    organisation = application.organisation
    if organisation.retired_at is not None:
        yield f"单位在登记册里已停用：{organisation.retired_reason}"
    if organisation.ended_on and organisation.ended_on <= day:
        yield f"单位已于{organisation.ended_on}注销"
    revoked = live(CERTIFICATES).filter(organisation=organisation, revoked_on__lte=day)
    for one in revoked.order_by("revoked_on", "pk"):
        yield f"{one.get_kind_display()}证书{one.number}于{one.revoked_on}被撤销"
    overdue = live(FILINGS).filter(
        organisation=organisation, approved_on__lte=day, due_on__lt=day, accepted_on=None
    )
    for one in overdue.order_by("due_on", "pk"):
        yield f"项目“{one.title}”（{one.code}）应于{one.due_on}完成，尚未验收"


def _submitted_on(application: Application) -> date:
    return timezone.localdate(application.submitted_at or application.state_since)
