"""Writing an outline's paragraphs: hands each its slots and keeps the text with the slots in it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kejitong.indicators.figures import Figure, Scope
from kejitong.indicators.reckoning import Reckoner, indicator
from kejitong.recognitions.queries import SIX
from kejitong.reports.tokens import Token
from kejitong.reports.vocabulary import Outline, Paragraph, Word, Words


@dataclass(frozen=True, slots=True)
class SlotWord:
    """A slot as a paragraph sees it: it prints as its token."""

    slot: str
    figure: Figure

    @property
    def value(self) -> Decimal | None:
        """The figure's value."""
        return self.figure.value

    def names(self, most: int) -> str:
        """The token for the names of the first records."""
        return str(Token(self.slot, names=most))

    def __str__(self) -> str:
        return str(Token(self.slot))


class SlotWords:
    """The words of one paragraph, and what may be asked of the whole year."""

    def __init__(self, outline: Outline, paragraph: Paragraph, reckoner: Reckoner) -> None:
        self._outline = outline
        self._slots = paragraph.slots
        self._reckoner = reckoner

    def __getattr__(self, slot: str) -> Word:
        if slot not in self._slots:
            raise AttributeError(f"slot {slot} is not declared for this paragraph")
        return SlotWord(slot, self._reckoner.figure(self._slots[slot]))

    def claim(self, slot: str, sentence: str) -> str:
        """The sentence with its evidence mark, or what is missing in its place."""
        if self._reckoner.figure(self._slots[slot]).is_missing:
            return str(Token(slot, mark="!"))
        return f"{sentence}{Token(slot, mark='?')}"

    def behind(self) -> list[tuple[str, str, str]]:
        """Label, actual and target of each aim that is short of its target."""
        short = []
        for code in self._outline.aims:
            actual, target = self._reckoner.figure(code), self._reckoner.figure(f"{code}_target")
            if actual.value is None or target.value is None or actual.value >= target.value:
                continue
            short.append((indicator(code).label, _token(code), _token(f"{code}_target")))
        return short

    def aimed(self) -> bool:
        """Whether any aim has both an actual and a target."""
        return any(
            not self._reckoner.figure(one).is_missing
            and not self._reckoner.figure(f"{one}_target").is_missing
            for one in self._outline.aims
        )

    def ranked(self) -> bool:
        """Whether any ranked indicator has a ranking."""
        return any(self._reckoner.standings(code) for code in self._outline.ranks)

    def trailing(self) -> list[tuple[str, str]]:
        """Label and rank of each ranked indicator in the lower half."""
        low = []
        for code in self._outline.ranks:
            places = self._reckoner.standings(code)
            own = next((place.rank for place in places if place.is_own), 0)
            if own * 2 > len(places) + 1:
                low.append((indicator(code).label, _token(f"{code}_rank")))
        return low

    def plans(self) -> list[tuple[str, str]]:
        """Label and next year's target of each aim that has one."""
        return [
            (indicator(code).label, _token(f"{code}_next_target"))
            for code in self._outline.aims
            if not self._reckoner.figure(f"{code}_next_target").is_missing
        ]


def _token(code: str) -> str:
    return str(Token(code))


def structure(outline: Outline) -> dict[str, int]:
    """What the outline itself counts: headings of each counted group, items of the checklist."""
    counts = {"checklist": len(SIX)}
    for section in outline.sections:
        if section.counted:
            counts[section.counted] = counts.get(section.counted, 0) + 1
    return counts


def reckoner(outline: Outline, scope: Scope) -> Reckoner:
    """Figures for this outline: those of the tables, and those of its own structure."""
    return Reckoner(scope, structure=structure(outline))


def compose(outline: Outline, figures: Reckoner) -> dict[str, str]:
    """Paragraph code to its generated text, slots and all."""
    written: dict[str, str] = {}
    for paragraph in outline.paragraphs:
        words: Words = SlotWords(outline, paragraph, figures)
        written[paragraph.code] = paragraph.write(words)
    return written
