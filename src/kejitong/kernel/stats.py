"""Ratios that never invent a figure: without a base there is no answer."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal


def rounded(value: Decimal, places: int = 0) -> Decimal:
    """四舍五入；不会得出负零。"""
    result = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return result or abs(result)


def ratio(part: Decimal | int, whole: Decimal | int) -> Decimal | None:
    """占比；分母为零时没有答案。"""
    return Decimal(part) / Decimal(whole) if whole else None


def growth(now: Decimal | int | None, before: Decimal | int | None) -> Decimal | None:
    """同比增长（比值）。缺数、基数为零或为负时没有答案；两期都为零为持平。"""
    if now is None or before is None:
        return None
    if now == before == 0:
        return Decimal(0)
    return Decimal(now) / Decimal(before) - 1 if before > 0 else None


def technology_contribution(
    *, output: Decimal, capital: Decimal, labour: Decimal, capital_share: Decimal
) -> Decimal | None:
    """科技进步贡献率（索洛余值）：产出、资本、劳动的增长率和资本弹性，两个弹性之和为一。"""
    if output == 0:
        return None
    return 1 - (capital_share * capital + (1 - capital_share) * labour) / output
