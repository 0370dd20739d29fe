"""The values that components show: columns, links, steps, changes. Desks build them, templates draw."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

BadgeKind = Literal["plain", "blue", "green", "amber", "red"]
Sorting = Literal["", "ascending", "descending"]
Stage = Literal["done", "now", "next", "late"]


@dataclass(frozen=True, slots=True)
class Crumb:
    """面包屑的一级；没有网址的是当前页。"""

    label: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """左侧导航的一项；`key` 是按 g 之后再按的字母。"""

    label: str
    url: str
    count: str = ""
    is_current: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class NavigationGroup:
    """左侧导航的一组，按任务分。"""

    label: str
    items: tuple[NavigationItem, ...]


@dataclass(frozen=True, slots=True)
class Tab:
    """页签。"""

    label: str
    url: str
    count: str = ""
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """表格的一栏；有 `sort_url` 的可以点表头排序。"""

    label: str
    is_numeric: bool = False
    sort_url: str = ""
    sorting: Sorting = ""
    note: str = ""
    name: str = ""
    """Known to scripts by this name; none otherwise."""


@dataclass(frozen=True, slots=True)
class Step:
    """一件事的一个环节。"""

    title: str
    when: str = ""
    who: str = ""
    stage: Stage = "done"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """一个字段的前后值。"""

    label: str
    before: str
    after: str
    when: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """名目与内容。"""

    term: str
    value: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class PageLink:
    """页码；没有网址的是当前页或省略号。"""

    label: str
    url: str = ""
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class Pager:
    """翻页；`pages` 为空时只有上一页和下一页。"""

    summary: str = ""
    previous_url: str = ""
    next_url: str = ""
    pages: tuple[PageLink, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Sheaf:
    """公告的一份附件。"""

    name: str
    size: int
    url: str = ""


@dataclass(frozen=True, slots=True)
class BulletinRow:
    """公示名单的一行：各栏的名目和文字；取消或变更的写明。"""

    ordinal: int
    cells: tuple[tuple[str, str], ...]
    mark: str = ""
    url: str = ""
    is_struck: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Bulletin:
    """一份公示，照公众看到的样子：预览和正式发布用同一个。"""

    title: str
    lead: str
    labels: tuple[str, ...]
    rows: tuple[BulletinRow, ...]
    first_on: date
    last_on: date
    working_days: int
    contact: str
    basis: str = ""
    number: str = ""
    published_on: date | None = None
    lengthened_from: date | None = None
    bureau: str = ""
    files: tuple[Sheaf, ...] = ()

    @property
    def is_open(self) -> bool:
        """有的行还能提异议。"""
        return any(row.url for row in self.rows)


def numbered(*, current: int, last: int, address: Callable[[int], str], summary: str = "") -> Pager:
    """Numbered pages: first, last, and two on either side of the current one."""
    shown = sorted({1, last, *range(max(1, current - 2), min(last, current + 2) + 1)})
    links: list[PageLink] = []
    before = 0
    for number in shown:
        if number - before > 1:
            links.append(PageLink("…"))
        is_current = number == current
        links.append(PageLink(str(number), "" if is_current else address(number), is_current))
        before = number
    return Pager(
        summary=summary,
        previous_url=address(current - 1) if current > 1 else "",
        next_url=address(current + 1) if current < last else "",
        pages=tuple(links) if last > 1 else (),
    )


@dataclass(frozen=True, slots=True)
class Band:
    """一条分数：低端、高端、满分，和画线用的百分数；有合格线的画出来。"""

    label: str
    words: str
    start: str
    width: str
    mark: str = ""
    note: str = ""
    citation: str = ""
