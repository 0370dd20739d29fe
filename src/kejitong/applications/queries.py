"""What is asked about applications."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from kejitong.applications.models import Answers, Application, Attachment, Revision
from kejitong.catalogue import answering, lifecycles, service_items
from kejitong.catalogue.answering import Gap
from kejitong.catalogue.fields import Edition, Slot
from kejitong.catalogue.items import ServiceItem
from kejitong.workflow.vocabulary import Lifecycle, State


def by_pks(pks: Iterable[int]) -> QuerySet[Application]:
    """这些编号的申报件，连同批次；不问谁在看，给不面向人的地方用。"""
    return Application.objects.filter(pk__in=list(pks)).select_related("call")


def lifecycle(application: Application) -> Lifecycle:
    """它开始时的那一版流程。"""
    return lifecycles.lifecycle(application.lifecycle)


def state(application: Application) -> State:
    """现在的状态。"""
    return lifecycle(application).state(application.state)


def item(application: Application) -> ServiceItem:
    """它的事项。"""
    return service_items.item(application.item)


def edition(application: Application) -> Edition:
    """它开始时的那一版表单。"""
    return item(application).edition_of(application.edition)


def sections_of(application: Application) -> dict[str, Answers]:
    """每一节现在的回答，按节的代码。"""
    return {answers.section: answers for answers in application.answers.all()}


def answers_of(application: Application) -> dict[str, Any]:
    """现在的全部回答，栏目代码到存的值；不再问的也在里面。"""
    stored = Answers.objects.filter(application=application).order_by("pk")
    return {code: value for answers in stored for code, value in answers.values.items()}


def live_attachments(application: Application) -> QuerySet[Attachment]:
    """没有撤下的附件，按材料、上传先后。"""
    return application.attachments.filter(withdrawn_at=None).order_by("slot", "pk")


def slots_filled(application: Application) -> dict[str, int]:
    """每份材料交了几个文件。"""
    return dict(Counter(live_attachments(application).values_list("slot", flat=True)))


def wanted_slots(application: Application) -> tuple[Slot, ...]:
    """照现在的回答要交的材料，必交的和可交的。"""
    return answering.wanted_slots(edition(application), answers_of(application))


def gaps_of(application: Application) -> tuple[Gap, ...]:
    """还缺什么、哪里不对；空的就是完整。"""
    return answering.gaps(edition(application), answers_of(application), slots_filled(application))


def doubts_of(application: Application) -> tuple[Gap, ...]:
    """只提醒、不妨碍提交的。"""
    return answering.doubts(edition(application), answers_of(application))


def revisions_of(application: Application) -> QuerySet[Revision]:
    """提交过的各稿，从第一稿起。"""
    return application.revisions.order_by("ordinal")


def latest_revision(application: Application) -> Revision | None:
    """最近提交的一稿；没有提交过则没有。"""
    return application.revisions.order_by("-ordinal").first()


def submitted_answers(application: Application) -> dict[str, Any]:
    """最近提交的一稿里的全部回答；没有提交过则为空。"""
    revision = latest_revision(application)
    return frozen_answers(revision) if revision else {}


def frozen_answers(revision: Revision) -> dict[str, Any]:
    """这一稿里的全部回答，栏目代码到存的值。"""
    sections: dict[str, dict[str, Any]] = revision.content["sections"]
    return {code: value for answers in sections.values() for code, value in answers.items()}


def by_check_code(number: str, check_code: str) -> Revision | None:
    """受理编号和校验码都对得上的那一稿；核验纸质件用。"""
    wanted = "".join(letter for letter in check_code.upper() if letter.isalnum())
    for revision in Revision.objects.filter(application__number=number.strip()):
        if revision.check_code == wanted:
            return revision
    return None
