"""Which calls are found, and in what order."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kejitong.calls import actions, queries
from tests import makers
from tests.calls.makers import DAY, FILING, GRANT, a_draft, a_published

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("invented")]
NOW = makers.NOW


def test_open_calls_stand_by_their_end() -> None:
    late = a_published(closes_at=NOW + 9 * DAY)
    soon = a_published(closes_at=NOW + 4 * DAY)
    always = a_published(FILING, categories=(), closes_at=None)
    a_draft()
    assert list(queries.open_calls(NOW)) == []
    assert list(queries.open_calls(NOW + DAY)) == [soon, late, always]
    assert list(queries.open_calls(NOW + 4 * DAY)) == [late, always]
    assert set(queries.published(NOW)) == {late, soon, always}
    assert list(queries.published(NOW - timedelta(seconds=1))) == []
    assert queries.all_calls().count() == 4


def test_what_is_commented_upon_is_no_draft_and_not_published() -> None:
    call = actions.ask_comments(a_draft(), act=makers.an_act())
    a_draft()
    assert list(queries.commenting(NOW)) == [call]
    assert list(queries.commenting(NOW - DAY)) == []
    actions.publish(call, act=makers.an_act())
    assert list(queries.commenting(NOW)) == []


def test_a_call_is_found_by_code_and_by_number() -> None:
    call = a_draft(code="甲")
    assert (queries.by_code("甲"), queries.by_pk(call.pk)) == (call, call)
    assert queries.item(call).code == GRANT
    for wrong in (lambda: queries.by_code("乙"), lambda: queries.by_pk(0)):
        with pytest.raises(queries.NoSuchCall):
            wrong()
    with pytest.raises(queries.NoSuchQuestion):
        queries.question(0)
    asked = actions.ask_question(a_published(), "何时开始？", act=makers.an_act())
    assert queries.question(asked.pk) == asked


def test_a_free_code_is_suggested() -> None:
    assert queries.next_code(GRANT, 2027) == "试验项目〔2027〕"
    a_draft()
    a_draft(code="试验项目〔2026〕第2批")
    assert queries.next_code(GRANT, 2026) == "试验项目〔2026〕第3批"
