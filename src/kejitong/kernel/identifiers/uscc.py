"""统一社会信用代码（GB 32100-2015）及其中的组织机构代码（GB 11714）。

早年确有校验位不符的真实代码，所以校验不符只提醒，可以填写理由后保留。
"""

from __future__ import annotations

from operator import mul
from typing import Final

from kejitong.kernel.identifiers.plain import plain
from kejitong.kernel.refusals import Refused

ALPHABET: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_BODY_ALPHABET: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LENGTH: Final = 18
_WEIGHTS: Final = (*(pow(3, place, 31) for place in range(17)), 1)
_BODY_WEIGHTS: Final = (3, 7, 9, 10, 5, 8, 4, 2)
_BODY_CHECKS: Final = "0X987654321"
_FOREIGN: Final = 255


def _values(alphabet: str) -> bytes:
    values = bytearray([_FOREIGN]) * 256
    for value, letter in enumerate(alphabet):
        values[ord(letter)] = value
    return bytes(values)


_VALUES: Final = _values(ALPHABET)
_BODY_VALUES: Final = _values(_BODY_ALPHABET)

CATEGORIES: Final[dict[str, str]] = {
    "11": "机关",
    "12": "事业单位",
    "13": "群众团体",
    "51": "社会团体",
    "52": "民办非企业单位",
    "53": "基金会",
    "91": "企业",
    "92": "个体工商户",
    "93": "农民专业合作社",
}


class NotUscc(Refused):
    """这不是统一社会信用代码。"""


def is_shaped(code: str) -> bool:
    """长度、字符和行政区划的位置是否像统一社会信用代码；不看校验位。"""
    return bool(_read(code))


def is_valid(code: str) -> bool:
    """两个校验位是否都相符；代码须已整理为规范写法。"""
    values = _read(code)
    return (
        bool(values)
        and sum(map(mul, values, _WEIGHTS)) % 31 == 0
        and code[16] == _body_check(code[8:16])
    )


def is_organisation_code(text: str) -> bool:
    """是否为校验位相符的九位组织机构代码。"""
    code = plain(text)
    body = code[:8]
    shaped = len(code) == 9 and body.isascii() and body.isalnum()
    return shaped and code[8] == _body_check(body)


def problem(text: str) -> str:
    """写法或校验位哪里不对；都对则为空。"""
    code = plain(text)
    if not is_shaped(code):
        return _shape_problem(code)
    faults = []
    if code[16] != (body_check := _body_check(code[8:16])):
        faults.append(f"第17位（组织机构代码校验位）应为{body_check}")
    if code[17] != (check := _check(code)):
        faults.append(f"第18位校验位应为{check}")
    if not faults:
        return ""
    return f"{'，'.join(faults)}；请与证照核对，确属证照原文的，填写理由后可以保留"


def organisation_code(text: str) -> str:
    """其中的九位组织机构代码（主体标识码）。"""
    code = plain(text)
    if not is_shaped(code):
        raise NotUscc(why=_shape_problem(code), remedy="请填写证照上的18位代码")
    return code[8:17]


def make_uscc(body: str) -> str:
    """为前16位补上两个校验位；供演示和试验编造代码，主体标识码以DEM开头的不会与真实代码相同。"""
    if len(body) != _LENGTH - 2 or not is_shaped(f"{body}00"):
        raise NotUscc(
            why=f"“{body}”不是代码的前16位", remedy="请给出16位：类别2位、区划6位、主体8位"
        )
    code = body + _body_check(body[8:])
    return code + _check(code)


def _read(code: str) -> bytes:
    """各位的数值；形状不对则为空。"""
    if len(code) != _LENGTH or not code.isascii() or not code[2:8].isdigit():
        return b""
    values = code.encode().translate(_VALUES)
    return b"" if _FOREIGN in values else values


def _check(code: str) -> str:
    total = sum(map(mul, code[:17].encode().translate(_VALUES), _WEIGHTS))
    return ALPHABET[-total % 31]


def _body_check(body: str) -> str:
    total = sum(map(mul, body.encode().translate(_BODY_VALUES), _BODY_WEIGHTS))
    return _BODY_CHECKS[total % 11]


def _shape_problem(code: str) -> str:
    if len(code) != _LENGTH:
        return f"应为18位，实为{len(code)}位"
    strange = "、".join(sorted({letter for letter in code if letter not in ALPHABET}))
    if strange:
        return f"含有不使用的字符{strange}（代码不用字母I、O、S、V、Z，请看是否为1、0、5等）"
    return "第3至8位应为六位数字的行政区划代码"
