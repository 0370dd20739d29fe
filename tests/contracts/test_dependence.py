"""One record changes exactly the figures that stand on its register, and no other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from typing import Any

import pytest
from django.db import transaction

from kejitong.indicators.actions import marks_of
from kejitong.indicators.figures import Scope
from kejitong.indicators.reckoning import Reckoner, indicators, registers_of
from kejitong.indicators.vocabulary import Count
from kejitong.kernel.identifiers.patent import patent_number
from kejitong.registers import actions, catalogue, queries
from kejitong.registers.columns import Kind
from kejitong.registers.register import values_of
from tests import makers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("district")]
SCOPE = Scope("320612", "通州区", date(2026, 11, 30))
STRUCTURE = {"measures": 5, "checklist": 6}
REGISTERS = (
    "organisations", "facts", "patents", "certificates", "institutions", "platforms", "honours",
    "filings", "grants", "demands", "achievements", "cooperations", "awards", "information",
    "events", "statistics", "targets", "peers", "denominators", "batches", "products",
    "platform_events", "policies", "channels", "programmes",
)  # fmt: skip
"""The registers of the command line, and those others that figures stand on."""

REPRESENTED = {"partner_institutes", "items_submitted"}
"""A row stands for an institute or an item here; when it goes, another row may take its place."""

NEW_KEYS: dict[str, dict[str, Any]] = {
    "organisations": {"uscc": makers.a_uscc(99999)},
    "patents": {
        "application_number": patent_number(2026, "发明", 9999999),
        "kind": "invention",
        "filed_on": date(2026, 1, 5),
        "granted_on": None,
        "terminated_on": None,
        "invalidated_on": None,
    },
    "certificates": {"number": "GR202632999999"},
    "facts": {"year": 2019}, "statistics": {"year": 2019}, "targets": {"year": 2019},
    "peers": {"month": 12}, "denominators": {"year": 2019}, "honours": {"year": 1990, "term": 99},
    "grants": {"document_number": "试〔2026〕99号"}, "platform_events": {"on": date(2026, 1, 5)},
}  # fmt: skip


def figures() -> dict[str, tuple[Any, int]]:
    """Every figure's value and number of records."""
    reckoner = Reckoner(SCOPE, structure=STRUCTURE)
    found = {code: reckoner.figure(code) for code in indicators()}
    return {code: (figure.value, figure.records) for code, figure in found.items()}


@cache
def figures_at_first() -> dict[str, tuple[Any, int]]:
    """The figures of the district as it was built, to which every test takes it back."""
    return figures()


def changed(before: dict[str, tuple[Any, int]]) -> set[str]:
    """The figures that are not what they were."""
    return {code for code, held in figures().items() if held != before[code]}


def standing_on(slug: str) -> set[str]:
    """The figures that the register's records decide."""
    return {code for code in indicators() if slug in registers_of(code)}


def record_behind(slug: str) -> tuple[Any, set[str]]:
    """A record that some figure stands on, and the counts that have it among their rows."""
    reckoner = Reckoner(SCOPE)
    counts: dict[str, list[str]] = {
        code: marks_of(reckoner, code)
        for code in standing_on(slug)
        if isinstance(indicators()[code].measure, Count)
    }
    register = catalogue.register(slug)
    pks = [
        mark.split(":")[1]
        for marks in counts.values()
        for mark in marks
        if mark.startswith(f"{slug}:")
    ]
    live = queries.live(register)
    record = live.filter(pk=pks[0]).first() if pks else live.order_by("-pk").first()
    mark = f"{slug}:{record.pk}:{record.version}"
    return record, {code for code, marks in counts.items() if mark in marks} - REPRESENTED


@contextmanager
def undone() -> Iterator[None]:
    """What happens inside leaves no trace."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize("slug", REGISTERS)
def test_one_record_moves_only_what_depends_on_it(slug: str) -> None:
    register = catalogue.register(slug)
    before, may_move = figures_at_first(), standing_on(slug)
    record, must_move = record_behind(slug)
    with undone():
        actions.retire(register, record, act=makers.an_act())
        moved = changed(before)
        assert must_move <= moved <= may_move, (must_move - moved, moved - may_move)
    with undone():
        values = {**values_of(register, record), **fresh_key(register)}
        actions.add(register, values, act=makers.an_act())
        for name, value in moved_dates(register, record).items():
            actions.correct_many(register, [(record, {name: value})], act=makers.an_act())
        assert changed(before) <= may_move


def fresh_key(register: Any) -> dict[str, Any]:
    """What makes a copy of a record another record."""
    if register.slug in NEW_KEYS:
        return NEW_KEYS[register.slug]
    named = next(name for name in register.key if register.kind(name) is Kind.TEXT)
    return {named: "试验新增"}


def moved_dates(register: Any, record: Any) -> dict[str, date]:
    """Every date of the record, twenty years earlier."""
    held = values_of(register, record)
    return {
        name: value.replace(year=value.year - 20, day=min(value.day, 28))
        for name, value in held.items()
        if isinstance(value, date)
    }


def test_without_population_the_ratio_is_missing_and_nothing_is_invented() -> None:
    before = Reckoner(SCOPE).figure("inventions_per_10k")
    assert not before.is_missing
    with undone():
        register = catalogue.register("denominators")
        rows = queries.live(register).filter(kind="resident_population")
        actions.retire_many(register, list(rows), act=makers.an_act())
        figure = Reckoner(SCOPE).figure("inventions_per_10k")
        assert (figure.value, figure.text) == (None, "待补")
        assert "已公布的分母" in figure.missing
        assert not Reckoner(SCOPE).figure("inventions_valid").is_missing


def test_every_count_has_as_many_rows_as_it_says() -> None:
    reckoner = Reckoner(SCOPE, structure=STRUCTURE)
    counts = [code for code, known in indicators().items() if isinstance(known.measure, Count)]
    assert len(counts) > 50
    for code in counts:
        (source,) = reckoner.sources(code)
        figure = reckoner.figure(code)
        assert source.rows.count() == len({row.pk for row in source.rows}) == (figure.value or 0), (
            code
        )
