"""Which column a heading means. Only what is certain is mapped; likenesses are suggested to people.

A wrong column would put wrong figures into a register without anybody noticing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from kejitong.registers.columns import Kind
from kejitong.registers.register import Register
from kejitong.workbooks.folding import fold, match_all
from kejitong.workbooks.units import MONEY_FACTOR, canonical, without_unit

ROW_NUMBER, PROBLEM = "原表行号", "问题"
"""What stands beside the rows that were sent back; never read when they return."""
_WHOSE = re.compile("^(?:本)?(?:企业|单位|公司)|^(?:年末|期末)")
_SHORTEST, _LONG = 3, 6
_NUMERIC = (Kind.MONEY, Kind.DECIMAL, Kind.INTEGER)
_SCALES = "十百千万亿"
_NAMING = (Kind.TEXT, Kind.REFERENCE)


def certain(register: Register, headings: Sequence[str]) -> dict[str, str]:
    """Heading to column, where the words leave no doubt; each column once, the closest first."""
    said = sayings(register)
    exact = {_plain(text): name for text, name in reversed(said.items())}
    bare = {_bare(text): name for text, name in reversed(said.items())}
    ways: tuple[Callable[[str], str | None], ...] = (
        lambda heading: exact.get(_plain(heading)),
        lambda heading: bare.get(_bare(heading)),
        lambda heading: _begins(register, bare, _bare(heading)),
    )
    found: dict[str, str] = {}
    for known in ways:
        for heading in _read(headings):
            name = known(heading)
            if name and heading not in found and name not in found.values():
                found[heading] = name
    return found


def suggested(
    register: Register, headings: Sequence[str], mapped: Mapping[str, str]
) -> dict[str, str]:
    """For headings that are not mapped yet, the column that they may mean."""
    taken = set(mapped.values())
    left = [heading for heading in _read(headings) if heading not in mapped]
    free = {
        column.name: (register.heading(column.name), *column.synonyms)
        for column in register.columns
        if column.name not in taken
    }
    matches = zip(left, match_all(left, free), strict=True)
    return {heading: match.name for heading, match in matches if match}


def unit_problem(register: Register, name: str, unit: str) -> str:
    """Why amounts in this unit cannot stand in the column; empty when they can."""
    kind, own = register.kind(name), register.by_name[name].unit
    if not unit or kind not in _NUMERIC:
        return ""
    is_foreign = kind is Kind.MONEY and unit not in MONEY_FACTOR
    is_scaled = kind is not Kind.MONEY and unit != own and unit[0] in _SCALES
    if not is_foreign and not is_scaled:
        return ""
    return f"表里的单位是“{unit}”，不能当作“{register.heading(name)}”的单位{own}来读"


def sayings(register: Register) -> dict[str, str]:
    """All that a workbook may call the columns; their own titles come first."""
    own = {register.heading(column.name): column.name for column in register.columns}
    others = {text: column.name for column in register.columns for text in column.synonyms}
    return {**others, **own}


def _read(headings: Sequence[str]) -> list[str]:
    beside = {ROW_NUMBER, PROBLEM} if ROW_NUMBER in headings else set()
    return [heading for heading in headings if heading not in beside]


def _plain(text: str) -> str:
    """The unit is read apart from the name."""
    return fold(without_unit(canonical(text))[0])


def _bare(text: str) -> str:
    """Without “whose”: 企业注册地址 is 注册地址."""
    folded = _plain(text)
    bare = _WHOSE.sub("", folded)
    return bare if len(bare) >= _SHORTEST else folded


def _begins(register: Register, bare: Mapping[str, str], heading: str) -> str | None:
    """Names may have a tail: 统一社会信用代码或组织机构代码."""
    return next(
        (
            name
            for text, name in bare.items()
            if len(text) >= _LONG and heading.startswith(text) and register.kind(name) in _NAMING
        ),
        None,
    )
