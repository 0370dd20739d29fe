"""The plain form that every identifier is read from."""

from __future__ import annotations

import unicodedata

_HYPHENS = dict.fromkeys(map(ord, "-‐‑‒–—―−－﹣"))


def plain(text: str) -> str:
    """全角改半角，去掉空白、连字符和不可见字符，字母改大写。"""
    if text.isascii():
        return text.upper() if text.isalnum() else "".join(text.split()).replace("-", "").upper()
    half = "".join(unicodedata.normalize("NFKC", text).translate(_HYPHENS).split())
    return "".join(letter for letter in half if unicodedata.category(letter) != "Cf").upper()
