"""Who may review what: empty when one may, otherwise the reason why not."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from kejitong.accounts import access as accounts
from kejitong.applications.access import sight
from kejitong.memberships import queries as memberships
from kejitong.review.models import Assignment, Expert

if TYPE_CHECKING:
    from kejitong.applications.models import Application

_NOISE = re.compile(r"[\s()\[\]【】·]+")


@sight("review")
def under_review(user: Any, on: date) -> Q:
    """专家看得到请他评、他没有谢绝的。"""
    if accounts.can_review(user):
        return Q(pk__in=())
    asked = Assignment.objects.filter(expert__user=user, removed_at=None, declined_at=None)
    return Q(pk__in=asked.values("application"))


def same_employer(one: str, other: str) -> bool:
    """两处写的是不是同一个单位；全角半角、空格和括号不算差别。"""
    return bool(_plain(one)) and _plain(one) == _plain(other)


def can_review(application: Application, expert: Expert, *, on: date) -> str:
    """这位专家能不能评这一件；抽取以后也从这里排除。"""
    if expert.left_on is not None and expert.left_on <= on:
        return f"{expert.user}已在{expert.left_on}出库"
    organisation = application.organisation
    names = [
        organisation.name,
        *(one.name for one in organisation.other_names.filter(retired_at=None)),
    ]
    if any(same_employer(expert.employer, name) for name in names):
        return f"{expert.user}的工作单位就是申报单位{organisation.name}"
    if organisation in memberships.organisations_of(expert.user, on):
        return f"{expert.user}是申报单位{organisation.name}的成员"
    if application.created_by_id == expert.user_id:
        return f"这一件是{expert.user}填报的"
    return ""


def _plain(name: str) -> str:
    return _NOISE.sub("", unicodedata.normalize("NFKC", name)).casefold()
