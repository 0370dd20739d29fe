"""Rendering a whole page, or only the piece that htmx is about to swap."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from kejitong.ui.page import Request


def show(
    request: Request, template: str, context: dict[str, Any], *pieces: str, status: int = 200
) -> HttpResponse:
    """Render the template, or the named partial when its name is the target that htmx asks for."""
    asked = request.htmx and not request.htmx.history_restore_request
    wanted = request.htmx.target if asked else ""
    name = f"{template}#{wanted}" if wanted in pieces else template
    response = render(request, name, context, status=status)
    patch_vary_headers(response, ["HX-Request", "HX-Target"])
    return response
