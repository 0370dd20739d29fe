"""The result of a pre-check: a card a condition, the score bands, what turned, what to try."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from kejitong.cultivation.stating import Facts, spelling
from kejitong.policy.answers import Answer, Overall
from kejitong.policy.facts import Shape
from kejitong.policy.gaps import Change
from kejitong.policy.judging import Finding, Judgement
from kejitong.policy.phrasing import figure
from kejitong.policy.rules import Edition
from kejitong.ui.pieces import BadgeKind, Band

MOST_SLIDERS, STEPS = 5, 200
Address = Callable[[Mapping[str, str]], str]
"""The address of the same page with these facts changed."""

ANSWERS: dict[Answer, BadgeKind] = {
    Answer.MET: "green",
    Answer.UNMET: "red",
    Answer.UNKNOWN: "amber",
    Answer.MANUAL_REVIEW: "blue",
    Answer.NOT_APPLICABLE: "plain",
}
OVERALL: dict[Overall, BadgeKind] = {
    Overall.PROMISING: "green",
    Overall.OPPORTUNITY: "blue",
    Overall.LACKING: "amber",
    Overall.NOT_MET: "red",
    Overall.NOT_APPLICABLE: "plain",
}


@dataclass(frozen=True, slots=True)
class Trial:
    """一处最小的改动，点了就试算。"""

    sentence: str
    url: str


@dataclass(frozen=True, slots=True)
class Card:
    """一条结论：答案、说明、依据、差多少；`before` 是改动之前的答案。"""

    code: str
    label: str
    answer: str
    kind: BadgeKind
    sentence: str
    citation: str
    trials: tuple[Trial, ...]
    before: str = ""


@dataclass(frozen=True, slots=True)
class Slider:
    """一根可拖动的条，只改一格。"""

    name: str
    label: str
    most: int
    step: int
    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Result:
    """一次评判给人看的样子。"""

    overall: str
    kind: BadgeKind
    before: str
    grade: str
    note: str
    cards: tuple[Card, ...]
    bands: tuple[Band, ...]
    turned: tuple[Card, ...]


def result(
    edition: Edition, after: Judgement, *, before: Judgement | None = None, address: Address | None
) -> Result:
    """评判的结果；给了改动之前的，就标出变化。"""
    old = {finding.rule: finding for finding in before.findings} if before else {}
    scores = {score.code for score in edition.scores}
    cards = tuple(
        _card(finding, old.get(finding.rule), address)
        for finding in after.findings
        if finding.rule not in scores
    )
    changed = before is not None and before.overall is not after.overall
    return Result(
        after.overall.label,
        OVERALL[after.overall],
        before.overall.label if before and changed else "",
        _grade(edition, after),
        after.note,
        cards,
        tuple(_bands(edition, after)),
        tuple(card for card in cards if card.before),
    )


def _grade(edition: Edition, found: Judgement) -> str:
    return next((rule.label for rule in edition.rules if rule.code == found.grade), "")


def _card(finding: Finding, old: Finding | None, address: Address | None) -> Card:
    turned = old is not None and old.answer is not finding.answer
    changes = finding.gap if address else ()
    return Card(
        finding.rule,
        finding.label,
        finding.answer.label,
        ANSWERS[finding.answer],
        told(finding),
        finding.citation,
        tuple(_trials(changes, address)) if address else (),
        old.answer.label if old and turned else "",
    )


def stored_cards(found: Judgement) -> tuple[Card, ...]:
    """存下的各条结论，一字不改。"""
    return tuple(_whole(finding) for finding in found.findings)


def _whole(finding: Finding) -> Card:
    gaps = tuple(Trial(change.sentence, "") for change in finding.gap)
    kind = ANSWERS[finding.answer]
    return Card(
        finding.rule, finding.label, finding.answer.label, kind, finding.sentence,
        finding.citation, gaps,
    )  # fmt: skip


def told(finding: Finding) -> str:
    """说明，去掉别处已写明的名称、答案和依据。"""
    said = finding.sentence.removesuffix(f"依据{finding.citation}。")
    return said.removeprefix(f"{finding.label}：").removeprefix(f"{finding.answer.label}。")


def _trials(changes: Iterable[Change], address: Address) -> Iterator[Trial]:
    for change in changes:
        name = spelling((change.fact, change.year))
        yield Trial(change.sentence, address({name: change.after}))


def _bands(edition: Edition, found: Judgement) -> Iterator[Band]:
    most = sum((score.most for score in edition.scores), Fraction(0))
    if found.score is not None and most:
        mark = found.score.pass_mark
        total = _band("合计", (found.score.low, found.score.high), most)
        yield replace(total, mark=_percent(mark, most), note=f"合格线{figure(mark, '分')}")
    by_code = {score.code: score for score in edition.scores}
    for finding in found.findings:
        score = by_code.get(finding.rule)
        if score is not None and finding.low is not None and finding.high is not None:
            ends = Fraction(finding.low), Fraction(finding.high)
            band = _band(score.label, ends, score.most)
            yield replace(band, note=told(finding), citation=finding.citation)


def _band(label: str, ends: tuple[Fraction, Fraction], most: Fraction) -> Band:
    low, high = ends
    points = figure(low, "") if low == high else f"{figure(low, '')}—{figure(high, '')}"
    width = _percent(max(high - low, most / 100), most)
    return Band(label, f"{points}／{figure(most, '分')}", _percent(low, most), width)


def _percent(part: Fraction, most: Fraction) -> str:
    return f"{Decimal(round(part / most * 10000)) / 100:f}"


def sliders(edition: Edition, found: Facts, judgement: Judgement) -> Iterator[Slider]:
    """最值得试的几格：不符合的条件差在哪里，和已经改动的。"""
    wanted: dict[str, Fraction] = {}
    for finding in judgement.unmet:
        for change in finding.gap:
            fact = edition.fact(change.fact)
            if fact and fact.is_number and fact.shape is not Shape.TALLY:
                wanted.setdefault(spelling((change.fact, change.year)), Fraction(change.after))
    for name in found.changes:
        wanted.setdefault(name, Fraction(0))
    current = {spelling(one.key): one for one in found.given}
    values = {spelling(key): value for key, value in found.after.values.items()}
    for name, after in [*wanted.items()][:MOST_SLIDERS]:
        one, value = current[name], values.get(name)
        if one.fact.is_number and isinstance(value, Fraction) and value >= 0:
            label = f"{one.year}年{one.fact.label}" if one.year else one.fact.label
            most, step = _scale(max(value, after, _number(one.value)))
            whole = values.get(spelling((one.fact.at_most, one.year)))
            if isinstance(whole, Fraction):
                most = min(most, max(int(whole // step), 1) * step)
            yield Slider(name, label, most, step, str(int(value)), figure(value, one.fact.unit))


def _number(value: object) -> Fraction:
    return value if isinstance(value, Fraction) else Fraction(0)


def _scale(reached: Fraction) -> tuple[int, int]:
    """Twice what is reached, in whole steps of 1, 2 or 5 times a power of ten."""
    wanted = max(2 * reached / STEPS, Fraction(1))
    power = 10 ** (len(str(int(wanted))) - 1)
    step = next(times * power for times in (1, 2, 5, 10) if times * power >= wanted)
    steps = -(-2 * reached // step) or STEPS
    return int(max(steps, 10) * step), int(step)
