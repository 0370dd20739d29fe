"""The gallery: every component, with examples, in one page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from kejitong.accounts import access
from kejitong.ui import gallery as samples
from kejitong.ui.page import Request, page


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
