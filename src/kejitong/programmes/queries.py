"""Named reads of the room: the tree below a programme, and what filings and grants count.

`programme` is a code and stands for everything below it too; `level` is a level's value, or
"above" for 市级以上. An empty one does not narrow.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from kejitong.kernel.spans import Span
from kejitong.organisations.queries import cut_off
from kejitong.organisations.registers import ORGANISATIONS
from kejitong.programmes.models import FilingKind, Programme
from kejitong.programmes.registers import AWARDS, ENTITLEMENTS, FILINGS, GRANTS, PROGRAMMES
from kejitong.recognitions.queries import expiring_certificates, platforms_named
from kejitong.recognitions.registers import CERTIFICATES, PLATFORMS
from kejitong.registers import queries
from kejitong.registers.choices import ABOVE_DISTRICT, Level
from kejitong.registers.countables import countable
from kejitong.registers.lookups import looked_up

Rows = QuerySet[Any]


def within(programme: str) -> set[int]:
    """这项计划和它下面各级计划的编号；没有登记这项计划则为空。"""
    tree = Programme.objects.values_list("pk", "code", "parent")
    return subtree(looked_up("programmes", lambda: list(tree)), programme)


def subtree(tree: Iterable[tuple[int, str, int | None]], code: str) -> set[int]:
    """The one of this code and all below it, out of (number, code, parent); loops do no harm."""
    below: defaultdict[int | None, list[int]] = defaultdict(list)
    waiting: list[int] = []
    for pk, its_code, parent in tree:
        below[parent].append(pk)
        if its_code == code:
            waiting.append(pk)
    found: set[int] = set()
    while waiting:
        pk = waiting.pop()
        if pk not in found:
            found.add(pk)
            waiting += below[pk]
    return found


def levels(level: str) -> tuple[Level, ...]:
    """这个说法包括哪些层级。"""
    return ABOVE_DISTRICT if level == "above" else (Level(level),)


@countable(FILINGS, "申报", also=(PROGRAMMES,))
def filed(records: Rows, period: Span, *, programme: str = "", level: str = "") -> Rows:
    """期间内申报的。"""
    return _in(_narrowed(records, programme, level), "filed_on", period)


@countable(
    ORGANISATIONS,
    "申报单位",
    also=(
        FILINGS,
        PROGRAMMES,
    ),
)
def applicants(records: Rows, period: Span, *, programme: str) -> Rows:
    """期间内申报过这项计划的单位，首次、重新认定、复审都算，一家一次。"""
    filings = _in(_narrowed(queries.live(FILINGS), programme, ""), "filed_on", period)
    return records.filter(pk__in=filings.values("organisation"))


@countable(
    CERTIFICATES,
    "到期并已重新申报的证书",
    also=(
        FILINGS,
        PROGRAMMES,
    ),
)
def renewed_certificates(records: Rows, period: Span, *, kind: str, programme: str) -> Rows:
    """当年到期的证书中，企业在期间内已申报重新认定或复审的。"""
    expiring = expiring_certificates.select(records, period, kind=kind)
    filings = _in(_narrowed(queries.live(FILINGS), programme, ""), "filed_on", period)
    again = filings.filter(kind__in=(FilingKind.RENEWAL, FilingKind.RECHECK))
    return expiring.filter(organisation__in=again.values("organisation"))


@countable(FILINGS, "立项", also=(PROGRAMMES,))
def approved(records: Rows, period: Span, *, programme: str = "", level: str = "") -> Rows:
    """期间内立项的。"""
    return _in(_narrowed(records, programme, level), "approved_on", period)


@countable(FILINGS, "专家评审", also=(PROGRAMMES,))
def reviewed(records: Rows, period: Span, *, level: str = "", category: str = "") -> Rows:
    """期间内经专家评审的。"""
    found = _in(_narrowed(records, "", level), "reviewed_on", period)
    return found.filter(category=category) if category else found


@countable(FILINGS, "通过考察正在公示", also=(PROGRAMMES,))
def in_notice(records: Rows, period: Span, *, level: str = "") -> Rows:
    """截止日当天通过了现场考察、正在公示的。"""
    day = cut_off(period)
    found = _narrowed(records, "", level).filter(has_passed_visit=True)
    return found.filter(notice_from__lte=day, notice_until__gte=day)


@countable(FILINGS, "到期未验收", also=(PROGRAMMES,))
def overdue(records: Rows, period: Span, *, level: str = "") -> Rows:
    """截止日已立项、过了实施止日、还没有验收的。"""
    day = cut_off(period)
    found = _narrowed(records, "", level).filter(approved_on__lte=day, due_on__lt=day)
    return found.filter(Q(accepted_on=None) | Q(accepted_on__gt=day))


@countable(
    GRANTS,
    "上级下达经费",
    also=(
        PLATFORMS,
        PROGRAMMES,
        FILINGS,
    ),
)
def granted(
    records: Rows, period: Span, *, level: str = "above", platform: str = "", programme: str = ""
) -> Rows:
    """期间内下达的，按文号日期；平台用名称或别名指明。"""
    found = _in(records, "granted_on", period)
    if level:
        found = found.filter(level__in=levels(level))
    if platform:
        found = found.filter(platform__in=platforms_named(platform))
    if programme:
        pks = within(programme)
        found = found.filter(Q(programme__in=pks) | Q(filing__programme__in=pks))
    return found


@countable(AWARDS, "科技奖励申报", also=(PROGRAMMES,))
def awards_applied(records: Rows, period: Span, *, level: str = "") -> Rows:
    """期间内申报的科技奖励。"""
    return _in(_narrowed(records, "", level), "applied_on", period)


@countable(ENTITLEMENTS, "兑付资格")
def entitled(records: Rows, period: Span, *, item: str = "") -> Rows:
    """期间内以文件核定可以兑付的，可限一个事项。"""
    found = _in(records, "entitled_on", period)
    return found.filter(item=item) if item else found


def _narrowed(records: Rows, programme: str, level: str) -> Rows:
    if programme:
        records = records.filter(programme__in=within(programme))
    if level:
        records = records.filter(programme__level__in=levels(level))
    return records


def _in(records: Rows, name: str, period: Span) -> Rows:
    return records.filter(**{f"{name}__gte": period.since, f"{name}__lt": period.until})
