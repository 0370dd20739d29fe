"""Every change to a notice or an objection, by noun."""

from kejitong.disclosure.actions.ending import end_notice, last_by_calendar, lengthen, take_down
from kejitong.disclosure.actions.investigating import (
    Identity,
    Verdict,
    archive,
    conclude,
    investigate,
    reply,
    reveal,
    write_up,
)
from kejitong.disclosure.actions.objecting import admit_objection, receive, refuse_objection
from kejitong.disclosure.actions.publishing import PrivateContent, publish
from kejitong.disclosure.evidence import Objector
from kejitong.disclosure.models import Effect
from kejitong.disclosure.planning import Announcement

__all__ = [
    "Announcement", "Effect", "Identity", "Objector", "PrivateContent", "Verdict",
    "admit_objection", "archive", "conclude", "end_notice", "investigate", "last_by_calendar",
    "lengthen", "publish", "receive", "refuse_objection", "reply", "reveal", "take_down",
    "write_up",
]  # fmt: skip
