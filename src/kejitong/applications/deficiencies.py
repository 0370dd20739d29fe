"""What is still missing: the places that may be named, what is open, and what may come later.

材料的缺漏写作“attachments.材料”，其余写作“节.栏目”，与缺漏清单（`answering.gaps`）一样。
"""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from kejitong.applications import queries
from kejitong.applications.models import Application, Deficiency
from kejitong.catalogue.answering import ATTACHMENTS
from kejitong.catalogue.fields import Slot


def place_of(application: Application, said: str) -> str:
    """规范的写法；认得单写的栏目和材料。没有这个地方则为空。"""
    edition = queries.edition(application)
    slots = {slot.code: f"{ATTACHMENTS}.{slot.code}" for slot in edition.slots}
    known = {
        field.code: f"{one.code}.{field.code}" for one in edition.sections for field in one.fields
    }
    known |= {section.code: section.code for section in edition.sections} | slots
    section, _, rest = said.partition(".")
    if section == ATTACHMENTS:
        return slots.get(rest, "")
    if "." in said and known.get(rest.partition(".")[0], "").startswith(f"{section}."):
        return said
    return known.get(said, "")


def place_label(application: Application, place: str) -> str:
    """这个地方叫什么：节、栏目或材料的名称。"""
    edition = queries.edition(application)
    section, _, rest = place.partition(".")
    if section == ATTACHMENTS:
        slot = slot_at(application, place)
        return slot.label if slot else rest
    found = next((one for one in edition.sections if one.code == section), None)
    if found is None:
        return place
    code = rest.partition(".")[0]
    field = next((one for one in found.fields if one.code == code), None)
    return f"{found.label}：{field.label}" if field else found.label


def slot_at(application: Application, place: str) -> Slot | None:
    """这个地方是哪份材料；是栏目则没有。"""
    section, _, code = place.partition(".")
    slots = queries.edition(application).slots if section == ATTACHMENTS else ()
    return next((slot for slot in slots if slot.code == code), None)


def listed(application: Application) -> QuerySet[Deficiency]:
    """列出过的全部缺漏，先列的在前。"""
    return application.deficiencies.order_by("pk")


def outstanding(application: Application) -> QuerySet[Deficiency]:
    """还没有补齐、又不是容缺的。"""
    return listed(application).filter(resolved_at=None, is_tolerated=False)


def tolerated(application: Application) -> QuerySet[Deficiency]:
    """容缺受理、还没有补交的。"""
    return listed(application).filter(resolved_at=None, is_tolerated=True)


def tolerated_slots(application: Application) -> frozenset[str]:
    """受理以后仍可补交的材料。"""
    places = tolerated(application).values_list("place", flat=True)
    return frozenset(place.partition(".")[2] for place in places)


def overdue(applications: QuerySet[Application], on: date) -> QuerySet[Deficiency]:
    """这些申报件里过了补交期限还没有交的，最久的在前。"""
    found = Deficiency.objects.filter(
        application__in=applications.order_by().values("pk"), is_tolerated=True, resolved_at=None,
        due_on__lt=on,
    )  # fmt: skip
    return found.select_related("application").order_by("due_on", "pk")
