"""The words of a file, place by place."""

from __future__ import annotations

import pytest

from kejitong.disclosure.extracting import Unreadable, passages
from tests.disclosure import papers


def read(file):
    return [(one.where, one.text) for one in passages(file.name, file.content)]


def test_paragraphs_of_a_letter_are_numbered_with_those_of_its_tables():
    file = papers.a_word("首段", "次段", cell="格内", author="")

    assert [one for one in read(file) if one[0].startswith("第")] == [
        ("第1段", "首段"), ("第2段", "次段"), ("第3段", "格内"),
    ]  # fmt: skip


def test_cells_are_named_and_telephones_are_told_apart():
    file = papers.a_workbook(["名称", "联系电话"], ["甲", 86512345], ["乙", 1.5])
    cells = [one for one in read(file) if one[0].startswith("“")]

    assert cells == [
        ("“Sheet”A1", "名称"), ("“Sheet”B1", "联系电话"), ("“Sheet”A2", "甲"),
        ("“Sheet”B2", "电话：86512345"), ("“Sheet”A3", "乙"), ("“Sheet”B3", "电话：1.5"),
    ]  # fmt: skip


def test_long_numbers_are_marked_because_their_digits_are_lost():
    file = papers.a_workbook([6222021234567890128], [13812345678])

    marked = [one.is_long_number for one in passages(file.name, file.content)]
    assert marked[-2:] == [True, False]


def test_pages_and_lines_are_numbered():
    assert ("第2页", "two") in read(papers.a_pdf("one", "two"))
    assert read(papers.a_text("甲\n\n乙")) == [("第1行", "甲"), ("第3行", "乙")]


def test_a_swollen_archive_is_refused():
    with pytest.raises(Unreadable) as refused:
        read(papers.a_swollen_word())

    assert refused.value.why == "展开以后太大"


def test_a_document_type_is_not_followed():
    with pytest.raises(Unreadable):
        read(papers.a_word_with_entities())
