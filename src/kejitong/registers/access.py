"""Who may write into which register, by the region that limits him."""

from __future__ import annotations

from kejitong.registers.queries import prefix
from kejitong.registers.register import Register

_COUNTY = 6


def can_write(register: Register, region: str, *, whole: str) -> str:
    """范围比全区（`whole`）小的人，不能改不分地区的登记册：全区共用一本，改了会动到范围以外的数。

    没有写明全区是哪里的，以他所在的县（市、区）为全区；范围为空即不限地区。
    """
    if register.region or not region:
        return ""
    if prefix(whole or region[:_COUNTY]).startswith(prefix(region)):
        return ""
    return (
        f"“{register.label}”不分地区，全区共用一本；您的范围只是{region}，不能登记、更正或导入。"
        "请交给不限于一个镇（街、园区）的经办人办理。"
    )
