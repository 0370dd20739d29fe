"""Asking for figures: (indicator, region, cut-off) gives a figure, each part computed once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from django.conf import settings

from kejitong.catalogue.packs import declared
from kejitong.indicators import comparing, vocabulary
from kejitong.indicators.comparing import Standing
from kejitong.indicators.figures import MISSING_TEXT, Figure, Scope, Status
from kejitong.indicators.measuring import READERS, Reading, a_year_before, reckoned_growth
from kejitong.indicators.models import Target
from kejitong.indicators.neighbours import Neighbours
from kejitong.indicators.sources import Source, own_source, parts
from kejitong.indicators.vocabulary import Indicator, Phrase, Structure
from kejitong.indicators.wording import worded
from kejitong.kernel import stats
from kejitong.kernel.refusals import Missing
from kejitong.registers import catalogue
from kejitong.registers.catalogue import decided_by
from kejitong.ui.installation import installation

GROWING = (vocabulary.Count, vocabulary.Total, vocabulary.Latest, vocabulary.Ratio)
NAMING = frozenset({Phrase.MONTHS, Phrase.PLAIN, Phrase.BATCH})
"""Numbers that say which, not how many."""


class UnknownIndicator(Missing):
    """没有这个指标。"""


def indicators() -> Mapping[str, Indicator]:
    """Code to indicator: everything that the packs declare, in their order."""
    return declared(Indicator, tuple(settings.PACKS))


def indicator(code: str) -> Indicator:
    """The indicator of this code."""
    try:
        return indicators()[code]
    except KeyError:
        raise UnknownIndicator(
            why=f"“{code}”不在指标字典里", remedy="可用 kejitong figures 查看全部指标"
        ) from None


def does_grow(known: Indicator) -> bool:
    """Whether the figure is an amount that moves, and not a rank, a target, a month or a name."""
    return isinstance(known.measure, GROWING) and known.phrase not in NAMING


@cache
def registers_of(code: str) -> frozenset[str]:
    """Every register whose records decide the figure: its rows, and what they are chosen by."""
    measure: Any = indicator(code).measure
    slugs = {slug for part, _ in parts(measure, _SOME_DAY) for slug in registers_of(part)}
    if isinstance(measure, vocabulary.Rank):
        slugs |= {"peers", "peer_members", "regions"}
    if isinstance(measure, vocabulary.Completion | vocabulary.TargetOf):
        slugs |= {"targets", "regions"}
    if hasattr(measure, "where"):
        slugs |= decided_by(catalogue.countable(measure.of))
    return frozenset(slugs)


_SOME_DAY = Scope("", "", date(2026, 12, 31))
"""Which registers decide does not depend on where and when."""


class Reckoner:
    """Figures of one scope. Asking twice computes once; other scopes are reckoners of their own."""

    def __init__(self, scope: Scope, *, structure: Mapping[str, int] | None = None) -> None:
        self.scope = scope
        self.neighbours = Neighbours()
        self._structure = structure or {}
        self._readings: dict[str, Reading] = {}
        self._elsewhen: dict[Scope, Reckoner] = {scope: self}

    def indicator(self, code: str) -> Indicator:
        """The declaration of this code."""
        return indicator(code)

    def elsewhen(self, scope: Scope) -> Reckoner:
        """The reckoner of another scope, kept for the next question."""
        if scope not in self._elsewhen:
            other = self._elsewhen[scope] = Reckoner(scope)
            other.neighbours, other._elsewhen = self.neighbours, self._elsewhen
        return self._elsewhen[scope]

    def reading(self, code: str) -> Reading:
        """What the indicator's measure gives."""
        if code not in self._readings:
            measure: Any = indicator(code).measure
            if isinstance(measure, Structure):
                self._readings[code] = self._count_of_structure(measure)
            elif missing := self._undivided(measure):
                self._readings[code] = Reading(None, 0, missing)
            else:
                self._readings[code] = READERS[type(measure)](measure, self)
        return self._readings[code]

    def lacks(self, code: str) -> bool:
        """Whether the reading would have to be read from the registers."""
        return code not in self._readings and not self._undivided(indicator(code).measure)

    def learn(self, code: str, reading: Reading) -> None:
        """Keep a reading that was read together with others."""
        self._readings[code] = reading

    def figure(self, code: str) -> Figure:
        """The indicator's figure, worded, or 待补 with the reason."""
        declared_as, reading = indicator(code), self.reading(code)
        if reading.value is None:
            return Figure(
                declared_as, self.scope, None, MISSING_TEXT, Status.MISSING,
                reading.records, reading.missing,
            )  # fmt: skip
        places = declared_as.places
        value = stats.rounded(reading.value, places) if places else stats.rounded(reading.value)
        text = reading.words or worded(declared_as, value, note=reading.note)
        status = Status.STATED if reading.stated else Status.COMPUTED
        return Figure(
            declared_as, self.scope, value, text, status, reading.records, note=reading.note,
            month=reading.month,
        )  # fmt: skip

    def growth(self, code: str) -> Decimal | None:
        """Growth in percent against the same period last year, unrounded; None without a base,
        and for ranks, targets, months and names, which do not grow.
        """
        if not does_grow(indicator(code)):
            return None
        return READERS[vocabulary.Growth](vocabulary.Growth(code), self).value

    def stated_growth(self, code: str) -> Decimal | None:
        """The growth that the figure's own document states, in percent."""
        return self.reading(code).growth

    def reckoned_growth(self, code: str) -> Decimal | None:
        """What the figure and that of the same period last year give, in percent."""
        return reckoned_growth(code, self).value

    def a_year_before(self, code: str) -> Figure:
        """The figure of the same period last year: of what comes by month, up to the same month."""
        past = a_year_before(code, self)
        if past.value is None:
            text, missing = MISSING_TEXT, Status.MISSING
            scope = self.scope.a_year_before(self.reading(code).month)
            return Figure(indicator(code), scope, None, text, missing, past.records, past.missing)
        return self.elsewhen(self.scope.a_year_before(past.month)).figure(code)

    def target(self, code: str) -> Target | None:
        """This year's target."""
        return self.neighbours.target(code, self.scope)

    def standings(self, code: str, peers: str = "") -> list[Standing]:
        """The ranking among the indicator's peers."""
        peers = peers or indicator(code).peers
        return comparing.standings(code, peers, self) if peers else []

    def sources(self, code: str) -> Iterator[Source]:
        """Every selection of records behind the figure, each once."""
        measure: Any = indicator(code).measure
        for part, scope in parts(measure, self.scope, self._month(measure)):
            yield from self.elsewhen(scope).sources(part)
        yield from comparing.compared_with(measure, self.scope)
        if hasattr(measure, "where"):
            yield own_source(measure, self.scope)

    def _month(self, measure: Any) -> int:
        return self.reading(measure.of).month if isinstance(measure, vocabulary.Growth) else 0

    def _undivided(self, measure: Any) -> str:
        """Why a register that is not kept by region says nothing of a part of the district."""
        home = installation().region
        if not hasattr(measure, "where") or not home or home.startswith(self.scope.region):
            return ""
        register = catalogue.countable(measure.of).register
        if register.region:
            return ""
        return f"{register.label}不分地区登记，不能只算{self.scope.region_name}"

    def _count_of_structure(self, measure: Structure) -> Reading:
        number = self._structure.get(measure.of)
        if number is None:
            return Reading(None, 0, "由总结排好段落后给出")
        return Reading(Decimal(number), 0)
