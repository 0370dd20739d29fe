"""A row may name a record twice, by its code and by its name: both are read, and must agree."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kejitong.intake import recognising
from kejitong.intake.recognising import Paths
from kejitong.registers import queries, references, showing
from kejitong.registers.columns import Kind
from kejitong.registers.parsing import Notes, note
from kejitong.registers.register import Register
from kejitong.workbooks.cells import parse_code, parse_text

_CODE = re.compile("[0-9A-Z]{4}")
Pair = tuple[str, str]
"""The code and the name that a row gives."""


@dataclass(frozen=True, slots=True)
class Witness:
    """另有一列也指这条记录：它的表头，写的是代码还是名称。"""

    heading: str
    is_code: bool


@dataclass(slots=True)
class Heard:
    """听了两列之后：这一栏改用什么来认，哪些行退回，哪些行提醒。"""

    cells: list[Any]
    problems: Notes = field(default_factory=dict)
    warnings: Notes = field(default_factory=dict)


def found(
    register: Register, headings: Sequence[str], paths: Paths, mapping: Mapping[str, str]
) -> dict[str, Witness]:
    """The referring columns for which a second column, mapped to nothing, names the record too."""
    left = [heading for heading in headings if heading not in mapping]
    witnesses: dict[str, Witness] = {}
    for name in register.by_name:
        if not left or name not in mapping.values() or register.kind(name) is not Kind.REFERENCE:
            continue
        target = showing.target_of(register, name)
        if not _has_two_names(target):
            continue
        known = recognising.certain(target, left, paths=paths)
        other = next((text for text, named in known.items() if named in target.names), "")
        if other:
            witnesses[name] = Witness(other, known[other] == target.key[0])
            left.remove(other)
    return witnesses


def hear(
    register: Register,
    name: str,
    witness: Witness,
    columns: tuple[Sequence[Any], Sequence[Any]],
    *,
    mended: Collection[int] = (),
) -> Heard:
    """Compare the column with its witness row by row; a row that a person mended is his word."""
    own, beside = columns
    target, heard = showing.target_of(register, name), Heard(list(own))
    pairs = {}
    for index, (raw, other) in enumerate(zip(own, beside, strict=True)):
        if index not in mended:
            code, title = (other, raw) if witness.is_code else (raw, other)
            pairs[index] = _code_of(code), parse_text(title)[0] or ""
    records = _Records(target, pairs.values())
    heading = register.heading(name)
    for index, pair in pairs.items():
        if sentence := records.against(pair):
            note(heard.problems, index, heading, own[index], sentence)
        elif text := records.better(pair):
            heard.cells[index] = text
            if sentence := records.doubt(pair):
                note(heard.warnings, index, heading, own[index], sentence)
    return heard


def namesakes(register: Register, rows: Sequence[Mapping[str, Any]]) -> Notes:
    """In a register whose records are known by their names: rows that give a known name another
    code, which would make a second record of the same name.
    """
    said: Notes = {}
    if register.also_named is None or not _has_two_names(register):
        return said
    code, name = register.key[0], register.title
    pairs = {
        index: (str(row[code]), str(row[name]))
        for index, row in enumerate(rows)
        if row.get(code) and row.get(name)
    }
    records = _Records(register, pairs.values())
    for index, pair in pairs.items():
        if sentence := records.against(pair, is_own=True):
            note(said, index, register.heading(name), pair[1], sentence)
    return said


class _Records:
    """The records that these codes and names mean."""

    def __init__(self, target: Register, pairs: Iterable[Pair]) -> None:
        self._target = target
        self._known = references.resolve(target, {text for pair in pairs for text in pair})
        self._written = {} if not self._known else dict(self._details([*self._known.values()]))

    def _details(self, pks: Sequence[int]) -> Iterator[tuple[int, Pair]]:
        target = self._target
        for part in queries.chunks([*{*pks}]):
            found = target.model._default_manager.filter(pk__in=part)
            for pk, code, title in found.values_list("pk", target.key[0], target.title):
                yield pk, (str(code), str(title))

    def against(self, pair: Pair, *, is_own: bool = False) -> str:
        """Why the code and the name cannot mean the same record; empty when they can."""
        code, name = pair
        meant, named = self._known.get(code), self._known.get(name)
        if not code or not named or meant == named:
            return ""
        own, title = self._written[named]
        whose = f"（册里是“{self._written[meant][1]}”）" if meant else "（册里没有这个代码）"
        also = f"（即“{title}”）" if title != name else ""
        remedy = (
            "请核对；确是同名的另一家，请在登记册里单独登记"
            if is_own
            else "请核对，把这一格改成对的代码"
        )
        return f"表里的代码是{code}{whose}，册里“{name}”{also}的代码是{own}；{remedy}"

    def better(self, pair: Pair) -> str:
        """The text by which the record is found for sure: its code, where that is known."""
        return next((text for text in pair if text in self._known), "")

    def doubt(self, pair: Pair) -> str:
        """What to look at when the code is known, and the name is not that record's."""
        code, name = pair
        if not name or name in self._known or code not in self._known:
            return ""
        title = self._written[self._known[code]][1]
        return "" if title == name else f"代码{code}在册里是“{title}”，表里写的是“{name}”；照代码记"


def _has_two_names(register: Register) -> bool:
    """Its records go by a code, which is their identity, and by a name."""
    return register.key == register.names[:1] and register.title in register.names[1:]


def _code_of(raw: Any) -> str:
    """A code as the register keeps it; what has no four letters or digits in a row is none."""
    code = parse_code(raw)[0] or ""
    return code if _CODE.search(code) else ""
