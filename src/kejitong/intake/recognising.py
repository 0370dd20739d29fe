"""Which column a heading means. Only what is certain is mapped; likenesses are suggested to people.

A wrong column would put wrong figures into a register without anybody noticing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from kejitong.registers.columns import Kind
from kejitong.registers.register import Register
from kejitong.workbooks.folding import fold, match_all
from kejitong.workbooks.units import MONEY_FACTOR, canonical, without_unit

ROW_NUMBER, PROBLEM = "原表行号", "问题"
"""What stands beside the rows that were sent back; never read when they return."""
MOST = 300
"""With more headings than these only those that agree to the letter are recognised."""
Paths = Mapping[str, tuple[str, ...]]
"""Heading text to all the headings above the column, from the top down to its own."""
_WHOSE = re.compile("^(?:本)?(?:企业|单位|公司)|^(?:年末|期末)")
_NAMED_MONTH = re.compile(r"^(?:(?:\d{4}年)?(?:1[0-2]|0?[1-9])月份?|本月|当月)")
_AMONG = re.compile("^其中[:：、，,]?")
_WHOLE = frozenset({
    "总额", "合计", "合计数", "总计", "总数", "总量", "金额", "数额", "数量", "数值", "人数",
    "期末", "期末数", "期末人数", "年末", "年末数", "年末人数", "本年", "本年数", "本年度", "当年",
    "当年数", "全年", "本期", "本期数",
})  # fmt: skip
"""Under a parent these say no more than the parent does."""
_OTHER = re.compile(
    "上年|去年|前年|同期|同比|环比|增长|增加|增减|比例|占比|比重|人均|平均|计划|预计|目标|委托|境外|国外|海外"
)
"""Under such a parent a number is another number."""
_SHORTEST, _LONG = 3, 6
_NUMERIC = (Kind.MONEY, Kind.DECIMAL, Kind.INTEGER)
_SCALES = "十百千万亿"
_NAMING = (Kind.TEXT, Kind.REFERENCE)

Claim = tuple[int, str]
"""How far down the names of its column a heading stands, and the column."""
Way = Callable[[str], Claim | None]


def certain(
    register: Register, headings: Sequence[str], *, paths: Paths | None = None
) -> dict[str, str]:
    """Heading to column, where the words leave no doubt; each column once, the closest first.

    A column that two headings claim alike is left to people.
    """
    ways = _Ways(register, paths or {})
    found: dict[str, str] = {}
    settled: set[str] = set()
    for way in ways.all()[: 1 if len(headings) > MOST else None]:
        claims: dict[str, list[tuple[int, str]]] = {}
        for heading in _read(headings):
            claim = way(heading) if heading not in found else None
            if claim and claim[1] not in settled:
                claims.setdefault(claim[1], []).append((claim[0], heading))
        for name, claimed in claims.items():
            settled.add(name)
            closest = [heading for rank, heading in claimed if rank == min(claimed)[0]]
            if len(closest) == 1:
                found[closest[0]] = name
    return found


def twins(register: Register, paths: Paths, mapping: Mapping[str, str]) -> dict[str, str]:
    """For columns that nothing fills because several headings read alike: why."""
    ways = _Ways(register, paths)
    claimed = [
        (claim[1], path[-1])
        for text, path in paths.items()
        if text not in mapping and (claim := ways.own(text)) and claim[1] not in mapping.values()
    ]
    return {
        name: f"{'两' if number == 2 else f'有{number}'}列都叫“{word}”，请改名或选定一列"
        for (name, word), number in Counter(claimed).items()
        if number > 1
    }


class _Ways:
    """The ways in which a heading may name a column of the register, the surest first."""

    def __init__(self, register: Register, paths: Paths) -> None:
        self._register = register
        self._paths = paths
        said = sorted(
            (
                (rank, place, text, column.name)
                for place, column in enumerate(register.columns)
                for rank, text in enumerate((register.heading(column.name), *column.synonyms))
            ),
            reverse=True,
        )
        self._exact: dict[str, Claim] = {_plain(text): (r, name) for r, _, text, name in said}
        self._bare: dict[str, Claim] = {_bare(text): (r, name) for r, _, text, name in said}

    def all(self) -> tuple[Way, ...]:
        """Every way, in order."""
        return self.plain, self.joined, self.own, self.month, self.parent, self.bare, self.begins

    def plain(self, heading: str) -> Claim | None:
        """As it stands; under a parent that is told together with it, as it stands there."""
        return self._joined(heading) or self._under(heading, self._exact.get(_plain(heading)))

    def joined(self, heading: str) -> Claim | None:
        """The parent and the heading in one word, without “of which”."""
        return self._joined(heading, without=_AMONG)

    def own(self, heading: str) -> Claim | None:
        """The lowest heading alone, without “of which”."""
        return self._under(heading, self._exact.get(_plain(self._last(heading))))

    def month(self, heading: str) -> Claim | None:
        """A month in words: 10月产值 is 本月产值, and under 工业总产值 the heading 10月 is its month."""
        word = _NAMED_MONTH.sub("", self._last(heading), count=1)
        if "month" not in self._register.by_name or word == self._last(heading):
            return None
        above = [*self._paths.get(heading, ())[-2:-1]] if not word else []
        tried = [f"本月{word}", word] if word else [f"{text}{end}" for text in above
                                                    for end in ("本月", "")]  # fmt: skip
        named = next((found for text in tried if (found := self._exact.get(_plain(text)))), None)
        if named and self._register.kind(named[1]) not in _NUMERIC:
            return None
        return self._under(heading, named, above=1 if word else 2)

    def parent(self, heading: str) -> Claim | None:
        """The parent, where the heading says only that this is its total."""
        path = self._paths.get(heading, ())
        if len(path) < 2 or path[-1] not in _WHOLE:
            return None
        named = self._exact.get(_plain(path[-2])) or self._bare.get(_bare(path[-2]))
        return self._under(heading, named, above=2)

    def bare(self, heading: str) -> Claim | None:
        """Without “whose” and “at the end of the year”."""
        words = (heading, self._last(heading))
        named = next((found for word in words if (found := self._bare.get(_bare(word)))), None)
        return self._under(heading, named)

    def begins(self, heading: str) -> Claim | None:
        """Names may have a tail: 统一社会信用代码或组织机构代码."""
        word = _bare(heading)
        return next(
            (
                claim
                for text, claim in self._bare.items()
                if len(text) >= _LONG
                and word.startswith(text)
                and self._register.kind(claim[1]) in _NAMING
            ),
            None,
        )

    def _last(self, heading: str) -> str:
        path = self._paths.get(heading, ())
        return _AMONG.sub("", path[-1] if path else heading)

    def _joined(self, heading: str, *, without: re.Pattern[str] | None = None) -> Claim | None:
        path = self._paths.get(heading, ())
        if len(path) < 2:
            return None
        last = without.sub("", path[-1]) if without else path[-1]
        return self._under(heading, self._exact.get(_plain(path[-2] + last)), above=2)

    def _under(self, heading: str, claim: Claim | None, *, above: int = 1) -> Claim | None:
        """The claim, unless a parent makes another number of it."""
        if claim is None or self._register.kind(claim[1]) not in _NUMERIC:
            return claim
        parents = self._paths.get(heading, ())[:-above]
        return None if any(map(_OTHER.search, parents)) else claim


def suggested(
    register: Register, headings: Sequence[str], mapped: Mapping[str, str]
) -> dict[str, str]:
    """For headings that are not mapped yet, the column that they may mean."""
    if len(headings) > MOST:
        return {}
    taken = set(mapped.values())
    left = [heading for heading in _read(headings) if heading not in mapped]
    free = {
        column.name: (register.heading(column.name), *column.synonyms)
        for column in register.columns
        if column.name not in taken
    }
    matches = zip(left, match_all(left, free), strict=True)
    return {heading: match.name for heading, match in matches if match}


def unit_of(register: Register, name: str, own: str, above: str) -> str:
    """The unit of a heading: its own, or for a column of money the one above the table."""
    return own or (above if register.kind(name) is Kind.MONEY else "")


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
