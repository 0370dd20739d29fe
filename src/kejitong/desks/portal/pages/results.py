"""What was decided, by year and call."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from kejitong.desks.portal import links
from kejitong.disclosure.results import Result, results, years
from kejitong.ui.pieces import Tab


@dataclass(frozen=True, slots=True)
class Outcome:
    """一个批次的结果。"""

    call: str
    call_url: str
    notice_url: str
    labels: tuple[str, ...]
    lines: tuple[Result, ...]


@dataclass(frozen=True, slots=True)
class Outcomes:
    """一年的结果。"""

    tabs: tuple[Tab, ...]
    groups: tuple[Outcome, ...]


def listed(asked: str, today: date) -> Outcomes:
    """这一年的结果，按批次分；没有说哪一年的是最近有结果的一年。"""
    known = years()
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else (known or [today.year])[0]
    tabs = tuple(
        Tab(f"{one}年", links.results({"year": one}), is_current=one == year) for one in known
    )
    found = sorted(results(year=year), key=lambda one: (-one.notice, one.document_number))
    groups = (list(lines) for _, lines in groupby(found, key=lambda one: one.notice))
    return Outcomes(tabs, tuple(_outcome(lines) for lines in groups))


def _outcome(lines: list[Result]) -> Outcome:
    first = lines[0]
    labels = tuple(label for label, _ in first.cells)
    return Outcome(
        first.call, links.call(first.code), links.notice(first.notice), labels, tuple(lines)
    )
