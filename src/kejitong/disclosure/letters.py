"""The reply to who objected, drawn up from the conclusion; it names the matter, never the person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kejitong.disclosure.models import Effect

if TYPE_CHECKING:
    from kejitong.disclosure.models import Objection

_EFFECTS = {
    Effect.NONE: "名单不变", Effect.CHANGE: "名单变更后再次公示", Effect.STRIKE: "取消该项资格",
}  # fmt: skip
_APPEAL = "对本答复不服的，可以依法申请行政复议或者提起行政诉讼。"


def draft(objection: Objection) -> str:
    """拟好的答复，由调查人修改后发出；还没有结论的为空。"""
    line = objection.line
    opening = (
        f"您对《{line.notice.title}》（{line.notice.number}）第{line.ordinal}项提出的异议"
        f"（{objection.number}）收悉。"
    )
    if objection.refused_at is not None:
        return f"{opening}\n经审查，{_sentence(objection.refuse_reason)}因此不予受理。\n{_APPEAL}"
    if objection.concluded_at is None:
        return ""
    verdict = "异议成立" if objection.is_upheld else "异议不成立"
    effect = _EFFECTS[Effect(objection.effect or Effect.NONE)]
    return f"{opening}\n经调查，{_sentence(objection.conclusion)}{verdict}，{effect}。\n{_APPEAL}"


def _sentence(text: str) -> str:
    text = text.strip()
    return text if text.endswith(("。", "！", "？", "；")) else f"{text}。"
