"""What an import would do: each row judged against what stands in the register."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from kejitong.audit import queries as journal
from kejitong.intake import doubting, scoping
from kejitong.kernel.refusals import Problem
from kejitong.registers import queries
from kejitong.registers.columns import Kind
from kejitong.registers.queries import Held
from kejitong.registers.register import Register

LACKING = "必须填写，表中没有这一栏"

Row = dict[str, Any]
Key = tuple[Any, ...]
Changes = dict[str, tuple[Any, Any]]


class Outcome(StrEnum):
    """一行的结果。"""

    ADDED = "a"
    CHANGED = "c"
    UNCHANGED = "u"
    REFUSED = "r"


LABELS: Mapping[Outcome, str] = {
    Outcome.ADDED: "新增",
    Outcome.CHANGED: "更改",
    Outcome.UNCHANGED: "不变",
    Outcome.REFUSED: "退回",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of one row: the record it meets, what it would change there, and what to look
    at before; the doubts are the preview's alone.
    """

    outcome: Outcome
    record: int = 0
    changes: Changes = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    doubts: tuple[Problem, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Met:
    """What a row meets: its identity, what is stored under it, and whether it may be touched."""

    key: Key
    held: Held | None
    is_revivable: bool
    is_within: bool


class Judge:
    """Judges rows of one register, part by part; remembers the keys it has let through."""

    def __init__(
        self, register: Register, *, region: str = "", lacking: Mapping[str, str] | None = None
    ) -> None:
        """`lacking` says of required columns that nothing fills why that is so."""
        self._register = register
        self._region = region
        self._lacking = lacking or {}
        self._place = register.region.partition("__")[0]
        self._seen: dict[Key, int] = {}
        self._required = [column.name for column in register.columns if column.required]

    def judge(
        self, rows: Sequence[Row], numbers: Sequence[int], *, filled: Collection[int] = ()
    ) -> list[Verdict]:
        """One verdict for each row; the numbers are those of the sheet.

        Of the rows whose region was filled in, those that are known keep the region they have.
        """
        keys = [self._key(row) for row in rows]
        known = queries.held(self._register, keys)
        held = [known.get(key) for key in keys]
        revivable = self._undone(known.values())
        for index in filled:
            one = held[index]
            if one and one.pk not in revivable and self._place not in self._register.key:
                rows[index].pop(self._place, None)
        allowed = scoping.within(self._register, self._region, rows, held)
        return [
            self._verdict(row, number, Met(key, one, one is not None and one.pk in revivable, may))
            for row, number, key, one, may in zip(rows, numbers, keys, held, allowed, strict=True)
        ]

    def _key(self, row: Row) -> Key:
        register = self._register
        if register.derive and any(name not in row for name in register.key):
            row = {**row, **register.derive(row)}
        return queries.key_of(register, row)

    def _verdict(self, row: Row, number: int, met: Met) -> Verdict:
        held = met.held
        if first := self._seen.get(met.key):
            return self._refuse(number, met.key, f"与第{first}行是同一条，只能保留一行")
        if held is None or met.is_revivable:
            verdict = self._new(row, number, record=held.pk if held else 0)
        elif held.is_retired:
            return self._refuse(number, met.key, "这条记录已经停用；请先在登记册里恢复，再导入")
        else:
            verdict = self._known(row, number, held)
        if verdict.outcome is Outcome.REFUSED:
            return verdict
        if not met.is_within:
            sentence = f"不在您的地区（{self._region}）范围之内；请核对地区，或请上级人员导入"
            return self._refuse(number, met.key, sentence, column=self._place)
        self._seen[met.key] = number
        return verdict

    def _new(self, row: Row, number: int, *, record: int = 0) -> Verdict:
        missing = [name for name in self._required if row.get(name) in (None, "")]
        if missing and self._register.derive:
            derived = self._register.derive(row)
            missing = [name for name in missing if derived.get(name) in (None, "")]
        if missing:
            return Verdict(Outcome.REFUSED, problems=tuple(
                Problem(number, self._register.heading(name), "", self._lacking.get(name, LACKING))
                for name in missing
            ))  # fmt: skip
        return Verdict(Outcome.ADDED, record)

    def _known(self, row: Row, number: int, held: Held) -> Verdict:
        """Blank cells are not in the row, so they leave the register as it is."""
        if all(held.values[name] == value for name, value in row.items()):
            return Verdict(Outcome.UNCHANGED, held.pk)
        register = self._register
        whole = {**held.values, **row}
        if register.derive:
            whole.update(register.derive(whole))
        changes = {
            name: (before, whole[name])
            for name, before in held.values.items()
            if before != whole[name]
        }
        problems = tuple(
            Problem(
                number,
                register.heading(name),
                "" if whole.get(name) is None else str(whole[name]),
                sentence,
            )
            for check in register.checks
            for name, sentence in check(whole)
        )
        if problems:
            return Verdict(Outcome.REFUSED, problems=problems)
        if not changes:
            return Verdict(Outcome.UNCHANGED, held.pk)
        said = tuple(
            doubting.doubts(register, row, held=held.values, changes=changes, number=number)
        )
        return Verdict(Outcome.CHANGED, held.pk, changes, doubts=said)

    def _refuse(self, number: int, key: Key, sentence: str, *, column: str = "") -> Verdict:
        register = self._register
        name = column or register.key[0]
        is_plain = name == register.key[0] and register.kind(name) is not Kind.REFERENCE
        shown = str(key[0]) if is_plain and key[0] is not None else ""
        problem = Problem(number, register.heading(name), shown, sentence)
        return Verdict(Outcome.REFUSED, problems=(problem,))

    def _undone(self, held: Iterable[Held]) -> set[int]:
        """Records that only the undoing of an import has retired: they may come back."""
        retired = [one.pk for one in held if one.is_retired]
        slug = self._register.slug
        latest = journal.latest_batches(slug, f"{slug}.retired", retired)
        return {pk for pk, batch in latest.items() if batch}
