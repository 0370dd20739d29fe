"""Units as they are written in headings and above tables."""

from __future__ import annotations

import re
import unicodedata

MONEY_FACTOR = {
    "元": 0, "百元": 2, "千元": 3, "万元": 4, "十万元": 5, "百万元": 6, "千万元": 7, "亿元": 8,
}  # fmt: skip
"""金额单位是十的几次方元。"""

_MONEY = r"(?:[十百千]?万|百|千|亿)?元"
_COUNTED = (
    "万美元|美元|万人民币|件|项|个|家|人|人次|人月|人年|%|‰|平方米|万平方米|亩|吨|吨标准煤|台|套|台套|台/套|"
    "篇|户|户次|次|年|月|天|日|条|册|种|款|场|期|千瓦时|万千瓦时|分|名|所|处|笔|份"
)
_UNIT = rf"(?:{_MONEY}|{_COUNTED})"
_IN_BRACKETS = re.compile(rf"[(\[【〔〈<{{](?:单位[:：]?)?({_UNIT})[)\]】〕〉>}}]")
_AFTER_MARK = re.compile(rf"[/,，:：]({_UNIT})$")
_ABOVE = re.compile(
    rf"单位：?\s*\(?(?:人民币)?({_UNIT}(?:[、,/;和]?{_UNIT})*)(?:人民币)?\)?(?:$|\W|\d|[共第])"
)
_BEFORE = re.compile(r"\(?(?:金额|计量|货币|数量)?")
_FOREIGN = ("万美元", "美元", "万人民币")


def canonical(text: str) -> str:
    """表头的写法：全角变半角，去掉空白和换行；中文的冒号保留。"""
    return "".join(unicodedata.normalize("NFKC", text).split()).replace(":", "：")


def without_unit(text: str) -> tuple[str, str]:
    """把表头分成名称和单位；没有单位时单位为空。"""
    if found := _IN_BRACKETS.search(text):
        return text[: found.start()] + text[found.end() :], found.group(1)
    if (found := _AFTER_MARK.search(text)) and found.start():
        return text[: found.start()], found.group(1)
    return text, ""


def unit_above(text: str) -> str:
    """表格上方“单位：万元”或标题末尾“（万元）”中的金额单位；写了几种的都列出，那就谁也不能用。"""
    units = [
        unit
        for found in _ABOVE.finditer(text)
        for unit in re.findall(_UNIT, found.group(1))
        if unit in MONEY_FACTOR or unit in _FOREIGN
    ]
    if not units:
        units = [f.group(1) for f in _IN_BRACKETS.finditer(text) if f.group(1) in MONEY_FACTOR]
    return "/".join(dict.fromkeys(units))


def is_unit_line(text: str) -> bool:
    """表格上方的一格，只说明各栏的单位。"""
    found = _ABOVE.search(text)
    return found is not None and bool(_BEFORE.fullmatch(text, 0, found.start()))
