"""Facts as a form: what the registers know, what was changed, what cannot be read."""

from __future__ import annotations

import pytest

from kejitong.cultivation import library, stating
from kejitong.cultivation.stating import Reader, Subject
from kejitong.registers.models import Record
from tests import makers as house
from tests.cultivation import makers

pytestmark = pytest.mark.django_db
READER = Reader("本单位填写")


@pytest.fixture
def about() -> Subject:
    """一家齐备的企业。"""
    made: Record = makers.a_ready_enterprise("试验企业", house.a_region())
    ruleset = library.library().ruleset(makers.RULES)
    return Subject(made.pk, "试验企业", ruleset, house.NOW.date())


def test_a_change_is_told_from_what_the_registers_say(about: Subject) -> None:
    found = stating.facts(about, {"staff:2025": "7"}, reader=READER)
    assert found.changes == {"staff:2025": "7"}
    assert found.after.sources["staff", 2025] == "本单位填写"
    assert found.before.values["staff", 2025] != found.after.values["staff", 2025]
    assert found.pairs == (("staff:2025", "7"),)


def test_what_cannot_be_read_is_left_out(about: Subject) -> None:
    found = stating.facts(about, {"staff:2025": "许多"}, reader=READER)
    assert set(found.problems) == {"staff:2025"}
    assert ("staff", 2025) not in found.after.values


def test_records_are_linked_only_for_those_who_may_see_them(about: Subject) -> None:
    def urls(reader: Reader) -> set[str]:
        found = stating.facts(about, {}, reader=reader)
        return {one.url for group in stating.groups(found, ()) for one in group.fields}

    assert urls(READER) == {""}
    shown = urls(Reader("经办人填写", lambda slug, pk: f"/{slug}/{pk}"))
    assert any(url.startswith("/facts/") for url in shown)


def test_a_form_sent_whole_is_known_by_what_it_did_not_change(about: Subject) -> None:
    found = stating.facts(about, {}, reader=READER)
    name = stating.spelling(found.given[0].key)
    assert stating.is_whole_form({name: found.given[0].text}, found)
    assert not stating.is_whole_form({"day": "2026-11-30"}, found)
