"""What was submitted, as its readers see it."""

from __future__ import annotations

import pytest

from kejitong.applications import presenting, queries
from kejitong.applications.actions import attaching, checking
from kejitong.applications.actions.attaching import Upload
from tests import makers
from tests.applications.makers import a_pdf, a_submitted_application
from tests.review.makers import recommended

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("invented")]


def test_personal_content_is_masked_unless_asked_for_plainly() -> None:
    application = a_submitted_application()
    answers = queries.submitted_answers(application)
    masked, plain = (
        {
            field.code: field.text
            for part in presenting.parts(application, answers, is_masked=is_masked)
            for field in part.fields
        }
        for is_masked in (True, False)
    )
    said = answers["lead_id"]
    assert (masked["lead_id"], plain["lead_id"]) == (f"320***********{said[-4:]}", said)
    assert masked["title"] == plain["title"] == "一种试验装置的研制"
    assert presenting.has_personal(application)


def test_only_what_was_asked_is_shown_and_tables_keep_their_rows() -> None:
    application = a_submitted_application()
    found = presenting.parts(application, queries.submitted_answers(application))
    fields = {field.code: field for part in found for field in part.fields}
    assert "partner" not in fields
    assert fields["sources"].headings == ("", "金额")
    assert fields["sources"].rows == (("区拨款", "20万元"), ("自筹", "30万元"))


def test_papers_that_the_applicant_is_changing_are_not_yet_given() -> None:
    application = recommended(a_submitted_application())
    given = presenting.submitted_attachments(application)
    checking.run(application, act=makers.an_act())
    checking.list_deficiency(application, "report", "没有盖章", act=makers.an_act())
    application = checking.send_back(application, act=makers.an_act())
    attaching.withdraw(given[0], act=makers.an_act())
    attaching.attach(application, given[0].slot, Upload("新.pdf", a_pdf("新")), act=makers.an_act())
    assert set(presenting.submitted_attachments(application)) == set(given)
