"""The words of a form: editions, sections, fields, tables, attachments and their checks.

Pure values; `answering` reads them.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from kejitong.workbooks.units import MONEY_FACTOR


class Shape(Enum):
    """一栏填什么。"""

    TEXT = "text"
    LONG_TEXT = "long_text"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    CHOICE = "choice"
    CHOICES = "choices"
    YES_NO = "yes_no"
    TABLE = "table"


class Personal(Enum):
    """涉及个人的内容；在列表、公示和导出里按种类遮盖。"""

    NO = ""
    NAME = "name"
    PHONE = "phone"
    ID_CARD = "id_card"
    BANK_ACCOUNT = "bank_account"
    EMAIL = "email"


@dataclass(frozen=True, slots=True)
class When:
    """只在另一栏的回答是其中之一时才问；前面的栏目没问，这一栏也不问。"""

    field: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """表上的一栏。金额一律以元为单位保存；`unit` 是填写和显示的单位。"""

    code: str
    label: str
    shape: Shape
    unit: str = ""
    help: str = ""
    is_required: bool = True
    longest: int | None = None
    least: Decimal | None = None
    most: Decimal | None = None
    choices: tuple[str, ...] = ()
    prefill: str = ""
    when: When | None = None
    personal: Personal = Personal.NO
    reads: str = ""
    columns: tuple[Field, ...] = ()
    rows: tuple[str, ...] = ()
    fewest_rows: int = 0
    most_rows: int = 50
    summed: bool = False

    def __post_init__(self) -> None:
        """A table has columns, a choice has choices, nothing else has either."""
        if bool(self.columns) != (self.shape is Shape.TABLE):
            raise ValueError(f"{self.code}：只有表格有栏目，表格须有栏目")
        if bool(self.choices) != (self.shape in {Shape.CHOICE, Shape.CHOICES}):
            raise ValueError(f"{self.code}：只有选择题有选项，选择题须有选项")
        if self.shape is Shape.MONEY and (self.unit or "元") not in MONEY_FACTOR:
            raise ValueError(f"{self.code}：“{self.unit}”不是金额单位")
        if any(column.shape is Shape.TABLE for column in self.columns):
            raise ValueError(f"{self.code}：表格里不能再有表格")


@dataclass(frozen=True, slots=True)
class Section:
    """表的一节，一节一节地保存。"""

    code: str
    label: str
    fields: tuple[Field, ...]
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Sum:
    """一个数：若干栏之和；表格的栏写作“表.列”，可只取“行”是其中之一的行。"""

    label: str
    fields: tuple[str, ...]
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Equal:
    """两个数要相等，例如经费来源合计等于支出合计。"""

    left: Sum
    right: Sum


@dataclass(frozen=True, slots=True)
class Ratio:
    """一个数与另一个数的比在上下限之内；上下限是写明依据的小数。"""

    part: Sum
    whole: Sum
    least: Decimal | None = None
    most: Decimal | None = None
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Limit:
    """一个数在上下限（元）之内。"""

    value: Sum
    least: Decimal | None = None
    most: Decimal | None = None
    basis: str = ""


Check = Equal | Ratio | Limit


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """要交的一份附件：叫什么、什么格式、多大、几份；`is_personal` 的有个人身份材料，不给专家看。"""

    code: str
    label: str
    help: str = ""
    is_required: bool = True
    endings: tuple[str, ...] = ("pdf",)
    largest_megabytes: int = 20
    most_files: int = 5
    can_wait: bool = False
    is_personal: bool = False
    when: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """一版表单；改表就是新的一版，申报件一直用它开始时的那一版。"""

    since: date
    sections: tuple[Section, ...]
    slots: tuple[Slot, ...] = ()
    checks: tuple[Check, ...] = ()
    _by_code: dict[str, Field] = dataclasses.field(
        init=False, repr=False, compare=False, hash=False
    )

    def __post_init__(self) -> None:
        """A field is looked up for every answer, so it is found at once; of two alike, the first."""
        by_code = {field.code: field for field in reversed(self.fields)}
        object.__setattr__(self, "_by_code", by_code)

    @property
    def fields(self) -> tuple[Field, ...]:
        """所有的栏，按先后。"""
        return tuple(field for section in self.sections for field in section.fields)

    def field(self, code: str) -> Field:
        """这个代码的栏；没有则 KeyError。"""
        return self._by_code[code]

    def section(self, code: str) -> Section:
        """这个代码的一节；没有则 KeyError。"""
        for section in self.sections:
            if section.code == code:
                return section
        raise KeyError(code)
