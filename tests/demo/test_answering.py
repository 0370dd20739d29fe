"""What invented enterprises write leaves no gap, is their own, and can be nobody's number."""

from __future__ import annotations

from decimal import Decimal
from random import Random

import pytest

from kejitong.catalogue import answering, service_items
from kejitong.catalogue.fields import Shape
from kejitong.demo.answering import Voice, answers, without_known
from kejitong.demo.naming import INDUSTRIES
from kejitong.kernel.identifiers import id_card

ITEMS = service_items.items()


def a_voice(serial: int = 1) -> Voice:
    return Voice(INDUSTRIES[0], Random(serial), serial)


@pytest.mark.parametrize("code", ITEMS)
@pytest.mark.parametrize("serial", [1, 2, 3])
def test_answers_are_complete_and_in_balance(code: str, serial: int) -> None:
    item = ITEMS[code]
    edition = item.editions[-1]
    stored: answering.Stored = {}
    for section, raw in answers(item, a_voice(serial)).items():
        parsed = answering.parse_section(edition.section(section), raw, edition=edition)
        assert parsed.problems == ()
        stored |= parsed.values
    slots = dict.fromkeys((slot.code for slot in edition.slots), 1)
    assert answering.gaps(edition, stored, slots) == ()
    assert all(one.is_met for one in answering.check_results(edition, stored))


@pytest.mark.parametrize("code", [code for code, item in ITEMS.items() if item.similar])
def test_two_enterprises_do_not_write_the_same(code: str) -> None:
    item = ITEMS[code]
    one, other = (answers(item, a_voice(serial)) for serial in (1, 2))
    for section in item.editions[-1].sections:
        for field in section.fields:
            if field.code in item.similar:
                assert one[section.code][field.code] != other[section.code][field.code]


def test_numbers_of_people_are_well_formed_and_of_people_long_gone() -> None:
    numbers = [a_voice(serial).person_number() for serial in range(1, 61)]
    assert len(set(numbers)) == len(numbers)
    assert [id_card.problem(number) for number in numbers] == [""] * len(numbers)
    assert all(number[6:8] == "18" for number in numbers)


def test_what_the_registers_know_is_not_typed_again() -> None:
    item = next(i for i in ITEMS.values() if any(f.rows for f in i.editions[-1].fields))
    edition = item.editions[-1]
    table = next(f for f in edition.fields if f.shape is Shape.TABLE and f.rows)
    column = next(c for c in table.columns if c.prefill)
    filled = answers(item, a_voice())
    name = next(f for f in edition.fields if f.prefill)
    section = next(s.code for s in edition.sections if name in s.fields)
    rows = [{"row": row, column.code: "1230000"} for row in table.rows]
    left = without_known(edition, filled, {name.code: "已知", table.code: rows})
    assert name.code not in left[section]
    held = next(raw[table.code] for raw in left.values() if table.code in raw)
    assert [Decimal(row[column.code]) for row in held] == [Decimal(123)] * len(table.rows)
    assert all(row[other.code] for row in held for other in table.columns if other.is_required)
