"""What the words on the desk mean, for everybody who has signed in."""

from __future__ import annotations

from django.http import HttpResponse

from kejitong.accounts import access
from kejitong.desks.officer.pages.meanings import meanings
from kejitong.ui.page import Request, page
from kejitong.ui.show import show


@page(allow=access.can_sign_in)
def meaning(request: Request) -> HttpResponse:
    wanted = request.GET.get("about", "").strip()
    return show(request, "officer/help.html", {"page": meanings(wanted)})
