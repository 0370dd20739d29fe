"""Where facts come from: every column that is named exists, every fact named is asked for."""

from __future__ import annotations

import pytest

from kejitong.cultivation import sources
from kejitong.cultivation.library import library
from kejitong.cultivation.sources import SOURCES, Source
from kejitong.organisations.registers import ORGANISATIONS, YEARLY_FACTS
from kejitong.patents.registers import PATENTS
from kejitong.recognitions.registers import CERTIFICATES, INSTITUTIONS
from kejitong.registers.register import Register

KNOWN = {fact.name for r in library().rulesets.values() for e in r.editions for fact in e.facts}
each_source = pytest.mark.parametrize(("name", "source"), SOURCES.items())


@each_source
def test_every_fact_that_is_gathered_is_asked_by_some_rule(name: str, source: Source) -> None:
    assert name in KNOWN


def _chosen(register: Register, column: str) -> set[str]:
    return {str(value) for value, _label in register.field(column).flatchoices}


@each_source
def test_every_column_is_one_of_its_register(name: str, source: Source) -> None:
    if isinstance(source, sources.Own):
        assert source.column in ORGANISATIONS.by_name
    if isinstance(source, sources.Yearly):
        assert set(source.columns) <= set(YEARLY_FACTS.by_name)
    if isinstance(source, sources.Latest):
        assert source.column in YEARLY_FACTS.by_name
    if isinstance(source, sources.Institution):
        assert source.column in INSTITUTIONS.by_name
    if isinstance(source, sources.Patents):
        assert set(source.kinds) <= _chosen(PATENTS, "kind")
    if isinstance(source, sources.Holds):
        assert set(source.kinds) <= _chosen(CERTIFICATES, "kind")
    if isinstance(source, sources.HasInstitution):
        assert set(source.levels) <= _chosen(INSTITUTIONS, "level")


def test_a_difference_reads_both_columns() -> None:
    assert sources.Yearly("total_assets", less="net_assets").columns == (
        "total_assets",
        "net_assets",
    )
    assert sources.Yearly("revenue").columns == ("revenue",)
