"""One record: look, register a new one, correct, retire, restore."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from kejitong.accounts import access
from kejitong.desks.officer import forms, links, scopes
from kejitong.desks.officer.forms import Form
from kejitong.desks.officer.pages import record as pages
from kejitong.kernel.refusals import Invalid, Refused
from kejitong.registers import actions, catalogue, renaming
from kejitong.registers.models import Record
from kejitong.registers.register import Register, values_of
from kejitong.ui.page import Request, page
from kejitong.ui.show import show

POST = ("POST",)
FORM = ("GET", "POST")


def _one(request: Request, slug: str, pk: int) -> tuple[Register, Record]:
    register = catalogue.register(slug)
    return register, pages.one(register, pk, scopes.region_of(request))


@page(allow=access.can_read)
def record(request: Request, slug: str, pk: int) -> HttpResponse:
    register = catalogue.register(slug)
    return _record(request, register, pages.opened(register, pk, scopes.region_of(request)))


def _record(
    request: Request, register: Register, found: Record, refused: Refused | None = None
) -> HttpResponse:
    context = {
        "register": register,
        "record": found,
        "page": pages.record_page(register, found, scopes.region_of(request)),
        "may_write": not access.can_write(request.user),
        "refused": refused,
    }
    return show(request, "officer/record.html", context, status=409 if refused else 200)


@page(allow=access.can_write, methods=FORM)
def new(request: Request, slug: str) -> HttpResponse:
    register = catalogue.register(slug)
    if request.method != "POST":
        return _form(request, register, None, forms.blank(register, request.GET.dict()))
    reading = forms.read(register, request.POST)
    if not reading.form.is_fine:
        return _form(request, register, None, reading.form)
    act = scopes.act(request, reason=reading.form.reason)
    try:
        scopes.keep_within(request, register, reading.values)
        made = actions.add(register, reading.values, act=act)
    except Refused as refused:
        return _refused(request, register, None, reading.form, refused)
    messages.success(request, f"已登记“{register.title_of(made)}”。")
    return redirect(links.record(slug, made.pk))


@page(allow=access.can_write, methods=FORM)
def correct(request: Request, slug: str, pk: int) -> HttpResponse:
    register, found = _one(request, slug, pk)
    if request.method != "POST":
        return _form(request, register, found, forms.filled(register, found))
    reading = forms.read(register, request.POST, found)
    if not reading.form.is_fine:
        return _form(request, register, found, reading.form)
    act, version = scopes.act(request, reason=reading.form.reason), reading.form.version
    try:
        whole = {**values_of(register, found), **reading.values}
        scopes.keep_within(request, register, whole)
        if request.POST.get("keeps_name"):
            renaming.correct(register, found, reading.values, act=act, version=version)
        else:
            actions.correct(register, found, reading.values, act=act, version=version)
    except Refused as refused:
        return _refused(request, register, found, reading.form, refused)
    messages.success(request, "已更正，改前改后都记在经过里。")
    return redirect(links.record(slug, pk))


@page(allow=access.can_write, methods=POST)
def retire(request: Request, slug: str, pk: int) -> HttpResponse:
    register, found = _one(request, slug, pk)
    act = scopes.act(request, reason=request.POST.get("reason", ""))
    try:
        scopes.keep_to_own(request, register)
        actions.retire(register, found, act=act)
    except Refused as refused:
        return _record(request, register, found, refused)
    messages.success(request, "已停用，不再计数；可以随时恢复。")
    return redirect(links.record(slug, pk))


@page(allow=access.can_write, methods=POST)
def restore(request: Request, slug: str, pk: int) -> HttpResponse:
    register, found = _one(request, slug, pk)
    act = scopes.act(request, reason=request.POST.get("reason", ""))
    try:
        scopes.keep_to_own(request, register)
        actions.restore(register, found, act=act)
    except Refused as refused:
        return _record(request, register, found, refused)
    messages.success(request, "已恢复，重新计数。")
    return redirect(links.record(slug, pk))


def _refused(
    request: Request, register: Register, found: Record | None, form: Form, refused: Refused
) -> HttpResponse:
    """The same form with what was typed; problems of single fields stand beside them."""
    if isinstance(refused, Invalid):
        form = forms.with_refusal(register, form, refused)
        if form.wrong:
            return _form(request, register, found, form)
    return _form(request, register, found, form, refused=refused)


def _form(
    request: Request,
    register: Register,
    found: Record | None,
    form: Form,
    *,
    refused: Refused | None = None,
) -> HttpResponse:
    context = {
        "register": register, "record": found, "form": form, "refused": refused,
        "may_keep_name": found is not None and register.formerly is not None,
        "keeps_name": request.method != "POST" or "keeps_name" in request.POST,
    }  # fmt: skip
    status = 409 if refused else 200 if form.is_fine else 422
    return show(request, "officer/record_form.html", context, status=status)
