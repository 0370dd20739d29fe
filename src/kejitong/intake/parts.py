"""A part of a preview: some rows with their values and verdicts, and how it is stored."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from django.db import models

from kejitong.intake.comparing import Outcome, Row, Verdict
from kejitong.kernel.refusals import Problem
from kejitong.registers.register import Register

_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
Codec = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Judged:
    """若干行：行号、读出的值、结果；退回的行另存原样的格；哪些行的地区是代填的、填在哪一栏。"""

    numbers: list[int]
    rows: list[Row]
    verdicts: list[Verdict]
    warnings: Mapping[int, Sequence[Problem]] = field(default_factory=dict)
    raws: Mapping[int, Sequence[str]] = field(default_factory=dict)
    filled: Mapping[int, str] = field(default_factory=dict)

    def count(self, outcome: Outcome) -> int:
        """How many rows came to this."""
        return sum(1 for verdict in self.verdicts if verdict.outcome is outcome)


def pack(register: Register, judged: Judged) -> bytes:
    """The part as compressed JSON, column by column."""
    names = sorted({name for row in judged.rows for name in row})
    content = {
        "numbers": judged.numbers,
        "values": {
            name: _each(_writer(register, name), [row.get(name) for row in judged.rows])
            for name in names
        },
        "outcomes": "".join(verdict.outcome for verdict in judged.verdicts),
        "records": [verdict.record for verdict in judged.verdicts],
        "changes": _written_changes(register, judged.verdicts),
        "problems": {
            index: _plain(verdict.problems)
            for index, verdict in enumerate(judged.verdicts)
            if verdict.problems
        },
        "warnings": {index: _plain(said) for index, said in judged.warnings.items()},
        "raws": judged.raws,
        "filled": judged.filled,
    }
    return zlib.compress(_ENCODE(content).encode(), 1)


def unpack(register: Register, content: bytes) -> Judged:
    """The part as it was packed."""
    held = json.loads(zlib.decompress(content))
    numbers: list[int] = held["numbers"]
    rows: list[Row] = [{} for _ in numbers]
    for name, column in held["values"].items():
        for row, value in zip(rows, _each(_reader(register, name), column), strict=True):
            if value is not None:
                row[name] = value
    problems = _problems(held["problems"], numbers)
    changes = {
        int(index): {
            name: (_reader(register, name)(before), _reader(register, name)(after))
            for name, (before, after) in changed.items()
        }
        for index, changed in held["changes"].items()
    }
    verdicts = [
        Verdict(Outcome(outcome), record, changes.get(index, {}), problems.get(index, ()))
        for index, (outcome, record) in enumerate(
            zip(held["outcomes"], held["records"], strict=True)
        )
    ]
    raws = {int(index): raw for index, raw in held["raws"].items()}
    filled = {int(index): name for index, name in held.get("filled", {}).items()}
    return Judged(numbers, rows, verdicts, _problems(held["warnings"], numbers), raws, filled)


def restored(register: Register, name: str, value: Any) -> Any:
    """A value as the journal keeps it (text or number), as the field holds it."""
    model_field = register.field(name)
    if isinstance(model_field, models.ForeignKey):
        return value
    return model_field.to_python(value)


def _written_changes(register: Register, verdicts: Sequence[Verdict]) -> dict[int, Any]:
    return {
        index: {
            name: [_writer(register, name)(value) for value in pair]
            for name, pair in verdict.changes.items()
        }
        for index, verdict in enumerate(verdicts)
        if verdict.changes
    }


def _plain(problems: Sequence[Problem]) -> list[list[str]]:
    return [[problem.column, problem.value, problem.problem] for problem in problems]


def _problems(
    held: Mapping[str, Sequence[Sequence[str]]], numbers: Sequence[int]
) -> dict[int, tuple[Problem, ...]]:
    return {
        int(index): tuple(Problem(numbers[int(index)], *said) for said in problems)
        for index, problems in held.items()
    }


def _each(change: Codec, values: list[Any]) -> list[Any]:
    return values if change is _same else [change(value) for value in values]


def _same(value: Any) -> Any:
    return value


def _written(value: Any) -> Any:
    return None if value is None else str(value)


def _read(read: Codec, value: Any) -> Any:
    return None if value is None else read(value)


_read_date = partial(_read, date.fromisoformat)
_read_decimal = partial(_read, Decimal)


def _writer(register: Register, name: str) -> Codec:
    is_plain = _reader(register, name) is _same
    return _same if is_plain else _written


def _reader(register: Register, name: str) -> Codec:
    model_field = register.field(name)
    if isinstance(model_field, models.DateField):
        return _read_date
    return _read_decimal if isinstance(model_field, models.DecimalField) else _same
