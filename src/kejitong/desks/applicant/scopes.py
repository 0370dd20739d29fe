"""What a request of an applicant is about: who acts, for which organisation, which application.

Whatever may not be seen is answered as if it were not there.
"""

from __future__ import annotations

from typing import Any, cast

from kejitong.applications import access
from kejitong.audit.actions import Act
from kejitong.kernel.refusals import Refused
from kejitong.memberships import queries as memberships
from kejitong.registers.files import Upload
from kejitong.ui.page import Request, found

WEB = "申报单位网页"
MOST_BYTES = 64 << 20
"""More than any declared attachment may have; what is larger is not even read."""


class TooLarge(Refused):
    """文件太大，没有收下。"""


def user_of(request: Request) -> Any:
    """Who has signed in; `page` has made sure that somebody has."""
    return cast("Any", request.user)


def act(request: Request, *, reason: str = "") -> Act:
    """What the reader does now, in the words of the journal."""
    name = request.user.get_username()
    return Act(by=name, at=request.now, reason=reason.strip(), source=WEB)


def organisation(request: Request, pk: int) -> Any:
    """One of the organisations that the reader acts for."""
    mine = memberships.organisations_of(user_of(request), request.today)
    return found(mine.filter(pk=pk).first())


def application(request: Request, pk: int) -> Any:
    """An application that the reader may see."""
    return access.seen(user_of(request), pk, on=request.today)


def held_application(request: Request, pk: int) -> Any:
    """The same, held until the transaction is over."""
    return access.held(user_of(request), pk, on=request.today)


def uploaded(request: Request, name: str) -> Upload | None:
    """The file that came with the form; nothing when none was chosen."""
    file = request.FILES.get(name)
    if file is None:
        return None
    if (file.size or 0) > MOST_BYTES:
        raise TooLarge(why=f"超过{MOST_BYTES >> 20}兆字节", remedy="请压缩或拆分后再传")
    return Upload(file.name or "", file.read())
