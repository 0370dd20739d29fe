"""Administrative divisions (GB/T 2260) as they were on a given day, to the year.

A change counts from 1 January of the year in which the new code first appears.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from kejitong.kernel.refusals import Refused


class NoSuchDivision(Refused):
    """这一天没有这个行政区划。"""


@dataclass(frozen=True, slots=True)
class Division:
    """行政区划：代码、名称、启用日、停用日（当天已停用）和继任代码。"""

    code: str
    name: str
    since: date
    until: date | None = None
    successor: str = ""

    def is_in_use(self, on: date) -> bool:
        """这一天是否使用。"""
        return self.since <= on and (self.until is None or on < self.until)


def _division(code: str, name: str, since: int, until: int = 0, successor: str = "") -> Division:
    end = date(until, 1, 1) if until else None
    return Division(code, name, date(since, 1, 1), end, successor)


DIVISIONS: Final = (
    _division("320600", "南通市", 1981),
    _division("320602", "崇川区", 1991, 2020, "320613"),
    _division("320611", "港闸区", 1991, 2020, "320613"),
    _division("320612", "通州区", 2009),
    _division("320613", "崇川区", 2020),
    _division("320614", "海门区", 2020),
    _division("320621", "海安县", 1980, 2018, "320685"),
    _division("320623", "如东县", 1983),
    _division("320624", "南通县", 1980, 1993, "320683"),
    _division("320681", "启东市", 1990),
    _division("320682", "如皋市", 1991),
    _division("320683", "通州市", 1993, 2009, "320612"),
    _division("320684", "海门市", 1994, 2020, "320614"),
    _division("320685", "海安市", 2018),
)

PROVINCES: Final[dict[str, str]] = {
    "11": "北京市",
    "12": "天津市",
    "13": "河北省",
    "14": "山西省",
    "15": "内蒙古自治区",
    "21": "辽宁省",
    "22": "吉林省",
    "23": "黑龙江省",
    "31": "上海市",
    "32": "江苏省",
    "33": "浙江省",
    "34": "安徽省",
    "35": "福建省",
    "36": "江西省",
    "37": "山东省",
    "41": "河南省",
    "42": "湖北省",
    "43": "湖南省",
    "44": "广东省",
    "45": "广西壮族自治区",
    "46": "海南省",
    "50": "重庆市",
    "51": "四川省",
    "52": "贵州省",
    "53": "云南省",
    "54": "西藏自治区",
    "61": "陕西省",
    "62": "甘肃省",
    "63": "青海省",
    "64": "宁夏回族自治区",
    "65": "新疆维吾尔自治区",
    "71": "台湾省",
    "81": "香港特别行政区",
    "82": "澳门特别行政区",
}

_BY_CODE: Final = {one.code: one for one in DIVISIONS}


def division(code: str, on: date) -> Division:
    """这一天使用的行政区划。"""
    found = _known(code)
    if not found.is_in_use(on):
        raise NoSuchDivision(
            why=f"{on.year}年{code}{found.name}不在使用",
            remedy=_remedy(found, on),
        )
    return found


def successor(code: str, on: date) -> Division:
    """这个代码在这一天由哪个区划承接；仍在使用的就是它自己。"""
    found = _known(code)
    while found.successor and not found.is_in_use(on) and found.since <= on:
        found = _known(found.successor)
    return division(found.code, on)


def divisions_in_use(on: date, *, within: str = "") -> tuple[Division, ...]:
    """这一天使用的区划，可只取某个上级代码前缀之下的。"""
    return tuple(one for one in DIVISIONS if one.is_in_use(on) and one.code.startswith(within))


def province(code: str) -> str:
    """代码前两位对应的省级名称；没有则为空。"""
    return PROVINCES.get(code[:2], "")


def _known(code: str) -> Division:
    if code not in _BY_CODE:
        raise NoSuchDivision(why=f"代码{code}没有收录", remedy="请核对六位行政区划代码")
    return _BY_CODE[code]


def _remedy(found: Division, on: date) -> str:
    if on < found.since:
        return f"这个代码自{found.since.year}年启用，请核对年份"
    return f"请改用{found.successor}" if found.successor else "请核对代码和年份"
