"""Remarks are written for an audience and read by it only."""

from __future__ import annotations

import pytest

from kejitong.applications.actions import remarking
from kejitong.applications.models import Annotation
from kejitong.audit import queries as journal
from tests import makers
from tests.applications.test_duplicates import a_frozen

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("invented")]


def test_a_remark_is_kept_with_its_audience_and_in_the_journal() -> None:
    application = a_frozen()
    made = remarking.remark(application, "  请核对预算  ", "body", act=makers.an_act())
    assert (made.text, made.audience, made.by, made.at) == (
        "请核对预算", "body", "officer", makers.NOW,
    )  # fmt: skip
    entry = journal.latest().first()
    assert (entry.act, entry.record) == ("applications.remarked", application.pk)


@pytest.mark.parametrize(
    ("text", "audience", "said"),
    [
        (" ", "bureau", "没有内容"),
        ("长" * 2001, "bureau", "有2001个字，最多2000个"),
        ("说", "everyone", "没有写明给谁看"),
        ("说", "", "没有写明给谁看"),
    ],
)
def test_a_remark_says_something_to_somebody(text: str, audience: str, said: str) -> None:
    with pytest.raises(remarking.NoRemark, match=said):
        remarking.remark(a_frozen(), text, audience, act=makers.an_act())
    assert not Annotation.objects.exists()
