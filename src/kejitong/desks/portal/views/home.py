"""The first page of the public, the search, and the choice of how pages look."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from kejitong.accounts import access
from kejitong.desks.portal import links
from kejitong.desks.portal.caching import kept
from kejitong.desks.portal.pages import home
from kejitong.ui.context import SIZES, THEMES
from kejitong.ui.page import Request, page

YEAR = 365 * 24 * 3600
_LONGEST = 50


@page(allow=access.anyone)
@kept
def portal(request: Request) -> HttpResponse:
    return render(request, "portal/portal.html", {"page": home.home(request.now, request.today)})


@page(allow=access.anyone)
@kept
def finding(request: Request) -> HttpResponse:
    words = request.GET.get("q", "").replace("\0", "").strip()[:_LONGEST]
    found = home.find(words, request.now, request.today) if words else None
    return render(request, "portal/search.html", {"found": found, "words": words})


@page(allow=access.anyone)
def display(request: Request) -> HttpResponse:
    """记住显示方式，回到来的那一页；是一个链接，所以公开的页面里没有表单，可以缓存。"""
    back = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = links.home()
    answer = redirect(back)
    for name, known in (("theme", THEMES), ("size", SIZES)):
        if (chosen := request.GET.get(name, "")) in known:
            answer.set_cookie(name, chosen, max_age=YEAR, samesite="Lax")
    return answer
