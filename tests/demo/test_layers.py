"""What is laid is whole, sound by the registers' own rules, the same every time, and to scale."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from kejitong.demo.ground import DISTRICT, TODAY
from kejitong.demo.layers.enterprises import NAMED, OFFICES, PUBLIC, TEXTILE_INSTITUTE, UNIVERSITIES
from kejitong.kernel.identifiers import certificate, patent, uscc
from kejitong.kernel.workdays import WorkCalendar
from kejitong.registers import catalogue, queries
from kejitong.registers.columns import Kind
from kejitong.registers.register import Register
from tests.demo.makers import sketched

Laid = dict[str, list[dict[str, Any]]]
AHEAD = {"expires_on", "due_on", "ends_on", "notice_until"}
"""Days that may lie ahead: terms and deadlines."""
ONCE = {
    "regions", "peer_members", "denominators", "platforms",
    "platform_events", "batches", "honours", "programmes", "channels", "policies", "statistics",
    "targets", "peers",
}  # fmt: skip
"""What there is once, however large the district is."""


@pytest.fixture(scope="module")
def laid() -> Laid:
    return sketched()


def _rows(laid: Laid) -> Iterator[tuple[Register, dict[str, Any]]]:
    for slug, rows in laid.items():
        register = catalogue.register(slug)
        for row in rows:
            yield register, row


def test_the_district_has_the_size_that_it_should(laid: Laid) -> None:
    assert 2900 <= len(laid["organisations"]) <= 3100
    assert len(laid["patents"]) == 12_000
    assert 9_500 <= sum(row["collected_on"].year == 2026 for row in laid["achievements"]) < 9_999
    assert len(laid["achievements"]) < 10_000


def test_every_register_of_the_bureau_has_rows(laid: Laid) -> None:
    assert catalogue.registers().keys() - laid.keys() == {"calendar_days", "entitlements"}
    assert all(laid.values())


def test_every_row_passes_the_checks_of_its_register(laid: Laid) -> None:
    problems = [
        (register.slug, name, sentence, row)
        for register, row in _rows(laid)
        for check in register.checks
        for name, sentence in check(row)
    ]
    assert problems == []


def test_every_required_column_is_filled_and_no_other_column_is_invented(laid: Laid) -> None:
    for register, row in _rows(laid):
        missing = [c.name for c in register.columns if c.required and row.get(c.name) in (None, "")]
        assert not missing, (register.slug, missing, row)
        derived = register.derive(row).keys() if register.derive else set()
        assert row.keys() <= register.by_name.keys() | derived, register.slug


def test_every_text_fits_and_every_choice_is_one(laid: Laid) -> None:
    for slug, rows in laid.items():
        register = catalogue.register(slug)
        for name in register.by_name:
            field = register.field(name)
            known = {value for value, _ in field.flatchoices} | {"", None}
            longest = getattr(field, "max_length", None)
            for row in rows:
                value = row.get(name)
                assert not field.choices or value in known, (slug, name, value)
                assert not (longest and isinstance(value, str)) or len(value) <= longest, value


def test_every_reference_is_to_a_row_laid_before(laid: Laid) -> None:
    slugs = {register.model: slug for slug, register in catalogue.registers().items()}
    for register, row in _rows(laid):
        for name in register.by_name.keys() & row.keys():
            if register.kind(name) is Kind.REFERENCE and row[name] is not None:
                target = slugs[register.field(name).related_model]  # type: ignore[index]
                assert 1 <= row[name] <= len(laid[target]), (register.slug, name, row)


def test_no_record_stands_twice(laid: Laid) -> None:
    for slug, rows in laid.items():
        keys = Counter(queries.key_of(catalogue.register(slug), row) for row in rows)
        assert [key for key, times in keys.items() if times > 1] == [], slug


def test_nothing_has_happened_that_is_still_to_come(laid: Laid) -> None:
    for register, row in _rows(laid):
        if register.slug != "targets":
            late = {
                name: day
                for name, day in row.items()
                if isinstance(day, date) and day > TODAY and name not in AHEAD
            }
            assert not late, (register.slug, late)


def test_no_code_can_be_a_real_one_and_every_check_digit_is_right(laid: Laid) -> None:
    codes = [row["uscc"] for row in laid["organisations"]]
    assert all(uscc.is_valid(code) and code[2:11] == f"{DISTRICT}DEM" for code in codes)
    assert all(patent.is_valid(row["application_number"]) for row in laid["patents"])
    numbered = {"high_tech_enterprise": certificate.certificate_problem,
                "tech_sme": certificate.entry_problem}  # fmt: skip
    for row in laid["certificates"]:
        if check := numbered.get(row["kind"]):
            assert check(row["number"]) == ""


def test_names_are_borne_once_and_those_of_the_summary_are_all_there(laid: Laid) -> None:
    names = Counter(row["name"] for row in laid["organisations"])
    assert [name for name, times in names.items() if times > 1] == []
    named = [name for name, _ in NAMED]
    assert {*named, *UNIVERSITIES, TEXTILE_INSTITUTE, *PUBLIC, *OFFICES} <= names.keys()


def test_a_high_tech_enterprise_never_holds_two_valid_certificates(laid: Laid) -> None:
    last: dict[int, date] = {}
    for row in sorted(laid["certificates"], key=lambda row: row["issued_on"]):
        if row["kind"] == "high_tech_enterprise":
            assert last.get(row["organisation"], date.min) < row["issued_on"]
            last[row["organisation"]] = row["expires_on"]


def test_nobody_is_certified_or_files_before_being_established(laid: Laid) -> None:
    born = {pk: row.get("established_on") for pk, row in enumerate(laid["organisations"], 1)}
    dated = {"patents": "filed_on", "certificates": "issued_on", "institutions": "applied_on",
             "filings": "filed_on", "cooperations": "signed_on", "demands": "collected_on"}  # fmt: skip
    for slug, name in dated.items():
        early = [row for row in laid[slug] if (born[row["organisation"]] or date.min) >= row[name]]
        assert not early, slug


def test_a_notice_lasts_five_working_days(laid: Laid) -> None:
    noticed = [row for row in laid["filings"] if row.get("notice_from")]
    counted = {WorkCalendar().count(row["notice_from"], row["notice_until"]) for row in noticed}
    assert counted == {5}


def test_three_years_of_everything_that_is_counted_by_the_year(laid: Laid) -> None:
    dated = {"filings": "filed_on", "grants": "granted_on", "demands": "collected_on",
             "cooperations": "signed_on", "events": "held_on", "information": "submitted_on",
             "certificates": "issued_on", "products": "applied_on", "awards": "applied_on",
             "patents": "filed_on", "achievements": "collected_on"}  # fmt: skip
    for slug, name in dated.items():
        assert {2024, 2025, 2026} <= {row[name].year for row in laid[slug]}, slug


def test_the_same_district_every_time(laid: Laid) -> None:
    assert sketched() == laid


def test_twice_the_scale_is_twice_the_district(laid: Laid) -> None:
    larger = sketched(2)
    for slug, rows in laid.items():
        if slug in ONCE:
            assert len(larger[slug]) == len(rows), slug
        else:
            assert len(larger[slug]) == pytest.approx(2 * len(rows), rel=0.12), slug
    assert len(larger["patents"]) == 24_000
