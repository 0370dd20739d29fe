"""How patent numbers and kinds are read from cells."""

from __future__ import annotations

from typing import Any, Final

from kejitong.kernel.identifiers import patent as numbers
from kejitong.patents.models import PatentKind
from kejitong.registers.columns import Reading
from kejitong.workbooks import cells

_KINDS: Final = {
    "发明": PatentKind.INVENTION,
    "实用新型": PatentKind.UTILITY,
    "外观设计": PatentKind.DESIGN,
    "PCT发明": PatentKind.INVENTION,
    "PCT实用新型": PatentKind.UTILITY,
}
_LABELS: Final = "、".join(str(kind.label) for kind in PatentKind)
_SPOKEN: Final = {
    **{kind.value: kind for kind in PatentKind},
    **_KINDS,
    "新型": PatentKind.UTILITY,
    "外观": PatentKind.DESIGN,
}


def read_number(raw: Any) -> Reading:
    """读申请号；电子表格会吃掉末尾的“.0”，只缺校验位的补上。"""
    text, problem = cells.parse_text(raw)
    if not text:
        return None, problem
    if numbers.lacks_check(text):
        body = numbers.normalise(text)
        text = f"{body}.{numbers.check_digit(body)}"
    number = numbers.normalise(text)
    return (number, "") if numbers.is_valid(number) else (None, numbers.problem(text))


def read_kind(raw: Any) -> Reading:
    """读专利种类；“发明专利”“发明授权”等都认得。"""
    text, problem = cells.parse_text(raw)
    if not text:
        return None, problem
    spoken = text.removesuffix("申请").removesuffix("授权").removesuffix("专利")
    kind = _SPOKEN.get(spoken)
    return (kind.value, "") if kind else (None, f"没有这个选项；可填：{_LABELS}")


def kind_from_number(number: str) -> str:
    """申请号里写明的种类；号码不合规范时看不出来。"""
    return _KINDS[numbers.kind_of(number)].value if numbers.is_shaped(number) else ""
