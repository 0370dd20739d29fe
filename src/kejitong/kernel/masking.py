"""Hiding what identifies a person, and finding it in a text before the text is published."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from kejitong.kernel.identifiers import id_card

Kind = Literal["phone", "id_card", "bank_card", "email"]

_COMPOUND_SURNAMES: Final = (
    "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 司徒 令狐 夏侯 长孙 宇文 司空 轩辕 百里 "
    "呼延 端木 南宫 西门 东郭 独孤 澹台 公冶 太史 申屠 钟离 闻人 赫连 濮阳 淳于 单于 万俟 "
    "仲孙 宗政 公羊 鲜于 闾丘 亓官 司寇 子车 颛孙 巫马 公西 漆雕 乐正 壤驷 公良 拓跋 夹谷 "
    "谷梁 东门 南门 第五 梁丘 左丘 段干 羊舌 微生"
)
COMPOUND_SURNAMES: Final = frozenset(_COMPOUND_SURNAMES.split())

_HALF_WIDTH: Final = str.maketrans("０１２３４５６７８９Ｘｘ＠．－　", "0123456789Xx@.- ")
_FOUND: Final[dict[Kind, re.Pattern[str]]] = {
    "id_card": re.compile(r"(?<![0-9A-Za-z])\d(?:[ -]?\d){16}[ -]?[\dXx](?![0-9A-Za-z])", re.ASCII),
    "bank_card": re.compile(
        r"(?<![0-9A-Za-z])[3-6]\d{3}(?:[ -]?\d){12,15}(?![0-9A-Za-z])", re.ASCII
    ),
    "phone": re.compile(r"(?<![0-9A-Za-z])1[3-9]\d(?:[ -]?\d{4}){2}(?![0-9A-Za-z])", re.ASCII),
    "email": re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}", re.ASCII),
}
_COUNTRY_CODE: Final = re.compile(r"(?<![\d+])(?:\+|00)?86[ -]?(?=1[3-9]\d)", re.ASCII)
_ADMINISTRATIVE: Final = re.compile(
    r"(?:[^\d省]{2,7}省|[^\d区]{2,6}自治区|[^\d区]{2}特别行政区)?"
    r"(?:[^\d市州盟]{1,10}(?:市|自治州|州(?!区|市)|盟))?"
    r"(?:[^\d区县市旗]{1,8}[区县市旗])?"
)
_STREET: Final = re.compile(r"[^\d]{1,12}?(?:街道|大道|镇|乡|苏木|路|街|巷)")


@dataclass(frozen=True, slots=True)
class Private:
    """文字里的一处个人信息：种类、起止位置和原文。"""

    kind: Kind
    start: int
    end: int
    text: str


def mask_phone(phone: str) -> str:
    """138****5678；不是手机号的，至多留末四位。"""
    digits = "".join(filter(str.isdigit, phone.translate(_HALF_WIDTH)))
    mobile = digits[2:] if len(digits) == 13 else digits
    if len(mobile) == 11 and mobile.startswith("1"):
        return f"{mobile[:3]}****{mobile[-4:]}"
    return _last(digits, min(4, len(digits) // 3))


def mask_id_card(number: str) -> str:
    """320***********1234；太短的全部隐去。"""
    number = number.strip()
    if len(number) <= 10:
        return "*" * len(number)
    return f"{number[:3]}{'*' * (len(number) - 7)}{number[-4:]}"


def mask_bank_card(number: str) -> str:
    """只留末四位。"""
    digits = "".join(number.split())
    return _last(digits, 4 if len(digits) > 8 else 0)


def mask_name(name: str) -> str:
    """张*、欧阳*：只留姓。"""
    name = name.strip()
    if not name:
        return ""
    compound = len(name) > 2 and name[:2] in COMPOUND_SURNAMES
    return f"{name[: 2 if compound else 1]}*"


def mask_email(address: str) -> str:
    """a***@example.com；没有@的全部隐去。"""
    box, at, domain = address.strip().rpartition("@")
    return f"{box[:1]}***@{domain}" if at else "***"


def mask_address(address: str) -> str:
    """只写到街道、镇或路。"""
    address = address.strip()
    found = _ADMINISTRATIVE.match(address)
    end = found.end() if found else 0
    street = _STREET.match(address, end)
    kept = address[: street.end() if street else end]
    return address if kept == address else f"{kept}***"


def find_private(text: str) -> tuple[Private, ...]:
    """找出身份证号、银行卡号、手机号和邮箱，按出现的先后；位置是原文里的位置。"""
    half = text.translate(_HALF_WIDTH)
    half = _COUNTRY_CODE.sub(lambda found: " " * len(found.group()), half)
    taken: list[Private] = []
    for kind, pattern in _FOUND.items():
        for start, end in _places(pattern, half, _BELIEVED[kind]):
            if all(end <= one.start or one.end <= start for one in taken):
                taken.append(Private(kind, start, end, text[start:end]))
    return tuple(sorted(taken, key=lambda one: one.start))


def _places(
    pattern: re.Pattern[str], text: str, believed: Callable[[str], bool]
) -> Iterator[tuple[int, int]]:
    for found in pattern.finditer(text):
        if believed(found.group().replace(" ", "").replace("-", "")):
            yield found.span()


def _is_luhn(digits: str) -> bool:
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits)))
    return sum(number - 9 if number > 9 else number for number in doubled) % 10 == 0


def _always(_: str) -> bool:
    return True


_BELIEVED: Final[dict[Kind, Callable[[str], bool]]] = {
    "id_card": lambda number: id_card.is_plausible(number.upper()),
    "bank_card": _is_luhn,
    "phone": _always,
    "email": _always,
}


def _last(digits: str, kept: int) -> str:
    return "*" * (len(digits) - kept) + digits[len(digits) - kept :]
