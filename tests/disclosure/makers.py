"""Applications that wait to be published, notices and objections.

What lies before the notice is tried elsewhere: an application is put at the point where it waits.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count
from typing import Any

from kejitong.accounts.models import Role, User
from kejitong.applications.models import Application
from kejitong.calls.models import Call
from kejitong.disclosure import actions
from kejitong.disclosure.actions import Objector
from kejitong.disclosure.models import NoticeLine, Objection, PublicNotice
from kejitong.registers.files import Upload
from tests import makers
from tests.applications.makers import a_call, a_pdf, an_applicant
from tests.keeping import kept

CONTACT = "区科技局综合科，0513-86512345，示例路1号"
SAID = "该项目的核心技术并非申报单位所有，附合同复印件。"
ZHANG = Objector(name="张真名", phone="13900139000")
_NUMBERS = count(1)


@kept
def a_waiting(call: Call | None = None, *, item: str = "invented_recognition", **values: Any):
    """An application that waits for its notice."""
    call = call or a_call(item)
    number = next(_NUMBERS)
    known = {
        "call": call, "item": call.item, "edition": call.edition, "lifecycle": call.lifecycle,
        "organisation": makers.an_organisation(), "title": f"试验项目{number}",
        "state": "proposed", "state_since": makers.NOW, "number": f"试验〔2026〕{number:04d}",
        "created_by": an_applicant(), "created_at": makers.NOW, "submitted_at": makers.NOW,
    }  # fmt: skip
    return Application.objects.create(**{**known, **values})


@kept
def a_notice(*applications: Application, **words: Any) -> PublicNotice:
    """A notice published at the fixed hour; five working days: 11-30 to 12-04."""
    chosen = applications or (a_waiting(),)
    act = makers.an_act(by="officer", at=words.pop("at", makers.NOW))
    return actions.publish(chosen[0].call, chosen, act=act, **{"contact": CONTACT, **words})


@kept
def a_line(notice: PublicNotice | None = None, ordinal: int = 1) -> NoticeLine:
    notice = notice or a_notice()
    return notice.lines.get(ordinal=ordinal)


def evidence(text: str = "证据") -> Upload:
    return Upload("证据.pdf", a_pdf(text))


@kept
def an_objection(line: NoticeLine | None = None, **given: Any) -> Objection:
    act = makers.an_act(by="公众", at=given.pop("at", days(1)), reason="")
    objector, text = given.pop("objector", ZHANG), given.pop("text", SAID)
    return actions.receive(line or a_line(), objector, text, evidence(), act=act)


def days(number: int) -> datetime:
    """So many days after the fixed hour."""
    return makers.NOW + timedelta(days=number)


@kept
def an_officer(name: str) -> User:
    return makers.a_user(Role.OFFICER, username=name)


@kept
def investigated(objection: Objection, by: str = "inspector") -> Objection:
    """Admitted, investigated and written up by somebody who had no hand in the matter."""
    actions.admit_objection(objection, act=makers.an_act(at=days(2)))
    actions.investigate(objection, [by], act=makers.an_act(at=days(2)))
    return actions.write_up(objection, "查阅合同并走访。", act=makers.an_act(by=by, at=days(3)))
