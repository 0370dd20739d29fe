"""Every change to an account."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from kejitong.accounts.models import ChosenColumns, Role, SavedView, User, Visit
from kejitong.audit import actions as journal
from kejitong.audit.actions import Act, Trace
from kejitong.kernel.refusals import Refused

AWAY = timedelta(hours=2)
"""Whoever comes back after this long sees what changed meanwhile."""


class Unnamed(Refused):
    """存下的列表要有个名称。"""


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of somebody who gets an account."""

    username: str
    full_name: str
    role: Role
    region: str
    department: str = ""


@transaction.atomic
def open_account(person: Person, *, password: str, act: Act) -> User:
    """开户；密码须合乎强度要求。"""
    user = User(
        username=person.username, full_name=person.full_name, role=person.role,
        region=person.region, department=person.department,
    )  # fmt: skip
    validate_password(password, user)
    user.set_password(password)
    user.save()
    after = {"username": user.username, "role": user.role, "region": user.region}
    journal.record(Trace("accounts.opened", "accounts", user.pk, None, after), act=act)
    return user


@transaction.atomic
def close_account(user: User, *, act: Act) -> User:
    """停用账户；他办过的事仍在日志里。"""
    user.is_active = False
    user.save(update_fields=["is_active"])
    trace = Trace("accounts.closed", "accounts", user.pk, {"is_active": True}, {"is_active": False})
    journal.record(trace, act=act)
    return user


def keep_view(
    user: User, register: str, *, label: str, asked: str, is_shared: bool = False
) -> SavedView:
    """存下一个列表；同名的换成新的条件。"""
    if not label.strip():
        raise Unnamed(remedy="请起个一看就明白的名称，例如“明年一季度到期的高企”")
    view, _ = SavedView.objects.update_or_create(
        owner=user, register=register, label=label.strip()[:60],
        defaults={"asked": asked[:2000], "is_shared": is_shared},
    )  # fmt: skip
    return view


def drop_view(user: User, pk: int) -> None:
    """不再留这个列表；别人的动不了。"""
    SavedView.objects.filter(owner=user, pk=pk).delete()


def choose_columns(user: User, register: str, *, names: Sequence[str]) -> None:
    """记住列表看哪几栏；一栏也不选就回到原来的样子。"""
    if not names:
        ChosenColumns.objects.filter(owner=user, register=register).delete()
        return
    ChosenColumns.objects.update_or_create(
        owner=user, register=register, defaults={"names": ",".join(names)}
    )


def visit(user: User, *, at: datetime, entry: int) -> Visit:
    """记下来过；离开不到两小时的仍算同一次。"""
    found = Visit.objects.filter(owner=user).first()
    if found is None:
        return Visit.objects.create(owner=user, at=at, entry=entry)
    if at - found.at >= AWAY:
        found.before_at, found.before_entry = found.at, found.entry
        found.at, found.entry = at, entry
        found.save()
    return found
