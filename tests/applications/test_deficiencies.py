"""Places on the form, by the names that people may use and as they are shown."""

from __future__ import annotations

import pytest

from kejitong.applications import deficiencies
from tests.applications.test_duplicates import a_frozen

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("invented")]


def test_places_and_their_labels() -> None:
    application = a_frozen()
    said = {
        "title": "基本情况：项目名称", "basic": "基本情况", "audit": "审计报告",
        "budget.sources.0.amount": "经费：经费来源", "attachments.report": "申报书盖章页",
    }  # fmt: skip
    for name, label in said.items():
        place = deficiencies.place_of(application, name)
        assert deficiencies.place_label(application, place) == label
    for name in ("", "nowhere", "attachments.", "attachments.title", "basic.lead", "a.b.c"):
        assert deficiencies.place_of(application, name) == ""
    assert deficiencies.place_label(application, "gone") == "gone"
    assert deficiencies.place_label(application, "attachments.gone") == "gone"


def test_only_materials_have_a_slot() -> None:
    application = a_frozen()
    slot = deficiencies.slot_at(application, "attachments.audit")
    assert slot is not None
    assert slot.can_wait
    assert deficiencies.slot_at(application, "basic.title") is None
    assert deficiencies.slot_at(application, "attachments.none") is None
