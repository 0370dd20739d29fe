"""申报到受理的一段，各流程共用：填写、签发、推荐单位审核、形式审查、补正。"""

from __future__ import annotations

from kejitong.workflow.vocabulary import Kind, Move, Need, Role, State

DRAFT = State(
    code="draft", label="填写中", applicant_label="填写中", kind=Kind.DRAFT, holder=Role.APPLICANT
)
SIGNING = State(
    code="signing", label="待单位签发", applicant_label="待本单位签发", kind=Kind.WAITING,
    holder=Role.SIGNATORY,
)  # fmt: skip
VETTING = State(
    code="vetting", label="待推荐单位审核", applicant_label="推荐单位审核中", kind=Kind.WAITING,
    holder=Role.RECOMMENDER, working_days=5,
)  # fmt: skip
REVISING = State(
    code="revising", label="推荐单位退回修改", applicant_label="请修改后重新提交",
    kind=Kind.RETURNED, holder=Role.APPLICANT,
)  # fmt: skip
SUBMITTED = State(
    code="submitted", label="待形式审查", applicant_label="形式审查中", kind=Kind.WAITING,
    holder=Role.OFFICER, working_days=5,
)  # fmt: skip
CORRECTING = State(
    code="correcting", label="退回补正", applicant_label="请补正", kind=Kind.RETURNED,
    holder=Role.APPLICANT,
)  # fmt: skip
DECLINED = State(code="declined", label="不予受理", applicant_label="不予受理", kind=Kind.REFUSED)
NOT_RECOMMENDED = State(
    code="not_recommended", label="未获推荐", applicant_label="未获推荐", kind=Kind.REFUSED
)
WITHDRAWN = State(code="withdrawn", label="已撤回", applicant_label="已撤回", kind=Kind.WITHDRAWN)

_OWN = (DRAFT, SIGNING, SUBMITTED, CORRECTING, DECLINED, WITHDRAWN)
_BODY = (VETTING, REVISING, NOT_RECOMMENDED)


def states(*, is_recommended: bool) -> tuple[State, ...]:
    """这一段的状态。"""
    return (*_OWN, *_BODY) if is_recommended else _OWN


def moves(admitted: str, *, is_recommended: bool) -> tuple[Move, ...]:
    """这一段的动作；受理以后到 `admitted`。"""
    shared = (*_applying(is_recommended=is_recommended), *_checking(admitted))
    return (*shared, *_recommending()) if is_recommended else shared


def _applying(*, is_recommended: bool) -> tuple[Move, ...]:
    editable = ("draft", "revising") if is_recommended else ("draft",)
    waiting = ("vetting",) if is_recommended else ()
    return (
        Move(code="sign_off", label="送签发", sources=editable, target="signing",
             role=Role.APPLICANT, guards=("complete",)),
        Move(code="take_back", label="退回经办修改", sources=("signing",), target="draft",
             role=Role.SIGNATORY, needs=(Need.REASON,)),
        Move(code="submit", label="签发并提交", sources=("signing", *editable),
             target="vetting" if is_recommended else "submitted", role=Role.SIGNATORY,
             guards=("open", "complete", "quota"), door="submission"),
        Move(code="resubmit", label="提交补正", sources=("correcting",), target="submitted",
             role=Role.SIGNATORY, guards=("complete",), door="submission"),
        Move(code="withdraw", label="撤回申报", role=Role.APPLICANT, target="withdrawn",
             sources=(*editable, "signing", *waiting, "submitted", "correcting"),
             needs=(Need.REASON,)),
    )  # fmt: skip


def _checking(admitted: str) -> tuple[Move, ...]:
    return (
        Move(code="admit", label="受理", sources=("submitted",), target=admitted,
             role=Role.OFFICER, guards=("checked",)),
        Move(code="send_back", label="退回补正", sources=("submitted",), target="correcting",
             role=Role.OFFICER, guards=("listed",), applicant_label="一次性告知补正"),
        Move(code="decline", label="不予受理", sources=("submitted",), target="declined",
             role=Role.OFFICER, needs=(Need.REASON,)),
    )  # fmt: skip


def _recommending() -> tuple[Move, ...]:
    return (
        Move(code="recommend", label="推荐", sources=("vetting",), target="submitted",
             role=Role.RECOMMENDER, needs=(Need.OPINION,)),
        Move(code="ask_revision", label="退回修改", sources=("vetting",), target="revising",
             role=Role.RECOMMENDER, needs=(Need.REASON,)),
        Move(code="not_recommend", label="不予推荐", sources=("vetting",),
             target="not_recommended", role=Role.RECOMMENDER, needs=(Need.REASON,)),
    )  # fmt: skip
