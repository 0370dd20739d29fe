"""What a step writes into the registers, as the item declares it: one generic function.

What belongs to a room above (the days of a notice) is offered by that room under a name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from kejitong.applications import queries
from kejitong.applications.models import Application, LinkedRecord, Step
from kejitong.audit.actions import Act
from kejitong.catalogue.items import Effect
from kejitong.kernel.refusals import Refused
from kejitong.registers import actions as records
from kejitong.registers import catalogue
from kejitong.registers.parsing import parse
from kejitong.registers.queries import one
from kejitong.registers.register import Register
from kejitong.workbooks import cells
from kejitong.workflow.vocabulary import Need

Offer = Callable[[Application, str], Any]
"""(application, what) to a value, or nothing when there is none."""

_OFFERS: dict[str, Offer] = {}
_LONGEST_SOURCE = 200


class NotRecorded(Refused):
    """登记册写不进去，这一步没有办。"""


class Misstated(Refused):
    """写明的内容读不懂，这一步没有办。"""


@dataclass(frozen=True, slots=True)
class _Moment:
    """办一步的那一刻：申报件、步骤、填写的内容。"""

    application: Application
    step: Step
    answers: dict[str, Any]


def offers(name: str) -> Callable[[Offer], Offer]:
    """Offer the values written as `name:what` in effects; one room for each name."""

    def register(offer: Offer) -> Offer:
        if _OFFERS.setdefault(name, offer) is not offer:
            raise ValueError(f"offer {name} is made twice")
        return offer

    return register


def follow(application: Application, step: Step, *, act: Act) -> None:
    """按事项的声明，在登记册登记或更正这件申报的记录；写不进去的，这一步也不算办。"""
    _keep_amount(application, step)
    item = queries.item(application)
    due = [effect for effect in item.effects if effect.on == step.move]
    if not due:
        return
    moment = _Moment(application, step, queries.submitted_answers(application))
    for effect in due:
        if _applies(effect, moment):
            _carry_out(effect, moment, act)


def _keep_amount(application: Application, step: Step) -> None:
    """The day and the amount that were written must be such; the amount is the one approved."""
    if (day := step.given.get(Need.DAY.value)) and (problem := cells.parse_date(day)[1]):
        raise Misstated(why=f"{Need.DAY.label}：{problem}")
    if not (said := step.given.get(Need.AMOUNT.value)):
        return
    amount, problem = cells.parse_money(said)
    if amount is None or amount < 0 or problem:
        raise Misstated(why=f"{Need.AMOUNT.label}：{problem or '不能是空的或负数'}")
    application.approved_amount = amount.quantize(Decimal("0.01"))
    application.save(update_fields=["approved_amount"])


def _applies(effect: Effect, moment: _Moment) -> bool:
    if effect.given and not moment.step.given.get(effect.given):
        return False
    if effect.when is None:
        return True
    answer = moment.answers.get(effect.when.field)
    said = answer if isinstance(answer, list) else [answer]
    return any(one in effect.when.answers for one in said)


def _carry_out(effect: Effect, moment: _Moment, act: Act) -> None:
    register = catalogue.register(effect.register)
    own = replace(act, reason=_label(moment), source=_source(moment))
    try:
        values = _values(effect, register, moment)
        link = LinkedRecord.objects.filter(
            application=moment.application, register=register.slug
        ).first()
        if link is None:
            made = records.add(register, values, act=own)
            LinkedRecord.objects.create(
                application=moment.application, register=register.slug, record=made.pk
            )
        else:
            _correct(register, link.record, values, own)
    except NotRecorded:
        raise
    except Refused as refused:
        raise NotRecorded(
            why=f"{register.label}：{refused}",
            remedy="请核对写明的内容；与登记册里另一条相同的，先核对那一条，再办这一步",
        ) from refused


def _correct(register: Register, pk: int, values: dict[str, Any], act: Act) -> None:
    record = one(register, pk)
    if record.retired_at is not None:
        raise NotRecorded(
            why=f"{register.label}“{register.title_of(record)}”已停用：{record.retired_reason}",
            remedy="请先恢复，再办这一步",
        )
    records.correct(register, record, values, act=act)


def _values(effect: Effect, register: Register, moment: _Moment) -> dict[str, Any]:
    """Column to value: what is known as a value goes as it is, text is read as a workbook's is."""
    found: dict[str, Any] = {}
    texts: dict[str, list[Any]] = {}
    for column, right in effect.values:
        value = _resolved(right, moment)
        if right == "const:":
            texts[column] = [""]
        elif isinstance(value, str | Decimal):
            texts[column] = [value]
        elif value is not None:
            found[column] = value
    parsed = parse(register, texts)
    if problems := parsed.problems.get(0):
        said = "；".join(str(replace(problem, row=None)) for problem in problems)
        raise NotRecorded(why=f"{register.label}：{said}", remedy="请更正后再办这一步")
    return {**found, **parsed.rows[0]}


def _resolved(right: str, moment: _Moment) -> Any:
    """What the right-hand side stands for; nothing when there is no such value."""
    if right in _PLAIN:
        return _PLAIN[right](moment) or None
    kind, _, rest = right.partition(":")
    if kind in _READ:
        return _READ[kind](moment, rest)
    if kind in _OFFERS:
        return _OFFERS[kind](moment.application, rest)
    return None


def _field(moment: _Moment, code: str) -> str | None:
    answer = moment.answers.get(code)
    if isinstance(answer, list):
        return "；".join(str(one) for one in answer if isinstance(one, str)) or None
    return str(answer) if answer not in (None, "") else None


def _linked(moment: _Moment, register: str) -> int | None:
    links = LinkedRecord.objects.filter(application=moment.application, register=register)
    return links.values_list("record", flat=True).first()


def _day(moment: _Moment) -> date:
    return timezone.localdate(moment.step.at)


def _region(moment: _Moment) -> int | None:
    region: int | None = moment.application.organisation.region_id
    return region


def _label(moment: _Moment) -> str:
    lifecycle = queries.lifecycle(moment.application)
    return lifecycle.move(moment.step.move, state=moment.step.source).label


def _source(moment: _Moment) -> str:
    return " ".join(_source_parts(moment))[:_LONGEST_SOURCE]


def _source_parts(moment: _Moment) -> Iterator[str]:
    yield queries.item(moment.application).name
    if moment.application.number:
        yield moment.application.number
    if document := moment.step.given.get(Need.DOCUMENT_NUMBER.value):
        yield document


_PLAIN: dict[str, Callable[[_Moment], Any]] = {
    "organisation": lambda m: m.application.organisation_id,
    "title": lambda m: m.application.title,
    "category": lambda m: m.application.category,
    "number": lambda m: m.application.number,
    "day": _day,
    "call": lambda m: m.application.call.name,
    "item": lambda m: queries.item(m.application).name,
    "region": _region,
}
_READ: dict[str, Callable[[_Moment, str], Any]] = {
    "field": _field,
    "given": lambda m, name: m.step.given.get(name) or None,
    "const": lambda _, text: text or None,
    "programme": lambda _, code: code,
    "linked": _linked,
}
