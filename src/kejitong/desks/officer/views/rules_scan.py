"""The officer's scan of all enterprises, the pipeline, the reminders, and their export."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, HttpResponse

from kejitong.accounts import access
from kejitong.cultivation import library, scanning
from kejitong.desks.officer import downloads, links, scopes
from kejitong.desks.officer.pages import rules_pipeline, rules_scan
from kejitong.desks.officer.views.rules_precheck import day_of
from kejitong.ui.page import Request, page
from kejitong.ui.pieces import Tab
from kejitong.ui.show import show

VIEWS = {"": "名单", "pipeline": "培育链", "reminders": "提醒"}


@page(allow=access.can_read)
def scan(request: Request, code: str) -> HttpResponse:
    region, day = scopes.home_region(request), day_of(request)
    ruleset, track = library.library().ruleset(code), library.track_of(code)
    view = request.GET.get("view", "") if track else ""
    context: dict[str, Any] = {"ruleset": ruleset, "day": day, "view": view, "track": track}
    context["tabs"] = [
        Tab(
            label, links.scan(code, {"day": day.isoformat(), "view": name}), is_current=name == view
        )
        for name, label in VIEWS.items()
        if track
    ]
    if track and view == "reminders":
        context["dues"] = rules_pipeline.dues(track, code, region, day)
        return show(request, "officer/scan.html", context)
    found = scanning.scan(code, region, day)
    if track and view == "pipeline":
        shown = rules_pipeline.pipeline_page(track, found, request.GET, region=region)
        context["pipeline"] = shown
        asked = {**request.GET.dict(), "day": day.isoformat()}
        context["export_url"] = links.scan_export(code, asked)
    else:
        context["page"] = rules_scan.scan_page(found, rules_scan.wish_of(request.GET))
    return show(request, "officer/scan.html", context)


@page(allow=access.can_read)
def export(request: Request, code: str) -> FileResponse:
    region, day = scopes.home_region(request), day_of(request)
    found, track = scanning.scan(code, region, day), library.track_of(code)
    if track and request.GET.get("view") == "pipeline":
        sheet = rules_pipeline.sheet(track, found, request.GET, region=region)
    else:
        sheet = rules_scan.sheet(found, rules_scan.wish_of(request.GET))
    return downloads.workbook(f"{found.ruleset.name} {day}", [sheet])
