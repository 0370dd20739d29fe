"""Public pages may be kept for a minute by browsers and proxies, and are asked for by their digest."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.views.decorators.http import conditional_page

from kejitong.ui.page import Request

FRESH_SECONDS = 60
View = Callable[..., HttpResponse]


def kept(view: View) -> View:
    """Answer 304 when nothing changed; the display mode stands in a cookie, so that varies it."""

    @wraps(view)
    def marked(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        patch_cache_control(response, public=True, max_age=FRESH_SECONDS)
        patch_vary_headers(response, ["Cookie"])
        return response

    return conditional_page(marked)
