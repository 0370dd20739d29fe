"""What a line shows: public fields only, the decided amount, the unit that fits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from kejitong.catalogue import service_items
from kejitong.disclosure import planning, showing
from kejitong.disclosure.planning import Announcement
from kejitong.disclosure.showing import NeverNoticed, notice_of, private_problem
from tests import makers
from tests.applications import invented
from tests.applications.makers import a_call
from tests.disclosure.makers import a_waiting

EDITION = invented.EDITION
NOTICE = invented.INVENTED_GRANT.notice


def test_amounts_are_the_decided_ones_in_the_unit_that_fits(db):
    call = a_call("district_project")
    makers.a_township(makers.a_region())
    values = {"category": "工业", "township": f"{makers.DISTRICT}001", "amount": Decimal(300_000)}
    asked = a_waiting(call, **values)
    decided = a_waiting(call, **values, approved_amount=Decimal(200_000))
    odd = a_waiting(call, **values, approved_amount=Decimal("1500.5"))
    written = a_waiting(call, **values)
    written.steps.create(
        move="propose", source="admitted", target="proposed", role="approver", by="leader",
        at=makers.NOW, given={"amount": "12万元"},
    )  # fmt: skip
    made = planning.plan(
        call, [asked, decided, odd, written], Announcement(), today=date(2026, 11, 30)
    )

    rows = [dict(zip((c.code for c in made.columns), row, strict=True)) for row in made.rows]
    assert [row["amount"] for row in rows] == ["30万元", "20万元", "1,500.50元", "12万元"]
    assert {row["region"] for row in rows} == {"试验镇"}
    assert {row["category"] for row in rows} == {"工业"}


def test_a_declared_field_is_shown_as_it_was_answered(db, invented):
    application = a_waiting(item="invented_grant")
    application.answers.create(
        section="basic", values={"sales": "120000000", "starts_on": "2027-01-01"},
        saved_by="applicant", saved_at=makers.NOW,
    )  # fmt: skip
    columns = showing.columns(replace(NOTICE, public=("sales", "starts_on")), EDITION)

    assert [column.label for column in columns] == ["上年度营业收入", "起始日期"]
    assert showing.cells(application, columns) == ["12,000万元", "2027年1月1日"]


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("lead_id", "“身份证号”涉及个人，不能公开"),
        ("phone", "“手机”涉及个人，不能公开"),
        ("team", "“team”是表格，可能带出个人信息"),
        ("team.name", "“team.name”是表格，可能带出个人信息"),
        ("sales", ""),
        ("organisation", ""),
    ],
)
def test_what_is_personal_may_not_be_declared_public(code, problem):
    assert private_problem(replace(NOTICE, public=(code,)), EDITION) == problem


@pytest.mark.parametrize("item", service_items.items().values(), ids=lambda item: item.code)
def test_no_item_of_any_pack_declares_something_personal_public(item):
    if item.notice is None:
        with pytest.raises(NeverNoticed):
            notice_of(item)
    else:
        assert notice_of(item) == item.notice
        assert item.notice.working_days >= 5
