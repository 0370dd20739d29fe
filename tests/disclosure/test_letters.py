"""The reply says what was found; it names nobody."""

from __future__ import annotations

import pytest

from kejitong.disclosure import letters
from kejitong.disclosure.models import Effect
from tests.disclosure.makers import ZHANG, an_objection, days

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("invented")]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"refused_at": days(2), "refuse_reason": "与公示无关"},
         "经审查，与公示无关。因此不予受理。"),
        ({"concluded_at": days(3), "conclusion": "查无实据。", "is_upheld": False,
          "effect": Effect.NONE}, "经调查，查无实据。异议不成立，名单不变。"),
        ({"concluded_at": days(3), "conclusion": "属实", "is_upheld": True,
          "effect": Effect.STRIKE}, "经调查，属实。异议成立，取消该项资格。"),
        ({"concluded_at": days(3), "conclusion": "属实", "is_upheld": True,
          "effect": Effect.CHANGE}, "经调查，属实。异议成立，名单变更后再次公示。"),
    ],
)  # fmt: skip
def test_the_draft_follows_the_conclusion(changes, sentence):
    objection = an_objection()
    for name, value in changes.items():
        setattr(objection, name, value)
    draft = letters.draft(objection)

    assert draft.splitlines()[1] == sentence
    assert "行政复议" in draft
    assert ZHANG.name not in draft


def test_without_a_conclusion_there_is_no_draft():
    assert letters.draft(an_objection()) == ""
