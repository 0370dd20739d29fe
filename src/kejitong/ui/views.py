"""The gallery of every component; the style of every page; the choice of a display mode."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import SafeString

from kejitong.accounts import access
from kejitong.ui import gallery as samples
from kejitong.ui import styles
from kejitong.ui.context import SIZES, THEMES
from kejitong.ui.page import Request, page

YEAR = 365 * 86400


@dataclass(frozen=True, slots=True)
class Shown:
    """一族组件和它排出来的样子。"""

    slug: str
    title: str
    lead: str
    markup: SafeString


def _context() -> dict[str, Any]:
    return {
        "navigation": samples.NAVIGATION,
        "crumbs": samples.CRUMBS,
        "tabs": samples.TABS,
        "columns": samples.COLUMNS,
        "rows": samples.ROWS,
        "total": samples.TOTAL,
        "pager": samples.PAGER,
        "keyset": samples.KEYSET,
        "steps": samples.STEPS,
        "facts": samples.FACTS,
        "changes": samples.CHANGES,
        "bulletin": samples.BULLETIN,
        "conditions": samples.CONDITIONS,
        "bands": samples.BANDS,
        "fact_groups": samples.FACT_GROUPS,
        "trend": samples.TREND,
        "peers": samples.PEERS,
        "months": samples.MONTHS,
        "form": samples.form(),
        "refused": samples.refusal(),
    }


@page(allow=access.anyone)
def gallery(request: Request) -> HttpResponse:
    """组件样本。"""
    context = _context()
    families = tuple(
        Shown(
            family.slug,
            family.title,
            family.lead,
            render_to_string(f"ui/gallery/{family.slug}.html", context, request),
        )
        for family in samples.FAMILIES
    )
    return render(request, "ui/gallery.html", {**context, "families": families})


@page(allow=access.anyone)
def style(_: Request, name: str) -> HttpResponse:
    """各页共用的样式；名称随内容变，可以长久留存，旧名称给的是现在的样式。"""
    now = styles.style()
    is_kept = name == now.name and not settings.DEBUG
    return HttpResponse(
        now.text,
        content_type="text/css; charset=utf-8",
        headers={"Cache-Control": f"public, max-age={YEAR}, immutable" if is_kept else "no-cache"},
    )


@page(allow=access.anyone, methods=("POST",))
def display(request: Request) -> HttpResponse:
    """记住显示方式，回到来的那一页。"""
    back = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/"
    answer = HttpResponseRedirect(back)
    for name, known in (("theme", THEMES), ("size", SIZES)):
        if (chosen := request.POST.get(name, "")) in known:
            answer.set_cookie(name, chosen, max_age=YEAR, samesite="Lax")
    return answer
