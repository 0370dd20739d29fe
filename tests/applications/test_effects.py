"""Steps write into the registers what the item declares, wholly or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from kejitong.applications import effects, queries
from kejitong.applications.actions.advancing import Hand
from kejitong.applications.models import Application, LinkedRecord, Step
from kejitong.audit import queries as journal
from kejitong.kernel.spans import Span
from kejitong.programmes import queries as programmes
from kejitong.programmes.models import Entitlement, Filing, Grant
from kejitong.recognitions.models import Certificate
from kejitong.recognitions.queries import valid_certificates
from kejitong.registers import catalogue
from kejitong.registers.models import Record
from kejitong.workflow.vocabulary import Role
from tests import makers
from tests.applications.makers import a_submitted_application

pytestmark = pytest.mark.django_db
YEAR = Span.closed(date(2026, 1, 1), date(2026, 12, 31))
AWARD = {"document_number": "试科发〔2026〕8号", "day": "2026-12-10", "amount": "30万元"}


@pytest.fixture(autouse=True)
def _recorded(settings: Any) -> Iterator[None]:
    settings.PACKS = (*settings.PACKS, "tests.applications.recorded")
    yield
    effects._OFFERS.pop("days", None)


def _step(application: Application, move: str, **given: str) -> Application:
    """What `advance` does when a move is allowed, without its guards."""
    lifecycle = queries.lifecycle(application)
    declared = next(one for one in lifecycle.moves if one.code == move)
    step = Step.objects.create(
        application=application, move=move, source=declared.sources[0], target=declared.target,
        role=Role.OFFICER.value, by="officer", at=makers.NOW, given=given,
    )  # fmt: skip
    effects.follow(application, step, act=makers.an_act(reason="", source=""))
    return application


def _plan() -> Record:
    return catalogue.register("programmes").model.objects.get(code="TRY-PLAN")


def _submitted(kind: str, **answers: Any) -> Application:
    makers.a_record("programmes", code="TRY-PLAN", name="试验计划", level="district")
    organisation = makers.an_organisation(region=makers.a_region())
    ready = {"basic": {"title": "一种试验装置的研制", "category": "工业", "starts_on": "2027-01-01",
                       "is_joint": "否", "summary": "研制一种试验装置。", **answers},
             "people": {"lead": "张三", "lead_id": "320612199001010010", "phone": "13800138000"},
             "budget": {"sources": [{"amount": "20"}, {"amount": "30"}],
                        "spending": [{"granted": "15", "own": "20"},
                                     {"granted": "5", "own": "10"}]}}  # fmt: skip
    return a_submitted_application(
        item=f"recorded_{kind}", organisation=organisation, answers=ready
    )


def test_the_first_effect_adds_a_record_with_its_source() -> None:
    application = _step(_submitted("grant"), "admit")
    filing = Filing.objects.get()
    assert (filing.code, filing.title, filing.organisation, filing.programme.code) == (
        application.number, "一种试验装置的研制", application.organisation, "TRY-PLAN",
    )  # fmt: skip
    assert (filing.category, filing.filed_on, filing.kind) == (
        "industry",
        date(2026, 11, 30),
        "ordinary",
    )
    assert filing.source == f"记录在册的项目 {application.number}"
    link = LinkedRecord.objects.get()
    assert (link.application, link.register, link.record) == (application, "filings", filing.pk)
    entry = journal.about("filings", filing.pk).get()
    assert (entry.act, entry.actor, entry.reason) == ("filings.added", "officer", "受理")


def test_an_effect_may_depend_on_an_answer() -> None:
    _step(_submitted("grant", is_joint="是", partner="试验大学"), "admit")
    assert Filing.objects.get().kind == "first"


def test_later_effects_correct_the_same_record_and_figures_move_by_themselves() -> None:
    application = _step(_submitted("grant"), "admit")
    assert programmes.filed.rows("", YEAR).count() == 1
    assert programmes.approved.rows("", YEAR).count() == 0
    _step(application, "award", **AWARD)
    filing = programmes.approved.rows("", YEAR).get()
    assert (filing.approval_number, filing.approved_amount, filing.approved_on) == (
        "试科发〔2026〕8号", Decimal("300000.00"), date(2026, 12, 10),
    )  # fmt: skip
    assert (filing.starts_on, filing.code) == (date(2027, 1, 1), application.number)
    assert filing.source == f"记录在册的项目 {application.number} 试科发〔2026〕8号"
    assert LinkedRecord.objects.count() == 1
    assert journal.about("filings", filing.pk).first().reason == "立项"
    application.refresh_from_db()
    assert application.approved_amount == Decimal("300000.00")


def test_an_empty_constant_clears_and_a_missing_value_writes_nothing() -> None:
    application = _step(_submitted("grant", is_joint="是", partner="试验大学"), "admit")
    makers.corrected("filings", Filing.objects.get(), due_on=date(2028, 6, 30))
    _step(application, "award", **AWARD)
    filing = Filing.objects.get()
    assert (filing.kind, filing.due_on, filing.notice_from) == ("ordinary", date(2028, 6, 30), None)


def test_a_room_above_offers_what_belongs_to_it() -> None:
    days = {"from": date(2026, 12, 1)}
    effects.offers("days")(lambda _application, what: days.get(what))
    application = _step(_submitted("grant"), "admit")
    _step(application, "award", **AWARD)
    assert Filing.objects.get().notice_from == date(2026, 12, 1)
    with pytest.raises(ValueError, match="made twice"):
        effects.offers("days")(lambda _application, _what: None)


def test_an_effect_may_depend_on_what_was_written() -> None:
    application = _step(_submitted("grant"), "admit")
    _step(application, "award", **AWARD, record_number="试计2026-001")
    assert Filing.objects.get().code == "试计2026-001"


def test_one_step_writes_into_several_registers_that_name_each_other() -> None:
    application = _submitted("recommendation")
    _step(application, "send_up", day="2026-10-08", document_number="试科发〔2026〕3号")
    _step(application, "award", **{**AWARD, "amount": "1000000"})
    grant, filing = Grant.objects.get(), Filing.objects.get()
    assert (grant.filing, grant.amount, grant.level) == (filing, Decimal(1_000_000), "provincial")
    assert grant.region == application.organisation.region
    assert (filing.filed_on, filing.approved_on) == (date(2026, 10, 8), date(2026, 12, 10))
    assert programmes.granted.rows("", YEAR).count() == 1


def test_an_award_without_money_writes_no_grant() -> None:
    application = _submitted("recommendation")
    _step(application, "send_up", day="2026-10-08", document_number="试科发〔2026〕3号")
    _step(application, "award", document_number="试科发〔2026〕8号", day="2026-12-10")
    assert (Filing.objects.count(), Grant.objects.count()) == (1, 0)


def test_a_recognition_becomes_a_certificate() -> None:
    _step(_submitted("recognition"), "award", **AWARD, record_number="试科小2026-1")
    held = valid_certificates.rows("", YEAR, kind="local_tech_sme").get()
    assert (held.number, held.issued_on) == ("试科小2026-1", date(2026, 12, 10))


def test_a_redemption_becomes_an_entitlement() -> None:
    application = _step(_submitted("redemption"), "award", **AWARD)
    made = programmes.entitled.rows("", YEAR, item="记录在册的兑付").get()
    assert (made.code, made.call, made.amount) == (
        application.number, "2026年度记录在册的兑付", Decimal(300_000),
    )  # fmt: skip
    assert programmes.entitled.rows("", YEAR, item="别的").count() == 0
    assert programmes.entitled.rows("320681", YEAR).count() == 0


def test_a_number_that_is_taken_refuses_the_whole_step() -> None:
    application = _submitted("recognition")
    other = makers.an_organisation()
    makers.a_record("certificates", kind="local_tech_sme", number="试科小2026-1",
                    organisation=other, issued_on=date(2026, 1, 5))  # fmt: skip
    with pytest.raises(
        effects.NotRecorded, match=r"证书：.*试科小2026-1.*已登记.*请核对写明的内容"
    ):
        _step(application, "award", **AWARD, record_number="试科小2026-1")
    assert (Certificate.objects.count(), LinkedRecord.objects.count()) == (1, 0)


def test_a_retired_record_is_not_corrected_silently() -> None:
    application = _step(_submitted("grant"), "admit")
    makers.retired("filings", Filing.objects.get())
    with pytest.raises(effects.NotRecorded, match="已停用：依据来文"):
        _step(application, "award", **AWARD)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"day": "昨天"}, "日期"),
        ({"amount": "很多"}, "金额"),
        ({"amount": "-5"}, "金额：不能是空的或负数"),
    ],
)
def test_days_and_amounts_must_be_such_even_when_nothing_is_recorded(
    given: dict[str, str], said: str
) -> None:
    with pytest.raises(effects.Misstated, match=said):
        _step(_submitted("redemption"), "propose", **given)


def test_what_the_register_cannot_read_is_told_with_its_heading() -> None:
    application = _step(_submitted("grant", sales="12"), "admit")
    with pytest.raises(effects.NotRecorded, match="验收日期“120000”"):
        _step(application, "decline", reason="理由")
    assert Entitlement.objects.count() == 0


def test_a_step_that_is_refused_by_a_register_was_never_made() -> None:
    """Through the real verb: neither step nor state nor journal entry remain."""
    from kejitong.applications.actions.advancing import advance

    application = _submitted("recommendation")
    Application.objects.filter(pk=application.pk).update(state="admitted")
    application.refresh_from_db()
    makers.a_record("filings", code=application.number, title="别的", programme=_plan(),
                    organisation=makers.an_organisation())  # fmt: skip
    before = (Step.objects.count(), journal.mark())
    with pytest.raises(effects.NotRecorded, match="已登记"):
        advance(
            application, "send_up", hand=Hand(Role.OFFICER), act=makers.an_act(),
            given={"day": "2026-10-08", "document_number": "试科发〔2026〕3号"},
        )  # fmt: skip
    application.refresh_from_db()
    assert ((Step.objects.count(), journal.mark()), application.state) == (before, "admitted")
