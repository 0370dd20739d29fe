"""Beginning an application: a new one from the registers, or from an earlier one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from kejitong.applications import conditions, prefilling, projecting, queries
from kejitong.applications.models import Answers, Application
from kejitong.applications.prefilling import Ground
from kejitong.audit import actions as journal
from kejitong.audit.actions import Act, Trace
from kejitong.catalogue import lifecycles, service_items
from kejitong.catalogue.fields import Edition, Field, Shape
from kejitong.kernel.refusals import Refused

if TYPE_CHECKING:
    from kejitong.accounts.models import User

_COUNTY = 6
Values = dict[str, Any]


class NotOpen(Refused):
    """这个批次现在不能开始申报。"""


class NotForThisKind(Refused):
    """这个事项不面向这类单位。"""


@transaction.atomic
def start(call: Any, organisation: Any, *, user: User, act: Act) -> Application:
    """开始一件申报：登记册里已有的先带出来，每一处写明出处。"""
    return _begin(call, organisation, user=user, act=act)


@transaction.atomic
def copy_from(previous: Application, call: Any, *, user: User, act: Act) -> Application:
    """照以前的一件为同一单位开始：同名同样填法的栏目抄过来，登记册里有新数的用新数。附件不抄。"""
    return _begin(call, previous.organisation, user=user, act=act, previous=previous)


def _begin(
    call: Any, organisation: Any, *, user: User, act: Act, previous: Application | None = None
) -> Application:
    if why := conditions.not_open(call, act.at):
        raise NotOpen(why=why)
    item = service_items.item(call.item)
    if item.applicants and organisation.kind and organisation.kind not in item.applicants:
        raise NotForThisKind(why=f"{organisation.name}是{organisation.get_kind_display()}")
    edition = item.edition_of(call.edition)
    made = Application.objects.create(
        call=call, item=call.item, edition=call.edition, lifecycle=call.lifecycle,
        organisation=organisation, township=_township(organisation),
        state=lifecycles.lifecycle(call.lifecycle).first, state_since=act.at, created_by=user,
        created_at=act.at, copied_from=previous,
    )  # fmt: skip
    values, provenance = _first_answers(made, edition, previous, user, act)
    Answers.objects.bulk_create(
        Answers(
            application=made, section=section.code, saved_by=act.by, saved_at=act.at,
            values=_of(section.fields, values), provenance=_of(section.fields, provenance),
        )
        for section in edition.sections
    )  # fmt: skip
    projecting.project(made, item, values)
    after = {
        "call": call.code, "organisation": organisation.pk,
        "copied_from": previous.pk if previous else None,
    }  # fmt: skip
    journal.record(Trace("applications.started", "applications", made.pk, None, after), act=act)
    return made


def _first_answers(
    made: Application, edition: Edition, previous: Application | None, user: User, act: Act
) -> tuple[Values, Values]:
    """What was copied, and over it what the registers know today."""
    values: Values = {}
    provenance: Values = {}
    if previous is not None:
        values = _copied(previous, edition)
        source = f"复制自{previous.number or previous.title or '以前的一件'}"
        provenance = {code: {"path": "", "source": source} for code in values}
    on = timezone.localdate(act.at)
    ground = Ground(made.organisation, user.full_name, made.call, on)
    for code, known in prefilling.prefilled(edition, ground).items():
        values[code], provenance[code] = known.value, known.as_provenance()
    return values, provenance


def _copied(previous: Application, edition: Edition) -> Values:
    old = {field.code: field for field in queries.edition(previous).fields}
    answers = queries.answers_of(previous)
    return {
        field.code: _fitted(field, answers[field.code])
        for field in edition.fields
        if field.code in answers and _agree(field, old.get(field.code))
    }


def _agree(new: Field, old: Field | None) -> bool:
    return old is not None and new.shape is old.shape and bool(new.rows) is bool(old.rows)


def _fitted(field: Field, value: Any) -> Any:
    """The rows and columns that the new form still has."""
    if field.shape is not Shape.TABLE or not isinstance(value, list):
        return value
    kept = {"row", *(column.code for column in field.columns)}
    rows = [{name: cell for name, cell in row.items() if name in kept} for row in value]
    if not field.rows:
        return rows
    blank = {column.code: "" for column in field.columns}
    named = {row.get("row"): row for row in rows}
    return [{**blank, **named.get(label, {}), "row": label} for label in field.rows]


def _of(fields: tuple[Field, ...], values: Values) -> Values:
    return {field.code: values[field.code] for field in fields if field.code in values}


def _township(organisation: Any) -> str:
    """The recommending body's region: what lies below the county, if the organisation has one."""
    region = organisation.region
    return region.code if region is not None and len(region.code) > _COUNTY else ""
