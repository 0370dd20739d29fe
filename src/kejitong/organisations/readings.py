"""How the room's own kinds of cells are read: codes, names, kinds of organisation, industries."""

from __future__ import annotations

import re
from typing import Any, Final

from kejitong.kernel.identifiers import uscc
from kejitong.kernel.identifiers.plain import plain
from kejitong.organisations import capital, industry
from kejitong.organisations.choices import OrganisationKind
from kejitong.registers.columns import Reading, text_reader
from kejitong.workbooks import cells

_FULL_WIDTH: Final = str.maketrans("()", "（）")
_HANZI: Final = "\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_BRACKETS: Final = re.compile(
    rf"(?<=[{_HANZI}])\s*\([^()]*\)|\(\s*(?=[{_HANZI}])[^()]*\)|\([^()]*[{_HANZI}]\s*\)"
    rf"|\([^()]*\)(?=\s*[{_HANZI}])|(?<=[{_HANZI}])\s*[()]|[()](?=\s*[{_HANZI}])"
)
_LOOSE: Final = re.compile(rf"(?<=[{_HANZI}（）·，、])\s+|\s+(?=[{_HANZI}（）·，、])")
_NOT_GIVEN: Final = frozenset({"", "N/A", "-", "--", "/"})
_OLD_LENGTH: Final = 15
_KINDS: Final = {
    "11": OrganisationKind.GOVERNMENT,
    "12": OrganisationKind.PUBLIC_INSTITUTION,
    "13": OrganisationKind.ASSOCIATION,
    "51": OrganisationKind.ASSOCIATION,
    "52": OrganisationKind.ASSOCIATION,
    "53": OrganisationKind.ASSOCIATION,
    "91": OrganisationKind.ENTERPRISE,
    "92": OrganisationKind.INDIVIDUAL_BUSINESS,
    "93": OrganisationKind.COOPERATIVE,
}
_NAMED_KINDS: Final = {
    **{str(kind.label): kind for kind in OrganisationKind},
    **{kind.value: kind for kind in OrganisationKind},
}
_SIGNS: Final = (
    ("个体", OrganisationKind.INDIVIDUAL_BUSINESS),
    ("专业合作社", OrganisationKind.COOPERATIVE),
    *((sign, OrganisationKind.ENTERPRISE)
      for sign in ("公司", "企业", "合伙", "独资", "合作制", "所有制", "分支机构", "外商", "投资")),
    ("高等院校", OrganisationKind.UNIVERSITY),
    ("大学", OrganisationKind.UNIVERSITY),
    ("研究院", OrganisationKind.INSTITUTE),
    ("研究所", OrganisationKind.INSTITUTE),
    ("民办非", OrganisationKind.ASSOCIATION),
    ("社会团体", OrganisationKind.ASSOCIATION),
    ("基金会", OrganisationKind.ASSOCIATION),
)  # fmt: skip
_KIND_LABELS: Final = "、".join(str(kind.label) for kind in OrganisationKind)
_read_name = text_reader(120)
_read_capital = text_reader(60)


def canonical_name(text: str) -> str:
    """单位名称的规范写法：汉字旁边不留空白、括号用全角；西文之间照原样，几个空白并作一个。"""
    if text.isalnum():
        return text
    spaced = " ".join(text.split())
    bracketed = _BRACKETS.sub(lambda found: found[0].translate(_FULL_WIDTH), spaced)
    return _LOOSE.sub("", bracketed)


def read_name(raw: Any) -> Reading:
    """读单位名称。"""
    text, problem = _read_name(raw)
    return (canonical_name(text) if text else text), problem


def read_uscc(raw: Any) -> Reading:
    """读统一社会信用代码；校验位不符的和15位旧注册号收下，其余写法不对的不收。"""
    text, problem = cells.parse_text(raw)
    if not text:
        return None, problem
    code = plain(text)
    if uscc.is_shaped(code) or is_old_number(code):
        return code, ""
    return None, uscc.problem(code)


def is_old_number(code: str) -> bool:
    """是否为换发统一代码以前的15位工商注册号。"""
    return len(code) == _OLD_LENGTH and code.isascii() and code.isdigit()


def uscc_doubt(code: str) -> str:
    """收下的代码有什么可疑；没有则为空。"""
    if uscc.is_valid(code):
        return ""
    if is_old_number(code):
        return "是15位旧注册号，请在查到18位统一社会信用代码后更正"
    return uscc.problem(code)


def kind_from_uscc(code: str) -> str:
    """代码的前两位说明的单位类型；旧注册号看不出来。"""
    kind = None if len(code) == _OLD_LENGTH else _KINDS.get(code[:2])
    return kind.value if kind else ""


def read_kind(raw: Any) -> Reading:
    """读单位类型；市场监管部门的登记类型（如“有限责任公司”）归入大类。"""
    text, problem = cells.parse_text(raw)
    if not text or text.upper() in _NOT_GIVEN:
        return None, problem
    if found := _NAMED_KINDS.get(text):
        return found.value, ""
    signed = next((kind.value for sign, kind in _SIGNS if sign in text), None)
    return (signed, "") if signed else (None, f"没有这个选项；可填：{_KIND_LABELS}")


def read_industry(raw: Any) -> Reading:
    """读行业代码，补上门类字母。"""
    text, problem = cells.parse_text(raw)
    if not text or text.upper() in _NOT_GIVEN:
        return None, problem
    code = industry.normalise(text)
    problem = industry.problem(code)
    return (None, problem) if problem else (code, "")


def read_capital_text(raw: Any) -> Reading:
    """读注册资本原文。"""
    text, problem = _read_capital(raw)
    return (None if text and text.upper() in _NOT_GIVEN else text), problem


def capital_doubt(text: str) -> str:
    """原文不能读成人民币金额时的提醒。"""
    return capital.read(text).doubt
