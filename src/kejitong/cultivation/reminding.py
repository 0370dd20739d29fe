"""What falls due for the holders of a cultivated qualification: expiry, and yearly reports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kejitong.cultivation import pipeline
from kejitong.cultivation.library import tracks
from kejitong.cultivation.vocabulary import Track
from kejitong.policy.phrasing import chinese_day
from kejitong.policy.terms import Due, Reminder, duty_reminders, reminders_on


@dataclass(frozen=True, slots=True)
class Notice:
    """给一家单位的一条提醒；`is_filed` 是当年已申报重新认定。"""

    organisation: int
    name: str
    certificate: int
    due: Due
    deadline: date
    said: str
    is_filed: bool


@dataclass(frozen=True, slots=True)
class Duty:
    """一类要办的事：资质、种类、最近的期限、几家、其中几家已在办。"""

    track: Track
    due: Due
    deadline: date
    count: int
    filed: int

    @property
    def title(self) -> str:
        """一句话。"""
        if self.due is Due.EXPIRY:
            return f"{self.count}家{self.track.label}的证书一年内到期"
        return f"{self.count}家{self.track.label}要填报年度报表"

    @property
    def note(self) -> str:
        """还有什么要说。"""
        if self.due is Due.EXPIRY:
            filed = f"{self.filed}家" if self.filed else "还没有一家"
            return f"最早{chinese_day(self.deadline)}到期，{filed}当年已申报重新认定"
        return f"填报{self.deadline.year - 1}年度的，{chinese_day(self.deadline)}以前完成"


def notices(track: Track, region: str, day: date) -> tuple[Notice, ...]:
    """这一天应当提醒的各家，期限近的在前；三次查询。"""
    held = pipeline.certificates(track, region, day)
    filed = pipeline.filings(track, region, day)
    found = (
        Notice(pk, own.holder, own.record, each.kind, each.deadline, each.told(day), pk in filed)
        for pk, own in held.items()
        if own.is_valid and own.holder
        for each in _current(track, own, day)
    )
    return tuple(sorted(found, key=lambda notice: (notice.deadline, notice.name)))


def _current(track: Track, own: pipeline.Held, day: date) -> tuple[Reminder, ...]:
    expiry = (own.reminder,) if own.reminder else ()
    owed = duty_reminders(track.term, own.issued_on, last=own.last)
    return (*expiry, *reminders_on(owed, day))


def duties(region: str, day: date) -> tuple[Duty, ...]:
    """各种资质要办的事，每类一条，供今日页列出。"""
    return tuple(
        duty for track in tracks() for duty in _grouped(track, notices(track, region, day))
    )


def _grouped(track: Track, found: Iterable[Notice]) -> Iterable[Duty]:
    by_due: dict[Due, list[Notice]] = {}
    for notice in found:
        by_due.setdefault(notice.due, []).append(notice)
    for due, group in by_due.items():
        filed = sum(notice.is_filed for notice in group)
        yield Duty(track, due, group[0].deadline, len(group), filed)
