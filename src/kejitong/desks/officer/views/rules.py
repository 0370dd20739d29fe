"""The rule reader, and the simulation of a changed threshold."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from kejitong.accounts import access
from kejitong.cultivation import library, scanning
from kejitong.desks.officer import scopes
from kejitong.desks.officer.pages import rules as pages
from kejitong.desks.officer.pages import rules_draft
from kejitong.desks.officer.views.rules_precheck import day_of
from kejitong.ui.page import Request, page
from kejitong.ui.show import show


@page(allow=access.can_read)
def rules(request: Request) -> HttpResponse:
    return show(request, "officer/rules.html", {"entrances": pages.entrances(request.today)})


@page(allow=access.can_read)
def rule(request: Request, code: str) -> HttpResponse:
    version, must_try = request.GET.get("version", ""), request.GET.get("try") == "1"
    shown = pages.rule_page(code, version, request.today, must_try=must_try)
    may_scan = library.is_gathered(shown.edition) and shown.edition.covers(request.today)
    return show(request, "officer/rule.html", {"page": shown, "may_scan": may_scan})


@page(allow=access.can_read)
def draft(request: Request, code: str) -> HttpResponse:
    region, day = scopes.home_region(request), day_of(request)
    scan = scanning.scan(code, region, day)
    name, text = request.GET.get("threshold", ""), request.GET.get("value", "").strip()
    found = rules_draft.thresholds(scan.edition, day)
    context: dict[str, Any] = {"ruleset": scan.ruleset, "day": day, "count": scan.count}
    context["choices"] = rules_draft.choices(found, name)
    context["value"] = text
    if name and text:
        context["draft"] = rules_draft.draft(scan, name, text)
    return show(request, "officer/rule_draft.html", context, "drafted")
