"""Where a call stands at a moment: it follows from its times, nothing of it is stored."""

from __future__ import annotations

from datetime import datetime
from enum import Enum

from kejitong.calls.models import Call


class CallStage(Enum):
    """批次走到哪一步；到截止的那一秒起就是已截止。"""

    DRAFT = "draft"
    COMMENTING = "commenting"
    PUBLISHED = "published"
    OPEN = "open"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        """给人看的名称。"""
        return _LABELS[self.value]

    @property
    def is_public(self) -> bool:
        """已经发布，任何人看得到。"""
        return self in {CallStage.PUBLISHED, CallStage.OPEN, CallStage.CLOSED}


_LABELS = {
    "draft": "草稿", "commenting": "征求意见", "published": "已发布，未开始", "open": "开放申报",
    "closed": "已截止",
}  # fmt: skip


def stage(call: Call, now: datetime) -> CallStage:
    """这一刻走到哪一步。"""
    if call.published_at is None or now < call.published_at:
        begun = call.commented_at is not None and call.commented_at <= now
        return CallStage.COMMENTING if begun else CallStage.DRAFT
    if call.closes_at is not None and now >= call.closes_at:
        return CallStage.CLOSED
    if call.opens_at is None or now < call.opens_at:
        return CallStage.PUBLISHED
    return CallStage.OPEN
