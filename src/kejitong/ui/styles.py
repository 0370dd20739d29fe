"""The style sheets of every page as one, under an address that changes with what it says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from django.conf import settings

FOLDER: Final = Path(__file__).parent / "static" / "ui" / "css"
SHEETS: Final = (
    "tokens", "base", "shell", "page", "table", "form", "status", "figure", "notice", "dialog",
    "record", "rule", "bulletin", "chart", "document",
)  # fmt: skip
"""What holds in each mode; the modes' own colours, and paper's after them, are linked besides."""


@dataclass(frozen=True, slots=True)
class Style:
    """所有页面共用的样式，和由内容定的名称。"""

    text: str
    name: str


def style() -> Style:
    """Read once; while developing, each time."""
    return _read() if settings.DEBUG else _kept()


def _read() -> Style:
    text = "\n".join((FOLDER / f"{name}.css").read_text(encoding="utf-8") for name in SHEETS)
    return Style(text, sha256(text.encode()).hexdigest()[:12])


_kept = cache(_read)
