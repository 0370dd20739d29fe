"""What was awarded after a notice: only the words that the notice made public, and the document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from kejitong.catalogue.lifecycles import lifecycles
from kejitong.disclosure.models import NoticeLine
from kejitong.disclosure.queries import latest
from kejitong.workflow.vocabulary import Kind, Need


@dataclass(frozen=True, slots=True)
class Result:
    """一项结果：公示过的文字、文号和日期。"""

    notice: int
    call: str
    code: str
    cells: tuple[tuple[str, str], ...]
    document_number: str
    day: str


def results(
    *, year: int | None = None, call: int | None = None, most: int | None = None
) -> tuple[Result, ...]:
    """经过公示、已经批准的，新的在前；可限一年、一个批次。"""
    found = _granted().order_by("-application__state_since", "-notice", "ordinal")
    if year is not None:
        found = found.filter(application__state_since__year=year)
    if call is not None:
        found = found.filter(notice__call=call)
    related = found.select_related("notice__call", "application")
    return tuple(_result(line) for line in related.prefetch_related("application__steps")[:most])


def years() -> list[int]:
    """有结果的年份，近的在前。"""
    found = _granted().dates("application__state_since", "year", order="DESC")
    return [day.year for day in found]


def _granted() -> QuerySet[NoticeLine]:
    ends = [state for one in lifecycles().values() for state in one.ends]
    granted = {state.code for state in ends if state.kind is Kind.GRANTED}
    lines = NoticeLine.objects.filter(application__state__in=granted, struck_at=None)
    return latest(lines)


def _result(line: NoticeLine) -> Result:
    steps = sorted(line.application.steps.all(), key=lambda step: step.pk, reverse=True)
    number = Need.DOCUMENT_NUMBER.value
    given: dict[str, Any] = next((step.given for step in steps if number in step.given), {})
    labels = [label for _, label in line.notice.columns]
    return Result(
        line.notice.pk,
        line.notice.call.name,
        line.notice.call.code,
        tuple(zip(labels, line.shown, strict=True)),
        str(given.get(number, "")),
        str(given.get(Need.DAY.value, "")),
    )
