"""国民经济行业代码（GB/T 4754）：门类字母加二至四位数字；门类与大类的对应是固定的。"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kejitong.kernel.citations import Citation
from kejitong.kernel.identifiers.plain import plain

STANDARD: Final = Citation("国民经济行业分类", "GB/T 4754—2017")


@dataclass(frozen=True, slots=True)
class Section:
    """门类：字母、名称、首末两个大类。"""

    letter: str
    name: str
    first: int
    last: int


SECTIONS: Final = (
    Section("A", "农、林、牧、渔业", 1, 5),
    Section("B", "采矿业", 6, 12),
    Section("C", "制造业", 13, 43),
    Section("D", "电力、热力、燃气及水生产和供应业", 44, 46),
    Section("E", "建筑业", 47, 50),
    Section("F", "批发和零售业", 51, 52),
    Section("G", "交通运输、仓储和邮政业", 53, 60),
    Section("H", "住宿和餐饮业", 61, 62),
    Section("I", "信息传输、软件和信息技术服务业", 63, 65),
    Section("J", "金融业", 66, 69),
    Section("K", "房地产业", 70, 70),
    Section("L", "租赁和商务服务业", 71, 72),
    Section("M", "科学研究和技术服务业", 73, 75),
    Section("N", "水利、环境和公共设施管理业", 76, 79),
    Section("O", "居民服务、修理和其他服务业", 80, 82),
    Section("P", "教育", 83, 83),
    Section("Q", "卫生和社会工作", 84, 85),
    Section("R", "文化、体育和娱乐业", 86, 90),
    Section("S", "公共管理、社会保障和社会组织", 91, 96),
    Section("T", "国际组织", 97, 97),
)
_LETTER: Final = {
    f"{division:02d}": section.letter
    for section in SECTIONS
    for division in range(section.first, section.last + 1)
}
_LETTERS: Final = frozenset(section.letter for section in SECTIONS)


def normalise(text: str) -> str:
    """写成“字母加数字”；没有写字母的按大类补上，认不出的原样退回。"""
    code = plain(text)
    return f"{_LETTER.get(code[:2], '')}{code}" if code[:1].isdigit() else code


def problem(code: str) -> str:
    """整理过的代码哪里不对；都对则为空。"""
    letter, digits = code[:1], code[1:]
    if letter not in _LETTERS or len(digits) not in {0, 2, 3, 4} or (digits and not _plain(digits)):
        return "应为门类字母加二至四位数字，例如C3731"
    if digits and _LETTER.get(digits[:2]) != letter:
        return f"大类{digits[:2]}不属于门类{letter}"
    return ""


def _plain(digits: str) -> bool:
    return digits.isascii() and digits.isdigit()
