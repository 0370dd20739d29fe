"""How figures are put into official Chinese: exact, 多, 近, growth, rank, dates and batches.

A phrase never claims more than the figure: what is not nearly a round number is not 近.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date
from decimal import ROUND_FLOOR, Decimal
from typing import Final

from kejitong.kernel.money import Unit, in_unit
from kejitong.kernel.refusals import Refused
from kejitong.kernel.stats import rounded

_DIGITS: Final = "零一二三四五六七八九"
_YEAR_DIGITS: Final = "〇一二三四五六七八九"
_STEPS: Final = ("", "十", "百", "千")
_MYRIADS: Final = ("", "万", "亿", "万亿")
_NEARLY: Final = Decimal("0.95")
_THOUSAND: Final = 1000
_MYRIAD: Final = 10000
_FIRST_BAD_NUMBER: Final = 10**16


class NoPhrase(Refused):
    """这个数写不成文字。"""


def exact(value: Decimal | int, unit: str = "", *, places: int = 0) -> str:
    """如实写出：356家、14.03亿元。"""
    return f"{rounded(Decimal(value), places):f}{unit}"


def more_than(value: Decimal | int, unit: str = "", *, money: bool = False) -> str:
    """“多”：千以下按十、千以上按百取整，以万元计的金额按百；恰为整数倍的不写“多”。"""
    number = Decimal(value)
    step = 100 if abs(number) >= _THOUSAND or (money and abs(number) >= 100) else 10
    floor = (number / step).to_integral_value(ROUND_FLOOR) * step
    if floor <= 0:
        return _plainly(number, unit)
    return f"{floor:f}{unit}" if floor == number else f"{floor:f}多{unit}"


def nearly(value: Decimal | int, unit: str = "") -> str:
    """“近”：达到下一个整数的95%才写；恰为整数如实写，其余改用“多”。"""
    number = Decimal(value)
    if number < 10:
        return _plainly(number, unit)
    step = Decimal(1).scaleb(number.adjusted())
    above = ((number / step).to_integral_value(ROUND_FLOOR) + 1) * step
    if number % step != 0 and number >= above * _NEARLY:
        return f"近{_in_myriads(above)}{unit}"
    return f"{_in_myriads(number)}{unit}" if number % step == 0 else more_than(number, unit)


def amount(yuan: Decimal, unit: Unit | None = None) -> str:
    """金额：亿元两位小数，万元取整，不足一万元的写到分；不写千分位。"""
    unit = unit or _fitting_unit(yuan)
    return f"{in_unit(yuan, unit):f}{unit}"


def percent(ratio: Decimal, *, places: int = 1) -> str:
    """百分数，默认一位小数。"""
    return f"{rounded(ratio * 100, places):f}%"


def signed_growth(growth: Decimal | None, *, prefix: str = "同比", places: int = 1) -> str:
    """同比增长12.2%、同比下降3.0%、同比持平；没有基数则照说。"""
    if growth is None:
        return "上年同期无可比基数"
    if rounded(growth * 100, places) == 0:
        return f"{prefix}持平"
    return f"{prefix}{'增长' if growth > 0 else '下降'}{percent(abs(growth), places=places)}"


def percentage_points(difference: Decimal, *, places: int = 1) -> str:
    """两个百分数之差：提高1.2个百分点。"""
    points = rounded(difference * 100, places)
    if points == 0:
        return "持平"
    return f"{'提高' if points > 0 else '下降'}{abs(points):f}个百分点"


def competition_rank(value: Decimal | int, peers: Iterable[Decimal | int]) -> int:
    """名次：比它大的个数加一，并列同名次；peers 里有没有它自己都一样。"""
    return 1 + sum(peer > value for peer in peers)


def is_leading(rank: int, size: int) -> bool:
    """能否称“位居前列”：在前三分之一以内（不足一个的进一）。"""
    return rank <= -(-size // 3)


def rank_words(rank: int, size: int) -> str:
    """第2位，位居前列；够不上前列的只写位次。"""
    if not 1 <= rank <= size:
        raise NoPhrase(why=f"{size}个中没有第{rank}位", remedy="请核对比较范围")
    return f"第{rank}位，位居前列" if is_leading(rank, size) else f"第{rank}位"


def chinese_number(number: int) -> str:
    """汉字数目：12写作十二，2026写作二千零二十六。"""
    if not 0 <= number < _FIRST_BAD_NUMBER:
        raise NoPhrase(why=f"{number}不在零到一亿亿之间", remedy="请直接写阿拉伯数字")
    words, place, gap = "", 0, False
    rest = number
    while rest:
        rest, section = divmod(rest, _MYRIAD)
        if section:
            zero = "零" if gap and words else ""
            words = _section(section) + _MYRIADS[place] + zero + words
        gap = section < _THOUSAND if section else bool(words)
        place += 1
    words = words.removeprefix("零") or "零"
    return words[1:] if words.startswith("一十") else words


def chinese_date(day: date) -> str:
    """2026年2月27日。"""
    return f"{day.year}年{day.month}月{day.day}日"


def hanzi_date(day: date) -> str:
    """二〇二六年二月二十七日。"""
    year = "".join(_YEAR_DIGITS[int(digit)] for digit in str(day.year))
    return f"{year}年{chinese_number(day.month)}月{chinese_number(day.day)}日"


def month_span(first: int, last: int) -> str:
    """1—11月；同一个月写作3月。"""
    if not 1 <= first <= last <= 12:
        raise NoPhrase(why=f"{first}月到{last}月不是一年里的先后", remedy="请核对起止月份")
    return f"{first}月" if first == last else f"{first}—{last}月"


def day_or_month_end(day: date) -> str:
    """截至某日的写法：月末写作11月底，别的日子写到日。"""
    is_last = day.day == calendar.monthrange(day.year, day.month)[1]
    return f"{day.month}月底" if is_last else f"{day.month}月{day.day}日"


def first_batch(number: int) -> str:
    """首批、第二批。"""
    if number < 1:
        raise NoPhrase(why=f"没有第{number}批", remedy="批次从1数起")
    return "首批" if number == 1 else f"第{chinese_number(number)}批"


def _plainly(number: Decimal, unit: str) -> str:
    whole = number == number.to_integral_value()
    return f"{number.quantize(Decimal(1)) if whole else number.normalize():f}{unit}"


def _in_myriads(number: Decimal) -> str:
    return _plainly(number / _MYRIAD, "万") if number >= _MYRIAD else _plainly(number, "")


def _fitting_unit(yuan: Decimal) -> Unit:
    if abs(yuan) >= 10**8:
        return "亿元"
    return "万元" if abs(yuan) >= _MYRIAD else "元"


def _section(number: int) -> str:
    words, gap = "", False
    for place, digit in enumerate(reversed(str(number))):
        if digit == "0":
            gap = bool(words)
            continue
        words = _DIGITS[int(digit)] + _STEPS[place] + ("零" if gap else "") + words
        gap = False
    return words
