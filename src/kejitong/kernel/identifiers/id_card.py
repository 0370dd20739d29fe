"""公民身份号码（GB 11643-1999）。"""

from __future__ import annotations

from datetime import date
from operator import mul
from typing import Final

from kejitong.kernel.divisions import province

_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS: Final = "10X98765432"
_LENGTH: Final = 18
_FIRST_YEAR: Final = 1850
_LAST_YEAR: Final = 2099


def is_shaped(number: str) -> bool:
    """十七位数字，末位为数字或X。"""
    return (
        len(number) == _LENGTH
        and number.isascii()
        and number[:17].isdigit()
        and (number[17].isdigit() or number[17] == "X")
    )


def birthday(number: str) -> date | None:
    """号码里的出生日期；不是真实日期则没有。"""
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None
    return born if _FIRST_YEAR <= born.year <= _LAST_YEAR else None


def check_digit(number: str) -> str:
    """前17位对应的校验位。"""
    return _CHECKS[sum(map(mul, map(int, number[:17]), _WEIGHTS)) % 11]


def is_plausible(number: str) -> bool:
    """形状、省份和出生日期都说得通，不看校验位；用来在文字里找出可能的号码。"""
    return is_shaped(number) and bool(province(number)) and birthday(number) is not None


def problem(number: str) -> str:
    """哪里不对；都对则为空。"""
    if not is_shaped(number):
        return "应为18位：前17位为数字，末位为数字或X"
    if not province(number):
        return f"前两位{number[:2]}不是省级代码"
    if birthday(number) is None:
        return f"第7至14位{number[6:14]}不是真实的出生日期"
    if number[17] != (check := check_digit(number)):
        return f"末位校验位应为{check}"
    return ""


def is_male(number: str) -> bool:
    """第17位为奇数的是男性。"""
    return int(number[16]) % 2 == 1
