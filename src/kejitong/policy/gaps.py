"""How far off: for an unmet condition, the smallest change of each single fact that turns it.

Every change that is reported has been tried on the exact reader.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction

from kejitong.policy import expressions as tree
from kejitong.policy.answers import Answer, answer_of
from kejitong.policy.evaluating import Reading
from kejitong.policy.expressions import Node
from kejitong.policy.facts import Fact, Key, Shape, Value
from kejitong.policy.naming import Names
from kejitong.policy.phrasing import bare, chinese_day, figure
from kejitong.policy.rules import Rule

_CENT = Fraction(1, 100)
_FARTHEST = Fraction(10**13)
_LONGEST_WAIT_DAYS = 3653
_TURNED = {Answer.MET, Answer.MANUAL_REVIEW}


@dataclass(frozen=True, slots=True)
class Change:
    """一处改动：哪项事实、由多少改到多少、怎么说。"""

    fact: str
    year: int | None
    before: str
    after: str
    sentence: str


def gaps(reading: Reading, rule: Rule) -> tuple[Change, ...]:
    """逐项事实，能使这个条件转为符合的最小改动。"""
    changes = (_change(reading, rule, key) for key in _leaves(reading, rule.require))
    return tuple(change for change in changes if change is not None)


def _leaves(reading: Reading, root: Node) -> list[Key]:
    keys: dict[Key, None] = {}
    for node in root.walk():
        if isinstance(node, tree.Known):
            keys[reading.key(node)] = None
        elif isinstance(node, tree.Yes | tree.DaysSince):
            keys[node.fact, None] = None
    return sorted(keys, key=lambda key: (-(key[1] or 9999), list(keys).index(key)))


def _change(reading: Reading, rule: Rule, key: Key) -> Change | None:
    fact = reading.edition.fact(key[0])
    if fact is None or reading.fact(*key) is None:
        return None
    if fact.shape is Shape.DATE:
        return _waiting(reading, rule, key)
    if fact.shape is Shape.FLAG:
        return _switching(reading, rule, key)
    return _moving(reading, rule, key, fact)


def _turns(reading: Reading, rule: Rule, key: Key, value: Value) -> bool:
    changed = Reading(reading.edition, reading.sheet.changed({key: value}), reading.day)
    return answer_of(changed, rule) in _TURNED


def _switching(reading: Reading, rule: Rule, key: Key) -> Change | None:
    now = reading.fact(*key)
    after = not now
    if not _turns(reading, rule, key, after):
        return None
    said = "是" if after else "否"
    label = Names(reading).spoken(key)
    before = "true" if now else "false"
    return Change(*key, before, "true" if after else "false", f"“{label}”变为{said}即符合")


def _waiting(reading: Reading, rule: Rule, key: Key) -> Change | None:
    now = reading.fact(*key)
    if now is None or isinstance(now, Fraction | bool | str):
        return None

    def turns(days: int) -> bool:
        earlier = reading.sheet.changed({key: now - timedelta(days=days)})
        return answer_of(Reading(reading.edition, earlier, reading.day), rule) in _TURNED

    days = next((days for days in range(1, _LONGEST_WAIT_DAYS) if turns(days)), None)
    if days is None:
        return None
    ready = chinese_day(reading.day + timedelta(days=days))
    after = (now - timedelta(days=days)).isoformat()
    return Change(*key, now.isoformat(), after, f"还差{days}天，{ready}起符合")


def _moving(reading: Reading, rule: Rule, key: Key, fact: Fact) -> Change | None:
    now = reading.fact(*key)
    if not isinstance(now, Fraction):
        return None
    grain = Fraction(1) if fact.is_whole else _CENT

    def turns(value: Fraction) -> bool:
        return _turns(reading, rule, key, value)

    found = [
        step
        for sign in (1, -1)
        if (step := _smallest(turns, now, sign * grain, _bound(reading, fact, key, sign)))
    ]
    if not found:
        return None
    after = min(found, key=lambda value: abs(value - now))
    verb = "增加" if after > now else "减少"
    spoken, unit = Names(reading).spoken(key), fact.unit
    sentence = (
        f"{spoken}由{figure(now, unit)}{verb}到{figure(after, unit)}"
        f"（{verb}{figure(abs(after - now), unit)}）即符合"
    )
    return Change(*key, bare(now), bare(after), sentence)


def _bound(reading: Reading, fact: Fact, key: Key, sign: int) -> Fraction:
    if sign < 0:
        return -_FARTHEST if fact.may_be_negative else Fraction(0)
    most = reading.fact(fact.at_most, key[1]) if fact.at_most else None
    return most if isinstance(most, Fraction) else _FARTHEST


def _smallest(
    turns: Callable[[Fraction], bool], now: Fraction, grain: Fraction, bound: Fraction
) -> Fraction | None:
    """Double the step until it turns, then halve down to the first grain that turns."""
    low, high = 0, 0
    for steps in _doubling(now, grain, bound):
        low, high = high, steps
        if turns(now + high * grain):
            break
    else:
        return None
    while high - low > 1:
        middle = (low + high) // 2
        if turns(now + middle * grain):
            high = middle
        else:
            low = middle
    return now + high * grain


def _doubling(now: Fraction, grain: Fraction, bound: Fraction) -> Iterator[int]:
    most = int((bound - now) / grain)
    steps = 1
    while steps < most:
        yield steps
        steps *= 2
    if most > 0:
        yield most


def change_text(change: Change) -> str:
    """改动的写法，与命令行的假设参数一致。"""
    place = change.fact if change.year is None else f"{change.fact}:{change.year}"
    return f"{place}={change.after}"
