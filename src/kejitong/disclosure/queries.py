"""What is asked about notices and objections."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils.crypto import constant_time_compare, salted_hmac

from kejitong.disclosure.models import NoticeLine, Objection, PublicNotice
from kejitong.disclosure.states import END_NOTICE, PUBLISH, sources_of
from kejitong.kernel.refusals import Missing
from kejitong.registers import files

if TYPE_CHECKING:
    from kejitong.applications.models import Application
    from kejitong.calls.models import Call

OPEN = Q(refused_at=None, concluded_at=None)
"""还没有结论的异议。"""
NOTICE_FILES, EVIDENCE = "notices", "objections"
_SALT, _CODE = "disclosure.receipt", 12


class NoSuchNotice(Missing):
    """没有找到这份公示。"""


class NoSuchObjection(Missing):
    """没有找到这件异议。"""


def notices() -> QuerySet[PublicNotice]:
    """全部公示，新的在前。"""
    return PublicNotice.objects.select_related("call", "after").order_by("-published_at", "-pk")


def current(today: date) -> QuerySet[PublicNotice]:
    """这一天正在公示的，先到期的在前。"""
    found = notices().filter(withdrawn_at=None, ended_at=None, last_on__gte=today)
    return found.order_by("last_on", "pk")


def past(today: date) -> QuerySet[PublicNotice]:
    """公示期已经过去的，撤下的不在内。"""
    return notices().filter(Q(last_on__lt=today) | Q(ended_at__isnull=False), withdrawn_at=None)


def sized(found: QuerySet[PublicNotice]) -> QuerySet[PublicNotice]:
    """连同名单有几项（`size`）。"""
    return found.annotate(size=Count("lines"))


def of_call(call: Call) -> QuerySet[PublicNotice]:
    """这个批次的公示，新的在前；撤下的也在内。"""
    return notices().filter(call=call)


def following(notice: PublicNotice) -> PublicNotice | None:
    """接着这一份的再次公示。"""
    return PublicNotice.objects.filter(after=notice).order_by("-pk").first()


def notice(pk: int) -> PublicNotice:
    """这个编号的公示。"""
    if (found := notices().filter(pk=pk).first()) is None:
        raise NoSuchNotice(remedy="请从公示列表重新打开")
    return found


def shown(pk: int) -> PublicNotice:
    """这个编号的公示，公众看得到名单的；撤下的等于没有。"""
    found = notice(pk)
    if found.withdrawn_at is not None:
        raise NoSuchNotice(why=f"{found.number}已经撤下", remedy="请看重新发布的公示")
    return found


def lines(notice: PublicNotice) -> QuerySet[NoticeLine]:
    """名单各行，连同申报件和异议。"""
    objections = Prefetch("objections", Objection.objects.order_by("received_at", "pk"))
    found = notice.lines.select_related("application__organisation", "notice")
    return found.prefetch_related(objections).order_by("ordinal", "pk")


def line(notice: PublicNotice, pk: int) -> NoticeLine:
    """名单里的一行。"""
    if (found := lines(notice).filter(pk=pk).first()) is None:
        raise NoSuchNotice(why="名单里没有这一行", remedy="请从公示页重新打开")
    return found


def waiting(call: Call) -> QuerySet[Any]:
    """这个批次等着公示的申报件。"""
    found = call.applications.filter(state__in=sources_of(PUBLISH))
    return found.select_related("organisation").prefetch_related("steps").order_by("number", "pk")


def earlier(applications: Iterable[Application]) -> PublicNotice | None:
    """这些申报件上一次在哪份公示里；都没有公示过的为空。"""
    last = NoticeLine.objects.filter(application__in=list(applications)).order_by("-pk")
    found = last.select_related("notice").first()
    return found.notice if found else None


def last_line(application: Application) -> NoticeLine | None:
    """这件申报最近一次公示的那一行。"""
    found = NoticeLine.objects.filter(application=application).select_related("notice")
    return found.order_by("-pk").first()


def is_contested(line: NoticeLine) -> bool:
    """还有没有结论的异议。"""
    return any(one.refused_at is None and one.concluded_at is None for one in line.objections.all())


def clearable(notice: PublicNotice) -> list[NoticeLine]:
    """期满可以办下一步的各行：还在公示、没有取消、没有未结的异议。"""
    ready = latest(lines(notice)).filter(
        struck_at=None, application__state__in=sources_of(END_NOTICE)
    )
    return [line for line in ready if not is_contested(line)]


def latest(found: QuerySet[NoticeLine]) -> QuerySet[NoticeLine]:
    """只留各件申报最近一次公示的那一行。"""
    later = NoticeLine.objects.filter(application=OuterRef("application"), pk__gt=OuterRef("pk"))
    return found.exclude(Exists(later))


def objections() -> QuerySet[Objection]:
    """全部异议，先收到的在前。"""
    related = ("line__notice__call", "line__application__organisation")
    return Objection.objects.select_related(*related).order_by("received_at", "pk")


def open_objections() -> QuerySet[Objection]:
    """还没有结论的异议。"""
    return objections().filter(OPEN)


def objection(pk: int) -> Objection:
    """这件异议。"""
    if (found := objections().filter(pk=pk).first()) is None:
        raise NoSuchObjection(remedy="请从异议列表重新打开")
    return found


def receipt_code(objection: Objection) -> str:
    """异议人凭它查询进度的代码：由编号和材料算出，别人猜不到，也不另存。"""
    told = f"{objection.pk}:{objection.evidence_digest}:{objection.received_at.timestamp()}"
    return salted_hmac(_SALT, told, algorithm="sha256").hexdigest()[:_CODE].upper()


def by_receipt(number: str, code: str) -> Objection:
    """异议人拿编号和查询码来问；有一样不对就等于没有。"""
    found = objections().filter(number=number.strip()).first()
    given = "".join(code.split()).upper()
    if found is None or not constant_time_compare(receipt_code(found), given):
        raise NoSuchObjection(why="异议编号和查询码对不上", remedy="请照回执填写")
    return found


def canonical(notice: PublicNotice) -> str:
    """冻结的名单的规范写法；名单摘要就是它的 SHA-256，谁都可以下载了重算。"""
    frozen = {
        "number": notice.number,
        "title": notice.title,
        "columns": [label for _, label in notice.columns],
        "lines": [[line.ordinal, *line.shown] for line in notice.lines.order_by("ordinal", "pk")],
        "files": [[file.name, file.digest] for file in notice.files.order_by("pk")],
    }
    return json.dumps(frozen, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(notice: PublicNotice) -> str:
    """名单现在算出的摘要。"""
    return hashlib.sha256(canonical(notice).encode()).hexdigest()


def is_whole(notice: PublicNotice) -> bool:
    """名单和发布时一样。"""
    return digest(notice) == notice.digest


def file_content(notice: PublicNotice, pk: int) -> tuple[str, bytes]:
    """一份公示附件的文件名和内容。"""
    found = notice.files.filter(pk=pk).first()
    if found is None:
        raise NoSuchNotice(why="没有这份附件", remedy="请从公示页重新打开")
    return found.name, files.read(found.path, home=files.folder(NOTICE_FILES))


def evidence(objection: Objection) -> bytes:
    """异议的证据材料。"""
    return files.read(objection.evidence_path, home=files.folder(EVIDENCE))


def next_number(kind: str, year: int, taken: int) -> str:
    """公示〔2026〕3号、异议〔2026〕12号。"""
    return f"{kind}〔{year}〕{taken + 1}号"
