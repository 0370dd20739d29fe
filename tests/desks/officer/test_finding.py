"""The search over everything: few questions, every register, old names too."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kejitong.desks.officer import links
from kejitong.desks.officer.pages import finding
from tests import makers
from tests.desks.conftest import District

pytestmark = pytest.mark.django_db


def _labels(words: str) -> dict[str, list[str]]:
    found = finding.find(words, makers.DISTRICT)
    return {one.label: [hit.title for hit in one.hits] for one in found}


def test_records_old_names_and_indicators(district: District) -> None:
    first = district.organisations[0]
    makers.a_record("organisation_names", organisation=first, name="红星农机厂", kind="former")
    assert _labels("红星") == {"单位": ["试验企业0"]}
    assert _labels("有效高新技术企业数")["指标"][0] == "有效高新技术企业数"
    (certificate,) = finding.find("GR202532000001", makers.DISTRICT)
    assert certificate.hits[0].url == links.record("certificates", district.certificates[1].pk)


def test_who_is_found_by_another_name_tells_which(district: District) -> None:
    first = district.organisations[0]
    makers.a_record("organisation_names", organisation=first, name="红星农机厂", kind="former")
    ((hit,),) = [one.hits for one in finding.find("农机", makers.DISTRICT)]
    assert hit.note.endswith("曾用名：红星农机厂")
    ((hit,),) = [one.hits for one in finding.find("企业0", makers.DISTRICT) if one.label == "单位"]
    assert "曾用名" not in hit.note


def test_nothing_outside_the_region(district: District) -> None:
    makers.an_organisation("试验外地企业", region=makers.a_region("110101", "外地"))
    assert _labels("外地") == {}


def test_more_than_six_lead_to_the_list(district: District) -> None:
    for number in range(6):
        makers.an_organisation(f"试验企业{number + 3}", region=district.east)
    found = next(one for one in finding.find("试验企业", makers.DISTRICT) if one.label == "单位")
    assert (len(found.hits), found.more_url) == (
        6,
        links.register("organisations", {"q": "试验企业"}),
    )


def test_registers_beyond_the_first_are_named(
    district: District, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "FULL", 1)
    assert _labels("试验")["其他登记册"]


@pytest.mark.parametrize("many", [1, 3])
def test_the_page_asks_the_same_number_of_questions(desk: Client, many: int) -> None:
    """会话、用户、日志到哪里，有这几个字的每册一次。"""
    region = makers.a_region()
    for number in range(many):
        makers.an_organisation(f"红星{number}", region=region)
    address = f"{links.office()}search/?q=红星"
    desk.get(address)
    with CaptureQueriesContext(connection) as asked:
        desk.get(address)
    assert len(asked) == 4


def test_what_lies_beyond_the_first_looked_at_is_named(
    district: District, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "CANDIDATES", 1)
    found = finding.find("试验企业", f"{makers.DISTRICT}002")
    assert [(one.label, [hit.title for hit in one.hits]) for one in found] == [
        ("其他登记册", ["单位里也有"])
    ]


def test_the_hits_alone_while_somebody_types(district: District, desk: Client) -> None:
    headers = {"HX-Request": "true", "HX-Target": "hits"}
    piece = desk.get(f"{links.office()}search/?q=试验企业1", headers=headers).content.decode()
    assert ("<html" in piece, "试验企业1" in piece, "试验企业2" in piece) == (False, True, False)
    assert desk.get(f"{links.office()}search/?q=", headers=headers).content == b""
