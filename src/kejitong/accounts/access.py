"""Who may do what, by role: empty when one may, otherwise the reason why not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kejitong.accounts.models import Role

Can = Callable[[Any], str]


def anyone(_user: Any) -> str:
    """Open to people who have not signed in."""
    return ""


def can_sign_in(user: Any) -> str:
    """任何已登录的人。"""
    return "" if user.is_authenticated else "请先登录。"


def can_read(user: Any) -> str:
    """看业务记录和指标：经办人与局领导。"""
    return _needs(user, Role.OFFICER, Role.LEADER)


def can_write(user: Any) -> str:
    """改业务记录：经办人。"""
    return _needs(user, Role.OFFICER)


def can_freeze(user: Any) -> str:
    """定稿：经办人与局领导。"""
    return _needs(user, Role.OFFICER, Role.LEADER)


def can_approve(user: Any) -> str:
    """同意一稿总结：局领导。"""
    return _needs(user, Role.LEADER)


def can_audit(user: Any) -> str:
    """看办理日志：审计员。"""
    return _needs(user, Role.AUDITOR)


def can_administer(user: Any) -> str:
    """管用户：系统管理员。"""
    return _needs(user, Role.ADMINISTRATOR)


def can_apply(user: Any) -> str:
    """替单位认领、申报：申报单位人员。"""
    return _needs(user, Role.APPLICANT)


def can_review(user: Any) -> str:
    """评审：评审专家。"""
    return _needs(user, Role.EXPERT)


def _needs(user: Any, *roles: Role) -> str:
    if not user.is_authenticated:
        return "请先登录。"
    if user.role in roles:
        return ""
    wanted = "、".join(role.label for role in roles)
    return f"您的角色是{user.get_role_display()}，这里只对{wanted}开放；需要时请找系统管理员调整。"
