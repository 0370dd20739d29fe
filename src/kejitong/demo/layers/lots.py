"""演示区各批次里有几件走到哪个状态，每一步在哪一天。"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from kejitong.demo.layers import calls as openings

Days = Mapping[str, date]
"""Move to the day on which it is made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot:
    """同一批次里走到同一个状态的几件；`by` 是有账户的人报的，空的是别的企业。"""

    call: str
    state: str
    days: Days
    number: int = 1
    by: str = ""


SPRING_DAYS: Final[Days] = {
    "submit": date(2026, 3, 18), "recommend": date(2026, 3, 24), "admit": date(2026, 4, 2),
    "start_review": date(2026, 4, 8), "finish_review": date(2026, 4, 24),
    "finish_visit": date(2026, 5, 13), "decline": date(2026, 3, 30),
    "not_recommend": date(2026, 3, 25), "meeting": date(2026, 5, 20),
    "publish": date(2026, 5, 22), "end_notice": date(2026, 6, 1), "award": date(2026, 6, 5),
}  # fmt: skip
AUTUMN_DAYS: Final[Days] = {
    "submit": date(2026, 9, 2), "recommend": date(2026, 9, 8), "admit": date(2026, 9, 22),
    "start_review": date(2026, 9, 28), "finish_review": date(2026, 10, 22),
    "finish_visit": date(2026, 11, 12), "withdraw": date(2026, 9, 7),
    "meeting": date(2026, 11, 20), "publish": date(2026, 11, 25), "object": date(2026, 11, 27),
}  # fmt: skip
_WINTER: Final[Days] = {
    "sign_off": date(2026, 11, 26), "submit": date(2026, 11, 10), "recommend": date(2026, 11, 16),
    "ask_revision": date(2026, 11, 13), "admit": date(2026, 11, 24),
    "send_back": date(2026, 11, 23), "decline": date(2026, 11, 20),
}  # fmt: skip
_UPWARD: Final[Days] = {
    **_WINTER, "submit": date(2026, 10, 12), "recommend": date(2026, 10, 15),
    "admit": date(2026, 10, 21), "send_back": date(2026, 11, 24), "send_up": date(2026, 11, 2),
}  # fmt: skip
_PLAIN: Final[Days] = {"submit": date(2026, 11, 16), "admit": date(2026, 11, 19)}
LOTS: Final = (
    *(Lot(call=openings.SPRING, state=state, number=number, days=SPRING_DAYS) for state, number in
      (("visited", 4), ("declined", 1), ("not_recommended", 1))),
    *(Lot(call=openings.AUTUMN, state=state, number=number, days=AUTUMN_DAYS) for state, number in
      (("visited", 7), ("reviewed", 1), ("under_review", 2), ("withdrawn", 1))),
    *(Lot(call=openings.WINTER, state=state, number=number, days=_WINTER) for state, number in
      (("draft", 2), ("signing", 1), ("vetting", 2), ("revising", 1), ("submitted", 2),
       ("correcting", 1), ("admitted", 2), ("declined", 1))),
    *(Lot(call=openings.UPWARD, state=state, number=number, days=_UPWARD) for state, number in
      (("vetting", 1), ("admitted", 1), ("sent_up", 2))),
    *(Lot(call=openings.INTEREST, state=state, number=number, days=_PLAIN) for state, number in
      (("submitted", 1), ("admitted", 1))),
    Lot(call=openings.OWN, state="submitted", days=_PLAIN),
    Lot(call=openings.JOINT, state="awarded", days=_PLAIN),
    Lot(call=openings.WINTER, state="draft", days=_WINTER, by="applicant"),
    Lot(call=openings.UPWARD, state="correcting", days=_UPWARD, by="applicant"),
    Lot(call=openings.WINTER, state="submitted", days=_WINTER, by="rival"),
)  # fmt: skip
