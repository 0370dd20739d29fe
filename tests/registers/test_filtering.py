"""Which filters a register offers, and what they make of odd input."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kejitong.audit.queries import NOTHING
from kejitong.registers import catalogue, filtering
from kejitong.registers.columns import Kind
from tests import makers

pytestmark = pytest.mark.django_db
ORGANISATIONS = "organisations"


def test_few_records_are_offered_to_choose_from() -> None:
    district = makers.a_region()
    found = filtering.filters(
        catalogue.register(ORGANISATIONS), {"region": f"@{district.pk}"}, "", NOTHING
    )
    region = next(one for one in found if one.name == "region")
    assert [(o.label, o.is_chosen) for o in region.options] == [("试验区", True)]
    assert region.chosen == "试验区"


def test_of_many_records_only_the_chosen_one_is_named() -> None:
    makers.a_region()
    many = [makers.an_organisation(f"试验企业{i}") for i in range(filtering.MOST_OPTIONS + 1)]
    patents = catalogue.register("certificates")
    named = filtering.filters(patents, {"organisation": f"@{many[3].pk}"}, "", NOTHING)
    chosen = next(one for one in named if one.name == "organisation")
    assert (len(chosen.options), chosen.chosen) == (1, "试验企业3")
    typed = filtering.filters(patents, {"organisation": "企业3"}, "", NOTHING)
    assert next(one for one in typed if one.name == "organisation").options == ()
    assert "organisation" not in {one.name for one in filtering.filters(patents, {}, "", NOTHING)}


def test_a_range_says_what_it_spans() -> None:
    wanted = {"due_on-since": "2026-01-01", "due_on-until": "2026-06-30"}
    found = filtering.filters(catalogue.register("targets"), wanted, "", NOTHING)
    due = next(one for one in found if one.kind is Kind.DATE)
    assert (due.is_range, due.chosen) == (True, "自2026-01-01至2026-06-30")


TYPED = st.text(max_size=40) | st.sampled_from(["-", "@", "@1", "@" + "9" * 30, "%", "'", "\0"])


@settings(max_examples=60, deadline=None)
@given(text=TYPED, slug=st.sampled_from(sorted(catalogue.registers())))
def test_whatever_is_typed_gives_an_answer(text: str, slug: str) -> None:
    register = catalogue.register(slug)
    wanted = dict.fromkeys(filtering.names(register), text)
    records = register.model._default_manager.filter(
        filtering.condition(register, wanted), filtering.searched(register, text)
    )
    assert list(records) == []
    assert filtering.filters(register, wanted, "", NOTHING) is not None
