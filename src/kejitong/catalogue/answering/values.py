"""What a stored answer is: the canonical text of each shape, and what is wrong with one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from kejitong.catalogue.fields import Field, Shape
from kejitong.kernel.identifiers import identify
from kejitong.workbooks.units import MONEY_FACTOR

Stored = dict[str, Any]
"""Field code to JSON value."""

LONGEST: Final = {Shape.TEXT: 200, Shape.LONG_TEXT: 5000}
MOST_YUAN: Final = Decimal(10) ** 13
MOST_NUMBER: Final = Decimal(10) ** 15
FINEST: Final = 8
YES, NO = "是", "否"
_CANONICAL: Final = re.compile(r"-?(?:0|[1-9]\d{0,39})(?:\.\d{1,20})?", re.ASCII)
_KINDS: Final = {
    "uscc": "统一社会信用代码", "id_card": "身份证号", "patent": "专利申请号",
    "hnte_certificate": "高新技术企业证书编号", "tech_sme_entry": "科技型中小企业入库登记编号",
}  # fmt: skip


def is_blank(value: object) -> bool:
    """Nothing was filled in: no text, no choice, no row."""
    return value is None or value in ("", [], {})


def amount_of(value: object) -> Decimal | None:
    """The number that is stored as canonical text; nothing for any other text."""
    if isinstance(value, str) and _CANONICAL.fullmatch(value):
        return Decimal(value)
    return None


def day_of(value: object) -> date | None:
    """The day that is stored; nothing for any other text."""
    try:
        return date.fromisoformat(str(value)) if len(str(value)) == 10 else None
    except ValueError:
        return None


def canonical(number: Decimal) -> str:
    """The one way in which a number is stored: plain digits without idle zeros."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def factor(field: Field) -> int:
    """How many powers of ten of a yuan the unit of an amount is."""
    return MONEY_FACTOR[field.unit or "元"]


def in_unit(number: Decimal, field: Field) -> str:
    """A number as people write it in the field's unit, exactly, with thousands separators."""
    power = factor(field) if field.shape is Shape.MONEY else 0
    moved = Decimal(canonical(_moved(number, -power)))
    unit = (field.unit or "元") if field.shape is Shape.MONEY else field.unit
    return f"{moved:,f}{unit}"


def _moved(number: Decimal, power: int) -> Decimal:
    sign, digits, exponent = number.as_tuple()
    return Decimal((sign, digits, int(exponent) + power))


def problem(field: Field, value: object) -> str:
    """What is wrong with a stored value that is not blank; tables are looked at cell by cell."""
    return _PROBLEMS[field.shape](field, value)


def _text(field: Field, value: object) -> str:
    text, longest = str(value), field.longest or LONGEST[field.shape]
    if len(text) > longest:
        return f"有{len(text)}个字，最多{longest}个，请删去{len(text) - longest}个字"
    return ""


def warning(field: Field, value: object) -> str:
    """What is odd about a value that may stay: an identifier that does not read as its kind."""
    if field.reads not in _KINDS or is_blank(value):
        return ""
    found = identify.identify(str(value))
    if found.kind != field.reads:
        return f"不像{_KINDS[field.reads]}：{found.problem or '像是别的号码'}"
    return "" if found.valid else f"{_KINDS[field.reads]}请核对：{found.problem}"


def _number(field: Field, value: object) -> str:
    number = amount_of(value)
    if number is None:
        unit = f"，单位是{field.unit}" if field.unit else ""
        return f"“{_short(value)}”不是数字，应像 1234.5 这样填写{unit}"
    if _is_huge(field, number):
        return f"“{in_unit(number, field)}”太大了，请核对数值和单位"
    if _is_too_fine(field, number):
        finest = "金额最多写到分" if field.shape is Shape.MONEY else f"最多{FINEST}位小数"
        return f"“{in_unit(number, field)}”的小数太长，{finest}"
    return _outside(field, number)


def number_of(field: Field, value: object) -> Decimal | None:
    """The number that can be reckoned with; one that is out of all bounds is none."""
    number = amount_of(value)
    if number is None or _is_huge(field, number) or _is_too_fine(field, number):
        return None
    return number


def _is_huge(field: Field, number: Decimal) -> bool:
    return number.copy_abs() >= (MOST_YUAN if field.shape is Shape.MONEY else MOST_NUMBER)


def _is_too_fine(field: Field, number: Decimal) -> bool:
    exponent = number.as_tuple().exponent
    return -int(exponent) > (2 if field.shape is Shape.MONEY else FINEST)


def _outside(field: Field, number: Decimal) -> str:
    if field.least is not None and number < field.least:
        return f"填的是{in_unit(number, field)}，不能少于{in_unit(field.least, field)}"
    if field.most is not None and number > field.most:
        return f"填的是{in_unit(number, field)}，不能多于{in_unit(field.most, field)}"
    return ""


def _date(field: Field, value: object) -> str:
    if day_of(value) is None:
        return f"“{_short(value)}”不是日期，应像 2026-11-30 这样填写"
    return ""


def _choice(field: Field, value: object) -> str:
    if value in field.choices:
        return ""
    return f"“{_short(value)}”不在选项里，请从{_choices_of(field)}里选"


def _choices(field: Field, value: object) -> str:
    chosen = value if isinstance(value, list) else [value]
    strange = [one for one in chosen if one not in field.choices]
    return _choice(field, strange[0]) if strange else ""


def _yes_no(field: Field, value: object) -> str:
    return "" if value in (YES, NO) else f"“{_short(value)}”不能判断是或否，请选“是”或“否”"


def _table(field: Field, value: object) -> str:
    return "" if isinstance(value, list) else f"“{_short(value)}”不是表格，请一行一行填写"


def _choices_of(field: Field) -> str:
    few = "、".join(f"“{choice}”" for choice in field.choices[:6])
    return f"{few}等{len(field.choices)}项" if len(field.choices) > 6 else few


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 30 else f"{text[:30]}…"


_PROBLEMS: Final[Mapping[Shape, Callable[[Field, object], str]]] = {
    Shape.TEXT: _text, Shape.LONG_TEXT: _text, Shape.NUMBER: _number, Shape.MONEY: _number,
    Shape.DATE: _date, Shape.CHOICE: _choice, Shape.CHOICES: _choices, Shape.YES_NO: _yes_no,
    Shape.TABLE: _table,
}  # fmt: skip
