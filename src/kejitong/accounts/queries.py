"""Reading accounts: who there is, and what people are called."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q, QuerySet

from kejitong.accounts.actions import Person
from kejitong.accounts.models import ChosenColumns, Role, SavedView, User
from kejitong.kernel.refusals import Refused


class NoSuchPerson(Refused):
    """没有这个账户。"""


def people() -> QuerySet[User]:
    """Everybody, those who may sign in first."""
    return User.objects.order_by("-is_active", "role", "username")


def one(pk: int) -> User:
    """The account with this number."""
    user = User.objects.filter(pk=pk).first()
    if user is None:
        raise NoSuchPerson(why=f"编号{pk}", remedy="请从用户列表重新打开")
    return user


def named(username: str, full_name: str = "") -> User:
    """The active account with this login name and, when it is given, this full name.

    A wrong name and a name that nobody has are answered alike.
    """
    user = User.objects.filter(username=username.strip(), is_active=True).first()
    if user is None or (full_name and user.full_name != full_name.strip()):
        raise NoSuchPerson(
            why="登录名和姓名对不上任何一个在用的账户", remedy="请和本人核对登录名和姓名"
        )
    return user


def full_names(usernames: Collection[str]) -> dict[str, str]:
    """Login name to full name."""
    known = User.objects.filter(username__in=set(usernames))
    return dict(known.values_list("username", "full_name"))


def roles() -> list[tuple[str, str]]:
    """Value and label of every role."""
    return [(role.value, str(role.label)) for role in Role]


def person(*, username: str, full_name: str, role: str, region: str, department: str) -> Person:
    """Somebody who is to get an account, from what a form says."""
    return Person(username, full_name, Role(role), region, department)


def views(user: User, register: str = "") -> QuerySet[SavedView]:
    """The lists that somebody kept, then those that colleagues share."""
    found = SavedView.objects.filter(Q(owner=user) | Q(is_shared=True)).select_related("owner")
    if register:
        found = found.filter(register=register)
    return found.order_by("register", "label", "pk")


def columns(user: User, register: str) -> tuple[str, ...]:
    """The columns that somebody chose for a register's list; none means as declared."""
    chosen = ChosenColumns.objects.filter(owner=user, register=register)
    names = chosen.values_list("names", flat=True).first()
    return tuple(names.split(",")) if names else ()
