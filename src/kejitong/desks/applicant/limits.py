"""How often one address may open accounts: counted by the same lock-out that guards signing in.

What counts are accounts opened and login names found taken, so that nobody can flood the
installation or try out who has an account.
"""

from __future__ import annotations

from typing import Any, Final, cast

from axes.handlers.proxy import AxesProxyHandler
from django.contrib.auth.signals import user_login_failed

from kejitong.kernel.refusals import Refused
from kejitong.ui.page import Request

_COUNTED: Final = {"username": ":sign-up"}
"""No login name has a colon."""


class TooOften(Refused):
    """现在不能注册。"""


def allow(request: Request) -> None:
    """Refuse when this address has counted too often in half an hour."""
    if AxesProxyHandler.is_locked(request, _COUNTED):
        raise TooOften(
            why="从您这里半小时内注册或重名的次数太多", remedy="请半小时后再来，或电话联系科技局"
        )


def count(request: Request) -> None:
    """Count one; the answer to this request stays what it is."""
    user_login_failed.send(sender=__name__, credentials=_COUNTED, request=request)
    cast("Any", request).axes_locked_out = False
