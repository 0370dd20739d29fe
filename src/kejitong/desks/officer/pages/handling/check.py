"""The formal check of an application: findings with their grounds, what is missing, the letter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from kejitong.accounts import queries as accounts
from kejitong.applications import deficiencies, queries, settled
from kejitong.applications.overlapping import Passage
from kejitong.catalogue.answering import ATTACHMENTS
from kejitong.desks.officer import links_handling as links
from kejitong.desks.officer.scopes import Choice
from kejitong.kernel.refusals import Missing
from kejitong.ui.page import Request
from kejitong.ui.pieces import BadgeKind

OUTCOMES: tuple[tuple[str, str, BadgeKind], ...] = (
    ("passed", "符合", "green"), ("failed", "不符合", "red"), ("doubtful", "待核", "amber"),
)  # fmt: skip
_KINDS: Mapping[str, tuple[str, BadgeKind]] = {
    code: (label, kind) for code, label, kind in OUTCOMES
}


class NoSuchFinding(Missing):
    """没有这一项核对。"""


class NoSuchDeficiency(Missing):
    """没有这一处缺漏。"""


@dataclass(frozen=True, slots=True)
class Place:
    """一个栏目或材料：在内容页的哪里。"""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Match:
    """与另一件相同的文字。"""

    title: str
    organisation: str
    call: str
    state: str
    share: str
    url: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """一项核对。"""

    pk: int
    label: str
    automatic: str
    automatic_kind: BadgeKind
    outcome: str
    outcome_label: str
    outcome_kind: BadgeKind
    note: str
    by: str
    at: Any
    lines: tuple[str, ...]
    places: tuple[Place, ...]
    matches: tuple[Match, ...]
    choices: tuple[Choice, ...]
    decision: int = 0


@dataclass(frozen=True, slots=True)
class Gap:
    """一处缺漏。"""

    pk: int
    label: str
    text: str
    due_on: date | None
    told_at: Any
    resolved_at: Any
    is_late: bool
    url: str


@dataclass(frozen=True, slots=True)
class Group:
    """可以列缺漏的地方，按节。"""

    label: str
    places: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """形式审查页。"""

    is_open: bool
    ordinal: int
    findings: tuple[Finding, ...]
    waiting: int
    gaps: tuple[Gap, ...]
    untold: int
    places: tuple[Group, ...]
    may_wait: tuple[str, ...]
    typed: Mapping[str, str]


def check(request: Request, application: Any) -> Check:
    """Everything that the formal check looks at."""
    moves = queries.lifecycle(application).moves_from(application.state)
    revision = queries.latest_revision(application)
    made = tuple(_findings(application))
    gaps = tuple(_gaps(application, request.today))
    place = request.POST.get("place", request.GET.get("place", ""))
    edition = queries.edition(application)
    return Check(
        is_open=any("checked" in move.guards for move in moves),
        ordinal=revision.ordinal if revision else 0,
        findings=made,
        waiting=sum(not one.outcome for one in made),
        gaps=gaps,
        untold=sum(one.told_at is None and not one.due_on for one in gaps),
        places=tuple(_places(application, place)),
        may_wait=tuple(slot.label for slot in edition.slots if slot.can_wait),
        typed=request.POST.dict() if request.method == "POST" else {},
    )


def finding(application: Any, pk: int) -> Any:
    """This finding on the latest revision."""
    found = next((one for one in settled.findings(application) if one.pk == pk), None)
    if found is None:
        raise NoSuchFinding(remedy="请刷新后对最新一稿核对")
    return found


def deficiency(application: Any, pk: int) -> Any:
    """This deficiency of the application."""
    found = deficiencies.listed(application).filter(pk=pk).first()
    if found is None:
        raise NoSuchDeficiency(remedy="请刷新页面")
    return found


def _findings(application: Any) -> Iterator[Finding]:
    found = settled.findings(application)
    names = accounts.full_names([one.decided_by for one in found])
    for one in found:
        automatic, automatic_kind = _KINDS.get(one.automatic, ("由人核对", "plain"))
        outcome, outcome_kind = _KINDS.get(one.outcome, ("未定", "plain"))
        evidence = one.evidence
        yield Finding(
            pk=one.pk, label=one.label, automatic=automatic, automatic_kind=automatic_kind,
            outcome=one.outcome, outcome_label=outcome, outcome_kind=outcome_kind, note=one.note,
            by=names.get(one.decided_by, one.decided_by), at=one.decided_at, lines=tuple(evidence.get("lines", ())),
            places=tuple(_place(application, said) for said in evidence.get("places", ())),
            matches=tuple(_match(said) for said in evidence.get("matches", ())),
            choices=tuple(
                Choice(code, label, is_chosen=code == (one.outcome or one.automatic))
                for code, label, _ in OUTCOMES
            ),
            decision=evidence.get("decision", 0),
        )  # fmt: skip


def _place(application: Any, said: str) -> Place:
    anchor = "attachments" if said.startswith(ATTACHMENTS) else _field_of(said)
    url = f"{links.application(application.pk)}#{anchor}"
    return Place(deficiencies.place_label(application, said), url)


def _field_of(place: str) -> str:
    """A table's cell leads to its table."""
    return ".".join(place.split(".")[:2])


def _match(said: Mapping[str, Any]) -> Match:
    return Match(
        title=said["title"], organisation=said["organisation"], call=said["call"],
        state=said["state"], share=f"{Decimal(said['share']) * 100:.1f}%",
        url=links.application(said["application"]),
        passages=tuple(
            Passage(one["label"], one["text"], one["their_label"], one["their_text"], one["length"])
            for one in said["passages"]
        ),
    )  # fmt: skip


def _gaps(application: Any, today: date) -> Iterator[Gap]:
    for one in deficiencies.listed(application):
        place = _place(application, one.place)
        is_late = not one.resolved_at and one.due_on is not None and one.due_on < today
        yield Gap(
            one.pk, place.label, one.text, one.due_on, one.told_at, one.resolved_at, is_late,
            place.url,
        )  # fmt: skip


def _places(application: Any, chosen: str) -> Iterator[Group]:
    edition = queries.edition(application)
    for section in edition.sections:
        fields = tuple(
            _choice(f"{section.code}.{field.code}", field.label, chosen) for field in section.fields
        )
        yield Group(section.label, fields)
    slots = tuple(
        _choice(
            f"{ATTACHMENTS}.{slot.code}",
            f"{slot.label}（可容缺）" if slot.can_wait else slot.label,
            chosen,
        )
        for slot in edition.slots
    )
    yield Group("附件", slots)


def _choice(value: str, label: str, chosen: str) -> Choice:
    return Choice(value, label, is_chosen=value == chosen)
