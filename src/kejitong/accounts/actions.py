"""Every change to an account."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from kejitong.accounts.models import Role, User
from kejitong.audit import actions as journal
from kejitong.audit.actions import Act, Trace


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
