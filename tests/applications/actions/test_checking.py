"""The formal check: automatic findings first, every one concluded, what is missing told at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from kejitong.applications import deficiencies, queries
from kejitong.applications.actions import attaching, checking, submitting
from kejitong.applications.actions.advancing import Hand, NotYet, Overtaken, advance
from kejitong.applications.models import Application, Deficiency, Finding, Step
from kejitong.audit import queries as journal
from kejitong.catalogue import service_items
from kejitong.cultivation.models import Decision
from kejitong.cultivation.queries import as_taken
from kejitong.registers.files import Upload
from kejitong.workflow.vocabulary import NoSuchMove, Role
from tests import makers
from tests.applications.makers import SIGNATORY, a_pdf, a_submitted_application
from tests.keeping import kept

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("invented")]
ACT = makers.an_act(reason="")
OFFICER = Hand(Role.OFFICER)
SOON = makers.NOW.date() + timedelta(days=10)


@kept
def a_checked(item: str = "invented_redemption", **given: Any) -> Application:
    """A submitted application whose automatic check was run."""
    application = a_submitted_application(item=item, **given)
    checking.run(application, act=ACT)
    return application


def outcomes(application: Application) -> dict[str, str]:
    return {one.code: one.automatic for one in checking.findings(application)}


def finding(application: Application, code: str) -> Finding:
    return application.findings.order_by("-revision").filter(code=code).first()


def settle(application: Application) -> None:
    """Conclude everything well, with a note where there was a doubt."""
    for one in checking.findings(application):
        checking.conclude(one, "passed", note="已核对", act=ACT)


def test_the_automatic_findings_come_first_and_may_be_made_again() -> None:
    application = a_checked()
    assert outcomes(application) == {
        "complete": "passed", "identifiers": "passed", "attachments": "doubtful",
        "quota": "passed", "integrity": "passed", "signed": "", "scope": "", "consistent": "",
    }  # fmt: skip
    again = checking.run(application, act=ACT)
    assert [one.pk for one in again] == [one.pk for one in checking.findings(application)]
    entry = journal.latest().first()
    assert (entry.act, entry.room, entry.record) == (
        "applications.checked", "applications", application.pk,
    )  # fmt: skip


def test_the_decision_on_the_rules_is_kept_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    item = replace(service_items.item("invented_redemption"), rulesets=("tech-sme-2017",))
    monkeypatch.setattr(queries, "item", lambda _application: item)
    application = a_checked()
    kept, found = Decision.objects.get(), finding(application, "rules:tech-sme-2017")
    assert found.evidence["decision"] == kept.pk
    assert found.evidence["overall"] == kept.overall == as_taken(kept).judgement.overall.value
    assert (kept.by, kept.day, kept.organisation) == (
        "officer", makers.NOW.date(), application.organisation,
    )  # fmt: skip
    checking.conclude(found, "passed", note="已核对", act=ACT)
    checking.run(application, act=ACT)
    assert Decision.objects.count() == 1


def test_a_revision_that_comes_while_looking_is_not_judged_by_the_old_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    application = a_submitted_application(item="invented_redemption")
    look = checking.automatic.look

    def slow(one: Application, *, at: Any) -> Any:
        found = look(one, at=at)
        submitting.freeze(one, act=ACT)
        return found

    monkeypatch.setattr(checking.automatic, "look", slow)
    with pytest.raises(checking.OutdatedFinding, match="又提交了一稿"):
        checking.run(application, act=ACT)
    assert not Finding.objects.exists()


def test_a_conclusion_is_not_touched_by_another_run() -> None:
    application = a_checked()
    made = checking.conclude(finding(application, "scope"), "failed", note="不在范围", act=ACT)
    checking.run(application, act=ACT)
    made.refresh_from_db()
    assert (made.outcome, made.note, made.decided_by) == ("failed", "不在范围", "officer")


@pytest.mark.parametrize(
    ("code", "outcome", "note", "said"),
    [
        ("scope", "failed", " ", "请写明说明"),
        ("attachments", "passed", "", "请写明说明"),
        ("scope", "maybe", "说明", "请选“符合”"),
        ("scope", "passed", "长" * 501, "说明有501个字"),
    ],
)
def test_a_conclusion_needs_its_words(code: str, outcome: str, note: str, said: str) -> None:
    application = a_checked()
    with pytest.raises(checking.NoConclusion, match=said):
        checking.conclude(finding(application, code), outcome, note=note, act=ACT)


def test_what_is_clear_passes_together_and_doubts_stay() -> None:
    application = a_checked()
    checking.pass_clear(application, act=ACT)
    left = [one.code for one in checking.findings(application) if not one.outcome]
    assert left == ["attachments"]


def test_admission_needs_every_finding_concluded() -> None:
    application = a_submitted_application(item="invented_redemption")
    with pytest.raises(NotYet, match="请先自动核对"):
        checking.admit(application, act=ACT)
    checking.run(application, act=ACT)
    with pytest.raises(NotYet, match="还没有结论的核对项：材料和填写完整、"):
        checking.admit(application, act=ACT)
    settle(application)
    checking.conclude(finding(application, "scope"), "doubtful", act=ACT)
    with pytest.raises(NotYet, match="没有通过的核对项：类别和内容"):
        checking.admit(application, act=ACT)
    checking.conclude(finding(application, "scope"), "passed", act=ACT)
    assert checking.admit(application, act=ACT).state == "admitted"
    with pytest.raises(checking.NotUnderCheck, match="已受理"):
        checking.run(application, act=ACT)


def test_a_stale_page_does_not_admit() -> None:
    application = a_checked()
    settle(application)
    Application.objects.filter(pk=application.pk).update(version=application.version + 1)
    with pytest.raises(Overtaken):
        checking.admit(application, act=ACT)
    assert not Step.objects.filter(move="admit").exists()


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("title", "basic.title"), ("basic.title", "basic.title"), ("basic", "basic"),
        ("report", "attachments.report"), ("attachments.audit", "attachments.audit"),
        ("budget.sources.0.amount", "budget.sources.0.amount"),
    ],
)  # fmt: skip
def test_a_deficiency_has_a_place_on_the_form(said: str, place: str) -> None:
    application = a_checked()
    assert checking.list_deficiency(application, said, "缺了", act=ACT).place == place


@pytest.mark.parametrize("said", ["", "nowhere", "attachments.nothing", "basic.lead", "x.title"])
def test_a_place_that_is_not_on_the_form_is_refused(said: str) -> None:
    application = a_checked()
    with pytest.raises(checking.NoDeficiency, match="没有"):
        checking.list_deficiency(application, said, "缺了", act=ACT)


def test_everything_missing_is_told_at_once() -> None:
    application = a_checked()
    with pytest.raises(NotYet, match="还没有列出缺什么"):
        checking.send_back(application, act=ACT)
    assert len(checking.hindrances(application, ("listed", "open"), ACT.at)) == 1
    checking.list_deficiency(application, "title", "名称太宽泛，请写明对象", act=ACT)
    checking.list_deficiency(application, "report", "盖章页没有盖章", act=ACT)
    assert checking.hindrances(application, ("listed",), ACT.at) == []
    with pytest.raises(NotYet, match="请从“一次性告知”办理"):
        advance(application, "send_back", hand=OFFICER, act=ACT)
    returned = checking.send_back(application, act=ACT)
    assert returned.state == "correcting"
    told = deficiencies.listed(application)
    assert {one.told_at for one in told} == {ACT.at}
    with pytest.raises(checking.NoDeficiency, match="已经告知申报单位"):
        checking.drop_deficiency(told[0], act=ACT)


def _resubmitted(application: Application) -> Application:
    application.refresh_from_db()
    made = submitting.resubmit(application, hand=SIGNATORY, act=makers.an_act(by="signatory"))
    checking.run(made, act=ACT)
    return made


def test_what_was_told_counts_as_settled_once_the_new_revision_is_admitted() -> None:
    application = a_checked()
    checking.list_deficiency(application, "title", "名称太宽泛", act=ACT)
    application = _resubmitted(checking.send_back(application, act=ACT))
    assert "还没有结论的核对项" in checking.hindrances(application, ("checked",), ACT.at)[0]
    settle(application)
    assert checking.hindrances(application, ("checked",), ACT.at) == []
    with pytest.raises(NotYet, match="还有1处缺漏没有补齐"):
        advance(application, "admit", hand=OFFICER, act=ACT)
    admitted = checking.admit(application, act=ACT)
    assert admitted.state == "admitted"
    assert deficiencies.outstanding(admitted).count() == 0


def test_findings_belong_to_their_revision() -> None:
    application = a_checked()
    old = finding(application, "scope")
    checking.list_deficiency(application, "title", "名称太宽泛", act=ACT)
    application = _resubmitted(checking.send_back(application, act=ACT))
    with pytest.raises(checking.OutdatedFinding, match="又提交了一稿"):
        checking.conclude(old, "passed", act=ACT)
    assert {one.revision for one in checking.findings(application)} == {2}


def test_a_second_return_needs_a_reason_only_for_what_is_new() -> None:
    application = a_checked()
    checking.list_deficiency(application, "title", "名称太宽泛", act=ACT)
    application = _resubmitted(checking.send_back(application, act=ACT))
    application = _resubmitted(checking.send_back(application, act=ACT))
    checking.list_deficiency(application, "report", "盖章页没有盖章", act=ACT)
    with pytest.raises(checking.NotToldAtOnce, match="新列的是申报书盖章页"):
        checking.send_back(application, act=ACT)
    assert (
        not deficiencies.listed(application)
        .filter(place="attachments.report")
        .exclude(told_at=None)
    )
    why = makers.an_act(reason="补正稿里换了盖章页")
    checking.send_back(application, act=why)
    last = Step.objects.filter(move="send_back").latest("pk")
    assert last.given == {"opinion": "补正稿里换了盖章页"}


def test_a_paper_may_come_later_when_the_item_allows_it() -> None:
    application = a_checked()
    with pytest.raises(checking.NoDeficiency, match="“申报书盖章页”不能容缺"):
        checking.list_deficiency(application, "report", "后补", act=ACT, due_on=SOON)
    with pytest.raises(checking.NoDeficiency, match="已到"):
        checking.list_deficiency(application, "audit", "后补", act=ACT, due_on=makers.NOW.date())
    checking.list_deficiency(application, "audit", "审计报告后补", act=ACT, due_on=SOON)
    settle(application)
    failed = finding(application, "signed")
    checking.conclude(failed, "failed", note="审计报告未盖章", places=("audit",), act=ACT)
    admitted = checking.admit(application, act=ACT)
    assert admitted.state == "admitted"
    assert deficiencies.tolerated_slots(admitted) == {"audit"}
    assert deficiencies.tolerated(admitted).get().told_at == ACT.at


def test_a_failed_finding_is_not_covered_by_another_papers_tolerance() -> None:
    application = a_checked()
    checking.list_deficiency(application, "audit", "审计报告后补", act=ACT, due_on=SOON)
    settle(application)
    failed = finding(application, "signed")
    for places in (("audit", "report"), ("report",), ()):
        checking.conclude(failed, "failed", note="没有盖章", places=places, act=ACT)
        with pytest.raises(NotYet, match="没有通过的核对项：签字"):
            checking.admit(application, act=ACT)


def test_the_late_paper_is_handed_in_and_overdue_ones_are_found() -> None:
    application = a_checked()
    made = checking.list_deficiency(application, "audit", "后补", act=ACT, due_on=SOON)
    settle(application)
    admitted = checking.admit(application, act=ACT)
    every = Application.objects.all()
    assert list(deficiencies.overdue(every, SOON)) == []
    assert list(deficiencies.overdue(every, SOON + timedelta(days=1))) == [made]
    late = makers.an_act(by="applicant", at=makers.NOW + timedelta(days=3))
    attaching.attach(admitted, "audit", Upload("审计报告.pdf", a_pdf("盖章")), act=late)
    with pytest.raises(attaching.NotEditable):
        attaching.attach(admitted, "report", Upload("盖章页.pdf", a_pdf("别的")), act=late)
    checking.resolve_deficiency(made, act=ACT)
    checking.resolve_deficiency(made, act=ACT)
    assert list(deficiencies.overdue(every, SOON + timedelta(days=1))) == []
    with pytest.raises(attaching.NotEditable):
        attaching.attach(admitted, "audit", Upload("又一份.pdf", a_pdf("又")), act=late)


def test_a_mistaken_line_is_dropped_before_it_is_told() -> None:
    application = a_checked()
    made = checking.list_deficiency(application, "title", "错列", act=ACT)
    checking.drop_deficiency(made, act=ACT)
    assert not Deficiency.objects.exists()
    entry = journal.latest().first()
    assert (entry.act, journal.values_of(entry.before)["text"]) == (
        "applications.deficiency_dropped", "错列",
    )  # fmt: skip


@pytest.mark.parametrize(("text", "said"), [("  ", "没有写明缺什么"), ("长" * 501, "有501个字")])
def test_a_deficiency_says_what_is_missing(text: str, said: str) -> None:
    application = a_checked()
    with pytest.raises(checking.NoDeficiency, match=said):
        checking.list_deficiency(application, "title", text, act=ACT)


def test_nothing_is_checked_before_it_is_submitted_or_after_it_ended() -> None:
    application = a_checked()
    declined = advance(
        application, "decline", hand=OFFICER, act=ACT, given={"reason": "不属于本区受理"}
    )
    for verb in (
        lambda: checking.run(declined, act=ACT),
        lambda: checking.list_deficiency(declined, "title", "缺", act=ACT),
        lambda: checking.conclude(finding(declined, "scope"), "passed", act=ACT),
        lambda: checking.pass_clear(declined, act=ACT),
    ):
        with pytest.raises(checking.NotUnderCheck, match="不予受理"):
            verb()
    with pytest.raises(checking.NotUnderCheck):
        checking.send_back(declined, act=ACT)
    with pytest.raises(NoSuchMove):
        advance(declined, "send_back", hand=OFFICER, act=ACT)
    assert queries.state(declined).is_end
