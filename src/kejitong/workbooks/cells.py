"""Turn one cell into a value. Each `parse_x(cell)` gives `(value, problem)`: an empty cell is
`(None, "")`, and a cell that cannot be understood is `(None, 一句话)`.

Called hundreds of thousands of times: the usual forms are tried first, the odd ones last.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import TypeVar

from kejitong.workbooks.grids import Cell, number_text
from kejitong.workbooks.units import MONEY_FACTOR

_Value = TypeVar("_Value")
Parsed = tuple[_Value | None, str]

_EMPTY: tuple[None, str] = (None, "")
_PLACEHOLDERS = frozenset({"", "-", "—", "——", "–", "/", "\\", "无数据", "N/A", "n/a", "#N/A"})
_PLAIN = re.compile(r"[+-]?\d{1,20}(?:\.\d{1,15})?", re.ASCII)
_GROUPED = re.compile(r"([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?([%‰]?)", re.ASCII)
_BRACKETED = re.compile(r"\((\d[\d,.]*)\)")
_AMOUNT = re.compile(
    r"(?:人民币|rmb|cny|¥)?(.*?)\(?((?:[十百千]?万|百|千|亿)?元?)(?:人民币)?\)?(?:整)?",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)(?:[ T]\d{1,2}:.*)?", re.ASCII
)
_COMPACT_DATE = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_MONTH = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})月?(?:份)?|(\d{2}))", re.ASCII)
_YEAR = re.compile(r"(\d{4})(?:年度?)?", re.ASCII)
_YES = frozenset(["是", "有", "对", "√", "✓", "✔", "☑", "1", "y", "yes", "true", "已"])
_NO = frozenset(
    ["否", "无", "没有", "错", "×", "✕", "✗", "✘", "x", "☐", "0", "n", "no", "false", "未", "不是"]
)
_EPOCH = date(1899, 12, 30)
_FIRST_SERIAL, _LAST_SERIAL = 367, 109_574  # 1901-01-01 到 2199-12-31
_LOST_DIGITS = 10**15
_FIRST_YEAR, _NO_YEAR = 1800, 2200
# Control characters, what marks writing directions or has no width, and halves of characters.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ud800-\udfff]"
)


def parse_text(cell: Cell) -> Parsed[str]:
    """文字：去掉首尾空白和看不见的控制字符；数按最短的写法。名称里的全角字符保留。"""
    if type(cell) is str:
        text = cell if cell.isprintable() else _UNSEEN.sub("", cell)
        return text.strip() or None, ""
    if cell is None:
        return _EMPTY
    if isinstance(cell, bool):
        return ("是" if cell else "否"), ""
    if isinstance(cell, (int, float)):
        return _without_loss(cell)
    if isinstance(cell, datetime) and cell.time() == datetime.min.time():
        return cell.date().isoformat(), ""
    return str(cell), ""


def parse_code(cell: Cell) -> Parsed[str]:
    """编号、代码、电话：全角变半角，去掉所有空白，字母大写。"""
    text, problem = parse_text(cell)
    if text is None:
        return None, problem
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return "".join(text.split()).upper() or None, ""


def parse_integer(cell: Cell) -> Parsed[int]:
    """整数，例如人数、件数。"""
    if type(cell) is float and cell.is_integer():
        return int(cell), ""
    number, problem = parse_decimal(cell)
    if number is None:
        return None, problem
    if number != number.to_integral_value():
        return None, f"“{_shown(cell)}”不是整数，应像 12 这样填写。"
    return int(number), ""


def parse_decimal(cell: Cell) -> Parsed[Decimal]:
    """小数：认千分位、全角、百分号和“万”“亿”；12.5% 是 0.125。"""
    if type(cell) is str:
        return _decimal_of_text(cell)
    if cell is None:
        return _EMPTY
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        number = Decimal(format(cell, ".15g")) if type(cell) is float else Decimal(cell)
        if number.is_finite():
            return number, ""
    return None, _not_a_number(cell)


def parse_money(cell: Cell, *, unit: str = "元") -> Parsed[Decimal]:
    """金额，化成元；`unit` 是这一列的单位，格内自带的单位优先。"""
    if type(cell) is str:
        return _money_of_text(cell, unit)
    number, problem = parse_decimal(cell)
    return (number if number is None else _scaled(number, MONEY_FACTOR[unit])), problem


def parse_date(cell: Cell) -> Parsed[date]:
    """日期；只写到月的是当月一日。"""
    if type(cell) is datetime:
        return cell.date(), ""
    if type(cell) is date:
        return cell, ""
    if type(cell) is str:
        return _date_of_text(cell)
    if cell is None:
        return _EMPTY
    return _date_of_number(cell)


def parse_month(cell: Cell) -> Parsed[date]:
    """月份，用当月一日表示：2026年11月、2026-11、202611。"""
    if isinstance(cell, (int, float)) and 190_001 <= cell <= 219_912:
        cell = number_text(cell)
    if isinstance(cell, str) and (found := _MONTH.fullmatch(_narrow(cell))):
        year, month = int(found[1]), int(found[2] or found[3])
        if 1900 <= year < 2200 and 1 <= month <= 12:
            return date(year, month, 1), ""
    day, problem = parse_date(cell)
    if day is None and problem:
        return None, f"“{_shown(cell)}”不是月份，应像 2026-11 这样填写。"
    return (day.replace(day=1) if day else None), ""


def parse_year(cell: Cell) -> Parsed[int]:
    """年份：2026、2026年、2026年度，或一个日期的年份。"""
    if isinstance(cell, (date, datetime)):
        return cell.year, ""
    text = number_text(cell) if isinstance(cell, (int, float)) else _narrow(str(cell or ""))
    if text in _PLACEHOLDERS:
        return _EMPTY
    if (found := _YEAR.fullmatch(text)) and 1900 <= int(found[1]) < 2200:
        return int(found[1]), ""
    day, _ = _date_of_text(text)
    return (day.year, "") if day else (None, f"“{_shown(cell)}”不是年份，应像 2026 这样填写。")


def parse_boolean(cell: Cell) -> Parsed[bool]:
    """是或否：认 是、否、有、无、√、×、1、0。"""
    if isinstance(cell, bool):
        return cell, ""
    text = number_text(cell) if isinstance(cell, (int, float)) else _narrow(str(cell or "")).lower()
    if text in _YES:
        return True, ""
    if text in _NO:
        return False, ""
    if text in _PLACEHOLDERS:
        return _EMPTY
    return None, f"“{_shown(cell)}”不能判断是或否，应填“是”或“否”。"


def _without_loss(cell: float) -> Parsed[str]:
    if type(cell) is float and abs(cell) >= _LOST_DIGITS:
        return None, (
            f"“{number_text(cell)}”按数字存放，第15位以后可能已经丢失；"
            "请把这一列设为文本，重新填写完整的号码。"
        )
    return number_text(cell), ""


def _decimal_of_text(cell: str) -> Parsed[Decimal]:
    if _PLAIN.fullmatch(cell):
        return Decimal(cell), ""
    text = _narrow(cell)
    if text in _PLACEHOLDERS:
        return _EMPTY
    power = {"万": 4, "亿": 8}.get(text[-1], 0)
    number = _bare_number(text[:-1] if power else text)
    return (None, _not_a_number(cell)) if number is None else (_scaled(number, power), "")


def _bare_number(text: str) -> Decimal | None:
    if bracketed := _BRACKETED.fullmatch(text):
        text = f"-{bracketed[1]}"
    found = _GROUPED.fullmatch(text)
    if not found or len(text) > 30:
        return None
    sign, whole, fraction, rate = found.groups()
    number = Decimal(sign + whole.replace(",", "") + (fraction or ""))
    return _scaled(number, {"%": -2, "‰": -3}.get(rate, 0))


def _money_of_text(cell: str, unit: str) -> Parsed[Decimal]:
    if _PLAIN.fullmatch(cell):
        return _scaled(Decimal(cell), MONEY_FACTOR[unit]), ""
    text = _narrow(cell)
    if text in _PLACEHOLDERS:
        return _EMPTY
    if (number := _bare_number(text)) is not None and text[-1] not in "%‰":
        return _scaled(number, MONEY_FACTOR[unit]), ""
    found = _AMOUNT.fullmatch(text)
    number = _bare_number(found[1]) if found else None
    if found is None or number is None or text[-1] in "%‰":
        return None, f"“{_shown(cell)}”不是人民币金额，应像 1234.56 这样填写，单位是{unit}。"
    own = found[2] if found[2].endswith("元") or not found[2] else f"{found[2]}元"
    return _scaled(number, MONEY_FACTOR[own or unit]), ""


def _scaled(number: Decimal, power: int) -> Decimal:
    """乘以十的几次方；只移小数点，不舍入。"""
    if not power:
        return number
    sign, digits, exponent = number.as_tuple()
    moved = Decimal((sign, digits, int(exponent) + power))
    return Decimal(format(moved, "f"))


def _date_of_number(cell: Cell) -> Parsed[date]:
    if isinstance(cell, bool) or not isinstance(cell, (int, float)):
        return None, _not_a_date(cell)
    if _FIRST_SERIAL <= cell <= _LAST_SERIAL:
        return _EPOCH + timedelta(days=int(cell)), ""
    return _date_of_text(number_text(cell))


@lru_cache(maxsize=16_384)
def _date_of_text(cell: str) -> Parsed[date]:
    text = unicodedata.normalize("NFKC", cell).strip()
    found = _DATE.fullmatch(text) or _DATE.fullmatch("".join(text.split()))
    found = found or _COMPACT_DATE.fullmatch(text)
    if not found:
        return _EMPTY if text in _PLACEHOLDERS else (None, _not_a_date(cell))
    try:
        day = date(int(found[1]), int(found[2]), int(found[3] or 1))
    except ValueError:
        return None, f"“{_shown(cell)}”不是历法上有的日期，应像 2026-11-30 这样填写。"
    if not _FIRST_YEAR <= day.year < _NO_YEAR:
        return None, f"“{_shown(cell)}”的年份不合情理，应像 2026-11-30 这样填写。"
    return day, ""


def _narrow(text: str) -> str:
    """全角变半角，去掉空白。"""
    text = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return "".join(text.split()).replace("−", "-")


def _shown(cell: Cell) -> str:
    text = str(cell)
    if isinstance(cell, bool):
        text = text.upper()
    elif isinstance(cell, (int, float)):
        text = number_text(cell)
    return text if len(text) <= 30 else f"{text[:30]}…"


def _not_a_number(cell: Cell) -> str:
    return f"“{_shown(cell)}”不是数字，应像 1234.56 这样填写。"


def _not_a_date(cell: Cell) -> str:
    return f"“{_shown(cell)}”不是日期，应像 2026-11-30 这样填写。"
