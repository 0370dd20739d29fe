"""Publishing a list: it is frozen with its public fields only, its days are set, everybody moves."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Final, TypedDict, Unpack

from django.db import transaction
from django.utils import timezone

from kejitong.applications import scanning as viruses
from kejitong.applications.actions.advancing import Hand, advance
from kejitong.applications.inspecting import inspect
from kejitong.applications.queries import state
from kejitong.audit import actions as journal
from kejitong.audit.actions import Act, Trace
from kejitong.disclosure import planning, queries
from kejitong.disclosure.models import NoticeFile, NoticeLine, PublicNotice
from kejitong.disclosure.planning import Announcement, Plan
from kejitong.disclosure.scanning import Place
from kejitong.disclosure.states import DOOR, PUBLISH, sources_of
from kejitong.kernel.refusals import Refused
from kejitong.registers import files
from kejitong.registers.files import Upload
from kejitong.workflow.vocabulary import Role

if TYPE_CHECKING:
    from kejitong.applications.models import Application
    from kejitong.calls.models import Call

OFFICER: Final = Hand(Role.OFFICER, door=DOOR)
ENDINGS: Final = ("pdf", "docx", "xlsx")
MOST_MEGABYTES: Final = 20
_SHOWN_PLACES: Final = 5


class NothingToPublish(Refused):
    """现在没有可以公示的名单。"""


class Unaddressed(Refused):
    """公示要写明受理异议的部门、电话和地址。"""


class PublishedBefore(Refused):
    """名单里有公示过的申报件。"""


class PrivateContent(Refused):
    """要公开的内容里有个人信息，遮住以后才能发布。"""

    def __init__(self, places: Sequence[Place]) -> None:
        listed = "；".join(map(str, places[:_SHOWN_PLACES]))
        more = f"等{len(places)}处" if len(places) > _SHOWN_PLACES else ""
        super().__init__(why=f"{listed}{more}", remedy="请在原处遮住或删去，再发布")
        self.places = tuple(places)


class Words(TypedDict, total=False):
    """公示除名单以外写什么，见 `Announcement`。"""

    contact: str
    lead: str
    title: str
    after: PublicNotice | None
    files: tuple[Upload, ...]
    has_read_pictures: bool


@transaction.atomic
def publish(
    call: Call, applications: Sequence[Application], *, act: Act, **words: Unpack[Words]
) -> PublicNotice:
    """发布公示：冻结名单和公开栏目，定下起止日，把每一件推进到公示中。"""
    told = Announcement(**words)
    type(call)._default_manager.select_for_update().get(pk=call.pk)
    plan = planning.plan(call, applications, told, today=timezone.localdate(act.at))
    _refuse_what_cannot_be(plan)
    if plan.places:
        raise PrivateContent(plan.places)
    notice = _freeze(plan, act)
    for one in plan.applications:
        advance(one, PUBLISH, hand=OFFICER, act=act)
    after = {
        "notice": notice.number, "digest": notice.digest, "lines": len(plan.rows),
        "first_on": notice.first_on.isoformat(), "last_on": notice.last_on.isoformat(),
        "after": told.after.number if told.after else "",
        "pictures_read": told.has_read_pictures,
    }  # fmt: skip
    journal.record(Trace("disclosure.published", DOOR, notice.pk, None, after), act=act)
    return notice


def _refuse_what_cannot_be(plan: Plan) -> None:
    if not plan.applications:
        raise NothingToPublish(remedy="请至少选一件，待公示的申报件列在公示页")
    if not plan.told.contact.strip():
        raise Unaddressed(remedy="写办公电话和办公地址，不写个人手机")
    waiting = sources_of(PUBLISH)
    for one in plan.applications:
        if one.call_id != plan.call.pk:
            raise NothingToPublish(why=f"“{one}”不是这个批次的", remedy="一份公示只公示一个批次")
        if one.state not in waiting:
            now = state(one).label
            raise NothingToPublish(why=f"“{one}”现在是“{now}”", remedy="请刷新后重新选择")
    _refuse_repetition(plan)


def _refuse_repetition(plan: Plan) -> None:
    before, after = queries.earlier(plan.applications), plan.told.after
    if before is not None and after is None:
        raise PublishedBefore(
            why=f"最近一次在{before.number}里", remedy="变更后的名单请接着那一份再次公示"
        )
    if after is not None and after.call_id != plan.call.pk:
        raise PublishedBefore(why=f"{after.number}是另一个批次的", remedy="请重新选择前一次公示")


def _freeze(plan: Plan, act: Act) -> PublicNotice:
    told = plan.told
    notice = PublicNotice.objects.create(
        call=plan.call, number=_number(act), title=plan.title[:200], lead=plan.lead, basis=plan.basis[:300],
        contact=told.contact.strip()[:300],
        columns=[[column.code, column.label] for column in plan.columns],
        published_at=act.at, first_on=plan.period.first_on, last_on=plan.period.last_on,
        working_days=plan.period.working_days, exclude_first_day=plan.exclude_first_day,
        after=told.after, by=act.by,
    )  # fmt: skip
    NoticeLine.objects.bulk_create(
        NoticeLine(notice=notice, application=one, ordinal=ordinal, shown=row)
        for ordinal, (one, row) in enumerate(zip(plan.applications, plan.rows, strict=True), 1)
    )
    for file in told.files:
        _attach(notice, file)
    notice.digest = queries.digest(notice)
    notice.save(update_fields=["digest"])
    return notice


def _attach(notice: PublicNotice, file: Upload) -> None:
    inspect(file.name, file.content, endings=ENDINGS, largest_megabytes=MOST_MEGABYTES)
    viruses.scan(file.content)
    kept = files.keep(file.content, home=files.folder(queries.NOTICE_FILES))
    NoticeFile.objects.create(
        notice=notice, name=PurePath(file.name).name[-200:], path=kept.path, digest=kept.digest,
        size=kept.size,
    )  # fmt: skip


def _number(act: Act) -> str:
    """The next number of the year; whoever asks at the same time waits."""
    PublicNotice.objects.select_for_update().order_by("-pk").first()
    year = timezone.localdate(act.at).year
    taken = PublicNotice.objects.filter(published_at__year=year).count()
    return queries.next_number("公示", year, taken)
