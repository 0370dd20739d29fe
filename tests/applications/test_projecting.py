"""The columns that repeat answers, and which answers they depend on."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from kejitong.applications import projecting
from kejitong.applications.models import Application
from tests.applications import makers as ours
from tests.applications.invented import EDITION, INVENTED_FILING, INVENTED_GRANT

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("invented")]


def projected(**answers: Any) -> tuple[Any, ...]:
    made = ours.an_application()
    projecting.project(made, INVENTED_GRANT, answers)
    made = Application.objects.get(pk=made.pk)
    return tuple(getattr(made, name) for name in projecting.PROJECTED)


def test_they_follow_the_answers() -> None:
    rows = [{"row": "区拨款", "amount": "200000"}, {"row": "自筹", "amount": "1"}]
    found = projected(title="名称", category="农业", lead="李四", sources=rows)
    assert found == ("名称", "农业", Decimal(200_000), "李四")


def test_what_does_not_fit_is_cut_or_left_out() -> None:
    rows = [{"row": "区拨款", "amount": "-5"}]
    assert projected(title="长" * 999, lead="很" * 99, sources=rows, category=["不是文字"]) == (
        "长" * 200, "", None, "很" * 60,
    )  # fmt: skip


def test_they_depend_on_these_answers_only() -> None:
    assert projecting.sources(INVENTED_GRANT, EDITION) == {
        "title", "category", "lead", "sources", "is_joint",
    }  # fmt: skip
    assert "sources" not in projecting.sources(INVENTED_FILING, INVENTED_FILING.editions[0])
