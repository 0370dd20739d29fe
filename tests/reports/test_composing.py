"""Paragraphs get their slots, and what may be asked of the whole year."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kejitong.indicators.figures import Scope
from kejitong.reports import composing, queries
from kejitong.reports.composing import SlotWords
from tests import makers

pytestmark = pytest.mark.django_db
SCOPE = Scope(makers.DISTRICT, "试验区", date(2026, 11, 30))


@pytest.fixture
def words() -> SlotWords:
    region = makers.a_region()
    outline = queries.outline()
    makers.a_record("grants", document_number="甲", title="专项", level="city", region=region,
                    granted_on=date(2026, 5, 1), amount=Decimal(5_000_000))  # fmt: skip
    for year, value in ((2026, 900), (2027, 1000)):
        makers.a_record("targets", indicator="funds_from_above", region=region, year=year,
                        value=Decimal(value), document="任务书")  # fmt: skip
    paragraph = next(p for p in outline.paragraphs if p.code == "results.projects")
    return SlotWords(outline, paragraph, composing.reckoner(outline, SCOPE))


def test_slots_print_as_tokens_and_hold_their_value(words: SlotWords) -> None:
    assert f"{words.F13}" == "{F13}"
    assert words.F13.value == 500
    assert words.F13.names(2) == "{F13|2}"
    with pytest.raises(AttributeError, match="F01 is not declared"):
        _ = words.F01


def test_what_is_behind_its_target_and_what_comes_next(words: SlotWords) -> None:
    assert words.behind() == [
        ("争取上级科技经费", "{funds_from_above}", "{funds_from_above_target}")
    ]
    assert words.plans() == [("争取上级科技经费", "{funds_from_above_next_target}")]
    assert words.trailing() == []


def test_a_rank_in_the_lower_half_trails(words: SlotWords) -> None:
    set_name = "九县（市、区）"
    ours = makers.catalogue.register("regions").model.objects.get(code=makers.DISTRICT)
    makers.a_record("peer_members", set_name=set_name, region=ours, since=date(2020, 1, 1))
    makers.a_record("events", title="x", kind="visit", held_on=date(2026, 1, 1), region=ours)
    firm = makers.an_organisation(region=ours)
    makers.a_record("certificates", kind="high_tech_enterprise", number="GR202532000001",
                    organisation=firm, issued_on=date(2025, 11, 1))  # fmt: skip
    for code, value in (("320613", 9), ("320614", 8), ("320681", 7)):
        peer = makers.a_region(code, f"邻区{code}")
        makers.a_record("peer_members", set_name=set_name, region=peer, since=date(2020, 1, 1))
        makers.a_record("peers", indicator="hte_valid", region=peer, year=2026, month=10,
                        value=Decimal(value), document="简报")  # fmt: skip
    outline = queries.outline()
    fresh = SlotWords(outline, outline.paragraphs[0], composing.reckoner(outline, SCOPE))
    assert fresh.trailing() == [("有效高新技术企业数", "{hte_valid_rank}")]


def test_every_paragraph_is_written_even_for_an_empty_district() -> None:
    makers.a_region()
    outline = queries.outline()
    written = composing.compose(outline, composing.reckoner(outline, SCOPE))
    assert written.keys() == {paragraph.code for paragraph in outline.paragraphs}
    assert all(written.values())


def test_structure_counts_headings_and_the_checklist() -> None:
    assert composing.structure(queries.outline()) == {"measures": 5, "checklist": 6}
