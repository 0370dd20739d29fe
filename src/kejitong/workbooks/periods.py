"""The year and the month that a title, a sheet or a file is named after."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kejitong.workbooks.units import canonical

_DIGITS = {**dict(zip("〇一二三四五六七八九", "0123456789", strict=True)), "○": "0", "零": "0"}
_CHINESE_YEAR = re.compile(f"[{''.join(_DIGITS)}]{{4}}(?=年)")
_CHINESE_MONTH = re.compile(
    r"(?<![一二三四五六七八九十〇])(十[一二]?|[一二三四五六七八九])(?=月|[-至到]\w{1,3}月)"
)
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−﹣~～〜", "-"))
_STAMP = re.compile(
    r"(?:(?:填报|填表|制表|报送|报出|打印|发布|编制)(?:日期|时间)|日期)：?[^\s,，;；]*"
)
_DAY = re.compile(r"(?:(?:19|20)\d{2}年)?\d{1,2}月\d{1,2}[日号]")
_YEAR = r"(?<!\d)((?:19|20)\d{2})"
_MONTH = r"(1[0-2]|0?[1-9])"
_SPANS = re.compile(rf"(?:{_YEAR}年度?)?(?<!\d){_MONTH}月?份?(?:-+|至|到){_MONTH}月")
_WHOLE = re.compile(rf"{_YEAR}年度?{_MONTH}月")
_SHORT = re.compile(rf"{_YEAR}(?:[-._/]{_MONTH}|(0[1-9]|1[0-2]))(?![\d]|[-._/]\d)")
_YEAR_ALONE = re.compile(rf"{_YEAR}年")
_MONTH_ALONE = re.compile(rf"(?<!\d){_MONTH}月")


@dataclass(frozen=True, slots=True)
class Period:
    """读到的年和月；没有写的是 0。`since` 是“1-10月”的起月，单月的是 0。"""

    year: int = 0
    month: int = 0
    since: int = 0


def period_in(text: str) -> Period:
    """“2026年10月”“2026年1-10月”“10月份”“二〇二六年十月”“2026-10”；填报日期不算。"""
    plain = _STAMP.sub("", canonical(text).translate(_DASHES))
    plain = _CHINESE_YEAR.sub(lambda f: "".join(_DIGITS[digit] for digit in f[0]), plain)
    plain = _DAY.sub("", _CHINESE_MONTH.sub(lambda f: _month(f[1]), plain))
    if found := _SPANS.search(plain):
        return Period(int(found[1] or _year(plain)), int(found[3]), int(found[2]))
    if found := _WHOLE.search(plain):
        return Period(int(found[1]), int(found[2]))
    if found := _SHORT.search(plain):
        return Period(int(found[1]), int(found[2] or found[3]))
    month = _MONTH_ALONE.search(plain)
    return Period(_year(plain), int(month[1]) if month else 0)


def _year(text: str) -> int:
    found = _YEAR_ALONE.search(text)
    return int(found[1]) if found else 0


def _month(text: str) -> str:
    return str((10 if text[0] == "十" else 0) + int(_DIGITS.get(text[-1], "0")))
