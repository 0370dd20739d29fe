"""Every paragraph is words only: its figures come from slots, and every slot of the summary is filled."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest
from django.conf import settings

from kejitong.catalogue.packs import declared
from kejitong.indicators import vocabulary as words
from kejitong.indicators.reckoning import indicators
from kejitong.reports.vocabulary import Outline
from tests.contracts.house import Function, Module, listed, sources

OUTLINES = tuple(declared(Outline, tuple(settings.PACKS)).values())
ANNUAL = declared(Outline, tuple(settings.PACKS))["annual"]
WANTED = [f"F{n:02d}" for n in range(1, 64)] + [f"R{n}" for n in range(1, 13)]
MET_BY_REGISTERS = {"checklist"}
"""Counts of structure that do not come from the outline's own headings."""
each = pytest.mark.parametrize("outline", OUTLINES, ids=lambda outline: outline.code)


def _declaration(function: Function) -> ast.Call | None:
    for decorator in function.decorator_list:
        if isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == "paragraph":
            return decorator
    return None


WRITTEN = [
    (module, function, declaration)
    for module in sources()
    if module.room == "packs"
    for function in module.functions()
    if (declaration := _declaration(function))
]


def _claims(function: Function) -> Iterator[ast.Constant]:
    """The slot names that are handed to `claim`."""
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(".claim"):
            slot = node.args[0]
            assert isinstance(slot, ast.Constant)
            yield slot


def _said(function: Function, declaration: ast.Call) -> Iterator[ast.Constant]:
    """The words of the paragraph: the constants of its body, and its heading."""
    slots = {id(slot) for slot in _claims(function)}
    for part in (*function.body, *declaration.args):
        for node in ast.walk(part):
            if isinstance(node, ast.Constant) and id(node) not in slots:
                yield node


def test_paragraphs_are_found() -> None:
    assert len(WRITTEN) == sum(len(outline.paragraphs) for outline in OUTLINES)


def test_no_digit_is_typed() -> None:
    digits = [
        f"{module.where(node)}: {node.value}"
        for module, function, declaration in WRITTEN
        for node in _said(function, declaration)
        if isinstance(node.value, str) and re.search(r"\d|[０-９]|[〇零]|百分之[一二三四五六七八九十]",
                                                     node.value)
    ]  # fmt: skip
    assert not digits, listed(digits)


def _used(function: Function) -> set[str]:
    """The slots that the body reads from its words."""
    words_name = function.args.args[0].arg
    read = {
        node.attr
        for node in ast.walk(function)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == words_name
        and node.attr[:1].isupper()
    }
    return read | {str(slot.value) for slot in _claims(function)}


@pytest.mark.parametrize(("module", "function", "declaration"), WRITTEN,
                         ids=[f.name for _, f, _ in WRITTEN])  # fmt: skip
def test_declared_slots_are_the_slots_that_are_used(
    module: Module, function: Function, declaration: ast.Call
) -> None:
    assert _used(function) == {str(keyword.arg) for keyword in declaration.keywords}


@each
def test_every_slot_has_an_indicator(outline: Outline) -> None:
    missing = {f"{slot} → {code}" for slot, code in outline.slots.items()
               if code not in indicators()}  # fmt: skip
    assert not missing, listed(missing)


def test_every_slot_of_the_annual_summary_is_filled() -> None:
    missing = set(WANTED) - ANNUAL.slots.keys()
    assert not missing, listed(missing)


@each
def test_every_section_has_its_paragraphs(outline: Outline) -> None:
    spoken = {paragraph.section.code for paragraph in outline.paragraphs}
    assert spoken == {section.code for section in outline.sections}
    order = [section.code for section in outline.sections]
    places = [order.index(paragraph.section.code) for paragraph in outline.paragraphs]
    assert places == sorted(places)


@each
def test_headings_stand_once(outline: Outline) -> None:
    titles = [section.title for section in outline.sections if section.title]
    headings = [paragraph.heading for paragraph in outline.paragraphs if paragraph.heading]
    assert len({*titles, *headings}) == len(titles) + len(headings)


def test_what_the_text_counts_is_counted() -> None:
    counted = {section.counted for outline in OUTLINES for section in outline.sections} - {""}
    asked = {i.measure.of for i in indicators().values() if isinstance(i.measure, words.Structure)}
    assert asked == counted | MET_BY_REGISTERS


@each
def test_aims_ranks_and_bounds_name_what_exists(outline: Outline) -> None:
    assert set(outline.aims) <= indicators().keys()
    assert set(outline.ranks) <= indicators().keys()
    assert all(indicators()[code].peers for code in outline.ranks)
    assert {slot for pair in outline.bounds for slot in pair} <= outline.slots.keys()


@each
def test_no_paragraph_uses_a_name_that_has_a_better_one(outline: Outline) -> None:
    wrong = [
        f"{module.where(node)}: {alias}"
        for module, function, declaration in WRITTEN
        for node in _said(function, declaration)
        for alias, _ in outline.aliases
        if alias in str(node.value)
    ]
    assert not wrong, listed(wrong)
