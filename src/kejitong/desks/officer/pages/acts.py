"""How the journal calls the acts of procedures: moves as their lifecycle says, the rest as here."""

from __future__ import annotations

from functools import cache

from kejitong.catalogue.lifecycles import lifecycles

ROOMS = {
    "applications": "申报办理", "memberships": "单位成员", "claims": "单位认领",
    "calls": "申报批次", "review": "评审考察", "cultivation": "培育",
}  # fmt: skip
_ACTS = {
    "applications.started": "开始申报", "applications.saved": "保存一节",
    "applications.attached": "上传附件", "applications.withdrawn": "撤下附件",
    "applications.frozen": "冻结一稿", "applications.proposed": "代拟改动",
    "applications.decided": "答复代拟改动", "applications.remarked": "写附注",
    "applications.checked": "自动核对", "applications.concluded": "核对一项",
    "applications.deficiency_listed": "列出缺漏", "applications.deficiency_dropped": "撤下缺漏",
    "applications.deficiency_resolved": "缺漏补齐", "applications.archived": "归档",
    "applications.unmasked": "查看遮盖的内容",
    "applications.propose": "拟定", "applications.award": "批准", "applications.turn_down": "不予通过",
    "claims.claimed": "认领单位", "claims.approved": "通过认领", "claims.refused": "退回认领",
    "memberships.appointed": "任命", "memberships.dismissed": "解除职责",
    "memberships.delegated": "委托代办", "cultivation.stored": "保存评判决定",
    "calls.drafted": "起草批次", "calls.revised": "修改批次", "calls.comments_asked": "征求意见",
    "calls.published": "发布批次", "calls.extended": "延长截止", "calls.closed_early": "提前截止",
    "calls.asked": "提问", "calls.answered": "答复提问", "calls.commented": "提意见",
    "calls.replied": "答复意见",
    "review.assigned": "指派专家", "review.accepted": "接受评审", "review.declined": "谢绝评审",
    "review.removed": "撤换专家", "review.marked": "保存评分", "review.submitted": "提交评分",
    "review.visited": "记录考察", "review.visit_changed": "改考察记录",
    "review.visit_signed": "考察签字", "review.photographed": "上传考察照片",
    "review.drawn_up": "拟定会商", "review.decided": "会商定下", "review.enrolled": "专家入库",
    "review.released": "专家出库",
}  # fmt: skip


def label(act: str) -> str:
    """这个动作的说法；不是办事流程里的则为空。"""
    return _ACTS.get(act) or _moves().get(act, "")


@cache
def _moves() -> dict[str, str]:
    found: dict[str, str] = {}
    for lifecycle in lifecycles().values():
        for move in lifecycle.moves:
            found.setdefault(f"applications.{move.code}", move.label)
    return found
