"""Who may know and do what about an objection: empty when one may, otherwise the reason why not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from kejitong.accounts import access
from kejitong.accounts import queries as accounts
from kejitong.applications.access import is_bureau
from kejitong.memberships import queries as memberships
from kejitong.workflow.vocabulary import Role

if TYPE_CHECKING:
    from kejitong.applications.models import Application
    from kejitong.disclosure.models import Objection

_HANDLING = frozenset({Role.OFFICER.value, Role.RECOMMENDER.value})


def can_read(user: Any) -> str:
    """看公示和异议的办理：科技局的经办人和局领导，不含镇（街、园区）。"""
    if reason := access.can_read(user):
        return reason
    return "" if is_bureau(user) else "公示和异议由科技局办理，镇（街、园区）的账户不参与。"


def can_know(username: str, objection: Objection) -> str:
    """知道异议人是谁：指定的调查人。"""
    if username in objection.investigators:
        return ""
    return "异议人的身份保密，只有指定的调查人能看。"


def can_conclude(username: str, objection: Objection) -> str:
    """下结论：指定的调查人或局领导。"""
    user = accounts.people().filter(username=username).first()
    is_leader = user is not None and not access.can_approve(user) and is_bureau(user)
    if username in objection.investigators or is_leader:
        return ""
    return "结论由指定的调查人或局领导作出。"


def handlers(application: Application) -> frozenset[str]:
    """以经办人、推荐单位身份办过这件申报的人。"""
    steps = application.steps.filter(role__in=_HANDLING)
    return frozenset(steps.values_list("by", flat=True))


def recusal(objection: Objection, investigators: Sequence[str], *, on: date) -> str:
    """这几个人为什么不能调查：有申报单位的人、异议人本人，或都是经办过这件申报的人。"""
    people = {one.username: one for one in accounts.people().filter(username__in=investigators)}
    for name in investigators:
        if problem := _stranger(people.get(name)):
            return f"“{name}”{problem}"
        if problem := kin(people[name], objection, on):
            return f"{people[name]}{problem}，应当回避"
    if set(investigators) <= handlers(objection.line.application):
        return "都经办过这件申报；至少要有一位没有经办过的人"
    return ""


def _stranger(user: Any) -> str:
    if user is None or not user.is_active:
        return "没有在用的账户"
    return "" if is_bureau(user) else "不是科技局的人"


def kin(user: Any, objection: Objection, on: date) -> str:
    """这个人与申报单位或异议人的关系；没有则为空。"""
    organisation = objection.line.application.organisation
    if memberships.duties_of(user, organisation, on):
        return f"是申报单位{organisation.name}的成员"
    if user.full_name in {objection.name, objection.representative}:
        return "就是异议人"
    return ""
