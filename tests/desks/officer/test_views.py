"""Every page of the desk, opened as every role; and what the navigation offers to each."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from kejitong.accounts.models import User
from kejitong.desks.officer import links
from tests.desks.conftest import District
from tests.makers import PASSWORD

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]

READ = [
    links.office(),
    "/office/search/?q=试验",
    links.registers(),
    links.register("organisations"),
    links.figures(),
    links.figure("hte_valid", {}),
    links.movement("hte_valid", {}),
    links.board(),
    links.wall(),
    links.summaries(),
    links.summary(2026),
    links.summary_verb(2026, "versions"),
]
WRITE = [links.new_record("organisations"), links.batches(), links.new_batch()]
AUDIT = [links.journal(), links.chain()]
ADMINISTER = [links.people(), links.new_person()]


def _opened(client: Client, addresses: list[str]) -> list[int]:
    return [client.get(address).status_code for address in addresses]


def test_an_officer_reads_and_writes(district: District, officer: User, signed_in: SignIn) -> None:
    client = signed_in(officer)
    assert set(_opened(client, [*READ, *WRITE])) == {200}
    assert set(_opened(client, [*AUDIT, *ADMINISTER])) == {403}


def test_a_leader_reads_only(district: District, leader: User, signed_in: SignIn) -> None:
    client = signed_in(leader)
    assert set(_opened(client, READ)) == {200}
    assert set(_opened(client, [*WRITE, *AUDIT, *ADMINISTER])) == {403}
    page = client.get(links.register("organisations")).content.decode()
    assert "登记一条" not in page


def test_an_auditor_sees_the_journal_only(
    district: District, auditor: User, signed_in: SignIn
) -> None:
    client = signed_in(auditor)
    assert set(_opened(client, AUDIT)) == {200}
    assert set(_opened(client, [*READ, *WRITE, *ADMINISTER])) == {403}


def test_an_administrator_sees_accounts_only(
    district: District, administrator: User, signed_in: SignIn
) -> None:
    client = signed_in(administrator)
    assert set(_opened(client, ADMINISTER)) == {200}
    assert set(_opened(client, [*READ, *WRITE, *AUDIT])) == {403}


@pytest.mark.parametrize(
    ("role", "begins"),
    [
        ("officer", links.office), ("leader", links.office), ("auditor", links.journal),
        ("administrator", links.people),
    ],
)  # fmt: skip
def test_each_role_begins_where_its_work_is(
    role: str, begins: Callable[[], str], request: pytest.FixtureRequest, signed_in: SignIn
) -> None:
    answer = signed_in(request.getfixturevalue(role)).get("/")
    assert (answer.status_code, answer["Location"]) == (302, begins())


def test_the_navigation_shows_what_the_reader_may_open(
    district: District, leader: User, auditor: User, signed_in: SignIn
) -> None:
    shown = {
        user.username: [
            item.label
            for group in signed_in(user).get(address).context["navigation"]
            for item in group.items
        ]
        for user, address in ((leader, links.registers()), (auditor, links.journal()))
    }
    assert shown == {
        "leader": [
            "今日",
            "登记册",
            "申报件",
            "申报批次",
            "公示异议",
            "预检与培育",
            "规则",
            "看板",
            "指标",
            "年度总结",
        ],
        "auditor": ["办理日志"],
    }


def test_sign_in_with_a_password_and_lock_out(officer: User) -> None:
    client = Client()
    ok = client.post("/sign-in/", {"username": "officer", "password": PASSWORD})
    assert (ok.status_code, ok["Location"]) == (302, "/")
    assert client.post("/sign-out/")["Location"] == "/sign-in/"
    answers = [
        Client().post("/sign-in/", {"username": "officer", "password": "不对"}) for _ in range(5)
    ]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 200, 429]
    assert "暂时不能登录" in answers[-1].content.decode()


def test_unknown_things_are_refused_in_a_sentence(desk: Client) -> None:
    for address, status, sentence in [
        (links.register("nothing"), 404, "没有这本登记册"),
        (links.record("organisations", 99), 404, "没有找到这条记录"),
        (links.figure("nothing", {}), 404, "没有这个指标"),
        (links.batch(99), 404, "没有找到这次导入"),
        (links.figures({"until": "去年"}), 409, "日期看不明白"),
        (links.figures({"region": "110101"}), 409, "这个地区不在您的范围之内"),
        (links.draft(2026, 7), 404, "这一年还没有这一稿"),
    ]:
        answer = desk.get(address)
        assert (answer.status_code, sentence in answer.content.decode()) == (status, True), address


@pytest.mark.parametrize(
    ("address", "label"),
    [
        (links.office(), "今日"),
        (links.registers(), "登记册"),
        (links.precheck(), "预检与培育"),
        (links.scan("hnte-2016"), "预检与培育"),
    ],
)
def test_the_navigation_tells_where_one_is(
    address: str, label: str, district: District, officer: User, signed_in: SignIn
) -> None:
    shown = signed_in(officer).get(address).context["navigation"]
    assert [one.label for group in shown for one in group.items if one.is_current] == [label]
