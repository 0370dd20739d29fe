"""One cell of a list, corrected where it stands; without scripts, in the form of its record."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html

from kejitong.accounts import access
from kejitong.desks.officer import forms, links, scopes, tables
from kejitong.desks.officer.forms import Reading
from kejitong.desks.officer.pages import record as pages
from kejitong.kernel.refusals import Invalid, Missing, Refused
from kejitong.registers import actions, catalogue, showing
from kejitong.registers.models import Record
from kejitong.registers.register import Register, values_of
from kejitong.ui.page import Request, page
from kejitong.ui.show import show

SAID = "已更正"


class NotInAList(Missing):
    """这一栏不能在列表里更正。"""


@page(allow=access.can_write, methods=("GET", "POST"))
def cell(request: Request, slug: str, pk: int, column: str) -> HttpResponse:
    register = catalogue.register(slug)
    if column not in tables.correctable(slug):
        raise NotInAList(why=f"{register.label}的“{column}”", remedy="请打开这条记录更正")
    found = pages.one(register, pk, scopes.region_of(request))
    if not request.htmx:
        return redirect(f"{links.correct(slug, pk)}#{column}")
    if request.method == "POST":
        return _correct(request, register, found, column)
    if request.GET.get("shown"):
        return _shown(request, register, found, column)
    return _form(request, register, found, forms.one_column(register, found, column))


def _correct(request: Request, register: Register, found: Record, column: str) -> HttpResponse:
    reading = forms.read_one(register, request.POST, found, column)
    if not reading.form.is_fine:
        return _form(request, register, found, reading)
    act = scopes.act(request, reason=reading.form.reason)
    try:
        scopes.keep_within(request, register, {**values_of(register, found), **reading.values})
        actions.correct(register, found, reading.values, act=act, version=reading.form.version)
    except Refused as refused:
        return _form(request, register, found, reading, refused)
    corrected = pages.one(register, found.pk, "")
    return _shown(request, register, corrected, column, said=SAID)


def _form(
    request: Request,
    register: Register,
    found: Record,
    reading: Reading,
    refused: Refused | None = None,
) -> HttpResponse:
    """The small form in the cell, with what is wrong beside it."""
    form = reading.form
    if isinstance(refused, Invalid):
        form = forms.with_refusal(register, form, refused)
    (field,) = form.fields
    context = {
        "register": register, "record": found, "form": form, "field": field, "refused": refused,
        "url": links.cell(register.slug, found.pk, field.name),
    }  # fmt: skip
    status = 409 if refused else 200 if form.is_fine else 422
    return show(request, "officer/register_cell.html", context, status=status)


def _shown(
    request: Request, register: Register, found: Record, column: str, *, said: str = ""
) -> HttpResponse:
    """The cell as it stands in the list."""
    shown = tables.plain_cell(showing.cell(register, found, column)).inside
    done = format_html('<span class="cell-done" role="status">{}</span>', said) if said else ""
    return HttpResponse(f"{shown} {done}")
