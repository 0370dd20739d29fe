"""What many records of many registers are called, in one question for all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast

from kejitong.registers import catalogue, showing
from kejitong.registers.columns import Kind
from kejitong.registers.register import Register

Marks = Iterable[tuple[str, int]]
"""Register and number of each record."""
_TEXT: CharField[Any, Any] = CharField(max_length=300)


def titles(marks: Marks) -> dict[tuple[str, int], str]:
    """The titles of those that there are; retired ones too."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for slug, pk in marks:
        wanted[slug].add(pk)
    parts = [_part(catalogue.register(slug), pks) for slug, pks in sorted(wanted.items())]
    if not parts:
        return {}
    rows = parts[0].union(*parts[1:], all=True)
    return {(slug, pk): _written(catalogue.register(slug), pk, text) for slug, pk, text in rows}


def _part(register: Register, pks: set[int]) -> QuerySet[Any]:
    records = register.model._default_manager.filter(pk__in=pks).order_by()
    path, _ = _path(register)
    named: QuerySet[Any] = records.annotate(
        title_slug=Value(register.slug, _TEXT), title_text=Cast(path, _TEXT)
    )
    return named.values_list("title_slug", "pk", "title_text")


def _path(register: Register) -> tuple[str, Register]:
    """The way to the text of the title, and the register in which it stands."""
    path, named = register.title, register
    while named.kind(named.title) is Kind.REFERENCE:
        named = showing.target_of(named, named.title)
        path = f"{path}__{named.title}"
    return path, named


def _written(register: Register, pk: int, text: str | None) -> str:
    _, named = _path(register)
    return showing.written(named, named.title, text) or f"{register.label}{pk}"
