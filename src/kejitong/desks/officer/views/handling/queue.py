"""The queue of applications, its export, and one step for many of them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from kejitong.accounts import access
from kejitong.desks.officer import downloads
from kejitong.desks.officer.pages.handling import bulk as plans
from kejitong.desks.officer.pages.handling import exporting
from kejitong.desks.officer.pages.handling import queue as queues
from kejitong.ui.page import Request, page
from kejitong.ui.show import show


@page(allow=access.can_read)
def applications(request: Request) -> HttpResponse:
    return show(
        request, "officer/applications/applications.html", {"page": queues.queue(request)}, "queue"
    )


@page(allow=access.can_read)
def export(request: Request) -> HttpResponseBase:
    return downloads.workbook(f"申报件 {request.today.isoformat()}", [exporting.sheet(request)])


@page(allow=access.can_read, methods=("GET", "POST"))
def bulk(request: Request) -> HttpResponse:
    asked = request.POST if request.method == "POST" else request.GET
    plan = plans.plan(request, asked)
    if request.method != "POST":
        return show(request, "officer/applications/bulk.html", {"page": plan})
    outcome = plans.carry_out(request, plan)
    if outcome.done and not outcome.failed:
        messages.success(request, f"已对{outcome.done}件办理“{plan.label}”。")
        return redirect(plan.back_url)
    context = {"page": plans.plan(request, asked), "outcome": outcome}
    return show(request, "officer/applications/bulk.html", context, status=409)
