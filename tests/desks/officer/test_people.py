"""The pages of the auditor and of the administrator."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kejitong.accounts.models import Role, User
from kejitong.calls import actions as calls
from kejitong.desks.officer import links
from kejitong.review import actions
from kejitong.ui.installation import Installation, describe
from tests import makers
from tests.applications import makers as applications
from tests.desks.conftest import District, rows_of
from tests.review import makers as review

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


def test_open_and_close_an_account(administrator: User, signed_in: SignIn) -> None:
    client = signed_in(administrator)
    told = {
        "full_name": "试验新人", "username": "fresh", "role": "leader", "region": "320612",
        "department": "综合科", "password": "短",
    }  # fmt: skip
    weak = client.post(links.new_person(), told)
    assert (weak.status_code, list(weak.context["form"].errors)) == (422, ["password"])
    done = client.post(links.new_person(), {**told, "password": "足够长的初始密码2026"})
    assert (done.status_code, done["Location"]) == (302, links.people())
    fresh = get_user_model().objects.get(username="fresh")
    assert (fresh.role, fresh.region, fresh.check_password("足够长的初始密码2026")) == (
        "leader", "320612", True,
    )  # fmt: skip
    taken = client.post(links.new_person(), {**told, "password": "足够长的初始密码2026"})
    assert list(taken.context["form"].errors) == ["username"]
    client.post(links.close_person(fresh.pk))
    assert not get_user_model().objects.get(username="fresh").is_active
    assert "已停用" in client.get(links.people()).content.decode()


@pytest.mark.parametrize("many", [1, 3])
def test_accounts_are_listed_with_their_areas(
    district: District, administrator: User, signed_in: SignIn, many: int
) -> None:
    for number in range(many):
        makers.a_user(Role.OFFICER, region=district.region.code, username=f"more{number}")
    client = signed_in(administrator)
    with CaptureQueriesContext(connection) as questions:
        people = client.get(links.people()).context["people"]
    assert len(questions) == 4
    assert {(one.area, one.code) for one in people if one.user.username.startswith("more")} == {
        (district.region.name, district.region.code)
    }


def test_nobody_closes_his_own_account(administrator: User, signed_in: SignIn) -> None:
    client = signed_in(administrator)
    assert client.post(links.close_person(administrator.pk)).status_code == 409
    assert client.post(links.close_person(10**6)).status_code == 409
    assert get_user_model().objects.get(pk=administrator.pk).is_active


def test_the_journal_is_narrowed_by_person_register_and_day(
    district: District, auditor: User, signed_in: SignIn
) -> None:
    client = signed_in(auditor)

    def shown(**asked: str) -> list[tuple[str, str]]:
        page = client.get(links.journal(asked)).context["page"]
        return [(entry.room, entry.title) for entry in page.entries]

    assert shown(room="targets") == [("考核指标", "有效高新技术企业数")]
    assert len(shown(room="organisations", actor="officer")) == 3
    assert shown(room="organisations", actor="nobody") == []
    assert shown(since="2026-12-01") == []
    assert len(shown(until="2026-11-30", room="regions")) == 3
    assert shown(room="accounts")[0][0] == "账户"


def test_the_journal_is_narrowed_by_what_the_record_is_called(
    district: District, auditor: User, signed_in: SignIn
) -> None:
    client = signed_in(auditor)
    asked = {"room": "organisations", "about": "试验企业1"}
    page = client.get(links.journal(asked)).context["page"]
    assert [(entry.title, entry.verb) for entry in page.entries] == [("试验企业1", "登记")]
    homeless = client.get(links.journal({"about": "试验企业1"})).context["page"]
    assert "要先选一本登记册" in homeless.hint


@pytest.mark.usefixtures("invented")
def test_every_entry_names_what_it_was_about(auditor: User, signed_in: SignIn) -> None:
    application, expert = review.an_admitted_application(), review.an_expert()
    (assigned,) = actions.assign(application, [expert], due_on=None, act=makers.an_act())
    act = makers.an_act(by=expert.user.username)
    accepted = actions.accept(assigned, act=act)
    written = actions.Written({"new": "50"}, {}, "")
    actions.save_marks(accepted, written, version=accepted.version, act=act)
    calls.ask_question(application.call, "能不能联合申报？", act=makers.an_act())
    page = signed_in(auditor).get(links.journal()).context["page"]
    about = {entry.verb: entry.title for entry in page.entries}
    assert about["受理"] == about["指派专家"] == about["保存评分"] == str(application)
    assert about["提问"] == application.call.name
    assert [entry.title for entry in page.entries if not entry.title] == []


def test_what_an_entry_was_about_leads_to_all_of_its_entries(
    district: District, auditor: User, signed_in: SignIn
) -> None:
    client = signed_in(auditor)
    first = client.get(links.journal({"room": "organisations"})).context["page"].entries[0]
    answer = client.get(first.trail)
    assert {entry.title for entry in answer.context["page"].entries} == {first.title}
    assert f"只看<b>{first.title}</b>" in answer.content.decode()


def test_the_journal_pages_on_and_back(
    district: District, auditor: User, signed_in: SignIn
) -> None:
    for number in range(60):
        makers.a_region(f"3207{number:02}", f"试验{number}县")
    client = signed_in(auditor)
    first = client.get(links.journal({"room": "regions"})).context["page"]
    second = client.get(first.pager.next_url).context["page"]
    assert (len(first.entries), len(second.entries), second.pager.next_url) == (50, 13, "")
    assert first.entries[-1].number > second.entries[0].number
    again = client.get(second.pager.previous_url).context["page"]
    assert (again.entries, again.pager.previous_url) == (first.entries, "")


def test_the_journal_as_a_workbook(district: District, auditor: User, signed_in: SignIn) -> None:
    page = signed_in(auditor).get(links.journal({"room": "organisations"})).context["page"]
    written = rows_of(signed_in(auditor).get(page.export_url))
    assert written[0][:4] == ["序号", "时间", "办理人", "动作"]
    assert [row[5] for row in written[1:]] == ["试验企业2", "试验企业1", "试验企业0"]


@pytest.mark.parametrize("many", [1, 3])
def test_the_journal_asks_a_constant_number_of_questions(
    district: District, auditor: User, signed_in: SignIn, many: int
) -> None:
    client = signed_in(auditor)
    client.post(links.chain())
    for number in range(many):
        makers.a_region(f"3207{number:02}", f"试验{number}县")
    asked = {"room": "regions", "since": "2026-01-01", "until": "2026-12-31"}
    with CaptureQueriesContext(connection) as questions:
        assert len(client.get(links.journal(asked)).context["page"].entries) == 3 + many
    assert len(questions) == 9


@pytest.mark.usefixtures("invented")
@pytest.mark.parametrize("many", [1, 3])
def test_naming_cases_asks_a_constant_number_of_questions(
    auditor: User, signed_in: SignIn, many: int
) -> None:
    call = applications.a_call()
    for _ in range(many):
        applications.an_application(call)
    client = signed_in(auditor)
    with CaptureQueriesContext(connection) as questions:
        client.get(links.journal())
    assert len(questions) == 7


def test_a_changed_byte_is_found(district: District, auditor: User, signed_in: SignIn) -> None:
    client = signed_in(auditor)
    assert client.get(links.chain()).context["last"] is None
    assert client.post(links.chain()).context["chain"].is_whole
    with connection.cursor() as cursor:
        cursor.execute("UPDATE audit_entry SET reason = '依据来信' WHERE id = 2")
    page = client.post(links.chain())
    assert [one.entry for one in page.context["chain"].breaks] == [2]
    assert "日志被改动过" in page.content.decode()


def test_the_demonstration_names_its_accounts(officer: User) -> None:
    describe(Installation(is_demo=True, guests=(("经办人", "officer", "示范口令"),)))
    page = Client().get(links.sign_in()).content.decode()
    assert "<code>示范口令</code>" in page
    describe(Installation(guests=(("经办人", "officer", "示范口令"),)))
    assert "示范口令" not in Client().get(links.sign_in()).content.decode()
