"""An item's guide: what there is to do now, facts from the declaration, the guide in its parts, the
steps and their limits, papers, past calls.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from kejitong.calls import queries as calls
from kejitong.catalogue import service_items
from kejitong.catalogue.fields import Section, Slot
from kejitong.catalogue.items import ServiceItem
from kejitong.desks.portal import links
from kejitong.desks.portal.pages.cards import CallCard, applicants_of, call_card
from kejitong.ui.pieces import Fact, Step
from kejitong.workflow.vocabulary import Kind, State
from kejitong.workflow.walking import way_to


@dataclass(frozen=True, slots=True)
class Paper:
    """要交的一份材料。"""

    label: str
    formats: str
    help: str
    note: str


@dataclass(frozen=True, slots=True)
class Part:
    """指南的一段；`anchor` 是目录指到的地方。"""

    anchor: str
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemPage:
    """一个事项的办事指南。"""

    item: ServiceItem
    is_offered: bool
    applying_url: str
    lead: str
    parts: tuple[Part, ...]
    facts: tuple[Fact, ...]
    steps: tuple[Step, ...]
    papers: tuple[Paper, ...]
    sections: tuple[Section, ...]
    open: tuple[CallCard, ...]
    upcoming: tuple[CallCard, ...]
    past: tuple[CallCard, ...]


def item_page(code: str, now: datetime, today: date) -> ItemPage:
    """这个事项的指南；没有这个事项则拒绝。"""
    item = service_items.item(code)
    edition = item.edition(today)
    cards = [call_card(call, now) for call in calls.published(now).filter(item=code)]
    open_now = tuple(sorted((card for card in cards if card.is_open), key=_closing))
    lead, parts = _guide(item.guide)
    return ItemPage(
        item=item,
        is_offered=item.is_offered(today),
        applying_url=links.applying(open_now[0].code) if open_now else "",
        lead=lead,
        parts=parts,
        facts=tuple(_facts(item)),
        steps=tuple(_steps(item)),
        papers=tuple(_paper(slot) for slot in edition.slots),
        sections=edition.sections,
        open=open_now,
        upcoming=tuple(card for card in cards if card.is_upcoming),
        past=tuple(card for card in cards if not card.is_open and not card.is_upcoming),
    )


def _closing(card: CallCard) -> tuple[bool, float]:
    """先截止的在前，不截止的在后。"""
    at = card.closes_at
    return at is None, at.timestamp() if at else 0


def _guide(text: str) -> tuple[str, tuple[Part, ...]]:
    """What stands before the first heading, without the name of the item, and the parts after it."""
    lead, *cut = f"\n{text}".split("\n## ")
    parts = [one.partition("\n") for one in cut]
    return (
        "\n".join(line for line in lead.splitlines() if not line.startswith("# ")),
        tuple(
            Part(f"part-{number}", title.strip(), said)
            for number, (title, _, said) in enumerate(parts, start=1)
        ),
    )


def _facts(item: ServiceItem) -> Iterator[Fact]:
    yield Fact("种类", item.kind.label)
    yield Fact("谁能办", applicants_of(item))
    yield Fact("承诺时限", f"受理后{item.commitment_days}个工作日")
    yield Fact("收费", item.fee)
    if item.categories:
        yield Fact("类别", "、".join(item.categories))
    if item.notice is not None:
        yield Fact("公示", f"{item.notice.working_days}个工作日")
    if item.contact:
        yield Fact("咨询", item.contact)


def _steps(item: ServiceItem) -> Iterator[Step]:
    """The shortest way to the award, each stay with its holder and limit."""
    lifecycle = item.lifecycle
    ends = [state for state in lifecycle.ends if state.kind is Kind.GRANTED]
    for move in way_to(lifecycle, ends[0].code):
        state = lifecycle.state(move.target)
        holder = "" if state.is_end else state.holder.label
        yield Step(state.applicant_label, _limit(state, item), holder, "next")


def _limit(state: State, item: ServiceItem) -> str:
    days = state.working_days
    if state.kind is Kind.ON_NOTICE and item.notice is not None:
        days = item.notice.working_days
    return f"{days}个工作日" if days is not None else ""


def _paper(slot: Slot) -> Paper:
    notes = ["必交" if slot.is_required else "有则交"]
    if slot.can_wait:
        notes.append("可以容缺后补")
    if slot.when is not None:
        notes.append(f"只在选“{'、'.join(slot.when.answers)}”时交")
    formats = f"{'、'.join(slot.endings)}，每份不超过{slot.largest_megabytes}兆字节"
    return Paper(slot.label, formats, slot.help, "，".join(notes))
