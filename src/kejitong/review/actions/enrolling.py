"""Experts enter and leave the pool."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from kejitong.accounts import access
from kejitong.audit import actions as journal
from kejitong.audit.actions import Act, Trace
from kejitong.kernel.refusals import Refused
from kejitong.review.models import Expert

if TYPE_CHECKING:
    from kejitong.accounts.models import User


class NotAnExpert(Refused):
    """这个账户不能入库。"""


class AlreadyIn(Refused):
    """这位专家已经在库。"""


class NoEmployer(Refused):
    """要写明专家的工作单位。"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expertise:
    """一位专家的情况：在哪里工作、职称、专业、是不是财务专家。"""

    employer: str
    title: str = ""
    fields: str = ""
    is_finance: bool = False
    phone: str = ""


@transaction.atomic
def enrol(user: User, expertise: Expertise, *, act: Act) -> Expert:
    """入库；出过库的再入库用原来的一条。"""
    if why := access.can_review(user):
        raise NotAnExpert(why=why, remedy="请系统管理员另开评审专家账户")
    if not expertise.employer.strip():
        raise NoEmployer(remedy="评审时要据此回避")
    expert = Expert.objects.filter(user=user).first() or Expert(user=user)
    if expert.pk and expert.left_on is None:
        raise AlreadyIn(why=str(user))
    expert.employer, expert.title = expertise.employer.strip(), expertise.title.strip()
    expert.fields, expert.phone = expertise.fields.strip(), expertise.phone.strip()
    expert.is_finance, expert.left_on = expertise.is_finance, None
    expert.save()
    after = {"user": user.username, "employer": expert.employer, "is_finance": expert.is_finance}
    journal.record(Trace("review.enrolled", "review", expert.pk, None, after), act=act)
    return expert


@transaction.atomic
def release(expert: Expert, *, on: date, act: Act) -> Expert:
    """出库；已经评的留着，没有评的照旧评完。"""
    expert.left_on = on
    expert.save(update_fields=["left_on"])
    trace = Trace("review.released", "review", expert.pk, {"left_on": None}, {"left_on": on})
    journal.record(trace, act=act)
    return expert
