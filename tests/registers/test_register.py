"""A declaration that does not fit its model is refused when it is made."""

from __future__ import annotations

import dataclasses

import pytest

from kejitong.registers import catalogue
from kejitong.registers.columns import Column, Kind
from kejitong.registers.register import values_of
from tests import makers


def test_key_and_title_must_be_columns_and_columns_must_be_fields() -> None:
    channels = catalogue.register("channels")
    with pytest.raises(ValueError, match="not one of its columns"):
        dataclasses.replace(channels, key=("nothing",))
    with pytest.raises(ValueError, match="not fields"):
        dataclasses.replace(channels, columns=(*channels.columns, Column("nothing")))


def test_labels_kinds_and_attributes_come_from_the_model() -> None:
    filings = catalogue.register("filings")
    assert filings.heading("programme") == str(filings.field("programme").verbose_name)
    assert filings.attributes["programme"] == "programme_id"
    kinds = {
        name: filings.kind(name)
        for name in ("programme", "kind", "filed_on", "approved_amount", "title")
    }
    assert [*kinds.values()] == [Kind.REFERENCE, Kind.CHOICE, Kind.DATE, Kind.MONEY, Kind.TEXT]


@pytest.mark.django_db
def test_a_record_is_called_by_its_title_and_holds_its_columns() -> None:
    channels = catalogue.register("channels")
    record = makers.a_record("channels", name="试验日报", level="city")
    assert channels.title_of(record) == "试验日报"
    assert values_of(channels, record)["level"] == "city"
