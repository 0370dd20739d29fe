"""Scopes by division code, identities, and records that are not there."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kejitong.registers import catalogue, queries
from tests import makers


@pytest.mark.parametrize(
    ("code", "start"),
    [
        ("320612", "320612"),
        ("320600", "3206"),
        ("320000", "32"),
        ("320612001", "320612001"),
        ("", ""),
    ],
)
def test_prefix_is_what_all_codes_below_share(code: str, start: str) -> None:
    assert queries.prefix(code) == start


@given(st.integers(10, 99), st.integers(0, 99), st.integers(0, 99))
def test_a_code_lies_within_every_code_above_it(province: int, city: int, county: int) -> None:
    code = f"{province:02}{city:02}{county:02}"
    for above in (f"{province:02}0000", f"{province:02}{city:02}00", code):
        assert code.startswith(queries.prefix(above))


@pytest.mark.django_db
def test_a_scope_sees_its_own_and_what_lies_below() -> None:
    ours, other = makers.a_region(), makers.a_region("320613", "邻区")
    township = makers.a_township(ours)
    inside = [makers.an_organisation(region=r) for r in (ours, township)]
    outside = makers.an_organisation(region=other)
    nowhere = makers.an_organisation()
    organisations = catalogue.register("organisations")
    assert {*queries.live(organisations, region="320612")} == {*inside}
    assert {*queries.live(organisations, region="320600")} == {*inside, outside}
    assert {*queries.live(organisations)} == {*inside, outside, nowhere}
    assert queries.one(organisations, inside[0].pk, region="320612") == inside[0]
    with pytest.raises(queries.NoSuchRecord, match="不在您的地区范围内"):
        queries.one(organisations, outside.pk, region="320612")


@pytest.mark.django_db
def test_records_are_found_by_their_keys_retired_ones_too(django_assert_num_queries: Any) -> None:
    facts = catalogue.register("facts")
    firm = makers.an_organisation()
    made = [makers.a_record("facts", organisation=firm, year=year) for year in (2024, 2025)]
    makers.retired("facts", made[0])
    keys = [(firm.pk, 2024), (firm.pk, 2025), (firm.pk, 2026)]
    with django_assert_num_queries(1):
        found = queries.by_keys(facts, keys)
    assert found == {(firm.pk, 2024): made[0], (firm.pk, 2025): made[1]}


def test_chunks_keep_everything_in_order() -> None:
    assert [*queries.chunks([1, 2, 3, 4, 5], 2)] == [[1, 2], [3, 4], [5]]
    assert [*queries.chunks([])] == []
