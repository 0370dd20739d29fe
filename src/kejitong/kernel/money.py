"""Amounts are Decimal yuan everywhere; 万元 and 亿元 are ways of reading and writing them."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import Final, Literal

from kejitong.kernel.refusals import Refused
from kejitong.kernel.stats import rounded

Unit = Literal["元", "万元", "亿元"]

_SHIFTS: Final[dict[str, int]] = {"元": 0, "万元": 4, "亿元": 8}
_PLACES: Final[dict[str, int]] = {"元": 2, "万元": 0, "亿元": 2}
_SUFFIXES: Final[dict[str, Unit]] = {"元": "元", "圆": "元", "万": "万元", "亿": "亿元"}
_AMOUNT: Final = re.compile(
    r"(?:人民币)?(?P<sign>[-+]?)¥?(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<places>\.\d*)?"
    r"(?:(?P<suffix>万元|亿元|[元圆万亿])整?)?",
    re.ASCII,
)
_MINUSES: Final = str.maketrans("−–—", "---")
_LIMIT: Final = Decimal(10) ** 15
_SMALLEST_EXPONENT: Final = -8


class NotMoney(Refused):
    """这不是一个金额。"""


def yuan(amount: str | int | Decimal, unit: Unit = "元") -> Decimal:
    """读成以元计的金额；文字里自带的单位优先于栏目的单位。"""
    if isinstance(amount, str):
        return _read(amount, unit)
    if isinstance(amount, bool) or not isinstance(amount, int | Decimal):
        raise NotMoney(
            why=f"收到的是{type(amount).__name__}类型的“{amount}”，会丢失分厘",
            remedy="请传入文字、整数或十进制数",
        )
    return _shifted(Decimal(amount), unit, written=str(amount))


def in_unit(amount: Decimal, unit: Unit, places: int | None = None) -> Decimal:
    """换算成某个单位并四舍五入；万元默认取整，元和亿元默认两位小数。"""
    return rounded(amount.scaleb(-_SHIFTS[unit]), _PLACES[unit] if places is None else places)


def written(amount: Decimal, unit: Unit = "元", places: int | None = None) -> str:
    """写成带千分位和单位的文字，如“1,234万元”。"""
    return f"{in_unit(amount, unit, places):,f}{unit}"


def exact(amount: Decimal) -> str:
    """一分不少地写出来：整万的写成“30万元”，其余写到分，如“302,500.50元”。"""
    if not amount:
        return "0元"
    whole = amount.scaleb(-_SHIFTS["万元"])
    return f"{whole:,.0f}万元" if whole == int(whole) else written(amount)


def to_fen(amount: Decimal) -> Decimal:
    """四舍五入到分，用于实际收付。"""
    return in_unit(amount, "元")


def _read(text: str, unit: Unit) -> Decimal:
    plain = "".join(unicodedata.normalize("NFKC", text).split()).translate(_MINUSES)
    if plain.startswith("(") and plain.endswith(")"):
        plain = f"-{plain[1:-1]}"
    found = _AMOUNT.fullmatch(plain)
    if found is None:
        raise NotMoney(
            why=f"“{text}”不能读成数字" if plain else "没有填写",
            remedy="请填写数字，可以带千分位和单位，例如“1,234.5万元”",
        )
    sign, digits, places, suffix = found.group("sign", "digits", "places", "suffix")
    number = Decimal(f"{sign}{digits.replace(',', '')}{places or ''}")
    return _shifted(number, _SUFFIXES[suffix[0]] if suffix else unit, written=text)


def _shifted(number: Decimal, unit: Unit, *, written: str) -> Decimal:
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or exponent < _SMALLEST_EXPONENT or abs(number) >= _LIMIT:
        raise NotMoney(
            why=f"“{written}”太大，或小数超过八位，或根本不是数字",
            remedy="请核对数值和单位",
        )
    shift = _SHIFTS[unit]
    return number.scaleb(shift).quantize(Decimal(1).scaleb(min(exponent + shift, 0)))
