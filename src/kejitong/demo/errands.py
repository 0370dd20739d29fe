"""One application carried from step to step by the verbs of all rooms, as its people would.

Every move of every lifecycle can be made here; the demonstration and the contract over all items
walk by it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from django.utils import timezone

from kejitong.applications import queries
from kejitong.applications.actions import attaching, checking, saving, submitting
from kejitong.applications.actions.advancing import Hand, advance
from kejitong.audit.actions import Act
from kejitong.demo.papers import paper
from kejitong.disclosure import actions as disclosure
from kejitong.disclosure import queries as notices
from kejitong.disclosure.actions import Effect, Objector, Verdict
from kejitong.review import actions as review
from kejitong.review.actions import Choice, Gathering, Point, Visited, Written
from kejitong.workflow.vocabulary import Move, Need, Role

if TYPE_CHECKING:
    from kejitong.applications.models import Application
    from kejitong.disclosure.models import Objection, PublicNotice
    from kejitong.review.models import Assignment, Expert

Filled = Mapping[str, Mapping[str, Any]]
"""Section to field to what is typed."""

CONTACT: Final = "区科技局综合科，示例路1号，0513-00000000"
_NOTED: Final = "已核对原件，符合"
_TEAM: Final = ("周示", "吴范")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """谁来办：各人的登录名，和评审的专家；`stands_in_for` 是科技局代哪个推荐单位办。"""

    applicant: str = "applicant"
    signatory: str = "signatory"
    township: str = "township"
    officer: str = "officer"
    second: str = "clerk"
    leader: str = "leader"
    stands_in_for: str = ""
    experts: tuple[Expert, ...] = ()

    def name(self, role: Role) -> str:
        """以这个身份办理的人。"""
        if role is Role.RECOMMENDER and self.stands_in_for:
            return self.officer
        return str(getattr(self, _PLAYED[role]))

    def hand(self, move: Move) -> Hand:
        """以什么身份办这一步。"""
        stands_in = self.stands_in_for if move.role is Role.RECOMMENDER else ""
        return Hand(move.role, stands_in_for=stands_in, door=move.door)


_PLAYED: Final = {
    Role.APPLICANT: "applicant", Role.SIGNATORY: "signatory", Role.RECOMMENDER: "township",
    Role.OFFICER: "officer", Role.APPROVER: "leader", Role.REVIEWER: "officer",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """办一步所要知道的：谁来办、什么时候、写明的内容、专家打几成分。"""

    cast: Cast
    at: datetime
    given: Mapping[str, str] = field(default_factory=dict)
    mark: Decimal = Decimal("0.8")

    def act(self, by: str, reason: str = "演示") -> Act:
        """这个人此刻的一次办理。"""
        return Act(by=by, at=self.at, reason=reason, source="演示")


def fill_in(application: Application, filled: Filled, *, act: Act) -> Application:
    """一节一节填好，要交的材料各交一份；可以容缺的先不交。"""
    for code, raw in filled.items():
        save(application, code, raw, act=act)
    for slot in queries.wanted_slots(application):
        if slot.is_required and not slot.can_wait:
            upload = paper(slot.label, slot.code)
            attaching.attach(application, slot.code, upload, act=act)
    application.refresh_from_db()
    return application


def save(application: Application, section: str, raw: Mapping[str, Any], *, act: Act) -> None:
    """填一节；版本取存着的最新一版。"""
    version = application.answers.get(section=section).version
    saving.save_section(application, section, raw, version=version, act=act)


def go(application: Application, code: str, errand: Errand) -> Application:
    """办这一步；专门的房间办的从它的门进去。"""
    move = queries.lifecycle(application).move(code, state=application.state)
    special = _SPECIAL.get(code)
    if special is None and move.door == "review":
        special = _decide
    if special is None:
        return _plainly(application, move, errand)
    special(application, move, errand)
    return queries.by_pks([application.pk]).get()


def _plainly(application: Application, move: Move, errand: Errand) -> Application:
    given = _given(application, move, errand)
    act = errand.act(errand.cast.name(move.role), given.get(Need.REASON.value, "演示"))
    return advance(application, move.code, hand=errand.cast.hand(move), act=act, given=given)


def _given(application: Application, move: Move, errand: Errand) -> dict[str, str]:
    """What the move asks for, in words of the demonstration unless given."""
    day = timezone.localdate(errand.at)
    amount = application.approved_amount or application.amount or Decimal(0)
    words = {
        Need.REASON: "演示：经核不符合条件", Need.OPINION: "情况属实，同意",
        Need.DOCUMENT_NUMBER: f"示科发〔{day.year}〕{application.pk}号", Need.DAY: day.isoformat(),
        Need.AMOUNT: str(amount), Need.GRADE: "二等奖",
        Need.RECORD_NUMBER: f"示例{day.year}{application.pk:06d}",
    }  # fmt: skip
    asked = {need.value: words[need] for need in move.needs}
    allowed = {need.value for need in (*move.needs, *move.options)}
    return {**asked, **{name: text for name, text in errand.given.items() if name in allowed}}


def _submit(application: Application, move: Move, errand: Errand) -> None:
    verb = submitting.submit if move.code == "submit" else submitting.resubmit
    hand = Hand(Role.SIGNATORY, door=move.door)
    verb(application, hand=hand, act=errand.act(errand.cast.signatory))


def check(application: Application, errand: Errand) -> None:
    """自动核对，其余逐项核对。"""
    act = errand.act(errand.cast.officer)
    for finding in checking.run(application, act=act):
        if not finding.outcome:
            checking.conclude(finding, "passed", note=_NOTED, act=act)


def _admit(application: Application, _move: Move, errand: Errand) -> None:
    check(application, errand)
    checking.admit(application, act=errand.act(errand.cast.officer))


def _send_back(application: Application, _move: Move, errand: Errand) -> None:
    act = errand.act(errand.cast.officer)
    checking.run(application, act=act)
    slot = queries.wanted_slots(application)[0]
    checking.list_deficiency(application, slot.code, "未盖公章，请盖章后重新上传", act=act)
    checking.send_back(application, act=act)


def _start_review(application: Application, _move: Move, errand: Errand) -> None:
    act = errand.act(errand.cast.officer)
    due_on = timezone.localdate(errand.at) + timedelta(days=14)
    review.assign(application, errand.cast.experts, due_on=due_on, act=act)
    review.start_review(application, act=act)


def score(assignment: Assignment, errand: Errand, *, mark: Decimal) -> None:
    """一位专家接受、打分、提交；`mark` 是各项得满分的几成，取到半分。"""
    act = errand.act(assignment.expert.user.username)
    assignment = review.accept(assignment, act=act)
    sheet = queries.item(assignment.application).score_sheet
    criteria = sheet.criteria if sheet else ()
    marks = {one.code: str((one.weight * mark * 2).to_integral_value() / 2) for one in criteria}
    comments = {one.code: f"{one.label}：材料写得清楚，理由成立" for one in criteria}
    marked = review.save_marks(
        assignment,
        Written(marks, comments, "建议按排序择优支持"),
        version=assignment.version,
        act=act,
    )
    review.submit_marks(marked.assignment, version=marked.assignment.version, act=act)


def _finish_review(application: Application, _move: Move, errand: Errand) -> None:
    spread = (Decimal(0), Decimal("0.03"), Decimal("-0.03"), Decimal("0.05"), Decimal("-0.05"))
    waiting = application.assignments.filter(submitted_at=None, removed_at=None, declined_at=None)
    for order, assignment in enumerate(waiting.select_related("expert__user", "application")):
        score(assignment, errand, mark=errand.mark + spread[order % len(spread)])
    review.finish_review(application, act=errand.act(errand.cast.officer))


def visit(application: Application, errand: Errand, *, is_passed: bool) -> None:
    """考察一次，逐项核对，考察组签字。"""
    sheet = queries.item(application).visit_sheet
    points = {point: Point(is_passed, "" if is_passed else "现场未见") for point in
              (sheet.points if sheet else ())}  # fmt: skip
    visited = Visited(
        visited_on=timezone.localdate(errand.at), team=_TEAM, points=points, is_passed=is_passed,
        minutes="查看了场地、设备和原始记录，听取了负责人汇报。",
    )  # fmt: skip
    made = review.record_visit(application, visited, act=errand.act(errand.cast.officer))
    for name in _TEAM:
        made = review.sign_visit(made, name, act=errand.act(errand.cast.officer))


def _finish_visit(application: Application, _move: Move, errand: Errand) -> None:
    visit(application, errand, is_passed=True)
    review.finish_visit(application, act=errand.act(errand.cast.officer))


def choice_of(application: Application, *, is_chosen: bool) -> Choice:
    """会商时对一件的取舍：选中的照申请给，不选的写理由。"""
    reason = "材料与现场一致" if is_chosen else "得分靠后，预算内排不到"
    amount = application.amount if is_chosen else None
    return Choice(application=application.pk, is_chosen=is_chosen, amount=amount, reason=reason)


def _decide(application: Application, move: Move, errand: Errand) -> None:
    held = Gathering(
        held_on=timezone.localdate(errand.at), attendees=("王示", "周示", "吴范"),
        minutes="听取评审和考察情况，逐件讨论。",
    )  # fmt: skip
    choice = choice_of(application, is_chosen=move.code == "propose")
    act = errand.act(errand.cast.leader)
    review.decide(application.call, held, [choice], act=act)


def _publish(application: Application, _move: Move, errand: Errand) -> None:
    line = notices.last_line(application)
    act = errand.act(errand.cast.officer)
    disclosure.publish(
        application.call, [application], act=act, contact=CONTACT,
        after=line.notice if line else None,
    )  # fmt: skip


def _notice(application: Application) -> PublicNotice:
    line = notices.last_line(application)
    if line is None:
        raise LookupError(f"{application} was never published")
    return line.notice


def _end_notice(application: Application, _move: Move, errand: Errand) -> None:
    disclosure.end_notice(_notice(application), act=errand.act(errand.cast.officer))


def _take_down(application: Application, _move: Move, errand: Errand) -> None:
    act = errand.act(errand.cast.officer, "名单有误，更正后重新公示")
    disclosure.take_down(_notice(application), act=act)


def object_to(application: Application, errand: Errand) -> Objection:
    """收到一件实名异议，尚未受理。"""
    line = notices.last_line(application)
    if line is None:
        raise LookupError(f"{application} was never published")
    objector = Objector(name="韩示例", phone="13900000000")
    evidence = paper("证据", f"objection {application.pk}")
    return disclosure.receive(
        line,
        objector,
        "申报的场地与另一家单位是同一处，请核查。",
        evidence,
        act=errand.act("韩示例"),
    )


def _hold(application: Application, _move: Move, errand: Errand) -> None:
    disclosure.admit_objection(object_to(application, errand), act=errand.act(errand.cast.officer))


_VERDICTS: Final = {
    "uphold_list": Verdict(is_upheld=False, text="经查，场地各自独立，异议不成立。"),
    "change_list": Verdict(is_upheld=True, text="经查，部分内容应更正，更正后再公示。", effect=Effect.CHANGE),
    "strike": Verdict(is_upheld=True, text="经查属实，取消资格。", effect=Effect.STRIKE),
}  # fmt: skip


def _conclude(application: Application, move: Move, errand: Errand) -> None:
    objection = notices.objections().filter(line__application=application).latest("pk")
    act = errand.act(errand.cast.second)
    appointing = errand.act(errand.cast.officer)
    objection = disclosure.investigate(objection, [errand.cast.second], act=appointing)
    objection = disclosure.write_up(objection, "到现场核对了租赁合同和设备台账。", act=act)
    disclosure.conclude(objection, _VERDICTS[move.code], act=act)


_SPECIAL: Final[dict[str, Callable[[Application, Move, Errand], None]]] = {
    "submit": _submit, "resubmit": _submit, "admit": _admit, "send_back": _send_back,
    "start_review": _start_review, "finish_review": _finish_review,
    "finish_visit": _finish_visit, "publish": _publish, "end_notice": _end_notice,
    "take_down": _take_down, "hold": _hold, "uphold_list": _conclude, "change_list": _conclude,
    "strike": _conclude,
}  # fmt: skip
