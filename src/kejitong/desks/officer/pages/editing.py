"""One paragraph of the summary ready to be edited: its words, and its figures as fixed pieces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kejitong.desks.officer import links
from kejitong.desks.officer.pages.draft import asked_of, figures_of
from kejitong.indicators.reckoning import indicators
from kejitong.kernel.refusals import Refused
from kejitong.reports import queries as reports
from kejitong.reports import tokens
from kejitong.reports.queries import Figures
from kejitong.reports.tokens import Token

if TYPE_CHECKING:
    from kejitong.reports.models import Draft

EVIDENCE = "据"


class NoParagraph(Refused):
    """没有这一段。"""


@dataclass(frozen=True, slots=True)
class Legend:
    """改稿时可用的一个数字标记：标记、名目、现在印出来的字、点开的网址。"""

    token: str
    label: str
    text: str
    url: str
    is_used: bool
    is_missing: bool = False


@dataclass(frozen=True, slots=True)
class Editing:
    """改一段时看到的：现在的文字、底稿、标记清单。"""

    code: str
    heading: str
    text: str
    generated: str
    is_edited: bool
    legend: tuple[Legend, ...]


def editing(draft: Draft, code: str, typed: str | None = None) -> Editing:
    """One paragraph ready to be edited; what was typed is kept after a refusal."""
    outline = reports.outline_of(draft.report)
    paragraph = next((one for one in outline.paragraphs if one.code == code), None)
    if paragraph is None:
        raise NoParagraph(why=code, remedy="请从总结页重新打开")
    text = draft.text_of(code) if typed is None else typed
    generated = draft.generated.get(code, "")
    figures, used = figures_of(draft), set(_tokens(text))
    plain = [Token(slot) for slot in paragraph.slots]
    asked = asked_of(reports.scope_of(draft))
    legend = tuple(
        _legend(figures, token, asked, is_used=token in used)
        for token in dict.fromkeys([*_tokens(text), *_tokens(generated), *plain])
        if token.slot in outline.slots or token.slot in indicators()
    )
    heading = paragraph.heading or paragraph.section.title or "导语"
    return Editing(code, heading, text, generated, code in draft.edited, legend)


def _tokens(text: str) -> list[Token]:
    return [piece for piece in tokens.pieces(text) if isinstance(piece, Token)]


def _legend(figures: Figures, token: Token, asked: dict[str, str], *, is_used: bool) -> Legend:
    run = next(reports.runs(str(token), figures))
    known = indicators().get(run.code)
    label = known.label if known else token.slot
    url = links.figure(run.code, asked) if known else ""
    text = EVIDENCE if run.kind == "evidence" else run.text
    return Legend(str(token), label, text, url, is_used, run.kind == "missing")
