"""Many awards at once: one document, an amount for each, and the records that follow."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client

from kejitong.accounts.models import User
from kejitong.applications.models import Application
from kejitong.disclosure import actions
from tests import makers
from tests.applications.makers import a_call
from tests.desks.conftest import District
from tests.disclosure.makers import a_notice, a_waiting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("invented")]
URL = "/office/applications/bulk/"


@pytest.fixture
def cleared(db: None, invented: None) -> list[Application]:
    """两件公示期满、待兑付的。"""
    call = a_call("invented_redemption")
    pair = [a_waiting(call, amount=Decimal(200_000)) for _ in range(2)]
    notice = a_notice(*pair, at=makers.NOW - timedelta(days=20))
    actions.end_notice(notice, act=makers.an_act())
    return list(Application.objects.filter(call=call).order_by("pk"))


def test_one_document_awards_many_with_an_amount_for_each(
    cleared: list[Application],
    leader: User,
    desk: Client,
    signed_in: Callable[[User], Client],
    district: District,
) -> None:
    head = signed_in(leader)
    pks = [str(one.pk) for one in cleared]
    page = head.get(URL, {"move": "award", "pk": pks}).context["page"]
    assert [ask.name for ask in page.asks] == ["document_number", "day"]
    assert [[ask.value for ask in line.asks] for line in page.ready] == [["20"], ["20"]]
    first, second = cleared
    said = {
        "move": "award", "pk": pks, "document_number": "试科发〔2026〕9号", "day": "2026-11-30",
        f"amount-{first.pk}": "15", f"amount-{second.pk}": "两万",
        f"version-{first.pk}": str(first.version), f"version-{second.pk}": str(second.version),
    }  # fmt: skip
    assert desk.post(URL, said).context["page"].ready == ()
    answer = head.post(URL, said)
    assert answer.status_code == 409
    assert list(answer.context["outcome"].failed) == [second.pk]
    said |= {"pk": [str(second.pk)], f"amount-{second.pk}": "2"}
    assert head.post(URL, said).status_code == 302
    for one, amount in ((first, 150_000), (second, 20_000)):
        one.refresh_from_db()
        assert (one.state, one.approved_amount) == ("awarded", Decimal(amount))
        assert one.steps.last().given["document_number"] == "试科发〔2026〕9号"


def test_the_leader_finds_them_waiting(
    cleared: list[Application],
    leader: User,
    signed_in: Callable[[User], Client],
    district: District,
) -> None:
    head = signed_in(leader)
    page = head.get("/office/applications/").context["page"]
    assert {row.pk for row in page.rows} == {one.pk for one in cleared}
    assert "award" in [move.code for move in page.moves]
    waiting = head.get("/office/").context["page"].waiting
    assert [one.title for one in waiting if "申报" in one.title] == ["2件申报公示期满，待兑付"]
