"""Holding frozen figures against today's records: which would differ now, and by whose acts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kejitong.audit import queries as journal
from kejitong.indicators.actions import FROZEN, digest_of, marks_of, seal, unpacked
from kejitong.indicators.figures import Scope
from kejitong.indicators.freezing import Freeze, FrozenFigure
from kejitong.indicators.reckoning import Reckoner, indicators
from kejitong.indicators.vocabulary import Structure
from kejitong.registers import queries

EXPLAINED = 20


@dataclass(frozen=True, slots=True)
class Difference:
    """一个冻结的数字与现在不同：当时、现在，以及解释它的办理。"""

    freeze: Freeze
    code: str
    label: str
    was: str
    now: str
    acts: tuple[journal.Entry, ...]

    @property
    def is_value(self) -> bool:
        """数值变了；否则只是记录有变。"""
        return self.was != self.now


def broken_seals() -> Iterator[str]:
    """What the journal says was frozen and the tables no longer hold as it was."""
    kept = {frozen.pk: frozen for frozen in Freeze.objects.all()}
    sealed: set[int] = set()
    for entry in journal.of_act(FROZEN):
        sealed.add(entry.record)
        frozen = kept.get(entry.record)
        if frozen is None:
            yield f"第{entry.id}条日志所记的冻结（编号{entry.record}）已不在表里"
        elif seal(frozen) != journal.values_of(entry.after).get("seal"):
            yield f"{frozen.until}冻结的数字（编号{frozen.pk}）在表里被改动，与日志里的封记不符"
    for pk in kept.keys() - sealed:
        yield f"编号{pk}的冻结没有日志，不是经系统办理的"


def differences(freeze: Freeze) -> Iterator[Difference]:
    """Each frozen figure that would differ now, in its value or in its records."""
    scope = Scope(freeze.region, freeze.region_name, freeze.until)
    reckoner, known = Reckoner(scope), indicators()
    for frozen in freeze.figures.order_by("pk"):
        declared = known.get(frozen.code)
        if declared is None or isinstance(declared.measure, Structure):
            continue
        marks = marks_of(reckoner, frozen.code)
        now = reckoner.figure(frozen.code)
        value = "" if now.value is None else str(now.value)
        if value == frozen.value and digest_of(marks) == frozen.digest:
            continue
        acts = tuple(_explaining(freeze, frozen, marks))
        yield Difference(freeze, frozen.code, declared.label, frozen.text, now.text, acts)


def _explaining(
    freeze: Freeze, frozen: FrozenFigure, marks: Iterable[str]
) -> Iterator[journal.Entry]:
    """The journal's entries since the freeze about records that came, went or changed."""
    touched: dict[str, set[int]] = defaultdict(set)
    for mark in set(unpacked(frozen.records)) ^ set(marks):
        room, pk, _version = mark.split(":")
        touched[room].add(int(pk))
    found = 0
    for room, pks in touched.items():
        for part in queries.chunks(sorted(pks)):
            for entry in journal.since(freeze.entry, room, part)[: EXPLAINED - found]:
                found += 1
                yield entry
