"""Items and their guides."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from kejitong.accounts import access
from kejitong.desks.portal.caching import kept
from kejitong.desks.portal.pages import home
from kejitong.desks.portal.pages import item as pages
from kejitong.ui.page import Request, page


@page(allow=access.anyone)
@kept
def items(request: Request) -> HttpResponse:
    return render(request, "portal/items.html", {"groups": home.item_groups(request.today)})


@page(allow=access.anyone)
@kept
def item(request: Request, code: str) -> HttpResponse:
    found = pages.item_page(code, request.now, request.today)
    return render(request, "portal/item.html", {"page": found})
