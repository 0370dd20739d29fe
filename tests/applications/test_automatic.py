"""What the formal check finds by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from kejitong.applications import automatic, queries
from kejitong.applications.models import Answers, Application, Attachment
from kejitong.catalogue import service_items
from kejitong.catalogue.fields import Field, Shape
from kejitong.cultivation.models import Decision
from kejitong.kernel.identifiers.patent import patent_number
from tests import makers
from tests.applications.makers import READY, a_call, a_submitted_application
from tests.applications.test_duplicates import WORDS, a_frozen

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("invented")]


def _look(application: Application) -> dict[str, automatic.Found]:
    return {one.code: one for one in automatic.look(application, at=makers.NOW)}


def _refrozen(application: Application, **basic: Any) -> Application:
    """The application as if it had been submitted with these answers."""
    answers = Answers.objects.get(application=application, section="basic")
    answers.values = {**answers.values, **basic}
    answers.save()
    revision = queries.latest_revision(application)
    assert revision is not None
    revision.content["sections"]["basic"] |= basic
    revision.save()
    return application


def test_a_sound_application_is_found_sound() -> None:
    found = _look(a_frozen())
    assert [(one.code, one.outcome) for one in found.values()] == [
        ("complete", "failed"), ("identifiers", "passed"), ("attachments", "passed"),
        ("duplicates", "passed"), ("quota", "passed"), ("integrity", "passed"),
        ("signed", None), ("scope", None), ("consistent", None),
    ]  # fmt: skip
    assert found["integrity"].lines == ("登记册里无记录：没有停用、注销、撤销证书和逾期未验收",)


def test_what_is_missing_is_listed_with_its_places() -> None:
    found = _look(a_frozen())["complete"]
    assert "people.lead" in found.places
    assert "attachments.report" in found.places
    assert len(found.lines) == len(found.places)
    sound = _look(a_submitted_application(item="invented_filing"))["complete"]
    assert (sound.outcome, sound.lines, sound.places) == ("passed", ("各栏和材料齐全",), ())


def test_another_organisations_code_is_noticed() -> None:
    own = a_frozen()
    assert _look(own)["identifiers"].outcome == "passed"
    other = makers.a_uscc()
    found = _look(_refrozen(own, uscc=other))["identifiers"]
    assert (found.outcome, found.places) == ("doubtful", ("basic.uscc",))
    assert found.lines == (
        f"统一社会信用代码填的是{other}，登记册里本单位是{own.organisation.uscc}",
    )


def test_a_code_that_does_not_add_up_is_noticed() -> None:
    found = _look(_refrozen(a_frozen(), uscc="91320612DEM0000010"))["identifiers"]
    assert found.outcome == "doubtful"
    assert set(found.places) == {"basic.uscc"}


def test_patents_of_others_are_noticed_in_fields_and_tables() -> None:
    asked = (
        Field(code="one", label="专利", shape=Shape.TEXT, reads="patent"),
        Field(code="many", label="专利清单", shape=Shape.TABLE, columns=(
            Field(code="number", label="申请号", shape=Shape.TEXT, reads="patent"),
        )),
    )  # fmt: skip
    numbers = [patent_number(2023, "发明", serial) for serial in (1, 2, 3)]
    answers = {"one": f"ZL{numbers[0]}", "many": [{"number": numbers[1]}, {"number": ""}]}
    assert list(automatic._read_as("patent", asked, answers)) == [f"ZL{numbers[0]}", numbers[1]]


def test_the_register_knows_whose_a_patent_is(settings: Any, monkeypatch: Any) -> None:
    application, other = a_frozen(), makers.an_organisation("另一家企业")
    number = patent_number(2023, "发明", 7)
    makers.a_record("patents", application_number=number, title="装置", organisation=other,
                    filed_on=date(2023, 3, 1))  # fmt: skip
    item = service_items.item("invented_grant")
    fields = tuple(
        replace(one, reads="patent") if one.code == "partner" else one
        for one in item.editions[0].sections[0].fields
    )
    section = replace(item.editions[0].sections[0], fields=fields)
    edition = replace(item.editions[0], sections=(section, *item.editions[0].sections[1:]))
    monkeypatch.setattr(queries, "edition", lambda _application: edition)
    found = _look(_refrozen(application, is_joint="是", partner=number))["identifiers"]
    assert found.lines == (f"登记册里专利{number}的第一申请单位是另一家企业",)
    makers.corrected("patents", other.patents.get(), organisation=application.organisation_id)
    assert _look(application)["identifiers"].outcome == "passed"


def test_a_warned_attachment_is_shown() -> None:
    application = a_frozen()
    Attachment.objects.create(
        application=application, slot="report", name="盖章页.pdf", path="x", digest="y", size=1,
        media_type="application/pdf", warning="没有文字层", added_by="a", added_at=makers.NOW,
    )  # fmt: skip
    found = _look(application)["attachments"]
    assert (found.outcome, found.lines, found.places) == (
        "doubtful", ("盖章页.pdf：没有文字层",), ("attachments.report",),
    )  # fmt: skip


def test_copied_words_are_evidence_side_by_side() -> None:
    first = a_frozen()
    found = _look(a_frozen())["duplicates"]
    match = found.evidence["matches"][0]
    assert (found.outcome, match["application"], match["share"], match["is_own"]) == (
        "doubtful", first.pk, "1.0000", False,
    )  # fmt: skip
    assert match["passages"][0]["text"] == match["passages"][0]["their_text"] == WORDS.rstrip("。")
    assert found.lines[0] == "与1件已提交的申报比过"
    assert "相同100.0%" in found.lines[1]


def test_too_many_of_one_person_is_found() -> None:
    call = a_call()
    user_answers = {"people": READY["people"]}
    a_submitted_application(call, answers=user_answers)
    late = a_frozen(call=call)
    people = Answers.objects.get(application=late, section="people")
    people.values = {**people.values, **READY["people"]}
    people.save()
    Application.objects.filter(pk=late.pk).update(lead="张三")
    found = _look(Application.objects.get(pk=late.pk))["quota"]
    assert found.outcome == "failed"


def test_what_the_registers_hold_against_the_organisation() -> None:
    organisation = makers.an_organisation()
    plan = makers.a_record("programmes", code="TRY-PLAN", name="试验计划", level="district")
    makers.a_record("filings", code="试计1", title="旧项目", programme=plan, organisation=organisation,
                    filed_on=date(2022, 1, 1), approved_on=date(2022, 6, 1),
                    due_on=date(2024, 6, 30))  # fmt: skip
    makers.a_record("certificates", kind="srdi", number="专1", organisation=organisation,
                    issued_on=date(2022, 1, 1), revoked_on=date(2023, 1, 1))  # fmt: skip
    application = a_frozen(organisation=organisation)
    found = _look(application)["integrity"]
    assert (found.outcome, found.lines) == ("doubtful", (
        "专精特新企业证书专1于2023-01-01被撤销",
        "项目“旧项目”（试计1）应于2024-06-30完成，尚未验收",
    ))  # fmt: skip
    makers.corrected("organisations", organisation, ended_on=date(2026, 11, 1))
    makers.retired("organisations", organisation)
    found = _look(Application.objects.get(pk=application.pk))["integrity"]
    assert found.lines[:2] == ("单位在登记册里已停用：依据来文", "单位已于2026-11-01注销")


def test_rules_are_judged_with_the_facts_of_the_day_of_submission(monkeypatch: Any) -> None:
    code = "tech-sme-2017"
    item = replace(service_items.item("invented_grant"), rulesets=(code,))
    monkeypatch.setattr(queries, "item", lambda _application: item)
    application = a_frozen()
    found = _look(application)[f"rules:{code}"]
    assert found.decision is not None
    judged = found.decision.judgement
    assert (judged.day, judged.name) == (makers.NOW.date(), application.organisation.name)
    assert found.lines[0] == judged.overall.label
    assert {one.sentence for one in (*judged.unmet, *judged.unknown)} <= set(found.lines)
    assert not Decision.objects.exists()
    makers.retired("organisations", application.organisation)
    assert _look(application)[f"rules:{code}"].lines == ("单位在登记册里已停用",)


def test_a_rule_that_was_not_in_force_is_left_to_the_officer(monkeypatch: Any) -> None:
    code = "hnte-2016"
    item = replace(service_items.item("invented_grant"), rulesets=(code,))
    monkeypatch.setattr(queries, "item", lambda _application: item)
    application = a_frozen()
    application.state_since = makers.NOW.replace(year=2010)
    found = _look(application)[f"rules:{code}"]
    assert (found.outcome, found.decision) == ("doubtful", None)
    assert "没有施行" in found.lines[0]


def test_long_evidence_is_cut() -> None:
    found = automatic.Found("x", "x", None, tuple(map(str, range(90))), ("b", "a", "b"))
    assert (len(found.evidence["lines"]), found.evidence["places"]) == (50, ["a", "b"])
