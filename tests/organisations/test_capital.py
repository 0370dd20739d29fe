"""Registered capital as it is printed by business registers."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kejitong.organisations import capital


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("50(万元人民币)", "500000"),
        ("1,518(万元人民币)", "15180000"),
        ("0(万元人民币)", "0"),
        ("2万人民币", "20000"),
        ("人民币500万元", "5000000"),
        ("1.5亿元", "150000000"),
        ("3000元", "3000"),
        ("0.12345678万元", "1234.57"),
    ],
)
def test_read_to_yuan(text: str, yuan: str) -> None:
    assert capital.read(text) == capital.Capital(Decimal(yuan))


def test_nothing_given_is_no_doubt() -> None:
    assert capital.read("N/A") == capital.Capital()


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("100(万美元)", "币种为美元，不折算成人民币，只保留原文"),
        ("1,000(万日元)", "币种为日元，不折算成人民币，只保留原文"),
        ("500", "没有写明单位，只保留原文；请另填“注册资本”（元）"),
        ("面议", "认不出金额，只保留原文；请另填“注册资本”（元）"),
    ],
)
def test_doubtful_is_not_guessed(text: str, doubt: str) -> None:
    assert capital.read(text) == capital.Capital(doubt=doubt)
