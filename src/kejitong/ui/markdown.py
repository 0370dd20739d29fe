"""Guides are written as Markdown; their HTML never contains what an author typed as HTML."""

from __future__ import annotations

from functools import cache

from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

_DEEPER = {"h1": "h2", "h2": "h3", "h3": "h4", "h4": "h5", "h5": "h6"}


def rendered(text: str) -> SafeString:
    """办事指南、申报指南的正文：标题降一级（页面自己有标题），不认 HTML、图片。"""
    tokens = [_below(token) for token in _parser().parse(text)]
    html = str(_parser().renderer.render(tokens, _parser().options, {}))
    return mark_safe(html)  # noqa: S308 - written by the parser, which takes no HTML


@cache
def _parser() -> MarkdownIt:
    """A line as it was typed stays a line: who writes guides knows nothing of Markdown."""
    return (
        MarkdownIt("commonmark", {"html": False, "breaks": True}).enable("table").disable("image")
    )


def _below(token: Token) -> Token:
    if token.type in {"heading_open", "heading_close"}:
        token.tag = _DEEPER.get(token.tag, token.tag)
    return token
