"""Every page of the desk opens, for its own people and for nobody else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from kejitong.accounts.models import User
from kejitong.applications.models import Application
from kejitong.registers.models import Record
from tests import makers as house
from tests.applications import makers as applications
from tests.desks.applicant.makers import text
from tests.memberships import makers as memberships

SignIn = Callable[[User], Client]
pytestmark = pytest.mark.django_db


def _own(application: Application) -> list[str]:
    start = f"/apply/applications/{application.pk}/"
    sections = ("basic", "people", "budget")
    return [start, f"{start}gaps/", f"{start}attachments/", f"{start}compared/"] + [
        f"{start}form/{code}/" for code in sections
    ]


def _places(firm: Record) -> list[str]:
    return [
        "/apply/", "/apply/help/", "/apply/applications/", "/apply/organisations/",
        "/apply/organisations/claim/", f"/apply/organisations/{firm.pk}/",
        f"/apply/suited/{firm.pk}/",
    ]  # fmt: skip


def test_its_own_people_open_every_page(desk: Client, firm: Record, draft: Application) -> None:
    for path in [*_places(firm), *_own(draft), f"/apply/calls/{draft.call.code}/"]:
        answer = desk.get(path)
        assert answer.status_code == 200, (path, answer.status_code)


def test_another_organisations_people_are_told_nothing(
    signed_in: SignIn, firm: Record, draft: Application
) -> None:
    other = memberships.an_administrator(house.an_organisation("别家"))
    client = signed_in(other)
    assert "试验装置" not in client.get("/apply/applications/").content.decode()
    missing = client.get("/apply/applications/999999/")
    for path in [*_own(draft), f"/apply/organisations/{firm.pk}/", f"/apply/suited/{firm.pk}/"]:
        answer = client.get(path)
        assert answer.status_code == 404, path
        assert "试验机械厂" not in text(answer)
        assert "试验装置" not in text(answer)
    assert text(client.get(f"/apply/applications/{draft.pk}/")) == text(missing)


def test_the_bureau_does_not_come_here(
    signed_in: SignIn, officer: User, draft: Application
) -> None:
    client = signed_in(officer)
    for path in ["/apply/", *_own(draft)]:
        assert client.get(path).status_code == 403, path


def test_applicants_do_not_go_to_the_bureau(desk: Client) -> None:
    assert desk.get("/office/").status_code == 403
    assert desk.get("/")["Location"] == "/apply/"


def test_the_receipt_and_what_was_handed_in(desk: Client, firm: Record, preparer: User) -> None:
    made = applications.a_submitted_application(organisation=firm, user=preparer)
    start = f"/apply/applications/{made.pk}/"
    page = desk.get(f"{start}receipt/").content.decode()
    assert str(made.number) in page
    pdf = desk.get(f"{start}receipt/1/")
    assert (pdf.status_code, pdf.content[:5]) == (200, b"%PDF-")
    assert desk.get(f"{start}receipt/2/").status_code == 404
