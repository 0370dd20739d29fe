"""What a figure that moves shows besides itself: then and now, its months, where it should be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kejitong.audit.queries import Mark
from kejitong.audit.remembering import Remembered
from kejitong.desks.officer import links
from kejitong.desks.officer.pages import figure as pages
from kejitong.desks.officer.pages import movement, panels
from kejitong.desks.officer.pages.movement import Compared
from kejitong.desks.officer.pages.panels import Asked, Panel
from kejitong.indicators.reckoning import Reckoner

_MEMORY = Remembered(128)


@dataclass(frozen=True, slots=True)
class Growing:
    """会变动的数：与前一个日期相比，各月和历年的图，按时间该到哪里。"""

    then: date
    moved: Compared
    panels: tuple[Panel, ...]
    due: str
    url: str


def growing(reckoner: Reckoner, code: str, then: date, asked: Asked, mark: Mark) -> Growing | None:
    """Nothing for ranks, targets, months and names; kept until one of its registers is written."""
    if not panels.does_grow(reckoner, code):
        return None
    question = (reckoner.scope, code, then, *asked.items())
    return _MEMORY.ask(mark, question, lambda: _growing(reckoner, code, then, asked, mark))


def _growing(reckoner: Reckoner, code: str, then: date, asked: Asked, mark: Mark) -> Growing:
    pages.prepare(reckoner, code, then)
    return Growing(
        then,
        movement.compared(reckoner, code, then, asked),
        tuple(panels.figure_panels(reckoner, code, asked, mark)),
        panels.due(reckoner, code),
        links.movement(code, asked),
    )
