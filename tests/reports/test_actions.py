"""Drafts: every save is a new one, a person's words survive, a frozen one never changes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kejitong.audit import queries as journal
from kejitong.indicators.figures import Scope
from kejitong.indicators.verifying import differences
from kejitong.kernel.identifiers.patent import patent_number
from kejitong.reports import actions, queries
from kejitong.reports.models import Draft
from tests import makers
from tests.keeping import kept

pytestmark = pytest.mark.django_db
PATENTS = "results.patents"
SCOPE = Scope(makers.DISTRICT, "试验区", date(2026, 11, 30))


@pytest.fixture
@kept
def patent() -> Any:
    region = makers.a_region()
    return makers.a_record(
        "patents",
        application_number=patent_number(2026, "实用新型", 1),
        title="一种试验装置",
        kind="utility",
        region=region,
        filed_on=date(2026, 3, 2),
    )


@pytest.fixture
@kept
def draft(patent: Any) -> Draft:
    return actions.regenerate(queries.outline(), SCOPE, act=makers.an_act(reason=""))


def text_of(draft: Draft, code: str) -> str:
    figures = queries.Figures(queries.outline(), draft)
    return next(part.text for part in queries.parts(draft, figures) if part.code == code)


def test_generated_text_holds_the_computed_figures_and_says_what_is_missing(draft: Draft) -> None:
    assert text_of(draft, PATENTS).startswith(
        "截至11月，全区当年申请专利1件，其中发明专利待补；获得授权待补（三种专利合计）。"
    )


def test_editing_keeps_the_figures_and_regenerating_keeps_the_edit(draft: Draft) -> None:
    edited = actions.edit(draft, PATENTS, "今年申请专利{F16}。", act=makers.an_act())
    assert (edited.number, text_of(edited, PATENTS)) == (2, "今年申请专利1件。")
    unchanged = actions.regenerate(queries.outline(), SCOPE, act=makers.an_act())
    assert unchanged == edited
    earlier = SCOPE.up_to(date(2026, 11, 1))
    again = actions.regenerate(queries.outline(), earlier, act=makers.an_act())
    assert (again.number, text_of(again, PATENTS)) == (3, "今年申请专利1件。")
    restored = actions.edit(again, PATENTS, "", act=makers.an_act())
    assert text_of(restored, PATENTS) == text_of(draft, PATENTS)


def test_editing_an_overtaken_draft_is_refused(draft: Draft) -> None:
    actions.edit(draft, PATENTS, "甲{F16}", act=makers.an_act())
    with pytest.raises(actions.Overtaken, match="第2稿"):
        actions.edit(draft, PATENTS, "乙{F16}", act=makers.an_act())


def test_unknown_slot_and_paragraph_are_refused(draft: Draft) -> None:
    with pytest.raises(actions.UnknownSlot, match=r"\{F99\}"):
        actions.edit(draft, PATENTS, "专利{F99}", act=makers.an_act())
    with pytest.raises(actions.UnknownParagraph):
        actions.edit(draft, "no.such", "文字", act=makers.an_act())
    with pytest.raises(actions.TooLong, match="5001个字"):
        actions.edit(draft, PATENTS, "长" * 5001, act=makers.an_act())


def test_typed_digit_blocks_freezing(draft: Draft) -> None:
    edited = actions.edit(draft, PATENTS, "申请专利12件。", act=makers.an_act())
    with pytest.raises(actions.NotReady, match="手写了“12”"):
        actions.freeze(edited, act=makers.an_act())


def test_frozen_draft_stays_as_it_was_and_the_difference_is_explained(
    draft: Draft, patent: Any
) -> None:
    frozen = actions.freeze(draft, act=makers.an_act())
    before = text_of(frozen, PATENTS)
    assert list(differences(frozen.freeze)) == []
    makers.retired("patents", patent)
    assert text_of(frozen, PATENTS) == before
    found = {d.code: d for d in differences(frozen.freeze)}
    assert found["patents_filed"].was == "1件"
    assert found["patents_filed"].now == "待补"
    assert [entry.act for entry in found["patents_filed"].acts] == ["patents.retired"]
    with pytest.raises(actions.AlreadyFrozen):
        actions.freeze(frozen, act=makers.an_act())


def test_remarks_stay_until_somebody_resolves_them(draft: Draft) -> None:
    made = actions.remark(draft, PATENTS, " 请写明发明占比 ", act=makers.an_act())
    later = actions.edit(draft, PATENTS, "今年申请专利{F16}。", act=makers.an_act())
    assert list(queries.remarks(later.report)) == [made]
    assert (made.number, made.text, made.is_open) == (1, "请写明发明占比", True)
    done = actions.resolve(made, act=makers.an_act())
    assert (done.is_open, done.resolved_by) == (False, makers.an_act().by)
    with pytest.raises(actions.AlreadyResolved, match=done.resolved_by):
        actions.resolve(made, act=makers.an_act())
    assert [(entry.act, entry.record) for entry in journal.latest()[:3]] == [
        ("reports.resolved", made.pk), ("reports.saved", later.pk), ("reports.remarked", made.pk),
    ]  # fmt: skip


def test_a_remark_says_something_about_a_paragraph_that_exists(draft: Draft) -> None:
    with pytest.raises(actions.NothingSaid):
        actions.remark(draft, PATENTS, "  ", act=makers.an_act())
    with pytest.raises(actions.TooLong, match="501个字"):
        actions.remark(draft, PATENTS, "长" * 501, act=makers.an_act())
    with pytest.raises(actions.UnknownParagraph):
        actions.remark(draft, "no.such", "请核", act=makers.an_act())


def test_only_the_newest_draft_is_approved_and_once_by_each(draft: Draft) -> None:
    made = actions.approve(draft, act=makers.an_act(reason="同意报区政府"))
    assert (made.draft, made.note) == (draft, "同意报区政府")
    with pytest.raises(actions.AlreadyApproved, match="第1稿"):
        actions.approve(draft, act=makers.an_act())
    edited = actions.edit(draft, PATENTS, "今年申请专利{F16}。", act=makers.an_act())
    with pytest.raises(actions.Overtaken, match="第2稿"):
        actions.approve(draft, act=makers.an_act())
    frozen = actions.freeze(edited, act=makers.an_act())
    with pytest.raises(actions.AlreadyFrozen):
        actions.approve(frozen, act=makers.an_act())
    assert list(queries.approvals(draft.report)) == [made]
