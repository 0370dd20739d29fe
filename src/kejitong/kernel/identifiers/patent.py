"""专利申请号与专利号（ZC 0006-2003），以及2003年10月以前的八位申请号。

规范写法是“年份、种类、流水号、点、校验位”，不带ZL或CN。
"""

from __future__ import annotations

from operator import mul
from typing import Final, Literal

from kejitong.kernel.identifiers.plain import plain
from kejitong.kernel.refusals import Refused

Kind = Literal["发明", "实用新型", "外观设计", "PCT发明", "PCT实用新型"]

KINDS: Final[dict[str, Kind]] = {
    "1": "发明",
    "2": "实用新型",
    "3": "外观设计",
    "8": "PCT发明",
    "9": "PCT实用新型",
}
_CODES: Final = {kind: code for code, kind in KINDS.items()}
_WEIGHTS: Final = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)
_ZERO: Final = ord("0")
_CHECKS: Final = "0123456789X"
_NEW: Final = 12
_OLD: Final = 8
_FIRST_YEAR: Final = 1985
_TURN: Final = 2003
_LAST_YEAR: Final = 2099


class NotPatentNumber(Refused):
    """这不是专利申请号。"""


def normalise(text: str) -> str:
    """整理为规范写法；形状不对的，退回去掉前缀和空白、改为大写的文字。"""
    number = _bare(text)
    return f"{number[:-1]}.{number[-1]}" if _is_shaped(number) else number


def is_shaped(number: str) -> bool:
    """是否为规范写法，且年份和种类说得通；不看校验位。"""
    return number[-2:-1] == "." and _is_shaped(number[:-2] + number[-1])


def is_valid(number: str) -> bool:
    """规范写法的号码，年份、种类和校验位是否都对。"""
    return is_shaped(number) and number[-1] == check_digit(number[:-2])


def lacks_check(text: str) -> bool:
    """是否只缺校验位。"""
    number = _bare(text)
    return len(number) in {_NEW, _OLD} and _is_shaped(f"{number}0")


def problem(text: str) -> str:
    """哪里不对；都对则为空。"""
    number = _bare(text)
    if number[-1:].isalpha() and number[-1] != "X":
        return "这像是公开（公告）号，请填写申请号"
    if lacks_check(number):
        return f"缺少校验位，补全后为{number}.{check_digit(number)}"
    if len(number) not in {_NEW + 1, _OLD + 1}:
        return "应为12位数字（2003年10月以前为8位）加校验位"
    if not _is_shaped(number):
        return "年份、种类或流水号不对：种类位应为1、2、3、8、9之一"
    check = check_digit(number[:-1])
    return "" if number[-1] == check else f"校验位应为{check}"


def check_digit(body: str) -> str:
    """十二位或八位号码的校验位。"""
    zeros = _ZERO * sum(_WEIGHTS[: len(body)])
    return _CHECKS[(sum(map(mul, body.encode(), _WEIGHTS)) - zeros) % 11]


def patent_number(year: int, kind: Kind, serial: int) -> str:
    """按2003年10月以后的格式编成带校验位的申请号。"""
    body = f"{year}{_CODES[kind]}{serial:07d}"
    if len(body) != _NEW or not _is_shaped(f"{body}0"):
        raise NotPatentNumber(
            why=f"{year}年第{serial}号编不成申请号",
            remedy="年份应在2003年以后，流水号应为1至9999999",
        )
    return f"{body}.{check_digit(body)}"


def filing_year(number: str) -> int:
    """规范写法的申请号里的年份。"""
    if len(number) == _NEW + 2:
        return int(number[:4])
    year = int(number[:2])
    return year + (1900 if year >= _FIRST_YEAR % 100 else 2000)


def kind_of(number: str) -> Kind:
    """规范写法的申请号里的种类。"""
    return KINDS[number[4 if len(number) == _NEW + 2 else 2]]


def _bare(text: str) -> str:
    number = plain(text).replace(".", "")
    return number[2:] if number.startswith(("ZL", "CN")) else number


def _is_shaped(number: str) -> bool:
    body = number[:-1]
    if len(body) not in {_NEW, _OLD} or not (body.isascii() and body.isdigit()):
        return False
    return _is_dated(body) and number[-1] in _CHECKS


def _is_dated(body: str) -> bool:
    if len(body) == _NEW:
        return body[4] in KINDS and _TURN <= int(body[:4]) <= _LAST_YEAR
    year = int(body[:2])
    return body[2] in KINDS and (year >= _FIRST_YEAR % 100 or year <= _TURN % 100)
