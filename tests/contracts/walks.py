"""A district in which any item can be walked: its people, its programmes, a call and a clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from kejitong.accounts.models import Role as Account
from kejitong.accounts.models import User
from kejitong.applications.actions import drafting
from kejitong.applications.models import Application
from kejitong.calls import actions as calls
from kejitong.calls.models import Call
from kejitong.calls.terms import Terms
from kejitong.catalogue import service_items
from kejitong.catalogue.items import ServiceItem
from kejitong.demo import errands
from kejitong.demo.errands import Cast, Errand
from kejitong.disclosure import queries as notices
from kejitong.registers.models import Record
from kejitong.review import actions as review
from kejitong.review.actions import Expertise
from kejitong.workflow.vocabulary import Move
from tests import makers

DAY = timedelta(days=1)
PROGRAMMES = (
    ("HTE", "高新技术企业认定", "national"), ("JS-CGZH", "省科技成果转化专项资金", "provincial"),
    ("JS-CXY", "省产学研协同创新项目", "provincial"),
    ("JS-AWARD", "江苏省科学技术奖", "provincial"), ("TZ-GY", "区工业科技计划", "district"),
    ("TZ-NY", "区农业科技计划", "district"), ("TZ-SH", "区社会发展科技计划", "district"),
    ("TZ-GC", "区工程技术研究中心计划", "district"),
)  # fmt: skip


@dataclass(frozen=True)
class World:
    """谁在这里：填报人、单位，和各种身份的人。"""

    user: User
    organisation: Record
    cast: Cast


def a_world() -> World:
    """Everybody and everything that the items of the packs refer to."""
    district = makers.a_region()
    organisation = makers.an_organisation("示例科技有限公司", region=makers.a_township(district))
    makers.an_organisation("示例理工大学", kind="university", uscc=makers.a_uscc(), region=district)
    for code, name, level in PROGRAMMES:
        makers.a_record("programmes", code=code, name=name, level=level)
    for role, username in ((Account.OFFICER, "officer"), (Account.OFFICER, "clerk"),
                           (Account.LEADER, "leader"), (Account.APPLICANT, "signatory")):  # fmt: skip
        makers.a_user(role, username=username)
    user = makers.a_user(Account.APPLICANT, region="", username="applicant")
    experts = tuple(
        review.enrol(
            makers.a_user(Account.EXPERT, region="", username=f"expert{number}"),
            Expertise(employer="外地大学", title="教授"),
            act=makers.an_act(),
        )
        for number in range(1, 4)
    )
    return World(user, organisation, Cast(experts=experts))


def begun(item: ServiceItem) -> datetime:
    """An hour at which the item is offered: the fixed one, or a year before its end."""
    return (
        makers.NOW if item.until is None else makers.NOW.replace(year=item.until.year - 1, month=3)
    )


def a_call(item: ServiceItem, *, at: datetime) -> Call:
    """A published call that is open at this hour."""
    terms = Terms(
        name=f"{at.year}年度{item.name}", year=at.year, text="试验用的申报指南。", opens_at=at - 5 * DAY,
        closes_at=at + 60 * DAY, contact="试验科 0513-00000000", categories=item.categories,
    )  # fmt: skip
    act = makers.an_act(at=at - 10 * DAY)
    return calls.publish(calls.draft(item.code, terms, region=makers.DISTRICT, act=act), act=act)


def a_draft(world: World, item: ServiceItem) -> Application:
    """A complete draft: the example of the item."""
    at = begun(item)
    act = makers.an_act(by=world.user.username, at=at)
    made = drafting.start(a_call(item, at=at), world.organisation, user=world.user, act=act)
    return errands.fill_in(made, service_items.example(item.code), act=act)


def walk(world: World, application: Application, way: tuple[Move, ...]) -> Application:
    """Each move a day after the one before; the end of a notice after its last day."""
    at = application.created_at
    for move in way:
        at += DAY
        if move.code == "end_notice":
            line = notices.last_line(application)
            assert line is not None
            at = max(at, at + (line.notice.last_on - at.date()) + DAY)
        application = errands.go(application, move.code, Errand(cast=world.cast, at=at))
    return application
