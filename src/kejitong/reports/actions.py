"""Every change to a report: start, regenerate, edit, freeze. Each save is a new draft.

Remarks and approvals stand beside the drafts and never change them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from kejitong.audit import actions as journal
from kejitong.audit.actions import Act, Trace
from kejitong.indicators import actions as freezing
from kejitong.indicators.figures import Scope
from kejitong.indicators.reckoning import indicators
from kejitong.kernel.refusals import Refused
from kejitong.reports import composing, linting, tokens
from kejitong.reports.models import Approval, Draft, Remark, Report
from kejitong.reports.queries import outline_of, scope_of
from kejitong.reports.vocabulary import Outline

LONGEST = 5000
LONGEST_REMARK = 500


class Overtaken(Refused):
    """您打开之后，别人已经保存了新的一稿。"""


class AlreadyFrozen(Refused):
    """这一稿已经定稿，不能再改。"""


class UnknownSlot(Refused):
    """段落里有系统不认识的数字标记。"""


class UnknownParagraph(Refused):
    """没有这一段。"""


class TooLong(Refused):
    """这一段太长。"""


class NotReady(Refused):
    """还不能定稿。"""


class NothingSaid(Refused):
    """批注是空的。"""


class AlreadyResolved(Refused):
    """这条批注已经办结。"""


class AlreadyApproved(Refused):
    """您已经同意过这一稿。"""


@dataclass(frozen=True, slots=True)
class Change:
    """What a new draft differs in."""

    until: date
    generated: dict[str, str]
    edited: dict[str, str]
    note: str


@transaction.atomic
def regenerate(outline: Outline, scope: Scope, *, act: Act) -> Draft:
    """按登记册现在的记录重写底稿；人改过的段落保留人的文字；没有变化就不另存一稿。"""
    report, _ = Report.objects.get_or_create(
        outline=outline.code, region=scope.region, year=scope.year
    )
    last = report.drafts.order_by("-number").first()
    generated = composing.compose(outline, composing.reckoner(outline, scope))
    if last and not last.is_frozen and (last.until, last.generated) == (scope.until, generated):
        return last
    edited = dict(last.edited) if last else {}
    note = act.reason or ("重新生成" if last else "生成")
    return _save(report, last, Change(scope.until, generated, edited, note), act)


@transaction.atomic
def edit(draft: Draft, code: str, text: str, *, act: Act) -> Draft:
    """改一段的文字；数字标记可以移动，不能写系统不认识的；空文字即恢复底稿。"""
    outline = outline_of(draft.report)
    text = " ".join(text.split("\r\n")).strip() if text else ""
    _refuse_text(outline, code, text)
    edited = dict(draft.edited)
    if text and text != draft.generated.get(code):
        edited[code] = text
    else:
        edited.pop(code, None)
    change = Change(draft.until, dict(draft.generated), edited, act.reason or "修改段落")
    return _save(draft.report, draft, change, act)


@transaction.atomic
def freeze(draft: Draft, *, act: Act) -> Draft:
    """定稿：冻结全部数字及其记录；此后登记册再改，这一稿不变。"""
    if draft.is_frozen:
        raise AlreadyFrozen(remedy="需要更新时请重新生成一稿")
    outline, scope = outline_of(draft.report), scope_of(draft)
    figures = composing.reckoner(outline, scope)
    faults = [fault for fault in linting.lint(outline, draft, figures) if fault.blocks]
    if faults:
        listed = "；".join(fault.sentence for fault in faults[:5])
        raise NotReady(why=f"还有{len(faults)}处要改：{listed}", remedy="请改好后再定稿")
    codes = [*outline.slots.values()]
    for paragraph in outline.paragraphs:
        codes += [s for s in tokens.slots(draft.text_of(paragraph.code)) if s in indicators()]
    frozen = freezing.freeze(figures, codes, act=act)
    kept = Change(draft.until, dict(draft.generated), dict(draft.edited), act.reason or "定稿")
    done = _save(draft.report, draft, kept, act)
    done.freeze = frozen
    done.save(update_fields=["freeze"])
    return done


@transaction.atomic
def remark(draft: Draft, code: str, text: str, *, act: Act) -> Remark:
    """对一段写批注；批注跟着总结走，换了稿也还在，直到有人办结。"""
    text = text.strip()
    _refuse_paragraph(outline_of(draft.report), code)
    if not text:
        raise NothingSaid(remedy="请写明要改什么")
    if len(text) > LONGEST_REMARK:
        why = f"共{len(text)}个字，最多{LONGEST_REMARK}个字"
        raise TooLong(why=why, remedy="请分几条写")
    made = Remark.objects.create(
        report=draft.report, number=draft.number, paragraph=code, text=text, by=act.by, at=act.at
    )
    after = {"number": draft.number, "paragraph": code, "text": text}
    journal.record(Trace("reports.remarked", "reports", made.pk, None, after), act=act)
    return made


@transaction.atomic
def resolve(remark: Remark, *, act: Act) -> Remark:
    """办结一条批注；批注本身留着。"""
    found = Remark.objects.select_for_update().get(pk=remark.pk)
    if not found.is_open:
        raise AlreadyResolved(why=f"办结人是{found.resolved_by}", remedy="请刷新页面")
    found.resolved_by, found.resolved_at = act.by, act.at
    found.save(update_fields=["resolved_by", "resolved_at"])
    after = {"paragraph": found.paragraph, "text": found.text}
    journal.record(Trace("reports.resolved", "reports", found.pk, None, after), act=act)
    return found


@transaction.atomic
def approve(draft: Draft, *, act: Act) -> Approval:
    """局领导同意最新的一稿；此后再改就是新的一稿，要重新同意。"""
    if draft.is_frozen:
        raise AlreadyFrozen(remedy="定稿之后不必再同意")
    _refuse_unless_newest(draft.report, draft)
    made, is_new = Approval.objects.get_or_create(
        draft=draft, by=act.by, defaults={"at": act.at, "note": act.reason[:300]}
    )
    if not is_new:
        raise AlreadyApproved(why=f"第{draft.number}稿", remedy="不必再办")
    after = {"number": draft.number, "note": made.note}
    journal.record(Trace("reports.approved", "reports", draft.pk, None, after), act=act)
    return made


def _refuse_text(outline: Outline, code: str, text: str) -> None:
    _refuse_paragraph(outline, code)
    if len(text) > LONGEST:
        raise TooLong(why=f"共{len(text)}个字，最多{LONGEST}个字", remedy="请分成几段或删减")
    known = {*outline.slots, *indicators()}
    strays = [slot for slot in tokens.slots(text) if slot not in known]
    if strays:
        raise UnknownSlot(
            why="、".join(f"{{{slot}}}" for slot in strays),
            remedy="请从右侧的数字清单里复制标记",
        )


def _refuse_paragraph(outline: Outline, code: str) -> None:
    if code not in {paragraph.code for paragraph in outline.paragraphs}:
        raise UnknownParagraph(why=code, remedy="请从总结页重新打开")


def _refuse_unless_newest(report: Report, seen: Draft | None) -> None:
    newest = report.drafts.order_by("-number").first()
    if newest and seen and newest.number != seen.number:
        raise Overtaken(
            why=f"您看到的是第{seen.number}稿，现在已有第{newest.number}稿（{newest.by}）",
            remedy="您写的文字仍在页面上，请对照新稿后再保存",
        )


def _save(report: Report, last: Draft | None, change: Change, act: Act) -> Draft:
    _refuse_unless_newest(report, last)
    number = last.number + 1 if last else 1
    try:
        with transaction.atomic():
            draft = Draft.objects.create(
                report=report, number=number, until=change.until, at=act.at, by=act.by,
                note=change.note[:300], generated=change.generated, edited=change.edited,
            )  # fmt: skip
    except IntegrityError as error:
        raise Overtaken(remedy="请刷新后再保存") from error
    after = {"number": number, "note": change.note, "edited": sorted(change.edited)}
    journal.record(Trace("reports.saved", "reports", draft.pk, None, after), act=act)
    return draft
