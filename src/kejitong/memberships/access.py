"""Who may arrange who acts for an organisation: empty when one may, otherwise why not."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kejitong.accounts import access
from kejitong.memberships.models import Duty
from kejitong.memberships.queries import duties_of

if TYPE_CHECKING:
    from kejitong.accounts.models import User
    from kejitong.organisations.models import Organisation

APPLYING = frozenset(Duty)
"""这些职责都可以填写申报材料。"""


def can_appoint(user: User, organisation: Organisation | int, on: date) -> str:
    """任命和解除成员：单位管理员。"""
    if Duty.ADMINISTRATOR in duties_of(user, organisation, on):
        return ""
    return "您不是这个单位的管理员，不能调整成员；请找单位管理员办理。"


def can_sign(user: User, organisation: Organisation | int, on: date) -> str:
    """签发申报：签发人。"""
    if Duty.SIGNATORY in duties_of(user, organisation, on):
        return ""
    return "您不是这个单位的签发人；请找签发人办理，或请签发人委托您代办。"


def can_join(user: User) -> str:
    """可以受任命、受委托的人：在用的申报单位人员账户。"""
    if access.can_apply(user) or not user.is_active:
        return f"“{user}”不是在用的申报单位人员账户；请先用这样的账户登录一次再任命。"
    return ""
