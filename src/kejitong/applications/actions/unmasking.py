"""Looking at what is masked: for a reason, and on the record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from kejitong.applications import queries
from kejitong.applications.models import Application
from kejitong.audit import actions as journal
from kejitong.audit.actions import Act, Trace
from kejitong.kernel.refusals import Refused


class NoReason(Refused):
    """看个人信息要写明理由。"""


@transaction.atomic
def unmask(application: Application, *, act: Act) -> Mapping[str, Any]:
    """看提交的一稿里没有遮盖的个人信息；谁、何时、为什么，记进日志。"""
    if not act.reason.strip():
        raise NoReason(remedy="例如核对负责人身份、通知领取文件")
    after = {"number": application.number}
    trace = Trace("applications.unmasked", "applications", application.pk, None, after)
    journal.record(trace, act=act)
    return queries.submitted_answers(application)
