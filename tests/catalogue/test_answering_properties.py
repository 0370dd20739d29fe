"""Whatever is posted: nothing crashes, what is shown reads back as it was, sums are exact, and a
good answer only ever closes gaps.
"""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kejitong.catalogue import answering
from kejitong.catalogue.fields import Edition, Field, Section, Shape, Sum
from tests.applications.invented import EDITION
from tests.applications.makers import READY

_COLUMNS = (
    Field(code="amount", label="金额", shape=Shape.MONEY, unit="万元"),
    Field(code="note", label="说明", shape=Shape.TEXT),
)
FIELDS = {
    Shape.TEXT: Field(code="it", label="文", shape=Shape.TEXT, reads="patent"),
    Shape.LONG_TEXT: Field(code="it", label="长文", shape=Shape.LONG_TEXT),
    Shape.NUMBER: Field(code="it", label="数", shape=Shape.NUMBER, unit="%"),
    Shape.MONEY: Field(code="it", label="钱", shape=Shape.MONEY, unit="万元"),
    Shape.DATE: Field(code="it", label="日", shape=Shape.DATE),
    Shape.CHOICE: Field(code="it", label="选", shape=Shape.CHOICE, choices=("甲", "乙；丙")),
    Shape.CHOICES: Field(code="it", label="多选", shape=Shape.CHOICES, choices=("甲", "乙", "丙")),
    Shape.YES_NO: Field(code="it", label="是否", shape=Shape.YES_NO),
    Shape.TABLE: Field(code="it", label="表", shape=Shape.TABLE, columns=_COLUMNS),
}  # fmt: skip
ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(exclude_categories=())),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["amount", "note", "row", "x"]), inner, max_size=3)
    ),
    max_leaves=6,
)
SHAPES = st.sampled_from(sorted(FIELDS, key=lambda shape: shape.value))
WRITTEN = {
    Shape.TEXT: st.text(), Shape.LONG_TEXT: st.text(),
    Shape.NUMBER: st.decimals(-(10**12), 10**12, places=4).map(str),
    Shape.MONEY: st.decimals(-(10**8), 10**8, places=6).map(str),
    Shape.DATE: st.dates(date(1900, 1, 1), date(2199, 12, 31)).map(str),
    Shape.CHOICE: st.sampled_from(FIELDS[Shape.CHOICE].choices),
    Shape.CHOICES: st.lists(st.sampled_from(FIELDS[Shape.CHOICES].choices)),
    Shape.YES_NO: st.booleans(),
}  # fmt: skip


def edition_of(*fields: Field) -> Edition:
    return Edition(since=date(2026, 1, 1), sections=(Section("one", "一", fields),))


def parsed(field: Field, raw: dict[str, Any]) -> answering.Parsed:
    edition = edition_of(field)
    return answering.parse_section(edition.sections[0], raw, edition=edition)


@given(
    SHAPES, st.dictionaries(st.sampled_from(["it", "it.0.amount", "it.1.note", "it.x"]), ANYTHING)
)
def test_nothing_that_can_be_posted_crashes_anything(shape: Shape, raw: dict[str, Any]) -> None:
    field = FIELDS[shape]
    found = parsed(field, raw)
    json.dumps(found.values, allow_nan=False).encode("utf-8")
    for value in found.values.values():
        assert "\x00" not in json.dumps(value, ensure_ascii=False)
        answering.shown(field, value, is_masked=True).encode("utf-8")
        answering.typed(field, value)
        answering.gaps(edition_of(field), {"it": value}, {})
        answering.total(edition_of(field), {"it": value}, Sum("和", ("it",)))


@given(SHAPES, st.data())
def test_reading_is_settled_after_one_time(shape: Shape, data: st.DataObject) -> None:
    """What was stored reads back as it is from the box and from the page."""
    if shape is Shape.TABLE:
        return
    field = FIELDS[shape]
    stored = parsed(field, {"it": data.draw(WRITTEN[shape])}).values.get("it")
    if stored is None:
        return
    again = stored if isinstance(stored, list) else answering.typed(field, stored)
    assert parsed(field, {"it": again}).values["it"] == stored
    assert parsed(field, {"it": answering.shown(field, stored)}).values["it"] == stored


@given(st.lists(st.decimals(0, 10**8, places=6), max_size=40))
def test_totals_are_exact(amounts: list[Decimal]) -> None:
    table = FIELDS[Shape.TABLE]
    rows = [{"amount": str(amount)} for amount in amounts]
    found = parsed(table, {"it": rows}).values["it"]
    wanted = Sum("和", ("it.amount",))
    total = answering.total(edition_of(table), {"it": found}, wanted)
    fen = sum(int(amount.scaleb(6)) for amount in amounts)
    assert total == (Decimal(fen).scaleb(-2) if amounts else None)


GOOD = {
    code: value
    for section in EDITION.sections
    for code, value in answering.parse_section(
        section, READY[section.code], edition=EDITION
    ).values.items()
}


@given(st.sets(st.sampled_from(sorted(GOOD))), st.sampled_from(sorted(GOOD)))
def test_a_good_answer_only_closes_gaps(held: set[str], added: str) -> None:
    """Sums apart: they can only be told when both of their sides are there."""
    plain = Edition(since=EDITION.since, sections=EDITION.sections, slots=EDITION.slots)
    before = {code: GOOD[code] for code in held}
    gaps = set(answering.gaps(plain, before, {}))
    closed = set(answering.gaps(plain, {**before, added: GOOD[added]}, {}))
    assert closed == {gap for gap in gaps if gap.field != added}
