"""Beginning an application: what the registers know comes along, and says where it is from."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from kejitong.applications import queries
from kejitong.applications.actions import drafting, saving
from kejitong.applications.models import Application
from kejitong.audit.models import Entry
from kejitong.registers.models import Record
from tests import makers
from tests.applications import makers as ours

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("invented")]


def an_enterprise(**values: Any) -> Record:
    """One with sales of the year before."""
    made = makers.an_organisation("试验一厂", address="试验路1号", **values)
    makers.a_record("facts", organisation=made, year=2025, revenue=Decimal("1234500.60"))
    return made


def started(organisation: Record | None = None, **values: Any) -> Application:
    call = values.pop("call", None) or ours.a_call()
    organisation = organisation or an_enterprise()
    user = ours.an_applicant()
    return drafting.start(call, organisation, user=user, act=makers.an_act(**values))


def test_a_draft_begins_in_the_first_state_with_all_its_sections() -> None:
    made = started()
    assert (made.state, made.number, made.submitted_at) == ("draft", None, None)
    assert sorted(queries.sections_of(made)) == ["basic", "budget", "people"]
    assert {one.version for one in queries.sections_of(made).values()} == {1}
    assert Entry.objects.filter(act="applications.started", record=made.pk).count() == 1


def test_what_the_registers_know_is_filled_in_with_its_source() -> None:
    organisation = an_enterprise()
    basic = queries.sections_of(started(organisation))["basic"]
    assert basic.values["organisation_name"] == "试验一厂"
    assert basic.values["sales"] == "1234500.6"
    assert basic.provenance["organisation_name"] == {
        "path": "organisation.name", "source": "单位", "register": "organisations",
        "record": organisation.pk,
    }  # fmt: skip
    assert basic.provenance["sales"]["source"] == "2025年年度数据"
    assert "title" not in basic.values


def test_the_source_goes_when_the_applicant_changes_the_value() -> None:
    made = started()
    kept = {"organisation_name": "试验一厂", "sales": "200", "title": "名称"}
    saved = saving.save_section(made, "basic", kept, version=1, act=makers.an_act())
    assert sorted(saved.answers.provenance) == ["organisation_name", "uscc"]


def test_the_township_recommends_what_lies_in_it() -> None:
    township = makers.a_township(makers.a_region())
    inside = makers.an_organisation(region=township)
    assert started(inside).township == "320612001"
    assert started(makers.an_organisation()).township == ""


@pytest.mark.parametrize(
    ("hours", "said"), [(-24 * 11, "开始申报，请届时再来"), (24 * 11, "截止；已填的内容都留着")]
)
def test_a_call_that_is_not_open_takes_no_new_application(hours: int, said: str) -> None:
    with pytest.raises(drafting.NotOpen, match=said):
        started(at=makers.NOW + timedelta(hours=hours))
    assert not Application.objects.exists()


def test_an_item_is_for_certain_kinds_of_organisations() -> None:
    with pytest.raises(drafting.NotForThisKind, match="高校"):
        started(makers.an_organisation(kind="university"))


def copied(previous: Application, call: Any = None) -> Application:
    user = ours.an_applicant()
    at = makers.NOW + timedelta(days=1)
    act = makers.an_act(at=at)
    return drafting.copy_from(previous, call or ours.a_call(), user=user, act=act)


def test_a_copy_takes_the_answers_and_fresh_figures_but_no_papers() -> None:
    organisation = an_enterprise()
    previous = ours.a_submitted_application(
        organisation=organisation, answers={"basic": {"sales": "1"}}
    )
    made = copied(previous)
    answers = queries.answers_of(made)
    assert answers["summary"] == ours.READY["basic"]["summary"]
    assert answers["spending"] == queries.answers_of(previous)["spending"]
    assert answers["sales"] == "1234500.6"
    assert (made.copied_from, made.title) == (previous, previous.title)
    assert made.number is None
    assert not queries.live_attachments(made).exists()
    assert queries.sections_of(made)["basic"].provenance["title"]["source"] == (
        f"复制自{previous.number}"
    )


def test_a_copy_into_another_form_takes_only_what_still_agrees() -> None:
    previous = ours.a_submitted_application()
    made = copied(previous, ours.a_call("invented_filing"))
    assert sorted(queries.sections_of(made)) == ["basic"]
    assert queries.answers_of(made)["title"] == previous.title


def test_columns_and_rows_that_are_gone_are_not_copied() -> None:
    field = queries.edition(started()).field("sources")
    value = [{"row": "拨款", "amount": "1"}, {"row": "自筹", "amount": "2", "old": "3"}]
    assert drafting._fitted(field, value) == [
        {"row": "区拨款", "amount": ""}, {"row": "自筹", "amount": "2"},
    ]  # fmt: skip


def test_a_free_table_is_copied_with_its_rows() -> None:
    team = {"people": {"team": [{"name": "王五", "months": "6"}]}}
    made = copied(ours.a_submitted_application(answers=team))
    assert queries.answers_of(made)["team"] == [{"name": "王五", "months": "6"}]


def test_the_day_decides_which_year_is_the_year_before() -> None:
    organisation = an_enterprise()
    makers.a_record("facts", organisation=organisation, year=2024, revenue=Decimal(7))
    call = ours.a_call(opens_at=makers.NOW - timedelta(days=400),
                       published_at=makers.NOW - timedelta(days=400))  # fmt: skip
    day = makers.NOW.replace(year=2025)
    assert day.date() == date(2025, 11, 30)
    basic = queries.sections_of(started(organisation, call=call, at=day))["basic"]
    assert basic.values["sales"] == "7"
