"""The people and things of the access matrix, and what each person gets at each address."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse

from kejitong.accounts.models import Role, User
from kejitong.applications.models import Application
from kejitong.catalogue import service_items
from kejitong.review import actions as review
from tests import makers
from tests.applications.makers import a_call, an_application
from tests.disclosure.makers import a_notice, a_waiting, an_objection
from tests.memberships.makers import a_claim, a_member, a_person, an_administrator
from tests.review.makers import a_visit, an_admitted_application, an_assignment, an_expert, marked

PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
ACTORS = (
    "未登录", "本单位签发人", "本单位填报人", "别的单位", "推荐单位", "别的镇", "经办人", "局领导",
    "指派的专家", "别的专家", "审计员", "系统管理员",
)  # fmt: skip
SUBJECTS = ("草稿", "评审完成")
ABOUT_APPLICATIONS = (
    "application", "own-application", "own-section", "own-attachment", "own-receipt", "own-proposal",
)  # fmt: skip


@dataclass(slots=True)
class World:
    """谁来看，看什么。"""

    users: dict[str, User | None]
    applications: dict[str, Application]
    things: dict[str, Any] = field(default_factory=dict)


def world() -> World:
    """Two enterprises in one town, one application of the first still a draft, one reviewed."""
    region = makers.a_region()
    east = makers.a_township(region, f"{makers.DISTRICT}001", "试验东镇")
    makers.a_township(region, f"{makers.DISTRICT}002", "试验西镇")
    own, other = (makers.an_organisation(f"试验企业{n}", region=east) for n in "甲乙")
    signatory = an_administrator(own, "signatory")
    users: dict[str, User | None] = {
        "未登录": None,
        "本单位签发人": signatory,
        "本单位填报人": a_member(own, signatory, "preparer", username="colleague"),
        "别的单位": an_administrator(other, "rival"),
        "推荐单位": makers.a_user(Role.OFFICER, region=f"{makers.DISTRICT}001", username="east"),
        "别的镇": makers.a_user(Role.OFFICER, region=f"{makers.DISTRICT}002", username="west"),
        "经办人": makers.a_user(Role.OFFICER),
        "局领导": makers.a_user(Role.LEADER),
        "审计员": makers.a_user(Role.AUDITOR),
        "系统管理员": makers.a_user(Role.ADMINISTRATOR),
    }
    call = a_call()
    draft = an_application(call, own, user=signatory)
    admitted = an_admitted_application(call=call, organisation=own, user=signatory)
    expert, stranger = an_expert("试验大学", name="expert"), an_expert("别的大学", name="stranger")
    assignment = an_assignment(admitted, expert=expert)
    for given in (assignment, an_assignment(admitted), an_assignment(admitted)):
        marked(given)
    admitted = review.start_review(admitted, act=makers.an_act())
    admitted = review.finish_review(admitted, act=makers.an_act())
    users["指派的专家"], users["别的专家"] = expert.user, stranger.user
    made = World(users, {"草稿": draft, "评审完成": admitted})
    made.things = _things(made, own, assignment)
    return made


def _things(made: World, own: Any, assignment: Any) -> dict[str, Any]:
    admitted = made.applications["评审完成"]
    notice = a_notice(a_waiting(organisation=own))
    visit = review.record_visit(admitted, a_visit(), act=makers.an_act())
    return {
        "own": own.pk,
        "assignment": assignment.pk,
        "visit": visit.pk,
        "notice": notice.pk,
        "objection": an_objection(notice.lines.get()).pk,
        "claim": a_claim(a_person(), own).pk,
        "expert": assignment.expert_id,
        "call": admitted.call.code,
        "item": next(iter(service_items.items())),
    }


def pages() -> Iterator[tuple[str, str]]:
    """Name and route of every address."""

    def walk(resolver: URLResolver, path: str = "") -> Iterator[tuple[str, str]]:
        for pattern in resolver.url_patterns:
            here = f"{path}{pattern.pattern}"
            if isinstance(pattern, URLResolver):
                yield from walk(pattern, here)
            elif isinstance(pattern, URLPattern):
                yield str(pattern.name), here

    yield from walk(get_resolver())


def subjects(name: str) -> tuple[str, ...]:
    """Pages about one application are asked for a draft and for a reviewed one."""
    return SUBJECTS if _is_about_application(name) else ("",)


def _is_about_application(name: str) -> bool:
    return name.startswith(ABOUT_APPLICATIONS) and name not in {
        "applications", "applications-export", "applications-bulk", "own-applications",
    }  # fmt: skip


def address(made: World, name: str, route: str, subject: str) -> str:
    """Where the page is for this subject."""
    wanted = PARAMETER.findall(route)
    known = _arguments(made, name, made.applications.get(subject))
    return reverse(name, kwargs={one: known.get(one, 1) for one in wanted})


def _arguments(made: World, name: str, application: Application | None) -> dict[str, Any]:
    things = made.things
    known: dict[str, Any] = {
        "slug": "organisations", "pk": things["own"], "year": 2026, "key": "none", "name": "trend",
        "code": "hte_valid", "register": "organisations", "file": 1,
    }  # fmt: skip
    if name.startswith(("call", "notice-new", "open-call", "own-call")):
        known |= {"code": things["call"], "pk": 1}
    for prefix in ("notice", "objection", "claim", "expert", "review", "open-notice"):
        if name.startswith(prefix):
            thing = {"review": "assignment", "open-notice": "notice"}.get(prefix, prefix)
            known["pk"] = things[thing]
    if name == "objection-form":
        known["pk"] = things["notice"]
    if name.startswith(("item-guide",)):
        known["code"] = things["item"]
    if name.startswith(("rule", "precheck", "scan", "suited-precheck")):
        known["code"] = "tech-sme-2017"
    return known | (_of(made, name, application) if application is not None else {})


def _of(made: World, name: str, application: Application) -> dict[str, Any]:
    attachment = application.attachments.order_by("pk").first()
    finding = application.findings.order_by("pk").first()
    code = {
        "own-section": "basic",
        "application-move": "decline",
        "application-advance": "finish_visit",
    }
    paper = attachment.pk if attachment else 1
    return {
        "pk": application.pk, "attachment": paper, "number": paper, "ordinal": 1,
        "finding": finding.pk if finding else 1, "code": code.get(name, "basic"),
        "section": "basic", "assignment": made.things["assignment"], "deficiency": 1,
        "visit": made.things["visit"], "photo": 1, "paper": paper,
    }  # fmt: skip


def answer(client: Client, place: str) -> str:
    """What this person gets: looked at, and where there is nothing to look at, sent empty.

    Whatever it changed is taken back.
    """
    with transaction.atomic():
        got = client.get(place)
        if got.status_code == 405:
            got = client.post(place, {})
        if got.streaming:  # read to its end it closes its file, and leaves the connection alone
            deque(got, maxlen=0)
        transaction.set_rollback(True)
    if got.status_code == 302 and "/sign-in/" in got.headers["Location"]:
        return SIGN_IN
    return _SHORT.get(got.status_code, str(got.status_code))


def by_role(user: User | None, place: str) -> str:
    """What the page says of this person before it looks at anything."""
    page: Any = resolve(place).func
    if not page.allow(user or AnonymousUser()):
        return "●"
    return SIGN_IN if user is None else "403"


def browsers(made: World) -> dict[str, Client]:
    """Everybody's browser, signed in."""
    found = {actor: Client(raise_request_exception=False) for actor in ACTORS}
    for actor, client in found.items():
        if (user := made.users[actor]) is not None:
            client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return found


SIGN_IN = "登录"
_SHORT = {200: "●", 302: "●", 409: "●", 422: "●", 403: "403", 404: "404"}
"""A refusal of what was sent is an answer to somebody who may ask."""
