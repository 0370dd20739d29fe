"""Differences between revisions: which answers, which cells, which letters, which papers."""

from __future__ import annotations

from typing import Any

from kejitong.applications import comparing
from kejitong.applications.comparing import Difference, Piece
from kejitong.applications.models import Revision
from tests.applications.invented import EDITION


def a_revision(*attachments: tuple[str, str, str], **answers: Any) -> Revision:
    sections = {
        section.code: {f.code: answers[f.code] for f in section.fields if f.code in answers}
        for section in EDITION.sections
    }
    kept = [{"slot": slot, "name": name, "digest": digest} for slot, name, digest in attachments]
    return Revision(content={"sections": sections, "attachments": kept})


def differences(old: Revision, new: Revision) -> tuple[Difference, ...]:
    return comparing.differences(old, new, EDITION)


def test_the_same_twice_does_not_differ() -> None:
    one = a_revision(("report", "甲.pdf", "1"), title="名称", sales="10000")
    assert differences(one, one) == ()


def test_a_changed_text_shows_what_went_and_what_came() -> None:
    (found,) = differences(a_revision(title="一种旧装置"), a_revision(title="一种新装置"))
    assert (found.section, found.field, found.label) == ("basic", "title", "项目名称")
    assert found.pieces == (
        Piece("same", "一种"), Piece("gone", "旧"), Piece("new", "新"), Piece("same", "装置"),
    )  # fmt: skip


def test_an_answer_that_is_no_longer_asked_is_shown_as_gone() -> None:
    (found,) = differences(a_revision(partner="另一家"), a_revision())
    assert (found.before, found.after) == ("另一家", "")


def test_figures_are_shown_as_people_read_them() -> None:
    (found,) = differences(a_revision(sales="10000"), a_revision(sales="12345000"))
    assert (found.before, found.after) == ("1万元", "1,234.5万元")


def test_tables_differ_cell_by_cell() -> None:
    old = a_revision(
        sources=[{"row": "区拨款", "amount": "10000"}, {"row": "自筹", "amount": "10000"}],
        team=[{"name": "张三", "months": "6"}],
    )
    new = a_revision(
        sources=[{"row": "自筹", "amount": "20000"}, {"row": "区拨款", "amount": "10000"}],
        team=[{"name": "张三", "months": "6"}, {"name": "李四", "months": ""}],
    )
    found = [(one.field, one.label, one.before, one.after) for one in differences(old, new)]
    assert found == [
        ("team.1.name", "主要成员·第2行·姓名", "", "李四"),
        ("sources.1.amount", "经费来源·自筹·金额", "1万元", "2万元"),
    ]


def test_papers_differ_by_their_content() -> None:
    old = a_revision(("report", "甲.pdf", "1"), ("audit", "审计.pdf", "3"))
    new = a_revision(("report", "甲.pdf", "2"), ("audit", "审计.pdf", "3"))
    (found,) = differences(old, new)
    assert (found.section, found.field, found.label) == ("attachments", "report", "申报书盖章页")
    assert found.pieces == (Piece("gone", "甲.pdf"), Piece("new", "甲.pdf"))


def test_a_long_text_is_compared_line_by_line() -> None:
    old = "".join(f"第{at}行\n" for at in range(1000))
    (found,) = differences(
        a_revision(summary=old), a_revision(summary=old.replace("第500行", "改过"))
    )
    assert [piece.kind for piece in found.pieces] == ["same", "gone", "new", "same"]
    assert (found.pieces[1].text, found.pieces[2].text) == ("第500行\n", "改过\n")
    assert "".join(piece.text for piece in found.pieces if piece.kind != "new") == old
