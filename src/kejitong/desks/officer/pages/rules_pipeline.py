"""The pipeline of a qualification and its reminders, as the desk lists them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict

from kejitong.cultivation import pipeline, reminding
from kejitong.cultivation.pipeline import Place, Stage
from kejitong.cultivation.reminding import Notice
from kejitong.cultivation.scanning import Scan
from kejitong.cultivation.vocabulary import Track
from kejitong.desks.officer import links
from kejitong.desks.officer.scopes import Choice
from kejitong.recognitions.registers import CERTIFICATES
from kejitong.ui import pieces
from kejitong.ui.pieces import Pager
from kejitong.workbooks.writing import ColumnOut, SheetOut, sheet_name

PAGE = 50


@dataclass(frozen=True, slots=True)
class Step:
    """培育链上的一步和家数。"""

    label: str
    count: int
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """一家企业在哪一步、下一步做什么。"""

    place: Place
    url: str


@dataclass(frozen=True, slots=True)
class PipelinePage:
    """培育链的一页；失效的不在链上，从旁边出去。"""

    track: Track
    steps: tuple[Step, ...]
    lapsed: Step
    entries: tuple[Entry, ...]
    total: int
    townships: tuple[Choice, ...]
    stage: str
    pager: Pager


@dataclass(frozen=True, slots=True)
class Due:
    """一条提醒：还有几天，和证书、企业的去处。"""

    notice: Notice
    days: int
    url: str
    certificate_url: str


def pipeline_page(track: Track, scan: Scan, asked: QueryDict, *, region: str) -> PipelinePage:
    """各步几家、选中的一步有谁。"""
    places = pipeline.pipeline(track, scan, region)
    counts = Counter(place.stage for place in places)
    stage, township = asked.get("stage", ""), asked.get("township", "")
    found = chosen(places, stage, township)
    here = {"day": scan.day.isoformat(), "view": "pipeline", "township": township}
    code = scan.ruleset.code
    *steps, lapsed = (
        Step(one.label, counts[one], links.scan(code, {**here, "stage": one.value}), one == stage)
        for one in (*(one for one in Stage if one is not Stage.LAPSED), Stage.LAPSED)
    )
    last = max(1, -(-len(found) // PAGE))
    number = min(max(_number(asked.get("page", "")), 1), last)
    pager = pieces.numbered(
        current=number,
        last=last,
        summary=f"共{len(found):,}家",
        address=lambda page: links.scan(code, {**here, "stage": stage, "page": page}),
    )
    pairs = (("day", scan.day.isoformat()),)
    entries = tuple(
        Entry(place, links.precheck_facts(code, place.organisation, pairs))
        for place in found[(number - 1) * PAGE : number * PAGE]
    )
    towns = sorted({place.township for place in places if place.township})
    choices = tuple(Choice(town, town, is_chosen=town == township) for town in towns)
    return PipelinePage(track, tuple(steps), lapsed, entries, len(found), choices, stage, pager)


def chosen(places: Sequence[Place], stage: str, township: str) -> list[Place]:
    """选中的一步、一个镇街。"""
    return [
        place
        for place in places
        if (not stage or place.stage == stage) and (not township or place.township == township)
    ]


def dues(track: Track, code: str, region: str, day: date) -> list[Due]:
    """这一天应当提醒的各家。"""
    pairs = (("day", day.isoformat()),)
    return [
        Due(
            notice,
            (notice.deadline - day).days,
            links.precheck_facts(code, notice.organisation, pairs),
            links.record(CERTIFICATES.slug, notice.certificate),
        )
        for notice in reminding.notices(track, region, day)
    ]


def sheet(track: Track, scan: Scan, asked: QueryDict, *, region: str) -> SheetOut:
    """培育链的名单，供下载。"""
    places = pipeline.pipeline(track, scan, region)
    found = chosen(places, asked.get("stage", ""), asked.get("township", ""))
    columns = tuple(ColumnOut(name) for name in ("单位", "镇街", "所在环节", "下一步"))
    rows = ((one.name, one.township, one.stage.label, one.next_step) for one in found)
    return SheetOut(sheet_name(f"{track.label}培育"), columns, rows)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 7 else 1
