"""The formal check: automatic findings, the officer's conclusions, what is missing, told at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from kejitong.applications import automatic, deficiencies, queries
from kejitong.applications.actions.advancing import Hand, advance
from kejitong.applications.models import Application, Deficiency, Finding, Outcome
from kejitong.applications.settled import corrected, findings, hindrances, ordinal_of, unsettled
from kejitong.audit import actions as journal
from kejitong.audit.actions import Act, Trace
from kejitong.cultivation import actions as decisions
from kejitong.kernel.refusals import Refused
from kejitong.workflow.vocabulary import Need, Role

__all__ = [
    "NoConclusion", "NoDeficiency", "NotToldAtOnce", "NotUnderCheck", "OutdatedFinding", "admit",
    "conclude", "drop_deficiency", "findings", "hindrances", "list_deficiency", "pass_clear",
    "resolve_deficiency", "run", "send_back",
]  # fmt: skip

OFFICER = Hand(Role.OFFICER)
LONGEST_NOTE = 500
_DOUBTED = frozenset({Outcome.FAILED, Outcome.DOUBTFUL})


class NotUnderCheck(Refused):
    """这件申报现在不在形式审查。"""


class OutdatedFinding(Refused):
    """这一项是对以前一稿的核对。"""


class NoConclusion(Refused):
    """这一项的结论没有记下。"""


class NoDeficiency(Refused):
    """这处缺漏没有列上。"""


class NotToldAtOnce(Refused):
    """已经一次性告知过，又有新的缺漏。"""


def run(application: Application, *, act: Act) -> tuple[Finding, ...]:
    """自动核对最近提交的一稿；可以重做，经办人已有结论的不动。先看完再写，看的时候不妨碍别人。"""
    ordinal = ordinal_of(application)
    with transaction.atomic():
        _under_check(application)
    seen = automatic.look(application, at=act.at)
    with transaction.atomic():
        stored = _under_check(application)
        if ordinal_of(stored) != ordinal:
            raise OutdatedFinding(why="申报单位又提交了一稿", remedy="请刷新后对最新一稿核对")
        for found in seen:
            _keep(found, stored, ordinal, act)
        made = findings(stored)
        after = {"revision": ordinal, **{one.code: one.automatic for one in made}}
        _record("checked", stored, after, act)
    return made


@transaction.atomic
def conclude(
    finding: Finding,
    outcome: Outcome | str,
    *,
    note: str = "",
    places: Sequence[str] = (),
    act: Act,
) -> Finding:
    """经办人的结论；不同于自动结论的、不符合的写明说明；`places` 是问题所在的栏目或材料。"""
    application = _under_check(finding.application)
    stored = Finding.objects.select_for_update().get(pk=finding.pk)
    if stored.revision != ordinal_of(application):
        raise OutdatedFinding(why="申报单位又提交了一稿", remedy="请刷新后对最新一稿核对")
    said = note.strip()
    if outcome not in Outcome.values:
        raise NoConclusion(remedy="请选“符合”“不符合”或“待核”")
    if not said and (outcome == Outcome.FAILED or stored.automatic in _DOUBTED):
        raise NoConclusion(why=f"“{stored.label}”有疑问或不符合", remedy="请写明说明")
    if len(said) > LONGEST_NOTE:
        raise NoConclusion(why=f"说明有{len(said)}个字，最多{LONGEST_NOTE}个", remedy="请缩短")
    before = {"outcome": stored.outcome, "note": stored.note}
    stored.outcome, stored.note = outcome, said
    stored.decided_by, stored.decided_at = act.by, act.at
    if places:
        named = {_place(application, place) for place in places}
        stored.evidence = {**stored.evidence, "places": sorted(named)}
    stored.save()
    after = {"finding": stored.code, "outcome": str(outcome), "note": said}
    _record("concluded", application, after, act, before)
    return stored


@transaction.atomic
def pass_clear(application: Application, *, act: Act) -> tuple[Finding, ...]:
    """其余的都符合：还没有结论、自动结论没有疑问的各项一次结论。"""
    _under_check(application)
    for finding in findings(application):
        if not finding.outcome and finding.automatic in {"", Outcome.PASSED}:
            conclude(finding, Outcome.PASSED, act=act)
    return findings(application)


@transaction.atomic
def list_deficiency(
    application: Application, place: str, text: str, *, act: Act, due_on: date | None = None
) -> Deficiency:
    """列一处缺漏；写了补交期限的是容缺，只限事项准许的材料。"""
    stored = _under_check(application)
    where, said = _place(stored, place), text.strip()
    if not said or len(said) > LONGEST_NOTE:
        raise NoDeficiency(
            why="没有写明缺什么、怎么补"
            if not said
            else f"有{len(said)}个字，最多{LONGEST_NOTE}个",
            remedy="请写清楚，让申报单位照着就能补" if not said else "请缩短",
        )
    if due_on is not None:
        _allow_tolerance(stored, where, due_on, act)
    made = Deficiency.objects.create(
        application=stored, revision=ordinal_of(stored), place=where, text=said, by=act.by,
        is_tolerated=due_on is not None, due_on=due_on,
    )  # fmt: skip
    _record("deficiency_listed", stored, {"place": where, "text": said, "due_on": due_on}, act)
    return made


@transaction.atomic
def drop_deficiency(deficiency: Deficiency, *, act: Act) -> None:
    """撤下一处列错的；已经告知申报单位的改为补齐。"""
    stored = Deficiency.objects.select_for_update().get(pk=deficiency.pk)
    if stored.told_at is not None:
        raise NoDeficiency(why="已经告知申报单位，不能撤下", remedy="补来了的，请记为已补齐")
    stored.delete()
    before = {"place": stored.place, "text": stored.text}
    _record("deficiency_dropped", stored.application, {}, act, before)


@transaction.atomic
def resolve_deficiency(deficiency: Deficiency, *, act: Act) -> Deficiency:
    """补来了，记为已补齐。"""
    stored = Deficiency.objects.select_for_update().get(pk=deficiency.pk)
    if stored.resolved_at is None:
        stored.resolved_at = act.at
        stored.save(update_fields=["resolved_at"])
        _record("deficiency_resolved", stored.application, {"place": stored.place}, act)
    return stored


@transaction.atomic
def send_back(application: Application, *, act: Act, hand: Hand = OFFICER) -> Application:
    """一次性告知全部缺漏并退回补正；再次退回有新缺漏的，在理由里写明为什么先前没有告知。"""
    stored = _under_check(application)
    earlier = set(deficiencies.listed(stored).exclude(told_at=None).values_list("place", flat=True))
    untold = deficiencies.listed(stored).filter(told_at=None, resolved_at=None)
    fresh = [one for one in untold if not one.is_tolerated and one.place not in earlier]
    is_late = bool(fresh) and stored.steps.filter(move="send_back").exists()
    if is_late and not act.reason.strip():
        where = "、".join(deficiencies.place_label(stored, one.place) for one in fresh)
        raise NotToldAtOnce(why=f"新列的是{where}", remedy="请在理由里写明为什么先前没有一并告知")
    untold.update(told_at=act.at)
    given = {Need.OPINION.value: act.reason.strip()} if is_late else {}
    return advance(application, "send_back", hand=hand, act=act, given=given)


@transaction.atomic
def admit(application: Application, *, act: Act, hand: Hand = OFFICER) -> Application:
    """受理：各项都有结论，先前告知的缺漏在新的一稿里已经补齐；容缺的一并告知。"""
    stored = _under_check(application)
    if not unsettled(stored):
        corrected(stored).update(resolved_at=act.at)
        deficiencies.tolerated(stored).filter(told_at=None).update(told_at=act.at)
    return advance(application, "admit", hand=hand, act=act)


def _keep(found: automatic.Found, application: Application, ordinal: int, act: Act) -> None:
    finding, _ = Finding.objects.get_or_create(
        application=application, revision=ordinal, code=found.code, defaults={"label": found.label}
    )
    if finding.outcome:
        return
    evidence = found.evidence
    if found.decision is not None:
        kept = decisions.store(
            organisation=application.organisation_id, taken=found.decision, act=act
        )
        evidence["decision"] = kept.pk
    finding.label, finding.evidence = found.label, evidence
    finding.automatic = found.outcome or ""
    finding.save()


def _under_check(application: Application) -> Application:
    """The stored application, locked, if it is where the formal check is made."""
    stored = Application.objects.select_for_update().get(pk=application.pk)
    lifecycle = queries.lifecycle(stored)
    if not any("checked" in move.guards for move in lifecycle.moves_from(stored.state)):
        now = lifecycle.state(stored.state).label
        raise NotUnderCheck(why=f"现在是“{now}”", remedy="请刷新后看看最新情况")
    return stored


def _place(application: Application, said: str) -> str:
    if found := deficiencies.place_of(application, said):
        return found
    raise NoDeficiency(why=f"表里没有“{said[:40]}”这个栏目或材料", remedy="请从列表里选")


def _allow_tolerance(application: Application, place: str, due_on: date, act: Act) -> None:
    slot = deficiencies.slot_at(application, place)
    if slot is None or not slot.can_wait:
        label = deficiencies.place_label(application, place)
        raise NoDeficiency(why=f"“{label}”不能容缺", remedy="请不写补交期限，列入一次性告知")
    if due_on <= timezone.localdate(act.at):
        raise NoDeficiency(why=f"补交期限{due_on}已到", remedy="请写今天以后的日期")


def _record(
    verb: str, application: Application, after: dict[str, Any], act: Act,
    before: dict[str, Any] | None = None,
) -> None:  # fmt: skip
    trace = Trace(f"applications.{verb}", "applications", application.pk, before, after)
    journal.record(trace, act=act)
