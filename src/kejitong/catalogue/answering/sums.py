"""Totals, and the checks between them: equal, in a ratio, within limits; all in exact decimals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kejitong.catalogue.answering import values
from kejitong.catalogue.answering.relevance import is_asked
from kejitong.catalogue.answering.tables import label_of, rows_of
from kejitong.catalogue.fields import Check, Edition, Equal, Field, Limit, Ratio, Shape, Sum

Answers = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class CheckResult:
    """一项核对：两边的数（元）、是否满足；还没有填的不下结论。`field` 是可以去改的第一栏。"""

    label: str
    left: Decimal | None
    right: Decimal | None
    is_met: bool | None
    text: str
    field: str


@dataclass(frozen=True, slots=True)
class Amount:
    """一个合计；有读不懂的数就没有合计。"""

    number: Decimal | None
    is_readable: bool = True

    @property
    def or_zero(self) -> Decimal:
        """没有填的按零算。"""
        return self.number or Decimal(0)


def total(edition: Edition, answers: Answers, wanted: Sum) -> Decimal | None:
    """几栏之和，空着的不计；一个也没有填，或有读不懂的，则没有。"""
    return _amount(edition, answers, wanted).number


def check_results(edition: Edition, answers: Answers) -> tuple[CheckResult, ...]:
    """每项核对的结果，按声明的先后。"""
    return tuple(_result(edition, answers, check) for check in edition.checks)


def _amount(edition: Edition, answers: Answers, wanted: Sum) -> Amount:
    numbers = []
    for field, value in _terms(edition, answers, wanted):
        if values.is_blank(value):
            continue
        number = values.number_of(field, value)
        if number is None:
            return Amount(None, is_readable=False)
        numbers.append(number)
    return Amount(sum(numbers, Decimal(0)) if numbers else None)


def _terms(edition: Edition, answers: Answers, wanted: Sum) -> Iterator[tuple[Field, Any]]:
    for name in wanted.fields:
        code, _, column_code = name.partition(".")
        if not is_asked(edition, answers, code):
            continue
        field, value = edition.field(code), answers.get(code)
        if not column_code:
            yield field, value
            continue
        column = next(one for one in field.columns if one.code == column_code)
        for row in rows_of(value):
            if not wanted.rows or label_of(field, row) in wanted.rows:
                yield column, row.get(column_code)


def _result(edition: Edition, answers: Answers, check: Check) -> CheckResult:
    if isinstance(check, Equal):
        return _equal(edition, answers, check)
    if isinstance(check, Ratio):
        return _ratio(edition, answers, check)
    return _limit(edition, answers, check)


def _equal(edition: Edition, answers: Answers, check: Equal) -> CheckResult:
    left, right = (_amount(edition, answers, one) for one in (check.left, check.right))
    label = f"{check.left.label}等于{check.right.label}"
    first = check.left.fields[0]
    if _is_undecided(left, right):
        return CheckResult(label, left.number, right.number, None, f"{label}：还没有填", first)
    gap = left.or_zero - right.or_zero
    said = (
        f"{check.left.label}{_written(edition, check.left, left.or_zero)}，"
        f"{check.right.label}{_written(edition, check.right, right.or_zero)}"
    )
    end = "，相等" if not gap else f"，相差{_written(edition, check.left, abs(gap))}，应当相等"
    return CheckResult(label, left.or_zero, right.or_zero, not gap, said + end, first)


def _ratio(edition: Edition, answers: Answers, check: Ratio) -> CheckResult:
    """Compared by multiplying across, so that no division rounds."""
    part, whole = (_amount(edition, answers, one) for one in (check.part, check.whole))
    label = f"{check.part.label}与{check.whole.label}之比{_bounds(check)}"
    first = check.part.fields[0]
    if _is_undecided(part, whole):
        return CheckResult(label, part.number, whole.number, None, f"{label}：还没有填", first)
    a, b = part.or_zero, whole.or_zero
    is_met = (check.least is None or a >= check.least * b) and (
        check.most is None or a <= check.most * b
    )
    said = (
        f"{check.part.label}{_written(edition, check.part, a)}，"
        f"{check.whole.label}{_written(edition, check.whole, b)}"
    )
    wanted = "" if is_met else f"，两者之比应{_bounds(check)}{_basis(check.basis)}"
    return CheckResult(label, a, b, is_met, said + wanted, first)


def _limit(edition: Edition, answers: Answers, check: Limit) -> CheckResult:
    value = _amount(edition, answers, check.value)
    bounds = [
        f"{word}{_written(edition, check.value, bound)}"
        for word, bound in (("不少于", check.least), ("不超过", check.most))
        if bound is not None
    ]
    label, first = f"{check.value.label}{'、'.join(bounds)}", check.value.fields[0]
    bound = check.most if check.most is not None else check.least
    if value.number is None:
        return CheckResult(label, None, bound, None, f"{label}：还没有填", first)
    is_met = (check.least is None or value.number >= check.least) and (
        check.most is None or value.number <= check.most
    )
    said = f"{check.value.label}{_written(edition, check.value, value.number)}"
    wanted = "" if is_met else f"，应{'、'.join(bounds)}{_basis(check.basis)}"
    return CheckResult(label, value.number, bound, is_met, said + wanted, first)


def _is_undecided(left: Amount, right: Amount) -> bool:
    """Something is unreadable (that is told elsewhere), or nothing was filled in on either side."""
    if not (left.is_readable and right.is_readable):
        return True
    return left.number is None and right.number is None


def _bounds(check: Ratio) -> str:
    said = [
        f"{word}{values.canonical(bound)}"
        for word, bound in (("不低于", check.least), ("不高于", check.most))
        if bound is not None
    ]
    return "、".join(said)


def _basis(basis: str) -> str:
    return f"（{basis}）" if basis else ""


def _written(edition: Edition, wanted: Sum, number: Decimal) -> str:
    """In the unit of the first field that is summed."""
    code, _, column_code = wanted.fields[0].partition(".")
    field = edition.field(code)
    if field.shape is Shape.TABLE:
        field = next(one for one in field.columns if one.code == column_code)
    return values.in_unit(number, field)
