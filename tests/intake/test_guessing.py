"""The register is guessed from headings that fill its identity, and only when there is one."""

from __future__ import annotations

import io

import pytest
from openpyxl import Workbook

from kejitong.intake import guessing
from kejitong.intake.actions import Upload
from kejitong.intake.errors import NotRecognised
from kejitong.registers import catalogue


def an_upload(*rows: list[str]) -> Upload:
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    content.seek(0)
    return Upload("表.xlsx", content)


@pytest.mark.parametrize("slug", sorted(catalogue.registers()))
def test_the_headings_of_a_register_are_its_own(slug: str) -> None:
    register = catalogue.register(slug)
    headings = [register.heading(column.name) for column in register.columns]
    assert guessing.likely(headings) == [register]


def test_the_first_sheet_that_fits_tells_the_register() -> None:
    upload = an_upload(["专利清单"], ["申请号", "专利名称", "专利类型"], ["1", "甲", "发明"])
    assert guessing.register_for(upload).slug == "patents"
    assert upload.content.tell() == 0


def test_headings_that_nobody_knows_are_refused_with_their_words() -> None:
    with pytest.raises(NotRecognised, match="甲栏、乙栏"):
        guessing.register_for(an_upload(["甲栏", "乙栏"], ["天气晴好", "没有风"]))
