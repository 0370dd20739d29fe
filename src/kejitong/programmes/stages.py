"""How far a filing has come, as its dates say; nothing of it is stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from kejitong.programmes.models import Filing

Kind = Literal["plain", "blue", "green", "amber", "red"]


@dataclass(frozen=True, slots=True)
class Stage:
    """走到哪一步：叫法、颜色的种类、从哪天起。"""

    label: str
    kind: Kind
    since: date | None = None


NOT_FILED = Stage("未申报", "plain")


def stage_on(filing: Filing, day: date) -> Stage:
    """这一天走到哪一步；立项之后过了实施止日还没有验收的，是到期未验收。"""
    steps = (
        Stage("已验收", "green", filing.accepted_on),
        Stage("在研" if filing.due_on else "已立项", "blue", filing.approved_on),
        Stage("公示", "amber", filing.notice_from),
        Stage("现场考察", "amber", filing.visited_on),
        Stage("专家评审", "amber", filing.reviewed_on),
        Stage("已申报", "plain", filing.filed_on),
    )
    reached = next((step for step in steps if step.since and step.since <= day), NOT_FILED)
    if reached.since == filing.approved_on and filing.due_on and filing.due_on < day:
        return Stage("到期未验收", "red", filing.due_on)
    return reached
