"""What review gives to the application itself: the day of its visit, and papers for its file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from kejitong.applications import archiving, effects
from kejitong.applications.archiving import Paper
from kejitong.registers import files
from kejitong.review import queries
from kejitong.review.models import Assignment, RankedLine, SiteVisit

if TYPE_CHECKING:
    from kejitong.applications.models import Application

_SCORES = ("专家", "总分", "各项得分", "各项评语", "总体意见", "提交时间")
_VISITS = ("考察日期", "考察组", "核对情况", "纪要", "通过", "签字")
_RANKED = ("会商日期", "名次", "得分", "拟给金额", "取舍", "理由", "会商纪要")


@effects.offers("visit")
def visit_day(application: Application, what: str) -> date | None:
    """`visit:on`：最近一次现场考察的日期。"""
    visit = queries.visits(application).first() if what == "on" else None
    return visit.visited_on if visit else None


@archiving.contributes("评审")
def papers(application: Application) -> Iterator[Paper]:
    """评分、考察和会商排序，连同考察照片。"""
    scored = list(queries.reviewing(application).exclude(submitted_at=None))
    if scored:
        scores = [_score(one) for one in scored]
        yield Paper("专家评分.csv", "专家评分和评语", archiving.sheet(_SCORES, scores))
    visits = list(queries.visits(application))
    if visits:
        visited = [_visit(one) for one in visits]
        yield Paper("现场考察.csv", "现场考察", archiving.sheet(_VISITS, visited))
    for visit in visits:
        for photo in visit.photos.order_by("pk"):
            content = files.read(photo.path)
            yield Paper(f"考察照片/{archiving.safe(photo.name)}", photo.caption, content)
    lines = RankedLine.objects.filter(application=application, meeting__decided_at__isnull=False)
    ranked = [_ranked(one) for one in lines.select_related("meeting").order_by("pk")]
    if ranked:
        yield Paper("会商.csv", "会商排序和取舍", archiving.sheet(_RANKED, ranked))


def _score(one: Assignment) -> tuple[str, ...]:
    return (
        str(one.expert.user), str(one.total or ""), _pairs(one.marks), _pairs(one.comments),
        one.opinion, archiving.moment(one.submitted_at),
    )  # fmt: skip


def _visit(one: SiteVisit) -> tuple[str, ...]:
    passed = {True: "通过", False: "不通过", None: ""}[one.is_passed]
    signed = "、".join(each["name"] for each in one.signed)
    points = {
        point: f"{'符合' if found['is_met'] else '不符合'} {found['note']}".strip()
        for point, found in one.points.items()
    }
    return (
        str(one.visited_on), "、".join(one.team), _pairs(points), one.minutes, passed, signed,
    )  # fmt: skip


def _ranked(one: RankedLine) -> tuple[str, ...]:
    chosen = "拟立项" if one.is_chosen else "不立项"
    return (
        str(one.meeting.held_on), str(one.rank), str(one.score or ""), str(one.amount or ""),
        chosen, one.reason, one.meeting.minutes,
    )  # fmt: skip


def _pairs(said: dict[str, Any]) -> str:
    return "；".join(f"{name}：{text}" for name, text in said.items())
