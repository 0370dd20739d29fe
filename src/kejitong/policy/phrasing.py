"""Figures in sentences: exact where short, otherwise rounded to the side of their verdict."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import ceil, floor

_WAN = 10_000
_PLACES = {"%": 2, "元": 2, "分": 2}
_MOST_PLACES = 40
UNITS = {"ratio": "%", "yuan": "元", "points": "分", "people": "人", "days": "天"}


def figure(value: Fraction, unit: str, *, beside: Fraction | None = None) -> str:
    """一个数的写法；`beside` 是与它相比的界限，写出来的数不会跑到界限的另一边。"""
    if unit == "元" and abs(value) >= _WAN:
        return f"{_scaled(value, Fraction(1, _WAN), 6, beside)}万元"
    scale = Fraction(100 if unit == "%" else 1)
    return f"{_scaled(value, scale, _PLACES.get(unit, 4), beside)}{unit}"


def chinese_day(day: date) -> str:
    """年月日。"""
    return f"{day.year}年{day.month}月{day.day}日"


def rounded(value: Fraction, *, places: int, beside: Fraction | None = None) -> str:
    """四舍五入到若干位；若因此越过或碰到界限，就向结论一边取，仍不行就多取几位。"""
    if beside is not None and value == beside:
        return _exact(value)
    for digits in range(places, _MOST_PLACES):
        step = 10**digits
        candidates = (_half_up(value * step), floor(value * step), ceil(value * step))
        for candidate in candidates:
            if _same_side(Fraction(candidate, step), value, beside):
                return _decimal(candidate, digits)
    return _exact(value)


def bare(value: Fraction, *, beside: Fraction | None = None) -> str:
    """机器读的写法：最多六位小数的十进制数，去掉末尾的零，不越过界限。"""
    return _plain(rounded(value, places=6, beside=beside))


def _scaled(value: Fraction, scale: Fraction, places: int, beside: Fraction | None) -> str:
    limit = None if beside is None else beside * scale
    return _plain(rounded(value * scale, places=places, beside=limit))


def _same_side(shown: Fraction, value: Fraction, beside: Fraction | None) -> bool:
    if beside is None:
        return True
    return (shown > beside) == (value > beside) and (shown < beside) == (value < beside)


def _half_up(value: Fraction) -> int:
    return floor(value + Fraction(1, 2)) if value >= 0 else ceil(value - Fraction(1, 2))


def _exact(value: Fraction) -> str:
    for digits in range(_MOST_PLACES):
        scaled = value * 10**digits
        if scaled.denominator == 1:
            return _decimal(scaled.numerator, digits)
    return f"{value.numerator}/{value.denominator}"


def _decimal(scaled: int, digits: int) -> str:
    if not digits:
        return str(scaled)
    sign, text = "-" if scaled < 0 else "", str(abs(scaled)).rjust(digits + 1, "0")
    return f"{sign}{text[:-digits]}.{text[-digits:]}"


def _plain(text: str) -> str:
    if "." not in text:
        return text
    short = text.rstrip("0").rstrip(".")
    return "0" if short in {"-0", ""} else short
