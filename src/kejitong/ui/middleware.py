"""What every answer carries: the hour of the request, and a strict content policy."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponse

from kejitong.ui.installation import installation
from kejitong.ui.page import Request

POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


def house_rules(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[..., HttpResponse]:
    """Give the request its hour and its installation; answer under the content policy."""

    def middleware(request: HttpRequest) -> HttpResponse:
        here = installation()
        asked = cast("Request", request)
        asked.installation = here
        asked.now, asked.today = here.now, here.today
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return middleware
