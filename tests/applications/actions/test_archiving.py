"""A finished application is put away once, with the digest of its whole file."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

import pytest

from kejitong.applications.actions import archiving, checking
from kejitong.applications.actions.advancing import Hand, advance
from kejitong.applications.archiving import archive_zip
from kejitong.applications.models import Application
from kejitong.audit import queries as journal
from kejitong.workflow.vocabulary import Role
from tests import makers
from tests.applications.actions.test_checking import SOON, a_checked, settle
from tests.applications.makers import an_application

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("invented")]
ACT = makers.an_act()


def _declined(application: Application) -> Application:
    given = {"reason": "不属于受理范围"}
    return advance(application, "decline", hand=Hand(Role.OFFICER), act=ACT, given=given)


def test_the_digest_of_the_file_is_kept() -> None:
    application = _declined(a_checked("invented_filing"))
    archived = archiving.archive(application, act=ACT)
    assert archived.archived_at == ACT.at
    entry = journal.latest().first()
    told = journal.values_of(entry.after)
    assert entry.act == "applications.archived"
    assert told["digest"] == sha256(archive_zip(archived)).hexdigest()
    assert archiving.kept_until(archived) == date(2036, 12, 31)
    with pytest.raises(archiving.NotArchivable, match="已于2026-11-30归档"):
        archiving.archive(archived, act=ACT)


def test_what_goes_on_or_was_never_submitted_is_not_put_away() -> None:
    draft = an_application(item="invented_filing")
    assert archiving.kept_until(draft) is None
    gone = advance(
        draft, "withdraw", hand=Hand(Role.APPLICANT), act=ACT, given={"reason": "不报了"}
    )
    for one, said in ((a_checked("invented_filing"), "待形式审查"), (gone, "已撤回")):
        with pytest.raises(archiving.NotArchivable, match=said):
            archiving.archive(one, act=ACT)


def test_a_paper_that_is_awaited_keeps_the_file_open() -> None:
    application = a_checked()
    late = checking.list_deficiency(application, "audit", "后补", act=ACT, due_on=SOON)
    settle(application)
    application = _declined(application)
    with pytest.raises(archiving.NotArchivable, match="容缺的“审计报告”还没有补交"):
        archiving.archive(application, act=ACT)
    checking.resolve_deficiency(late, act=ACT)
    assert archiving.archive(application, act=ACT).archived_at == ACT.at
