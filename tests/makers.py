"""Plain functions that make what tests need, through the verbs of the product only.

Every name and code is visibly invented: the bodies of the codes begin with DEM.
"""

from __future__ import annotations

from datetime import datetime
from http.cookies import SimpleCookie
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from django.test import Client

from kejitong.accounts import actions as accounts
from kejitong.accounts.actions import Person
from kejitong.accounts.models import Role, User
from kejitong.audit.actions import Act
from kejitong.kernel.identifiers.uscc import make_uscc
from kejitong.registers import actions, catalogue
from kejitong.registers.models import Record
from tests.keeping import kept

NOW = datetime(2026, 11, 30, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
DISTRICT = "320612"
PASSWORD = "试验口令 kejitong-2026"
_NUMBERS = count(1)


def an_act(**changes: Any) -> Act:
    """An act at the fixed hour; any part of it may be given."""
    return Act(**{"by": "officer", "at": NOW, "reason": "依据来文", "source": "试验", **changes})


@kept
def a_user(role: Role, *, region: str = DISTRICT, username: str = "") -> User:
    """An account with this role; its login name is the role unless given."""
    person = Person(username or role.value, f"试验{role.label}", role, region)
    return accounts.open_account(person, password=PASSWORD, act=an_act(by="administrator"))


@kept
def cookies_of(user: User) -> SimpleCookie:
    """What the browser of this person holds after he signed in."""
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client.cookies


@kept
def a_record(slug: str, **values: Any) -> Record:
    """A record of any register; a reference may be given as the record or as its number."""
    plain = {k: v.pk if isinstance(v, Record) else v for k, v in values.items()}
    return actions.add(catalogue.register(slug), plain, act=an_act())


def a_region(code: str = DISTRICT, name: str = "试验区", **values: Any) -> Record:
    """A county-level region unless said otherwise."""
    return a_record("regions", **{"code": code, "name": name, "level": "county", **values})


def a_township(parent: Record, code: str = f"{DISTRICT}001", name: str = "试验镇") -> Record:
    """A township of the region."""
    return a_region(code, name, level="township", parent=parent)


def a_uscc(number: int = 0) -> str:
    """A well-formed code that no real organisation has; a new one each time unless numbered."""
    return make_uscc(f"91{DISTRICT}DEM{number or next(_NUMBERS):05d}")


@kept
def an_organisation(name: str = "", **values: Any) -> Record:
    """An enterprise without a region unless one is given."""
    uscc = values.pop("uscc", None) or a_uscc()
    return a_record(
        "organisations",
        **{"name": name or f"试验企业{uscc[-7:]}", "uscc": uscc, "kind": "enterprise", **values},
    )


@kept
def corrected(slug: str, record: Record, **changes: Any) -> Record:
    """The record after a correction with a reason."""
    return actions.correct(catalogue.register(slug), record, changes, act=an_act())


@kept
def retired(slug: str, record: Record) -> Record:
    """The record after it was retired."""
    return actions.retire(catalogue.register(slug), record, act=an_act())
