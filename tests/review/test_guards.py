"""What review answers when a lifecycle asks."""

from __future__ import annotations

import pytest

from kejitong.applications import guards
from kejitong.review import actions
from tests import makers
from tests.review import makers as review

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("invented")]
ASKED = ("assigned", "scored", "visited", "decided")


def test_the_guards_say_what_is_wanting() -> None:
    application = review.an_admitted_application()
    assert guards.reasons(ASKED, application, makers.NOW) == [
        "评审专家至少3位，现在0位", "评审专家至少3位，现在0位", "还没有现场考察记录", "还没有经过会商",
    ]  # fmt: skip


def test_a_visit_without_a_conclusion_is_not_done() -> None:
    application = review.a_reviewed_application()
    actions.record_visit(application, review.a_visit(is_passed=None), act=makers.an_act())
    assert guards.reasons(("visited",), application, makers.NOW) == ["考察记录还没有写明结论"]


def test_the_last_visit_counts() -> None:
    application = review.a_visited_application()
    assert guards.reasons(("assigned", "scored", "visited"), application, makers.NOW) == []
