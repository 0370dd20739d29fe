"""Totals and the checks between them, exact to the last decimal, and what is asked at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from kejitong.catalogue import answering
from kejitong.catalogue.fields import (
    Check,
    Edition,
    Equal,
    Field,
    Limit,
    Ratio,
    Section,
    Shape,
    Slot,
    Sum,
    When,
)

_AMOUNT = Field(code="amount", label="金额", shape=Shape.MONEY, unit="万元")
SOURCES = Field(code="sources", label="来源", shape=Shape.TABLE, rows=("拨款", "自筹"),
                columns=(_AMOUNT,))  # fmt: skip
SPENDING = Field(code="spending", label="支出", shape=Shape.TABLE, columns=(
    Field(code="line", label="科目", shape=Shape.TEXT), _AMOUNT))  # fmt: skip
HAS_LOAN = Field(code="has_loan", label="有贷款", shape=Shape.YES_NO)
LOAN = Field(code="loan", label="贷款", shape=Shape.MONEY, unit="万元",
             when=When("has_loan", ("是",)))  # fmt: skip
RATE = Field(code="rate", label="利率", shape=Shape.NUMBER, unit="%",
             when=When("loan", ("10000",)))  # fmt: skip
GRANT, OWN = (Sum(label, ("sources.amount",), (label,)) for label in ("拨款", "自筹"))
RAISED, SPENT = Sum("来源合计", ("sources.amount",)), Sum("支出合计", ("spending.amount",))
EDITION = Edition(
    since=date(2026, 1, 1),
    sections=(Section("money", "经费", (SOURCES, SPENDING, HAS_LOAN, LOAN, RATE)),),
    slots=(Slot(code="contract", label="贷款合同", when=When("has_loan", ("是",))),),
)


def answers(grant: str, own: str, *spent: str, **more: Any) -> dict[str, Any]:
    return {
        "sources": [{"row": "拨款", "amount": grant}, {"row": "自筹", "amount": own}],
        "spending": [{"line": f"科目{at}", "amount": one} for at, one in enumerate(spent)],
        **more,
    }


def result(check: Check, given: dict[str, Any]) -> answering.CheckResult:
    (found,) = answering.check_results(replace(EDITION, checks=(check,)), given)
    return found


def total(given: dict[str, Any], wanted: Sum) -> Decimal | None:
    return answering.total(EDITION, given, wanted)


def test_a_total_takes_the_named_rows_and_leaves_out_what_is_empty() -> None:
    given = answers("200000.01", "", "0.1", "0.2")
    assert total(given, RAISED) == Decimal("200000.01")
    assert total(given, GRANT) == Decimal("200000.01")
    assert total(given, OWN) is None
    assert total(given, SPENT) == Decimal("0.3")
    assert total(given, Sum("科目1", ("spending.amount",), ("科目1",))) == Decimal("0.2")


def test_what_cannot_be_read_has_no_total() -> None:
    assert total(answers("很多", "1"), RAISED) is None
    assert total(answers("1" * 30, "1"), RAISED) is None
    assert total({"sources": "不是表"}, RAISED) is None


def test_what_is_not_asked_does_not_count() -> None:
    loan = Sum("贷款", ("loan",))
    assert total({"has_loan": "是", "loan": "10000"}, loan) == 10000
    assert total({"has_loan": "否", "loan": "10000"}, loan) is None


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ({}, (False, False, False)),
        ({"has_loan": "是"}, (True, False, True)),
        ({"has_loan": "是", "loan": "10000"}, (True, True, True)),
        ({"has_loan": "否", "loan": "10000"}, (False, False, False)),
    ],
)
def test_a_chain_of_conditions(given: dict[str, Any], asked: tuple[bool, bool, bool]) -> None:
    found = [answering.is_asked(EDITION, given, code) for code in ("loan", "rate")]
    slots = answering.wanted_slots(EDITION, given) == EDITION.slots
    assert (*found, slots) == asked


def test_only_what_is_asked_counts_as_answered() -> None:
    given = {"has_loan": "否", "loan": "10000", "rate": "4"}
    assert answering.asked_answers(EDITION, given) == {"has_loan": "否"}


def test_equal_says_by_how_much_it_differs() -> None:
    check = Equal(RAISED, SPENT)
    met = result(check, answers("100000", "200000", "300000"))
    assert (met.is_met, met.text) == (True, "来源合计30万元，支出合计30万元，相等")
    unmet = result(check, answers("100000", "200000", "300000.01"))
    assert (unmet.is_met, unmet.field) == (False, "sources.amount")
    assert unmet.text == "来源合计30万元，支出合计30.000001万元，相差0.000001万元，应当相等"
    assert (unmet.left, unmet.right) == (Decimal(300000), Decimal("300000.01"))


def test_an_empty_side_counts_as_nothing_when_the_other_is_filled() -> None:
    check = Equal(RAISED, SPENT)
    assert result(check, answers("100000", "")).is_met is False
    assert result(check, answers("", "")).is_met is None
    assert result(check, answers("很多", "", "1")).is_met is None


@pytest.mark.parametrize(
    ("own", "is_met"), [("66666.66", False), ("66666.67", True), ("100000.00", True),
                        ("100000.01", False)],
)  # fmt: skip
def test_a_ratio_is_compared_without_dividing(own: str, is_met: bool) -> None:
    check = Ratio(OWN, Sum("三倍", ("sources.amount",), ("拨款",)), least=Decimal("0.6666667"),
                  most=Decimal(1), basis="办法第六条")  # fmt: skip
    found = result(check, answers("100000", own))
    assert found.is_met is is_met
    wanted = "，两者之比应不低于0.6666667、不高于1（办法第六条）"
    assert found.text.endswith(wanted) is not is_met


def test_a_ratio_to_nothing() -> None:
    assert result(Ratio(OWN, GRANT, most=Decimal(2)), answers("0", "1")).is_met is False
    assert result(Ratio(OWN, GRANT, least=Decimal(2)), answers("0", "1")).is_met is True
    assert result(Ratio(OWN, GRANT, least=Decimal(2)), answers("", "")).is_met is None


def test_a_limit_is_met_at_its_bounds() -> None:
    check = Limit(GRANT, least=Decimal(100_000), most=Decimal(500_000), basis="指南")
    bounds = ("99999.99", "100000", "500000", "500000.01", "")
    assert [result(check, answers(amount, "1")).is_met for amount in bounds] == [
        False, True, True, False, None,
    ]  # fmt: skip
    said = result(check, answers("600000", "1")).text
    assert said == "拨款60万元，应不少于10万元、不超过50万元（指南）"
