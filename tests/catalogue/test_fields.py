"""The words of a form: what cannot be is refused when it is declared."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kejitong.catalogue.fields import Edition, Field, Section, Shape

TEXT = Field(code="name", label="名称", shape=Shape.TEXT)
MONEY = Field(code="amount", label="金额", shape=Shape.MONEY, unit="万元")
TABLE = Field(code="table", label="表", shape=Shape.TABLE, columns=(TEXT,))
EDITION = Edition(
    since=date(2026, 1, 1),
    sections=(Section("one", "一", (TEXT,)), Section("two", "二", (MONEY, TABLE))),
)


@pytest.mark.parametrize(
    ("shape", "more", "said"),
    [
        (Shape.TEXT, {"columns": (TEXT,)}, "只有表格有栏目"),
        (Shape.TABLE, {}, "表格须有栏目"),
        (Shape.CHOICE, {}, "选择题须有选项"),
        (Shape.DATE, {"choices": ("一",)}, "只有选择题有选项"),
        (Shape.MONEY, {"unit": "万美元"}, "不是金额单位"),
        (Shape.TABLE, {"columns": (TABLE,)}, "表格里不能再有表格"),
    ],
)
def test_what_cannot_be_is_refused(shape: Shape, more: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Field(code="it", label="它", shape=shape, **more)


def test_fields_and_sections_are_found_by_their_codes() -> None:
    assert EDITION.fields == (TEXT, MONEY, TABLE)
    assert EDITION.field("amount") is MONEY
    assert EDITION.section("two").fields == (MONEY, TABLE)
    with pytest.raises(KeyError):
        EDITION.field("one")
    with pytest.raises(KeyError):
        EDITION.section("name")
