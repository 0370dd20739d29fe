"""Compare headings as people mean them: one canonical form, and the best match among names.

Which wordings mean the same is declared by the registers; here they are only compared.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import inf

THRESHOLD = 0.6
_DROPPED = re.compile(r"[^\w%./-]|_|(?<!\d)[./-]|[./-](?!\d)")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−﹣－～~", "-"))
# Words and figures which make another thing of the same noun.
_QUALIFIER = re.compile(
    "上年|去年|本年|当年|同期|同比|环比|增长|增加|比例|占比|比重|人均|平均|累计|计划|预计|目标|新增|"
    r"其中|[一二两三四五六七八九十]+|\d+"
)
_CONTAINS_FLOOR = 0.75


@dataclass(frozen=True, slots=True)
class Match:
    """表头与字段的对应：分数从 0 到 1，并说明依据。"""

    name: str
    score: float
    why: str


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """比较用的写法：全角变半角、小写、去掉空白和标点；数字间的点和横线保留。"""
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return _DROPPED.sub("", text.translate(_DASHES))


def match(heading: str, candidates: Mapping[str, Sequence[str]]) -> Match | None:
    """最像这个表头的字段；`candidates` 是字段名和它的各种叫法。"""
    best = max(_matches(heading, candidates), key=lambda found: found.score, default=None)
    return best if best and best.score >= THRESHOLD else None


def match_all(
    headings: Sequence[str], candidates: Mapping[str, Sequence[str]]
) -> tuple[Match | None, ...]:
    """每个表头对应的字段；一个字段只给一列，字面一致的优先，其余总分最高。"""
    found = [{m.name: m for m in _matches(heading, candidates)} for heading in headings]
    chosen: dict[int, str] = {}
    for row, matches in enumerate(found):
        exact = (name for name, m in matches.items() if m.score == 1)
        if name := next((name for name in exact if name not in chosen.values()), None):
            chosen[row] = name
    rows = [row for row in range(len(found)) if row not in chosen and found[row]]
    free = [name for name in candidates if name not in chosen.values()]
    scores = [[found[r][n].score if n in found[r] else 0.0 for n in free] for r in rows]
    for at, column in enumerate(_best_assignment(scores)):
        if column is not None and scores[at][column] >= THRESHOLD:
            chosen[rows[at]] = free[column]
    return tuple(found[row][chosen[row]] if row in chosen else None for row in range(len(headings)))


def _matches(heading: str, candidates: Mapping[str, Sequence[str]]) -> list[Match]:
    folded = fold(heading)
    best = (
        max((_compare(folded, name, said) for said in (name, *others)), key=lambda m: m.score)
        for name, others in candidates.items()
    )
    return [found for found in best if found.score >= THRESHOLD]


def _compare(folded: str, name: str, said: str) -> Match:
    other = fold(said)
    if not folded or not other:
        return Match(name, 0.0, "")
    if folded == other:
        return Match(name, 1.0, f"与“{said}”一致")
    if _qualifiers(folded) != _qualifiers(other):
        return Match(name, 0.0, "")
    shorter, longer = sorted((folded, other), key=len)
    if len(shorter) > 1 and shorter in longer:
        score = _CONTAINS_FLOOR + 0.2 * len(shorter) / len(longer)
        return Match(name, score, f"与“{said}”有包含关系")
    mine, theirs = _grams(folded), _grams(other)
    score = 2 * len(mine & theirs) / (len(mine) + len(theirs))
    return Match(name, score, f"与“{said}”字面相近")


@lru_cache(maxsize=65_536)
def _qualifiers(folded: str) -> frozenset[str]:
    return frozenset(_QUALIFIER.findall(folded))


@lru_cache(maxsize=65_536)
def _grams(folded: str) -> frozenset[str]:
    return frozenset(folded) | frozenset(map("".join, pairwise(folded)))


def _best_assignment(scores: list[list[float]]) -> list[int | None]:
    """总分最高的一对一分配：每行所得的列。"""
    if not scores or not scores[0]:
        return [None] * len(scores)
    if len(scores) > len(scores[0]):
        chosen = _best_assignment([list(column) for column in zip(*scores, strict=True)])
        return [chosen.index(row) if row in chosen else None for row in range(len(scores))]
    hungarian = _Hungarian(scores)
    for row in range(len(scores)):
        hungarian.place(row)
    taken = {row: column for column, row in hungarian.owner.items()}
    return [taken[row] for row in range(len(scores))]


class _Hungarian:
    """Give rows columns one by one, moving earlier rows along the cheapest alternating path."""

    def __init__(self, scores: list[list[float]]) -> None:
        self.owner: dict[int, int] = {}
        self._scores = scores
        self._row_price = [max(row) for row in scores]
        self._column_price = [0.0] * len(scores[0])

    def place(self, start: int) -> None:
        slack = dict.fromkeys(range(len(self._column_price)), inf)
        before: dict[int, int | None] = {}
        reached: list[int] = []
        via: int | None = None
        row: int | None = start
        while row is not None:
            self._look(row, slack, before, via)
            via = min(slack, key=slack.__getitem__)
            self._reprice([start, *(self.owner[c] for c in reached)], reached, slack[via])
            step = slack.pop(via)
            slack = {column: left - step for column, left in slack.items()}
            reached.append(via)
            row = self.owner.get(via)
        self._move(start, via, before)

    def _look(
        self, row: int, slack: dict[int, float], before: dict[int, int | None], via: int | None
    ) -> None:
        for column, least in slack.items():
            price = self._row_price[row] + self._column_price[column]
            if price - self._scores[row][column] < least:
                slack[column] = price - self._scores[row][column]
                before[column] = via

    def _reprice(self, rows: list[int], columns: list[int], step: float) -> None:
        for row in rows:
            self._row_price[row] -= step
        for column in columns:
            self._column_price[column] += step

    def _move(self, start: int, last: int | None, before: dict[int, int | None]) -> None:
        while last is not None:
            previous = before[last]
            self.owner[last] = start if previous is None else self.owner[previous]
            last = previous
