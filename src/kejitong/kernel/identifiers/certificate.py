"""高新技术企业证书编号与科技型中小企业入库登记编号。两者都没有校验位。"""

from __future__ import annotations

import re
from typing import Final

from kejitong.kernel.divisions import province

_CERTIFICATE: Final = re.compile(r"G[RF]20\d{10}", re.ASCII)
_ENTRY: Final = re.compile(r"20\d{8}[0A]8\d{6}", re.ASCII)
_FIRST_CERTIFICATES: Final = 2008
_LAST_RECHECK: Final = 2015
_FIRST_ENTRIES: Final = 2017


def is_certificate(number: str) -> bool:
    """形如“GR＋年份＋省份＋六位流水号”；GF是2016年以前的复审证书。"""
    return _CERTIFICATE.fullmatch(number) is not None


def certificate_problem(number: str) -> str:
    """证书编号哪里不对；都对则为空。"""
    if not is_certificate(number):
        return "应为GR或GF加12位数字：年份4位、省份2位、流水号6位"
    year = certificate_year(number)
    if year < _FIRST_CERTIFICATES:
        return f"年份{year}早于证书开始发放的{_FIRST_CERTIFICATES}年"
    if number.startswith("GF") and year > _LAST_RECHECK:
        return f"GF是复审证书，{_LAST_RECHECK}年以后不再有复审"
    return "" if province(number[6:8]) else f"第7、8位{number[6:8]}不是省级代码"


def certificate_year(number: str) -> int:
    """证书编号里的年份。"""
    return int(number[2:6])


def is_entry(number: str) -> bool:
    """形如“年份＋行政区划＋0或A＋8＋六位流水号”；A表示入库当年成立。"""
    return _ENTRY.fullmatch(number) is not None


def entry_problem(number: str) -> str:
    """入库登记编号哪里不对；都对则为空。"""
    if not is_entry(number):
        return "应为18位：年份4位、行政区划6位、0或A、8、流水号6位"
    if entry_year(number) < _FIRST_ENTRIES:
        return f"年份{number[:4]}早于评价开始的{_FIRST_ENTRIES}年"
    return "" if province(number[4:6]) else f"第5、6位{number[4:6]}不是省级代码"


def entry_year(number: str) -> int:
    """入库登记编号里的年份，也是享受税收优惠的年度。"""
    return int(number[:4])
