"""Who may do what with calls: empty when one may, otherwise the reason why not."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from kejitong.accounts import access
from kejitong.calls.models import Call
from kejitong.calls.stages import CallStage, stage
from kejitong.registers.queries import prefix

if TYPE_CHECKING:
    from kejitong.accounts.models import User


def can_manage(user: User, region: str) -> str:
    """拟定、发布、延长批次和答疑：科技局（不是镇、园区）的经办人。"""
    if refusal := access.can_write(user):
        return refusal
    if prefix(region).startswith(prefix(user.region)):
        return ""
    return (
        "批次由科技局拟定和发布，您的范围是一个镇（街道、园区）；有建议的，可以在征求意见时提出。"
    )


def can_see(user: User, call: Call, now: datetime) -> str:
    """发布了的谁都能看；征求意见的，登录的人能看；草稿只有科技局能看。"""
    now_at = stage(call, now)
    if now_at.is_public:
        return ""
    if now_at is CallStage.COMMENTING:
        return access.can_sign_in(user)
    if not access.can_read(user):
        return ""
    return "这个批次还没有发布。"


def can_comment(user: User, call: Call, now: datetime) -> str:
    """征求意见期间，登录的人都能提。"""
    if refusal := access.can_sign_in(user):
        return refusal
    is_asked = stage(call, now) is CallStage.COMMENTING
    return "" if is_asked else "这个批次现在不在征求意见。"


def can_ask(user: User, call: Call, now: datetime) -> str:
    """发布以后、截止以前，申报单位的人能提问。"""
    if refusal := access.can_sign_in(user):
        return refusal
    if access.can_apply(user):
        return "提问是给申报单位用的；经办人请直接修改或补充指南。"
    if stage(call, now) in {CallStage.PUBLISHED, CallStage.OPEN}:
        return ""
    return "这个批次现在不接受提问；请看已公开的答疑，或联系经办人。"
