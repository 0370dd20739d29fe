"""What suits an organisation: every item that is offered, judged by its conditions on what the
registers know, and the calls that are open for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from kejitong.calls import queries as calls
from kejitong.catalogue import service_items
from kejitong.catalogue.items import ServiceItem
from kejitong.cultivation import library, prechecking, queries, telling
from kejitong.cultivation.prechecking import Precheck
from kejitong.cultivation.stating import Asked, Reader, Subject
from kejitong.desks.applicant import links
from kejitong.organisations.registers import ORGANISATIONS
from kejitong.policy.answers import Answer, Overall
from kejitong.policy.judging import Finding, Judgement, judge
from kejitong.policy.rules import NotInForce
from kejitong.ui.pieces import BadgeKind

MOST_FIRST, GOOD = 3, "green"
ORDER = (Overall.PROMISING, Overall.OPPORTUNITY, Overall.LACKING, Overall.NOT_MET)
"""Best first; what was not judged comes between lacking and not met."""


@dataclass(frozen=True, slots=True)
class Open:
    """一个开放中的批次。"""

    name: str
    closes_at: datetime | None
    url: str


@dataclass(frozen=True, slots=True)
class Condition:
    """一个条件的答案；缺什么写明。"""

    label: str
    answer: str
    kind: BadgeKind
    sentence: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """一套条件的评判：几条符合、不符合、缺数据，先看要紧的。"""

    name: str
    overall: str
    kind: BadgeKind
    counts: str
    conditions: tuple[Condition, ...]
    url: str
    rank: int

    @property
    def first(self) -> tuple[Condition, ...]:
        """最要紧的几条，直接写出来。"""
        return tuple(one for one in self.conditions if one.kind != GOOD)[:MOST_FIRST]

    @property
    def rest(self) -> tuple[Condition, ...]:
        """其余各条。"""
        return tuple(one for one in self.conditions if one not in self.first)


@dataclass(frozen=True, slots=True)
class Suit:
    """一个事项适合不适合。"""

    item: str
    name: str
    kind: str
    applicants: str
    is_for_us: bool
    verdicts: tuple[Verdict, ...]
    calls: tuple[Open, ...]

    @property
    def best(self) -> Verdict:
        """评判得最好的一套。"""
        return min(self.verdicts, key=lambda one: one.rank)

    @property
    def rank(self) -> tuple[bool, int, bool]:
        """最适合的在前，同样适合的先列开放中的。"""
        best = min((one.rank for one in self.verdicts), default=len(ORDER) - 1)
        return not self.is_for_us, best, not self.calls


@dataclass(frozen=True, slots=True)
class Asker:
    """替哪个单位问，在哪一刻。"""

    organisation: Any
    now: datetime
    today: date


def suited(asker: Asker) -> tuple[Suit, ...]:
    """在办的每个事项，适合的在前。"""
    open_now: dict[str, list[Open]] = {}
    for call in calls.open_calls(asker.now):
        opened = Open(call.name, call.closes_at, links.call(call.code))
        open_now.setdefault(call.item, []).append(opened)
    judged: dict[str, Verdict | None] = {}
    offered = [one for one in service_items.items().values() if one.is_offered(asker.today)]
    found = (_suit(item, asker, judged, open_now.get(item.code, [])) for item in offered)
    return tuple(sorted(found, key=lambda one: one.rank))


def _suit(
    item: ServiceItem, asker: Asker, judged: dict[str, Verdict | None], opened: list[Open]
) -> Suit:
    for code in item.rulesets:
        if code not in judged:
            judged[code] = _verdict(code, asker)
    told = [verdict for code in item.rulesets if (verdict := judged[code])]
    labels = kind_labels()
    allowed = [labels.get(kind, kind) for kind in item.applicants]
    own = str(asker.organisation.get_kind_display())
    return Suit(
        item.code, item.name, item.kind.label, "、".join(allowed),
        not own or not allowed or own in allowed, tuple(told), tuple(opened),
    )  # fmt: skip


def kind_labels() -> Mapping[str, str]:
    """Kinds of organisations and what they are called."""
    return {str(value): str(label) for value, label in ORGANISATIONS.field("kind").flatchoices}


def _verdict(code: str, asker: Asker) -> Verdict | None:
    ruleset = library.library().ruleset(code)
    try:
        edition = ruleset.on(asker.today)
    except NotInForce:
        return None
    given = queries.prefill(asker.organisation.pk, edition, asker.today)
    found = judge(ruleset, queries.sheet(asker.organisation.name, given), day=asker.today)
    url = links.suited_precheck(asker.organisation.pk, code)
    return Verdict(
        ruleset.name, found.overall.label, telling.OVERALL[found.overall], _counts(found),
        tuple(_condition(one) for one in _conditions(found)), url, _rank(found.overall),
    )  # fmt: skip


def _rank(overall: Overall) -> int:
    return ORDER.index(overall) if overall in ORDER else len(ORDER)


def _conditions(found: Judgement) -> list[Finding]:
    """Those that stand in the way first."""
    order = [Answer.UNMET, Answer.UNKNOWN, Answer.MANUAL_REVIEW, Answer.MET]
    counted = [one for one in found.findings if one.rule in found.conditions]
    return sorted(
        (one for one in counted if one.answer in order), key=lambda one: order.index(one.answer)
    )


def _counts(found: Judgement) -> str:
    counts = Counter(one.answer for one in _conditions(found))
    return "，".join(f"{count}条{answer.label}" for answer, count in counts.items())


def _condition(found: Finding) -> Condition:
    kind = telling.ANSWERS[found.answer]
    return Condition(found.label, found.answer.label, kind, telling.told(found))


def precheck(asker: Asker, code: str, asked: Asked, *, day: date) -> Precheck:
    """本单位自己的预检：事实照登记册填好，改动只在网址里。"""
    ruleset = library.library().ruleset(code)
    about = Subject(asker.organisation.pk, asker.organisation.name, ruleset, day)
    return prechecking.precheck(about, asked, reader=Reader("申报单位填写"), address=_address)


def _address(about: Subject, pairs: prechecking.Pairs) -> str:
    return links.suited_precheck(about.pk, about.ruleset.code, pairs)
