"""The attachments of an application: what is wanted, what was uploaded, what is still missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kejitong.accounts.queries import full_names
from kejitong.applications import deficiencies, queries
from kejitong.catalogue.fields import Slot
from kejitong.desks.applicant import links
from kejitong.desks.applicant.downloads import LOOKED_AT

_KILO = 1024


@dataclass(frozen=True, slots=True)
class Paper:
    """一份上传的文件。"""

    pk: int
    name: str
    size: str
    pages: int | None
    digest: str
    warning: str
    added_by: str
    added_at: datetime
    url: str
    view_url: str


@dataclass(frozen=True, slots=True)
class Place:
    """一份材料：要不要、什么格式、已有哪些、还能不能再传。"""

    slot: Slot
    papers: tuple[Paper, ...]
    may_add: bool

    @property
    def id(self) -> str:
        """页内的编号，也是缺漏链接到的地方。"""
        return f"slot-{self.slot.code}"

    @property
    def is_missing(self) -> bool:
        """必交，还没有交。"""
        return self.slot.is_required and not self.slot.can_wait and not self.papers

    @property
    def takes(self) -> str:
        """文件选择框接受的扩展名。"""
        return ",".join(f".{ending}" for ending in self.slot.endings)

    @property
    def rule(self) -> str:
        """格式、大小、份数。"""
        endings = "、".join(ending.upper() for ending in self.slot.endings)
        most = f"，最多{self.slot.most_files}份" if self.slot.most_files > 1 else ""
        return f"{endings}，每份不超过{self.slot.largest_megabytes}兆{most}"


def places(application: Any, *, reason: str) -> tuple[Place, ...]:
    """The papers that are wanted as the answers stand; a reason says why nothing may be changed."""
    held: dict[str, list[Any]] = {}
    for one in queries.live_attachments(application):
        held.setdefault(one.slot, []).append(one)
    every = [one for papers in held.values() for one in papers]
    names = full_names([one.added_by for one in every])
    awaited = deficiencies.tolerated_slots(application) if reason else frozenset()
    wanted = queries.wanted_slots(application)
    return tuple(
        _place(application.pk, slot, held.get(slot.code, []), names,
               is_open=not reason or slot.code in awaited)
        for slot in wanted
    )  # fmt: skip


def _place(pk: int, slot: Slot, held: list[Any], names: dict[str, str], *, is_open: bool) -> Place:
    papers = tuple(_papers(pk, held, names))
    return Place(slot, papers, is_open and len(papers) < slot.most_files)


def _papers(pk: int, held: list[Any], names: dict[str, str]) -> Iterator[Paper]:
    for one in held:
        yield Paper(
            one.pk, one.name, sized(one.size), one.pages, one.digest, one.warning,
            names.get(one.added_by, one.added_by), one.added_at, links.attachment(pk, one.pk),
            f"{links.attachment(pk, one.pk)}?view=1" if one.media_type in LOOKED_AT else "",
        )  # fmt: skip


def sized(size: int) -> str:
    """12字节、3.4KB、5.6MB."""
    if size < _KILO:
        return f"{size}字节"
    kilo = size / _KILO
    return f"{kilo:.1f}KB" if kilo < _KILO else f"{kilo / _KILO:.1f}MB"
