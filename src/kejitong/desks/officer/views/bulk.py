"""Many records at once: look at what would change, give the reason, then do it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from kejitong.accounts import access
from kejitong.desks.officer import links, scopes
from kejitong.desks.officer.pages import bulk as pages
from kejitong.kernel.refusals import Refused
from kejitong.registers import catalogue
from kejitong.registers.register import Register
from kejitong.ui.page import Request, page
from kejitong.ui.show import show


@page(allow=access.can_write, methods=("GET", "POST"))
def bulk(request: Request, slug: str) -> HttpResponse:
    opened = catalogue.register(slug)
    asked = request.POST if request.method == "POST" else request.GET
    plan = pages.plan(opened, asked, scopes.region_of(request))
    if request.method != "POST":
        return _preview(request, opened, plan)
    try:
        done = _carry_out(request, opened, plan)
    except Refused as refused:
        return _preview(request, opened, plan, refused)
    messages.success(request, f"已{plan.label}{done}条{opened.label}，每一条都记了日志。")
    return redirect(links.register(slug, plan.asked))


def _carry_out(request: Request, register: Register, plan: pages.Plan) -> int:
    scopes.keep_to_own(request, register)
    for line in plan.lines:
        scopes.keep_within(request, register, line.values)
    act = scopes.act(request, reason=request.POST.get("reason", ""))
    return pages.carry_out(register, plan, seal=request.POST.get("seal", ""), act=act)


def _preview(
    request: Request, register: Register, plan: pages.Plan, refused: Refused | None = None
) -> HttpResponse:
    context = {"register": register, "page": plan, "refused": refused}
    context["preview"] = pages.preview(register, plan)
    status = 409 if refused else 200
    return show(request, "officer/register_bulk.html", context, "bulk", status=status)
