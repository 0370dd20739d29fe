"""What was handed in: the receipt, its PDF, two drafts compared, proposals, and checking a receipt."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from kejitong.accounts import access
from kejitong.applications import comparing, queries, receipts
from kejitong.applications.actions import proposing
from kejitong.desks.applicant import downloads, links, scopes
from kejitong.desks.applicant.pages import status as pages
from kejitong.ui.page import Request, found, page
from kejitong.ui.show import show


@page(allow=access.can_apply)
def receipt(request: Request, pk: int) -> HttpResponse:
    one = scopes.application(request, pk)
    drafts = pages.drafts(one)
    found(drafts or None)
    context = {"application": one, "draft": drafts[0], "item": queries.item(one)}
    context["check_url"] = request.build_absolute_uri(links.check())
    return show(request, "applicant/receipt.html", context)


@page(allow=access.can_apply)
def receipt_file(request: Request, pk: int, ordinal: int) -> HttpResponse:
    """The PDF of exactly what was handed in."""
    one = scopes.application(request, pk)
    revision = found(queries.revisions_of(one).filter(ordinal=ordinal).first())
    return downloads.pdf(receipts.pdf_of(revision), name=f"{one.number}-{ordinal}.pdf")


@page(allow=access.can_apply)
def compared(request: Request, pk: int) -> HttpResponse:
    """Two drafts that were handed in, or the last one and what stands now."""
    one = scopes.application(request, pk)
    held = {str(each.ordinal): each for each in queries.revisions_of(one)}
    old, new = (held.get(request.GET.get(name, "")) for name in ("old", "new"))
    if old is not None and new is not None:
        found_ones = comparing.differences(old, new, queries.edition(one))
    else:
        found_ones = pages.changed(one)
    context = {"application": one, "old": old, "new": new, "differences": found_ones}
    return show(request, "applicant/compared.html", context)


@page(allow=access.can_apply, methods=("GET", "POST"))
def proposal(request: Request, pk: int, number: int) -> HttpResponse:
    one = scopes.application(request, pk)
    made = found(one.proposals.filter(pk=number).first())
    if request.method == "POST":
        is_accepted = request.POST.get("do") == "accept"
        proposing.decide(made, is_accepted=is_accepted, act=scopes.act(request))
        done = "已确认，改动已写进申报。" if is_accepted else "已回绝，申报没有变。"
        messages.success(request, done)
        return redirect(links.application(pk))
    labels = {each.code: each.label for each in queries.edition(one).sections}
    context = {"application": one, "proposal": made, "section": labels.get(made.section, "")}
    context["differences"] = pages.proposed(one, made)
    return show(request, "applicant/proposal.html", context)


@page(allow=access.anyone)
def check(request: Request) -> HttpResponse:
    """Anybody who holds a receipt may ask whether it is true; nothing else is told."""
    number, code = (request.GET.get(name, "").strip()[:60] for name in ("number", "code"))
    context = {"number": number, "code": code, "is_asked": bool(number and code)}
    if number and code:
        context["revision"] = queries.by_check_code(number, code)
    return show(request, "applicant/receipt_check.html", context)
