"""What a line of a notice shows: the fields that the item declares public, none of them personal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from kejitong.applications import queries as applications
from kejitong.catalogue import answering
from kejitong.catalogue.fields import Edition, Personal, Shape
from kejitong.catalogue.items import BUILT_IN, Notice, ServiceItem
from kejitong.kernel import money
from kejitong.kernel.refusals import Refused
from kejitong.organisations.queries import region_name
from kejitong.workflow.vocabulary import Need

if TYPE_CHECKING:
    from kejitong.applications.models import Application

_WAN: Final = Decimal(10_000)
_LABELS: Final = {
    "organisation": "申报单位", "uscc": "统一社会信用代码", "title": "名称", "category": "类别",
    "amount": "拟安排金额", "region": "所在地区", "number": "受理编号", "grade": "等次",
}  # fmt: skip


class NeverNoticed(Refused):
    """这个事项不需要公示。"""


class TooPrivate(Refused):
    """这个事项的公示栏目不能这样声明。"""


@dataclass(frozen=True, slots=True)
class Column:
    """公开的一栏。"""

    code: str
    label: str


def notice_of(item: ServiceItem) -> Notice:
    """事项对公示的声明；公开栏目里有个人信息的拒绝。"""
    if item.notice is None:
        raise NeverNoticed(why=f"“{item.name}”没有声明公示", remedy="请核对选的批次")
    for edition in item.editions:
        if problem := private_problem(item.notice, edition):
            raise TooPrivate(why=problem, remedy="请系统管理员核对声明包")
    return item.notice


def private_problem(notice: Notice, edition: Edition) -> str:
    """公开栏目里有个人信息或整张表的，说出是哪一栏；没有则为空。"""
    for code in notice.public:
        if code in BUILT_IN:
            continue
        if "." in code or edition.field(code).shape is Shape.TABLE:
            return f"“{code}”是表格，可能带出个人信息"
        if edition.field(code).personal is not Personal.NO:
            return f"“{edition.field(code).label}”涉及个人，不能公开"
    return ""


def columns(notice: Notice, edition: Edition) -> tuple[Column, ...]:
    """公开的各栏，按声明的先后；表上有的栏用表上的叫法。"""
    asked = {field.code: field.label for field in edition.fields}
    return tuple(
        Column(code, _LABELS[code] if code not in asked else asked[code]) for code in notice.public
    )


def cells(application: Application, shown: tuple[Column, ...]) -> list[str]:
    """这件申报在各栏公开的文字。"""
    edition = applications.edition(application)
    is_asked = any(column.code not in _BUILT_IN for column in shown)
    answers = applications.answers_of(application) if is_asked else {}
    return [
        _BUILT_IN[column.code](application)
        if column.code in _BUILT_IN
        else answering.shown(edition.field(column.code), answers.get(column.code))
        for column in shown
    ]


def _amount(application: Application) -> str:
    """What was decided for it, else what the approver wrote, else what it asks for."""
    amount = application.approved_amount
    if amount is None:
        given = _given(application, Need.AMOUNT)
        amount = money.yuan(given) if given else application.amount
    if amount is None:
        return ""
    if amount % _WAN:
        return money.written(amount)
    return money.written(amount, "万元")


def _grade(application: Application) -> str:
    return _given(application, Need.GRADE)


def _given(application: Application, need: Need) -> str:
    """What was last written down in a step of it."""
    steps = sorted(application.steps.all(), key=lambda step: step.pk, reverse=True)
    return next((str(step.given[need.value]) for step in steps if need.value in step.given), "")


_BUILT_IN: Final[dict[str, Callable[[Application], str]]] = {
    "organisation": lambda application: str(application.organisation.name),
    "uscc": lambda application: str(application.organisation.uscc or ""),
    "title": lambda application: application.title,
    "category": lambda application: application.category,
    "amount": _amount,
    "region": lambda application: region_name(application.township),
    "number": lambda application: application.number or "",
    "grade": _grade,
}
