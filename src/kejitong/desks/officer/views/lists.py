"""What a person keeps of a register's list: its columns, and lists under a name."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect

from kejitong.accounts import access, actions
from kejitong.desks.officer import links, tables
from kejitong.registers import catalogue, listing
from kejitong.registers.register import Register
from kejitong.ui.page import Request, page

POST = ("POST",)


@page(allow=access.can_read, methods=POST)
def columns(request: Request, slug: str) -> HttpResponse:
    opened = catalogue.register(slug)
    asked = _asked(request, opened)
    asked.pop("columns", None)
    names = [name for name in request.POST.getlist("column") if name in opened.by_name]
    if names == [column.name for column in listing.listed(opened)]:
        names = []
    actions.choose_columns(_user(request), slug, names=names)
    return redirect(links.register(slug, asked))


@page(allow=access.can_read, methods=POST)
def keep(request: Request, slug: str) -> HttpResponse:
    opened = catalogue.register(slug)
    query = QueryDict(mutable=True)
    query.update(_asked(request, opened))
    label = request.POST.get("label", "")
    is_shared = request.POST.get("shared") == "1"
    actions.keep_view(
        _user(request), slug, label=label, asked=query.urlencode(), is_shared=is_shared
    )
    messages.success(request, f"已存下“{label.strip()}”，今日页和这本登记册都能打开它。")
    return redirect(links.register_as_kept(slug, query.urlencode()))


@page(allow=access.can_read, methods=POST)
def drop(request: Request, pk: int) -> HttpResponse:
    actions.drop_view(_user(request), pk)
    slug = request.POST.get("register", "")
    return redirect(links.register(catalogue.register(slug).slug))


def _user(request: Request) -> Any:
    return cast("Any", request.user)


def _asked(request: Request, register: Register) -> tables.Asked:
    """The conditions that the form carries, and nothing that no list understands."""
    wish = tables.wish_of(register, QueryDict(request.POST.get("asked", "")))
    return tables.asked_of(wish)
