"""五种流程的声明。"""

from __future__ import annotations

from kejitong.packs.national.lifecycles import backs, fronts
from kejitong.workflow.vocabulary import Kind, Lifecycle, Move, Need, Role, State


def _admitted(label: str, holder: Role) -> State:
    return State(
        code="admitted", label=label, applicant_label="已受理", kind=Kind.WAITING,
        holder=holder, working_days=10,
    )  # fmt: skip


REVIEWED_GRANT = Lifecycle(
    "reviewed_grant",
    "2026",
    "评审资助",
    "draft",
    (
        *fronts.states(is_recommended=True),
        _admitted("已受理，待评审", Role.OFFICER),
        State(code="under_review", label="专家评审中", applicant_label="专家评审中",
              kind=Kind.WAITING, holder=Role.REVIEWER, working_days=20),
        State(code="reviewed", label="评审完成，待考察", applicant_label="评审完成",
              kind=Kind.WAITING, holder=Role.OFFICER, working_days=10),
        State(code="visited", label="考察完成，待会商", applicant_label="考察完成",
              kind=Kind.WAITING, holder=Role.APPROVER, working_days=10),
        *backs.states("拟立项，待公示", "公示期满，待立项", "已立项", "未予立项"),
    ),
    (
        *fronts.moves("admitted", is_recommended=True),
        Move(code="start_review", label="送专家评审", sources=("admitted",),
             target="under_review", role=Role.OFFICER, guards=("assigned",), door="review"),
        Move(code="finish_review", label="评审完成", sources=("under_review",),
             target="reviewed", role=Role.OFFICER, guards=("scored",), door="review"),
        Move(code="finish_visit", label="考察完成", sources=("reviewed",), target="visited",
             role=Role.OFFICER, guards=("visited",), door="review"),
        Move(code="propose", label="拟立项", sources=("visited",), target="proposed",
             role=Role.APPROVER, guards=("decided",), door="review"),
        Move(code="turn_down", label="不予立项", sources=("reviewed", "visited"),
             target="rejected", role=Role.APPROVER, door="review", needs=(Need.REASON,)),
        *backs.moves("立项", (Need.DOCUMENT_NUMBER, Need.DAY, Need.AMOUNT), (Need.RECORD_NUMBER,)),
    ),
)  # fmt: skip

RECOMMENDATION = Lifecycle(
    "upward_recommendation",
    "2026",
    "推荐上报",
    "draft",
    (
        *fronts.states(is_recommended=True),
        _admitted("审查通过，待上报", Role.OFFICER),
        State(code="sent_up", label="已上报，待上级结果", applicant_label="已推荐上报",
              kind=Kind.WAITING, holder=Role.OFFICER),
        State(code="notice_above", label="上级公示中", applicant_label="上级公示中",
              kind=Kind.ON_NOTICE, holder=Role.OFFICER),
        State(code="awarded", label="上级已批准", applicant_label="上级已批准",
              kind=Kind.GRANTED),
        State(code="rejected", label="上级未批准", applicant_label="上级未批准",
              kind=Kind.REFUSED),
    ),
    (
        *fronts.moves("admitted", is_recommended=True),
        Move(code="send_up", label="推荐上报", sources=("admitted",), target="sent_up",
             role=Role.OFFICER, needs=(Need.DOCUMENT_NUMBER, Need.DAY)),
        Move(code="note_visit", label="登记上级现场考察", sources=("sent_up",), target="sent_up",
             role=Role.OFFICER, needs=(Need.DAY,), options=(Need.OPINION,)),
        Move(code="note_notice", label="登记上级公示", sources=("sent_up",),
             target="notice_above", role=Role.OFFICER, needs=(Need.DAY,),
             options=(Need.OPINION,)),
        Move(code="award", label="登记上级批准", sources=("sent_up", "notice_above"),
             target="awarded", role=Role.OFFICER, needs=(Need.DOCUMENT_NUMBER, Need.DAY),
             options=(Need.RECORD_NUMBER, Need.AMOUNT, Need.GRADE)),
        Move(code="reject", label="登记上级未批准", sources=("sent_up", "notice_above"),
             target="rejected", role=Role.OFFICER, needs=(Need.DAY, Need.REASON)),
    ),
)  # fmt: skip

RECOGNITION = Lifecycle(
    "recognition",
    "2026",
    "认定",
    "draft",
    (
        *fronts.states(is_recommended=True),
        _admitted("已受理，待审定", Role.APPROVER),
        *backs.states("拟认定，待公示", "公示期满，待认定", "已认定", "未予认定"),
    ),
    (
        *fronts.moves("admitted", is_recommended=True),
        Move(code="propose", label="拟认定", sources=("admitted",), target="proposed",
             role=Role.APPROVER, needs=(Need.OPINION,)),
        Move(code="turn_down", label="不予认定", sources=("admitted",), target="rejected",
             role=Role.APPROVER, needs=(Need.REASON,)),
        *backs.moves(
            "认定", (Need.DOCUMENT_NUMBER, Need.DAY, Need.RECORD_NUMBER), (Need.GRADE,)
        ),
    ),
)  # fmt: skip

REDEMPTION = Lifecycle(
    "redemption",
    "2026",
    "兑付",
    "draft",
    (
        *fronts.states(is_recommended=False),
        _admitted("已受理，待核定", Role.APPROVER),
        *backs.states("已核定，待公示", "公示期满，待兑付", "已兑付", "不予兑付"),
    ),
    (
        *fronts.moves("admitted", is_recommended=False),
        Move(code="propose", label="核定金额", sources=("admitted",), target="proposed",
             role=Role.APPROVER, needs=(Need.AMOUNT, Need.OPINION)),
        Move(code="turn_down", label="不予兑付", sources=("admitted",), target="rejected",
             role=Role.APPROVER, needs=(Need.REASON,)),
        *backs.moves("兑付", (Need.DOCUMENT_NUMBER, Need.DAY, Need.AMOUNT)),
    ),
)  # fmt: skip

FILING = Lifecycle(
    "filing",
    "2026",
    "备案",
    "draft",
    (
        *fronts.states(is_recommended=False),
        State(code="awarded", label="已备案", applicant_label="已备案", kind=Kind.GRANTED),
    ),
    (
        *fronts.moves("awarded", is_recommended=False),
    ),
)  # fmt: skip

LIFECYCLES = (REVIEWED_GRANT, RECOMMENDATION, RECOGNITION, REDEMPTION, FILING)
