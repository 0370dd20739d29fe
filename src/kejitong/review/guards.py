"""What review answers when a lifecycle asks: enough reviewers, all scored, visited, decided."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from kejitong.applications.guards import guard
from kejitong.review import queries
from kejitong.review.models import RankedLine

if TYPE_CHECKING:
    from kejitong.applications.models import Application


@guard("assigned")
def assigned(application: Application, at: datetime) -> str:
    """专家够不够。"""
    wanted = queries.sheet_of(application).fewest_reviewers
    found = queries.reviewing(application).count()
    return "" if found >= wanted else f"评审专家至少{wanted}位，现在{found}位"


@guard("scored")
def scored(application: Application, at: datetime) -> str:
    """该评的是不是都评完了。"""
    assignments = list(queries.reviewing(application))
    waiting = [str(one.expert.user) for one in assignments if one.submitted_at is None]
    if waiting:
        return f"还有{len(waiting)}位专家没有提交：{'、'.join(waiting)}"
    return assigned(application, at)


@guard("visited")
def visited(application: Application, at: datetime) -> str:
    """考察有没有记录、结论和签字。"""
    visit = queries.visits(application).first()
    if visit is None:
        return "还没有现场考察记录"
    if visit.is_passed is None:
        return "考察记录还没有写明结论"
    return "" if visit.signed_at else "考察组还没有全部签字"


@guard("decided")
def decided(application: Application, at: datetime) -> str:
    """会商有没有选中这一件。"""
    lines = RankedLine.objects.filter(application=application, meeting__decided_at__lte=at)
    last = lines.order_by("-meeting__decided_at", "-pk").first()
    if last is None:
        return "还没有经过会商"
    return "" if last.is_chosen else "会商没有选中这一件"
