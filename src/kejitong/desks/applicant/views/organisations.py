"""Organisations and their people: claiming one, appointing, dismissing, delegating."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from kejitong.accounts import access
from kejitong.accounts import queries as accounts
from kejitong.desks.applicant import links, scopes
from kejitong.desks.applicant.forms import AppointForm, ClaimForm, DelegateForm
from kejitong.desks.applicant.pages import people
from kejitong.kernel.refusals import Refused
from kejitong.memberships import actions, queries
from kejitong.ui.page import Request, page
from kejitong.ui.show import show

TEMPLATE = "applicant/organisation.html"


@page(allow=access.can_apply)
def organisations(request: Request) -> HttpResponse:
    user = scopes.user_of(request)
    context = {"places": people.places(user, request.today), "claims": people.claims(user)}
    return show(request, "applicant/organisations.html", context)


@page(allow=access.can_apply, methods=("GET", "POST"))
def claim(request: Request) -> HttpResponse:
    form = ClaimForm(request.POST or None, request.FILES or None)
    context: dict[str, object] = {"form": form}
    if request.method == "POST" and form.is_valid():
        try:
            return _claimed(request, form)
        except Refused as refused:
            context["refused"] = refused
    status = 422 if form.is_bound else 200
    return show(request, "applicant/claim.html", context, status=status)


def _claimed(request: Request, form: ClaimForm) -> HttpResponse:
    told, proof = form.cleaned_data, scopes.uploaded(request, "proof")
    assert proof is not None  # noqa: S101  the form requires it
    user, act = scopes.user_of(request), scopes.act(request)
    actions.claim(user, told["uscc"], told["name"], proof, act=act)
    messages.success(request, "已提出认领，科技局核对后您就可以替这个单位申报。")
    return redirect(links.organisations())


@page(allow=access.can_apply)
def organisation(request: Request, pk: int) -> HttpResponse:
    return _organisation(request, pk)


@page(allow=access.can_apply, methods=("POST",))
def appoint(request: Request, pk: int) -> HttpResponse:
    shown = _shown(request, pk)
    form = AppointForm(request.POST, duties=shown.duties)
    if not form.is_valid():
        return _organisation(request, pk, appointing=form)
    told, by = form.cleaned_data, scopes.user_of(request)
    try:
        user = accounts.named(told["username"], told["full_name"])
        one = scopes.organisation(request, pk)
        actions.appoint(user, one, told["duty"], act=scopes.act(request), by_user=by)
    except Refused as refused:
        return _organisation(request, pk, appointing=form, refused=refused)
    messages.success(request, f"已任命{user}。")
    return redirect(links.organisation(pk))


@page(allow=access.can_apply, methods=("POST",))
def dismiss(request: Request, pk: int) -> HttpResponse:
    one = scopes.organisation(request, pk)
    number = request.POST.get("membership", "")
    held = queries.membership(int(number) if number.isdecimal() else 0, organisation=one)
    try:
        actions.dismiss(held, act=scopes.act(request), by_user=scopes.user_of(request))
    except Refused as refused:
        return _organisation(request, pk, refused=refused)
    messages.success(request, f"已解除{held.user}的“{held.get_duty_display()}”，今天起不再有效。")
    return redirect(links.organisations())


@page(allow=access.can_apply, methods=("POST",))
def delegate(request: Request, pk: int) -> HttpResponse:
    form = _delegating(request, _shown(request, pk), request.POST)
    if not form.is_valid():
        return _organisation(request, pk, delegating=form)
    one, told, by = scopes.organisation(request, pk), form.cleaned_data, scopes.user_of(request)
    try:
        to = accounts.named(told["to"])
        act = scopes.act(request)
        actions.delegate(by, one, told["duty"], to=to, until=told["until"], act=act)
    except Refused as refused:
        return _organisation(request, pk, delegating=form, refused=refused)
    messages.success(request, f"已委托{to}代办，到{told['until']}为止。")
    return redirect(links.organisation(pk))


def _shown(request: Request, pk: int) -> people.Organisation:
    one = scopes.organisation(request, pk)
    return people.organisation(one, scopes.user_of(request), request.today)


def _delegating(request: Request, shown: people.Organisation, told: object = None) -> DelegateForm:
    return DelegateForm(
        told, duties=shown.own_duties, colleagues=shown.colleagues, today=request.today
    )


def _organisation(
    request: Request,
    pk: int,
    *,
    appointing: AppointForm | None = None,
    delegating: DelegateForm | None = None,
    refused: Refused | None = None,
) -> HttpResponse:
    shown = _shown(request, pk)
    is_wrong = appointing or delegating or refused
    context = {
        "page": shown,
        "refused": refused,
        "appointing": appointing or AppointForm(duties=shown.duties),
        "delegating": delegating or _delegating(request, shown),
    }
    return show(request, TEMPLATE, context, status=422 if is_wrong else 200)
