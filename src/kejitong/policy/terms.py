"""How long a certificate lives, what its holder owes in the meantime, and when to remind.

Terms and duties are declared in packs; the functions here only count days.
"""

from __future__ import annotations

import calendar
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from kejitong.kernel.citations import Citation
from kejitong.policy.phrasing import chinese_day

_DAY = timedelta(days=1)
_ROUND_SPANS = {6: "半年", 12: "一年"}


class Due(StrEnum):
    """提醒的种类。"""

    EXPIRY = "expiry"
    YEARLY_DUTY = "yearly_duty"
    CHANGE_REPORT = "change_report"
    LAPSE = "lapse"


@dataclass(frozen=True, slots=True)
class YearlyDuty:
    """每年填报上一年度的报表：几月几日起、几月几日止，累计几年未填即失去资格。"""

    label: str
    opens: tuple[int, int]
    closes: tuple[int, int]
    missed_years_to_lapse: int
    citation: Citation


@dataclass(frozen=True, slots=True)
class Term:
    """一种证书：有效几年（或到当年年底），到期前几个月提醒做什么，变更几个月内报告。

    `certificate` 是证书的种类；同一种类先后不同的，按发证之日在 `since` 与 `until` 之间的取。
    """

    code: str
    certificate: str
    label: str
    citation: Citation
    since: date | None = None
    until: date | None = None
    years: int = 0
    ends_with_year: bool = False
    months_after_year: int = 0
    remind_months: tuple[int, ...] = ()
    renewal: str = ""
    change_report_months: int = 0
    change_remind_days: int = 30
    duties: tuple[YearlyDuty, ...] = ()

    def covers(self, day: date) -> bool:
        """这一天发的证书是否按此计。"""
        begun = self.since is None or self.since <= day
        return begun and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Reminder:
    """一条提醒：从哪天起提醒，最迟哪天办，什么事，要做什么。"""

    kind: Due
    on: date
    deadline: date
    said: str
    then: str = ""

    def told(self, day: date) -> str:
        """这一天怎么说：什么事，还有多久，要做什么。"""
        parts = (self.said, time_left(day, self.deadline), self.then)
        return "，".join(part for part in parts if part)


def term_of(terms: Iterable[Term], certificate: str, issued_on: date) -> Term | None:
    """某日发的某种证书按哪一种期限；没有规定期限的没有。"""
    found = (term for term in terms if term.certificate == certificate and term.covers(issued_on))
    return next(found, None)


def valid_until(term: Term, issued_on: date) -> date:
    """最后一个有效日。"""
    if term.ends_with_year:
        return _months_later(date(issued_on.year + 1, 1, 1), term.months_after_year) - _DAY
    return _months_later(issued_on, 12 * term.years) - _DAY


def is_valid(term: Term, issued_on: date, *, on: date) -> bool:
    """这一天是否有效。"""
    return issued_on <= on <= valid_until(term, issued_on)


def time_left(day: date, deadline: date) -> str:
    """还有多久，照平常的说法：不满一个月说几天，满一个月说几个月、几个多月。"""
    if day >= deadline:
        return "今天是最后一天"
    months = 1
    while _months_later(day, months + 1) <= deadline:
        months += 1
    if _months_later(day, months) > deadline:
        return f"还有{(deadline - day).days}天"
    if day != _months_later(deadline, -months) and deadline != _months_later(day, months):
        return f"还有{months}个多月"
    return f"还有{_ROUND_SPANS.get(months, f'{months}个月')}"


def expiry_reminders(
    term: Term, issued_on: date, *, last: date | None = None
) -> tuple[Reminder, ...]:
    """到期前的各次提醒；证书上写明最后一个有效日的以它为准。"""
    last = last or valid_until(term, issued_on)
    said = f"{term.label}{chinese_day(last)}到期"
    return tuple(
        Reminder(Due.EXPIRY, _months_later(last, -months), last, said, term.renewal)
        for months in term.remind_months
    )


def duty_reminders(
    term: Term, issued_on: date, *, last: date | None = None
) -> tuple[Reminder, ...]:
    """自发证之日起、有效期内每年的义务。"""
    last = last or valid_until(term, issued_on)
    found = []
    for duty in term.duties:
        for year in range(issued_on.year, last.year + 1):
            opens, closes = date(year, *duty.opens), date(year, *duty.closes)
            if issued_on <= closes and opens <= last:
                said = f"请在{chinese_day(closes)}以前填报{year - 1}年度的{duty.label}"
                found.append(Reminder(Due.YEARLY_DUTY, max(opens, issued_on), closes, said))
    return tuple(found)


def missed_years(
    duty: YearlyDuty, term: Term, issued_on: date, *, done: Collection[int], on: date
) -> tuple[int, ...]:
    """已过期限而未办的年份。"""
    last = min(valid_until(term, issued_on), on)
    years = range(issued_on.year, last.year + 1)
    owed = (year for year in years if issued_on <= date(year, *duty.closes) < on)
    return tuple(year for year in owed if year not in done)


def has_lapsed(duty: YearlyDuty, missed: Iterable[int]) -> bool:
    """累计未办的年数是否已到失去资格的程度。"""
    return len(tuple(missed)) >= duty.missed_years_to_lapse


def change_report(term: Term, changed_on: date) -> Reminder:
    """更名或重大变化后的报告期限。"""
    deadline = _months_later(changed_on, term.change_report_months)
    return Reminder(
        Due.CHANGE_REPORT,
        max(changed_on, deadline - timedelta(days=term.change_remind_days)),
        deadline,
        f"更名或重大变化须在{chinese_day(deadline)}以前报告（{term.citation}）",
    )


def reminders_on(reminders: Iterable[Reminder], on: date) -> tuple[Reminder, ...]:
    """这一天应当提醒的；同类只留最近的一条。"""
    current = [each for each in reminders if each.on <= on <= each.deadline]
    latest: dict[tuple[Due, date], Reminder] = {}
    for each in sorted(current, key=lambda reminder: reminder.on):
        latest[each.kind, each.deadline] = each
    return tuple(latest.values())


def _months_later(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
