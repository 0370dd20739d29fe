"""Every indicator can be reckoned: its measure names what exists and asks what may be asked."""

from __future__ import annotations

import inspect
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import FieldDoesNotExist
from django.db import models

from kejitong.indicators import vocabulary as words
from kejitong.indicators.reckoning import indicators
from kejitong.kernel.spans import Span
from kejitong.registers import catalogue
from kejitong.registers.columns import Kind
from kejitong.registers.countables import Countable
from tests.contracts.house import listed
from tests.makers import DISTRICT

INDICATORS = tuple(indicators().values())
COUNTED = [i for i in INDICATORS if hasattr(i.measure, "where")]
COMPOSED = (words.Ratio, words.Growth, words.Rank, words.Completion, words.TargetOf)
YUAN = {"元": 1, "万元": 10_000, "亿元": 100_000_000}
YEAR = Span.closed(date(2026, 1, 1), date(2026, 11, 30))


def by_code(indicator: words.Indicator) -> str:
    return indicator.code


each = pytest.mark.parametrize("indicator", INDICATORS, ids=by_code)
each_counted = pytest.mark.parametrize("indicator", COUNTED, ids=by_code)


def _countable(indicator: words.Indicator) -> Countable:
    measure: Any = indicator.measure
    return catalogue.countable(measure.of)


def _field(model: type[models.Model], path: str) -> models.Field | None:
    field: Any = None
    for name in path.removeprefix("-").split("__"):
        try:
            field = model._meta.get_field(name)
        except FieldDoesNotExist:
            return None
        model = field.related_model or model
    return field


def _codes(measure: Any) -> Iterator[str]:
    if isinstance(measure, words.Ratio):
        yield from (measure.numerator, measure.denominator)
    elif isinstance(measure, COMPOSED):
        yield measure.of


def test_labels_are_unique() -> None:
    twice = [label for label, n in Counter(i.label for i in INDICATORS).items() if n > 1]
    assert not twice, listed(twice)


@each
def test_words_are_whole(indicator: words.Indicator) -> None:
    assert indicator.meaning.endswith("。")
    assert indicator.group
    assert 0 <= indicator.places <= 4


@each
def test_what_is_composed_is_composed_of_indicators(indicator: words.Indicator) -> None:
    missing = set(_codes(indicator.measure)) - indicators().keys()
    assert not missing, listed(missing)


def test_no_indicator_is_made_of_itself() -> None:
    def below(code: str, above: tuple[str, ...]) -> Iterator[str]:
        if code in above:
            yield " → ".join((*above, code))
            return
        for part in _codes(indicators()[code].measure):
            yield from below(part, (*above, code))

    circles = [circle for indicator in INDICATORS for circle in below(indicator.code, ())]
    assert not circles, listed(circles)


@each
def test_ranks_have_peers(indicator: words.Indicator) -> None:
    measure = indicator.measure
    if isinstance(measure, words.Rank):
        assert indicators()[measure.of].peers == measure.peers


@each_counted
def test_the_countable_is_asked_what_it_understands(indicator: words.Indicator) -> None:
    measure: Any = indicator.measure
    understood = list(inspect.signature(_countable(indicator).select).parameters.values())[2:]
    names = {p.name for p in understood if p.kind is not p.VAR_KEYWORD}
    needed = {p.name for p in understood if p.default is p.empty and p.kind is p.KEYWORD_ONLY}
    asked = {name for name, _ in measure.where}
    assert asked <= names
    assert needed <= asked
    assert len(asked) == len(measure.where)


@each_counted
def test_the_fields_that_it_reads_exist(indicator: words.Indicator) -> None:
    measure: Any = indicator.measure
    model = _countable(indicator).register.model
    paths = [*getattr(measure, "order", ()), *filter(None, (getattr(measure, "field", ""),))]
    paths += [indicator.names] if indicator.names else []
    missing = [path for path in paths if _field(model, path) is None]
    assert not missing, listed(missing)


@each
def test_the_growth_that_others_stated_is_on_the_record(indicator: words.Indicator) -> None:
    measure = indicator.measure
    if isinstance(measure, words.Latest) and measure.growth:
        assert _field(_countable(indicator).register.model, measure.growth)


@each_counted
def test_money_comes_out_in_the_unit_that_is_written(indicator: words.Indicator) -> None:
    measure: Any = indicator.measure
    register, field = _countable(indicator).register, getattr(measure, "field", "")
    if field in register.by_name and register.kind(field) is Kind.MONEY:
        assert measure.per == YUAN[indicator.unit]


@each_counted
@pytest.mark.django_db
def test_the_selection_can_be_run(indicator: words.Indicator) -> None:
    """Not only declared: the database answers, and an empty register counts nothing."""
    measure: Any = indicator.measure
    region = DISTRICT if _countable(indicator).register.region else ""
    assert _countable(indicator).rows(region, YEAR, **dict(measure.where)).count() == 0


def test_every_countable_says_what_it_counts() -> None:
    countables = catalogue.countables().values()
    assert all(countable.label for countable in countables)
    bare = [c.name for c in countables if not inspect.getdoc(c.select)]
    assert not bare, listed(bare)


def test_every_countable_is_counted() -> None:
    """A selection that no indicator reads is a word without use."""
    asked = {indicator.measure.of for indicator in COUNTED}  # type: ignore[union-attr]
    idle = catalogue.countables().keys() - asked
    assert not idle, listed(set(idle))
