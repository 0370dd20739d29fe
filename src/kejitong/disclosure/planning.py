"""A notice before it is published: what the preview shows is what publication freezes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from kejitong.calendars.queries import work_calendar
from kejitong.catalogue import service_items
from kejitong.catalogue.items import ServiceItem
from kejitong.disclosure import showing, wording
from kejitong.disclosure.periods import Period, period
from kejitong.disclosure.scanning import Kind, Place, scan_file, scan_text
from kejitong.disclosure.showing import Column
from kejitong.registers.files import Upload

if TYPE_CHECKING:
    from kejitong.applications.models import Application
    from kejitong.calls.models import Call
    from kejitong.disclosure.models import PublicNotice

OFFICIAL: Final = frozenset({Kind.LANDLINE, Kind.EMAIL})
"""受理部门的办公电话和邮箱本来就要公开。"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """公示除名单以外写什么：说明、受理异议的部门、标题、附件；再次公示的接着哪一份。

    `has_read_pictures` 是经办人看过读不出文字的附件（扫描件），确认没有个人信息。
    """

    contact: str = ""
    lead: str = ""
    title: str = ""
    after: PublicNotice | None = None
    files: tuple[Upload, ...] = ()
    has_read_pictures: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """发布时会是什么样：标题、说明、各栏、各行、公示期，和不能公开的各处。"""

    call: Call
    applications: tuple[Application, ...]
    told: Announcement
    title: str
    lead: str
    basis: str
    columns: tuple[Column, ...]
    rows: tuple[list[str], ...]
    period: Period
    exclude_first_day: bool
    places: tuple[Place, ...]


def plan(call: Call, chosen: Sequence[Application], told: Announcement, *, today: date) -> Plan:
    """照这样发布会是什么样；今天发布。"""
    item = service_items.item(call.item)
    notice = showing.notice_of(item)
    columns = showing.columns(notice, item.edition_of(call.edition))
    rows = tuple(showing.cells(one, columns) for one in chosen)
    title, lead = _title(call, item, told), _lead(call, item, told)
    calendar = work_calendar(exclude_first_day=notice.exclude_first_day)
    return Plan(
        call=call, applications=tuple(chosen), told=told, title=title, lead=lead,
        basis=str(notice.basis), columns=columns, rows=rows,
        period=period(today, notice.working_days, calendar=calendar),
        exclude_first_day=notice.exclude_first_day,
        places=(*_in_words(title, lead, told), *_in_rows(columns, rows), *_in_files(told)),
    )  # fmt: skip


def has_unreadable(told: Announcement) -> bool:
    """附件里有读不出文字的，要有人看过才能发布。"""
    places = (place for file in told.files for place in scan_file(file))
    return any(place.kind is Kind.UNREADABLE for place in places)


def _title(call: Call, item: ServiceItem, told: Announcement) -> str:
    ordinal, before = 1, told.after
    while before is not None:
        ordinal, before = ordinal + 1, before.after
    return told.title.strip() or wording.title(call, item, ordinal=ordinal)


def _lead(call: Call, item: ServiceItem, told: Announcement) -> str:
    return told.lead.strip() or wording.lead(call, item, after=told.after)


def _in_words(title: str, lead: str, told: Announcement) -> Iterator[Place]:
    yield from scan_text(title, "标题")
    yield from scan_text(lead, "说明")
    yield from scan_text(told.contact, "受理异议的部门", allowed=OFFICIAL)


def _in_rows(columns: tuple[Column, ...], rows: tuple[list[str], ...]) -> Iterator[Place]:
    for ordinal, row in enumerate(rows, 1):
        for column, cell in zip(columns, row, strict=True):
            yield from scan_text(cell, f"第{ordinal}行“{column.label}”")


def _in_files(told: Announcement) -> Iterator[Place]:
    for file in told.files:
        for place in scan_file(file):
            if place.kind is not Kind.UNREADABLE or not told.has_read_pictures:
                yield place
