"""Terms of calls, and calls at each stage, made by the verbs."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from kejitong.calls import actions
from kejitong.calls.models import Call
from kejitong.calls.terms import Terms
from tests import makers
from tests.keeping import kept

DAY = timedelta(days=1)
GRANT, FILING = "invented_grant", "invented_filing"
TERMS = Terms(
    name="2026年度试验项目", year=2026, text="支持试验装置的研制。", categories=("工业",),
    contact="试验科 0513-00000000", opens_at=makers.NOW + DAY, closes_at=makers.NOW + 10 * DAY,
)  # fmt: skip


@kept
def a_draft(item: str = GRANT, **changes: Any) -> Call:
    """A draft of the invented grant unless said otherwise."""
    terms = replace(TERMS, **changes)
    return actions.draft(item, terms, region=makers.DISTRICT, act=makers.an_act())


@kept
def a_published(item: str = GRANT, **changes: Any) -> Call:
    """A published call that opens tomorrow and closes in ten days."""
    return actions.publish(a_draft(item, **changes), act=makers.an_act())
