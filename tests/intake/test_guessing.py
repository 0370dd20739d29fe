"""The register is guessed from headings that fill its identity, and only when nothing is lost."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from kejitong.intake import guessing, storage
from kejitong.intake.actions import Upload
from kejitong.intake.errors import NotRecognised
from kejitong.registers import catalogue
from tests.intake.makers import a_statistics_workbook


def an_upload(*rows: Sequence[Any]) -> Upload:
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(list(row))
    content = io.BytesIO()
    book.save(content)
    content.seek(0)
    return Upload("表.xlsx", content)


def of_month(**changes: Any) -> Upload:
    return Upload("stat.xlsx", io.BytesIO(a_statistics_workbook([["甲", "", 1, 2]], **changes)))


def waiting(uploads: Path) -> int:
    return len(list(uploads.glob("*")))


@pytest.mark.parametrize("slug", sorted(catalogue.registers()))
def test_the_headings_of_a_register_are_its_own(slug: str) -> None:
    register = catalogue.register(slug)
    headings = [register.heading(column.name) for column in register.columns]
    assert guessing.guess(an_upload(headings, ["1"] * len(headings))).register is register


def test_the_first_sheet_that_fits_tells_the_register(uploads: Path) -> None:
    headings = ["申请号", "专利名称", "专利类型", "申请日"]
    upload = an_upload(["专利清单"], headings, ["1", "甲", "发明", "2026-01-02"])
    guess = guessing.guess(upload)
    assert guess.register is catalogue.register("patents")
    assert (upload.content.tell(), waiting(uploads)) == (0, 0)


def test_headings_that_nobody_knows_are_refused_with_their_words(uploads: Path) -> None:
    with pytest.raises(NotRecognised, match="甲栏、乙栏"):
        guessing.guess(an_upload(["甲栏", "乙栏"], ["天气晴好", "没有风"]))
    assert waiting(uploads) == 0


def test_where_figures_would_be_lost_it_asks_and_says_what_each_would_use(uploads: Path) -> None:
    guess = guessing.guess(of_month())
    assert guess.register is None
    best, *others = guess.candidates
    assert best.register.slug == "monthly_facts"
    assert best.uses == (
        ("企业基本情况·企业详细名称", "单位"),
        ("企业基本情况·社会信用代码", "核对单位"),
        ("工业总产值·10月", "当月产值"),
    )
    assert best.fixed == (("年份", "2026"), ("月份", "10"))
    assert best.lacks == ()
    assert best.leaves == ("工业总产值·1-10月累计",)
    assert {"organisations", "facts"} <= {one.register.slug for one in others}
    organisations = next(one for one in others if one.register.slug == "organisations")
    assert organisations.figures == ("工业总产值·10月", "工业总产值·1-10月累计")
    assert storage.stored(guess.folder).is_file()


def test_where_something_required_is_lacking_it_asks() -> None:
    guess = guessing.guess(an_upload(["申请号", "专利名称"], ["1", "甲"]))
    assert guess.register is None
    assert [one.lacks for one in guess.candidates][0] == ("申请日",)


def test_telephones_and_words_may_be_left_out() -> None:
    headings = ["企业名称", "统一社会信用代码", "联系电话", "备注"]
    guess = guessing.guess(an_upload(headings, ["甲", "91", 13900000000, "无"]))
    assert guess.register is catalogue.register("organisations")


def test_a_file_that_nobody_came_back_to_goes_after_a_day(
    uploads: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = guessing.guess(of_month())
    second = guessing.guess(of_month())
    assert waiting(uploads) == 2
    monkeypatch.setattr(storage, "LONGEST_WAIT", -1)
    guessing.guess(of_month())
    assert not (uploads / first.folder).exists()
    assert not (uploads / second.folder).exists()


def test_a_sheet_of_figures_only_is_passed_over() -> None:
    book = Workbook()
    assert book.active is not None
    book.active.append([1, 2])
    book.create_sheet("专利")
    for row in (["申请号", "专利名称", "申请日"], ["1", "甲", "2026-01-02"]):
        book["专利"].append(row)
    content = io.BytesIO()
    book.save(content)
    content.seek(0)
    assert guessing.guess(Upload("表.xlsx", content)).register is catalogue.register("patents")
