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
_ABOVE = re.compile(rf"(?:金额)?单位[:：]?\(?((?:{_UNIT})(?:[、,，/]{_UNIT})*)\)?(?:$|\W)")
_MONEY_WORDS = re.compile(
    "收入|费用|费$|金额|经费|资金|投入|利润|税|产值|资产|负债|权益|成本|支出|销售额|总额|营业额|交易额|"
    "贷款|补助|补贴|奖励|预算|决算|拨款|工资|薪酬|融资|投资|增加值|进口|出口"
)
_NOT_MONEY = re.compile(
    r"比例|占比|比重|增长|增速|率$|[个项件人家户次]数|数量|名称|日期|时间|单位$|人员|是否|编号|方式|项目$"
)


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
    """表格上方“单位：万元”中的金额单位。"""
    found = _ABOVE.search(text)
    units = re.split("[、,，/]", found.group(1)) if found else []
    return next((unit for unit in units if unit in MONEY_FACTOR), "")


def is_money(text: str) -> bool:
    """从名称看是不是金额。"""
    return bool(_MONEY_WORDS.search(text)) and not _NOT_MONEY.search(text)
