"""Remarks on an application, each written for an audience."""

from __future__ import annotations

from django.db import transaction

from kejitong.applications.models import Annotation, Application, Audience
from kejitong.audit import actions as journal
from kejitong.audit.actions import Act, Trace
from kejitong.kernel.refusals import Refused

LONGEST = 2000


class NoRemark(Refused):
    """这条附注没有记下。"""


@transaction.atomic
def remark(
    application: Application, text: str, audience: Audience | str, *, act: Act
) -> Annotation:
    """写一条附注，写明给谁看。"""
    said = text.strip()
    if not said or len(said) > LONGEST:
        raise NoRemark(
            why="没有内容" if not said else f"有{len(said)}个字，最多{LONGEST}个",
            remedy="请写下要说的话" if not said else "请缩短，或分几条写",
        )
    if audience not in Audience.values:
        raise NoRemark(why="没有写明给谁看", remedy="请选“仅科技局”等其中一种")
    made = Annotation.objects.create(
        application=application, text=said, audience=audience, by=act.by, at=act.at
    )
    after = {"text": said, "audience": str(audience)}
    trace = Trace("applications.remarked", "applications", application.pk, None, after)
    journal.record(trace, act=act)
    return made
