"""Putting a finished application away: the digest of its whole file is kept in the journal."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from kejitong.applications import archiving, deficiencies, queries
from kejitong.applications.models import Application
from kejitong.audit import actions as journal
from kejitong.audit.actions import Act, Trace
from kejitong.kernel.refusals import Refused


class NotArchivable(Refused):
    """还不能归档。"""


@transaction.atomic
def archive(application: Application, *, act: Act) -> Application:
    """办结的归档，记下整卷的摘要；此后重新打包，摘要相同即没有变过。"""
    stored = Application.objects.select_for_update().get(pk=application.pk)
    state = queries.state(stored)
    if not state.is_end or stored.submitted_at is None:
        raise NotArchivable(why=f"现在是“{state.label}”", remedy="办结以后再归档")
    if stored.archived_at is not None:
        day = timezone.localdate(stored.archived_at)
        raise NotArchivable(why=f"已于{day}归档", remedy="可以下载档案")
    if awaited := deficiencies.tolerated(stored).first():
        where = deficiencies.place_label(stored, awaited.place)
        raise NotArchivable(why=f"容缺的“{where}”还没有补交", remedy="补来后记为已补齐，再归档")
    digest = sha256(archiving.archive_zip(stored)).hexdigest()
    stored.archived_at = act.at
    stored.save(update_fields=["archived_at"])
    after = {"digest": digest, "kept_until": kept_until(stored)}
    trace = Trace("applications.archived", "applications", stored.pk, None, after)
    journal.record(trace, act=act)
    return stored


def kept_until(application: Application) -> date | None:
    """档案保管到哪一天；没有归档则没有。"""
    if application.archived_at is None:
        return None
    day = timezone.localdate(application.archived_at)
    return date(day.year + queries.item(application).archive_years, 12, 31)
