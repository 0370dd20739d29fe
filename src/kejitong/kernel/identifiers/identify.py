"""Says what kind of number a text is, in its one written form, and what is wrong with it.

Eighteen characters can be three things (every identity number has the shape of a credit
code): a passing check digit decides, then the parts that must make sense.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from kejitong.kernel.divisions import province
from kejitong.kernel.identifiers import certificate, id_card, patent, uscc
from kejitong.kernel.identifiers.plain import plain

Kind = Literal["uscc", "id_card", "patent", "hnte_certificate", "tech_sme_entry", "unknown"]
Parts = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Identified:
    """一个号码：原文、种类、规范写法、是否相符、问题和各组成部分。"""

    value: str
    kind: Kind
    normalised: str
    valid: bool
    problem: str = ""
    parts: Parts = ()


def identify(text: str) -> Identified:
    """识别一个号码。"""
    number = plain(text)
    kind = _kind(number)
    if kind == "patent":
        # Only its prefix may say that it is one: then it keeps it.
        bare = patent.normalise(number)
        number = bare if _kind(bare) == kind else number
    if kind == "unknown":
        return Identified(text, kind, number, valid=False, problem=_unknown(number))
    problem = _PROBLEMS[kind](number)
    return Identified(text, kind, number, not problem, problem, _PARTS[kind](number))


def _kind(number: str) -> Kind:
    if number[:2] in {"GR", "GF"} and certificate.is_certificate(number):
        return "hnte_certificate"
    if len(number) == 18 and "." not in number:
        return _of_eighteen(number)
    return "patent" if _looks_like_patent(number) else "unknown"


def _of_eighteen(number: str) -> Kind:
    if certificate.is_entry(number) and province(number[4:6]):
        return "tech_sme_entry"
    if not uscc.is_shaped(number):
        return "unknown"
    person = not id_card.problem(number)
    if person or uscc.is_valid(number):
        return "id_card" if person else "uscc"
    if id_card.is_plausible(number):
        return "id_card"
    office = number[:2] in uscc.CATEGORIES and province(number[2:4])
    person = id_card.is_shaped(number) and bool(province(number))
    return "id_card" if person and not office else "uscc"


def _looks_like_patent(number: str) -> bool:
    if number.startswith(("ZL", "CN")):
        return any(letter.isdigit() for letter in number)
    written = patent.normalise(number)
    marked = "." in number or len(number) == 13
    return (
        patent.is_valid(written)
        or (marked and patent.is_shaped(written))
        or (len(number) == 12 and patent.lacks_check(number))
    )


def _unknown(number: str) -> str:
    if not number:
        return "没有填写"
    if len(number) == 15 and number.isdigit():
        return "15位数字可能是旧的工商注册号，请改填18位统一社会信用代码"
    if uscc.is_organisation_code(number):
        return "9位可能是组织机构代码，请改填18位统一社会信用代码"
    if len(number) == 18:
        return f"不像统一社会信用代码（{uscc.problem(number)}），也不像身份证号或入库登记编号"
    if len(number) == 17:
        return "比统一社会信用代码和身份证号少一位，请核对"
    return "认不出是什么号码，请核对位数和字符"


def _uscc_parts(number: str) -> Parts:
    return (
        ("类别", uscc.CATEGORIES.get(number[:2], "其他")),
        ("行政区划", number[2:8]),
        ("省级", province(number[2:4])),
        ("组织机构代码", uscc.organisation_code(number)),
    )


def _id_card_parts(number: str) -> Parts:
    born = id_card.birthday(number)
    return (
        ("省级", province(number)),
        ("出生日期", born.isoformat() if born else ""),
        ("性别", "男" if id_card.is_male(number) else "女"),
    )


def _patent_parts(number: str) -> Parts:
    if not patent.is_valid(number):
        return ()
    return (("申请年份", str(patent.filing_year(number))), ("种类", patent.kind_of(number)))


def _certificate_parts(number: str) -> Parts:
    return (
        ("种类", "认定" if number.startswith("GR") else "复审"),
        ("年份", str(certificate.certificate_year(number))),
        ("省级", province(number[6:8])),
        ("流水号", number[8:]),
    )


def _entry_parts(number: str) -> Parts:
    return (
        ("年份", str(certificate.entry_year(number))),
        ("行政区划", number[4:10]),
        ("当年成立", "是" if number[10] == "A" else "否"),
        ("流水号", number[12:]),
    )


_PROBLEMS: Final[dict[Kind, Callable[[str], str]]] = {
    "uscc": uscc.problem,
    "id_card": id_card.problem,
    "patent": patent.problem,
    "hnte_certificate": certificate.certificate_problem,
    "tech_sme_entry": certificate.entry_problem,
}
_PARTS: Final[dict[Kind, Callable[[str], Parts]]] = {
    "uscc": _uscc_parts,
    "id_card": _id_card_parts,
    "patent": _patent_parts,
    "hnte_certificate": _certificate_parts,
    "tech_sme_entry": _entry_parts,
}
