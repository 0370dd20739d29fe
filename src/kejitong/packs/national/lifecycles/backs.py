"""会商以后的一段：拟定、公示、异议、期满、决定。评审资助、认定、兑付共用。"""

from __future__ import annotations

from kejitong.workflow.vocabulary import Kind, Move, Need, Role, State

ON_NOTICE = State(
    code="on_notice", label="公示中", applicant_label="公示中", kind=Kind.ON_NOTICE,
    holder=Role.OFFICER,
)  # fmt: skip
OBJECTED = State(
    code="objected", label="异议处理中", applicant_label="异议处理中", kind=Kind.ON_NOTICE,
    holder=Role.OFFICER, working_days=20,
)  # fmt: skip


def states(proposed: str, cleared: str, awarded: str, rejected: str) -> tuple[State, ...]:
    """这一段的状态，各用本流程的叫法。"""
    return (
        State(code="proposed", label=proposed, applicant_label="待公示", kind=Kind.WAITING,
              holder=Role.OFFICER, working_days=5),
        ON_NOTICE,
        OBJECTED,
        State(code="cleared", label=cleared, applicant_label="公示期满", kind=Kind.WAITING,
              holder=Role.APPROVER, working_days=10),
        State(code="awarded", label=awarded, applicant_label=awarded, kind=Kind.GRANTED),
        State(code="rejected", label=rejected, applicant_label=rejected, kind=Kind.REFUSED),
    )  # fmt: skip


def moves(award: str, needs: tuple[Need, ...], options: tuple[Need, ...] = ()) -> tuple[Move, ...]:
    """这一段的动作；决定那一步叫什么、要写明什么由流程说。"""
    return (
        Move(code="publish", label="公示", sources=("proposed",), target="on_notice",
             role=Role.OFFICER, door="disclosure"),
        Move(code="take_down", label="撤下公示", applicant_label="公示撤下，更正后重新公示",
             sources=("on_notice",), target="proposed", role=Role.OFFICER, door="disclosure",
             needs=(Need.REASON,)),
        Move(code="hold", label="受理异议", sources=("on_notice",), target="objected",
             role=Role.OFFICER, door="disclosure"),
        Move(code="uphold_list", label="异议不成立", sources=("objected",), target="on_notice",
             role=Role.OFFICER, door="disclosure", needs=(Need.REASON,)),
        Move(code="change_list", label="异议成立，变更后再公示", sources=("objected",),
             target="proposed", role=Role.OFFICER, door="disclosure", needs=(Need.REASON,)),
        Move(code="strike", label="异议成立，取消资格", sources=("objected",), target="rejected",
             role=Role.OFFICER, door="disclosure", needs=(Need.REASON,)),
        Move(code="end_notice", label="公示期满", sources=("on_notice",), target="cleared",
             role=Role.OFFICER, door="disclosure", guards=("noticed",)),
        Move(code="award", label=award, sources=("cleared",), target="awarded",
             role=Role.APPROVER, guards=("noticed",), needs=needs, options=options),
        Move(code="reject", label="不予通过", sources=("proposed", "cleared"), target="rejected",
             role=Role.APPROVER, needs=(Need.REASON,)),
    )  # fmt: skip
