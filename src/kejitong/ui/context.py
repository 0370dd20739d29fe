"""What every template knows: the installation, the day, and the reader's chosen display mode."""

from __future__ import annotations

from typing import Any, cast

from django.http import HttpRequest

from kejitong.ui.installation import installation
from kejitong.ui.page import Request

THEMES = ("light", "dark", "contrast")
SIZES = ("normal", "large")


def surroundings(request: HttpRequest) -> dict[str, Any]:
    """`here` (installation), `today`, `theme` and `size` as remembered in cookies."""
    theme = request.COOKIES.get("theme", "")
    size = request.COOKIES.get("size", "")
    here = getattr(cast("Request", request), "installation", None) or installation()
    return {
        "here": here,
        "today": here.today,
        "theme": theme if theme in THEMES else "",
        "size": size if size in SIZES else "normal",
    }
