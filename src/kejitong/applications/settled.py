"""What of the formal check is settled, and what still stands in the way of the next step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db.models import QuerySet

from kejitong.applications import deficiencies, guards, queries
from kejitong.applications.guards import guard
from kejitong.applications.models import Application, Deficiency, Finding, Outcome


def findings(application: Application) -> tuple[Finding, ...]:
    """对最近一稿的各项核对，先自动的，后要人看的。"""
    found = application.findings.filter(revision=ordinal_of(application))
    return tuple(found.order_by("pk"))


def ordinal_of(application: Application) -> int:
    """最近提交的是第几稿；没有提交过为零。"""
    revision = queries.latest_revision(application)
    return revision.ordinal if revision else 0


@guard("checked")
def is_checked(application: Application, _at: datetime) -> str:
    """最近一稿的各项都有结论，不符合的都在容缺之内，没有未补齐的缺漏。"""
    return unsettled(application) or _left(deficiencies.outstanding(application))


@guard("listed")
def is_listed(application: Application, _at: datetime) -> str:
    """列出了缺漏，并且都已告知。"""
    if reason := _unlisted(application):
        return reason
    if deficiencies.outstanding(application).filter(told_at=None).exists():
        return "请从“一次性告知”办理，使列出的缺漏一并告知申报单位"
    return ""


def hindrances(application: Application, names: Sequence[str], at: datetime) -> list[str]:
    """还不能办这一步的原因；`admit`、`send_back` 办的时候自己先办好的（记补齐、告知）不算。"""
    others = tuple(name for name in names if name not in _SETTLED_ON_THE_WAY)
    own = (_SETTLED_ON_THE_WAY[name](application) for name in names if name not in others)
    return [*filter(None, own), *guards.reasons(others, application, at)]


def _admissible(application: Application) -> str:
    left = deficiencies.outstanding(application).exclude(pk__in=corrected(application))
    return unsettled(application) or _left(left)


def _unlisted(application: Application) -> str:
    if deficiencies.outstanding(application).exists():
        return ""
    return "还没有列出缺什么，请先逐处列出，一次告知"


_SETTLED_ON_THE_WAY = {"checked": _admissible, "listed": _unlisted}


def corrected(application: Application) -> QuerySet[Deficiency]:
    """先前各稿告知过的缺漏：最近一稿就是来补正的。"""
    told = deficiencies.outstanding(application).exclude(told_at=None)
    return told.filter(revision__lt=ordinal_of(application))


def _left(outstanding: QuerySet[Deficiency]) -> str:
    if left := outstanding.count():
        return f"还有{left}处缺漏没有补齐，请退回补正，或核对后记为已补齐"
    return ""


def unsettled(application: Application) -> str:
    """各项核对还差什么；都有结论、不符合的都在容缺之内，则为空。"""
    made = findings(application)
    if not made:
        return "还没有核对最近提交的一稿，请先自动核对"
    if left := [one.label for one in made if not one.outcome]:
        return f"还没有结论的核对项：{'、'.join(left)}"
    waived = set(deficiencies.tolerated(application).values_list("place", flat=True))
    failed = [one for one in made if one.outcome != Outcome.PASSED and not _waived(one, waived)]
    return f"没有通过的核对项：{'、'.join(one.label for one in failed)}" if failed else ""


def _waived(finding: Finding, waived: set[str]) -> bool:
    places = set(finding.evidence.get("places", ()))
    return bool(places) and places <= waived
