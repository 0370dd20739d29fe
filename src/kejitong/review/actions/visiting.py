"""Site visits: recorded, photographed, signed by the whole team."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from kejitong.applications import queries as applications
from kejitong.audit import actions as journal
from kejitong.audit.actions import Act, Trace
from kejitong.kernel.refusals import Invalid, Problem, Refused
from kejitong.registers import files
from kejitong.review.models import SiteVisit, VisitPhoto

if TYPE_CHECKING:
    from kejitong.applications.models import Application

FEWEST = 2
LARGEST = 10 * 1024 * 1024
MOST_PHOTOS = 20
PICTURES = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png"}


class NotToVisit(Refused):
    """现在不能记考察。"""


class VisitUnfinished(Invalid):
    """考察记录还没有写全。"""


class Signed(Refused):
    """考察组已经全部签字，记录不能再改。"""


class NotInTeam(Refused):
    """这位不在考察组里。"""


class NotAPicture(Refused):
    """这不是照片。"""


class TooManyPhotos(Refused):
    """照片太多。"""


@dataclass(frozen=True, slots=True)
class Point:
    """一项核对：是否属实，怎么说。"""

    is_met: bool | None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visited:
    """一次考察：哪天、谁去的、逐项核对、纪要和结论。"""

    visited_on: date
    team: tuple[str, ...]
    points: Mapping[str, Point]
    minutes: str
    is_passed: bool | None


@dataclass(frozen=True, slots=True)
class Photo:
    """一张照片。"""

    name: str
    content: bytes
    caption: str = ""


@transaction.atomic
def record_visit(
    application: Application, visited: Visited, *, act: Act, visit: SiteVisit | None = None
) -> SiteVisit:
    """记一次考察；没有签完字以前可以改，改了要重新签。"""
    sheet = _sheet(application)
    if problems := _problems(sheet, visited, timezone.localdate(act.at)):
        raise VisitUnfinished(problems=problems)
    stored = _unsigned(visit) if visit else SiteVisit(application=application)
    before = _values(stored) if stored.pk else None
    stored.visited_on, stored.minutes = visited.visited_on, visited.minutes.strip()
    stored.team, stored.is_passed = list(visited.team), visited.is_passed
    stored.points = {
        point: {"is_met": one.is_met, "note": one.note.strip()[:500]}
        for point, one in visited.points.items()
        if point in sheet
    }
    stored.signed, stored.by, stored.at = [], act.by, act.at
    stored.save()
    verb = "review.visit_changed" if before else "review.visited"
    journal.record(Trace(verb, "review", stored.pk, before, _values(stored)), act=act)
    return stored


@transaction.atomic
def sign_visit(visit: SiteVisit, name: str, *, act: Act) -> SiteVisit:
    """考察组的一位签字；全部签完即定稿。"""
    stored = _unsigned(visit)
    if name not in stored.team:
        raise NotInTeam(why=f"“{name}”", remedy=f"考察组是{'、'.join(stored.team)}")
    if name in {one["name"] for one in stored.signed}:
        return stored
    stored.signed = [*stored.signed, {"name": name, "at": act.at.isoformat(), "by": act.by}]
    if len(stored.signed) == len(stored.team):
        stored.signed_at = act.at
    stored.save()
    after = {"application": stored.application_id, "name": name}
    journal.record(Trace("review.visit_signed", "review", stored.pk, None, after), act=act)
    return stored


@transaction.atomic
def add_photo(visit: SiteVisit, photo: Photo, *, act: Act) -> VisitPhoto:
    """加一张考察照片。"""
    stored = _unsigned(visit)
    _check(stored, photo)
    kept = files.keep(photo.content)
    made = VisitPhoto.objects.create(
        visit=stored, name=photo.name[:200], path=kept.path, digest=kept.digest,
        caption=photo.caption.strip()[:200],
    )  # fmt: skip
    after = {"application": stored.application_id, "name": made.name, "digest": kept.digest}
    journal.record(Trace("review.photographed", "review", stored.pk, None, after), act=act)
    return made


def media_type(content: bytes) -> str:
    """What a picture is, by how it begins; empty for anything else."""
    return next((kind for start, kind in PICTURES.items() if content.startswith(start)), "")


def _check(visit: SiteVisit, photo: Photo) -> None:
    if not media_type(photo.content):
        raise NotAPicture(why=f"“{photo.name}”", remedy="请上传 JPG 或 PNG 格式的照片")
    if len(photo.content) > LARGEST:
        raise NotAPicture(why=f"“{photo.name}”超过{LARGEST >> 20}兆字节", remedy="请缩小后再传")
    if visit.photos.count() >= MOST_PHOTOS:
        raise TooManyPhotos(why=f"一次考察最多{MOST_PHOTOS}张")


def _sheet(application: Application) -> tuple[str, ...]:
    """The points to be checked, while the lifecycle waits for a visit."""
    moves = applications.lifecycle(application).moves_from(application.state)
    sheet = applications.item(application).visit_sheet
    if sheet is None or not any("visited" in move.guards for move in moves):
        now = applications.state(application).label
        raise NotToVisit(why=f"现在是“{now}”", remedy="专家评审完成以后可以考察")
    return sheet.points


def _problems(sheet: tuple[str, ...], visited: Visited, today: date) -> tuple[Problem, ...]:
    found = []
    if visited.visited_on > today:
        found.append(Problem(None, "考察日期", str(visited.visited_on), "还没有到这一天"))
    if len(set(visited.team)) < FEWEST or len(set(visited.team)) < len(visited.team):
        found.append(Problem(None, "考察组", "", f"至少写{FEWEST}位，姓名不能重复"))
    for point in sheet:
        one = visited.points.get(point)
        if one is None or one.is_met is None:
            found.append(Problem(None, point, "", "还没有核对"))
        elif not one.is_met and not one.note.strip():
            found.append(Problem(None, point, "", "不符的要写明情况"))
    if not visited.minutes.strip():
        found.append(Problem(None, "考察纪要", "", "还没有写"))
    return tuple(found)


def _unsigned(visit: SiteVisit) -> SiteVisit:
    stored = SiteVisit.objects.select_for_update().get(pk=visit.pk)
    if stored.signed_at:
        raise Signed(why=f"{timezone.localdate(stored.signed_at)}签完", remedy="另记一次考察")
    return stored


def _values(visit: SiteVisit) -> dict[str, Any]:
    return {
        "application": visit.application_id, "visited_on": visit.visited_on,
        "team": list(visit.team), "points": dict(visit.points), "minutes": visit.minutes,
        "is_passed": visit.is_passed,
    }  # fmt: skip
