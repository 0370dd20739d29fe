"""Calls, applications and submitted applications, made by the verbs of the product.

The invented items need the fixture `invented` (tests/conftest.py); items of packs need nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from itertools import count
from typing import Any

from kejitong.accounts.models import Role as AccountRole
from kejitong.accounts.models import User
from kejitong.applications import queries
from kejitong.applications.actions import attaching, drafting, saving, submitting
from kejitong.applications.actions.advancing import Hand
from kejitong.applications.actions.attaching import Upload
from kejitong.applications.models import Application
from kejitong.calls.models import Call
from kejitong.catalogue import service_items
from kejitong.registers.models import Record
from kejitong.workflow.vocabulary import Role
from tests import makers
from tests.keeping import kept

_NUMBERS = count(1)
READY: dict[str, dict[str, Any]] = {
    "basic": {
        "title": "一种试验装置的研制", "category": "工业", "starts_on": "2027-01-01",
        "is_joint": "否", "summary": "研制一种试验装置，提高试验的效率。",
    },
    "people": {"lead": "张三", "lead_id": "320612199001010010", "phone": "13800138000"},
    "budget": {
        "sources": [{"amount": "20"}, {"amount": "30"}],
        "spending": [{"granted": "15", "own": "20"}, {"granted": "5", "own": "10"}],
    },
}  # fmt: skip
"""Answers that leave the invented items without a gap; money as typed, in 万元."""

APPLICANT = Hand(Role.APPLICANT)
SIGNATORY = Hand(Role.SIGNATORY, door="submission")


def a_pdf(text: str = "试验") -> bytes:
    """A PDF of one page, another one for each text."""
    stream = f"% {text}\n".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >>",
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(stream), stream),
    ]
    made, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(made)
    made += b"xref\n0 5\n0000000000 65535 f \n"
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + b"trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start


@kept
def an_applicant(name: str = "") -> User:
    """A person outside the bureau."""
    username = name or f"applicant{next(_NUMBERS)}"
    return makers.a_user(AccountRole.APPLICANT, region="", username=username)


@kept
def a_call(item: str = "invented_grant", **values: Any) -> Call:
    """A published call, open from ten days ago until ten days from now."""
    declared = service_items.item(item)
    known = {
        "item": item, "edition": declared.edition(makers.NOW.date()).since,
        "lifecycle": declared.lifecycle.version, "code": f"试科申〔2026〕{next(_NUMBERS)}",
        "year": 2026, "name": f"2026年度{declared.name}", "region": makers.DISTRICT,
        "opens_at": makers.NOW - timedelta(days=10), "closes_at": makers.NOW + timedelta(days=10),
        "published_at": makers.NOW - timedelta(days=12),
    }  # fmt: skip
    return Call.objects.create(**{**known, **values})


@kept
def an_application(
    call: Call | None = None,
    organisation: Record | None = None,
    *,
    user: User | None = None,
    answers: Mapping[str, Mapping[str, Any]] | None = None,
    item: str = "invented_grant",
) -> Application:
    """A complete draft of an invented item; `answers` are given by section and win over READY.

    For an item of a pack give all its answers; a PDF is attached wherever one is required.
    """
    user = user or an_applicant()
    organisation = organisation or makers.an_organisation()
    act = makers.an_act(by=user.username)
    made = drafting.start(call or a_call(item), organisation, user=user, act=act)
    ready = READY if made.item.startswith("invented_") else {}
    for section in queries.edition(made).sections:
        raw = {**ready.get(section.code, {}), **(answers or {}).get(section.code, {})}
        if raw:
            version = queries.sections_of(made)[section.code].version
            saving.save_section(made, section.code, raw, version=version, act=act)
    for slot in queries.wanted_slots(made):
        if slot.is_required:
            attaching.attach(made, slot.code, Upload(f"{slot.label}.pdf", a_pdf()), act=act)
    made.refresh_from_db()
    return made


@kept
def a_submitted_application(call: Call | None = None, **given: Any) -> Application:
    """An application that its signatory has submitted; arguments as for `an_application`."""
    made = an_application(call, **given)
    return submitting.submit(made, hand=SIGNATORY, act=makers.an_act(by="signatory"))
