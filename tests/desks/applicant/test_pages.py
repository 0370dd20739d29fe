"""What the pages are made of, without a browser: rows, stamps, sizes, quarrels, days."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from kejitong.catalogue import answering
from kejitong.desks.applicant.pages import conflict, home, papers, questions
from tests.applications.invented import BASIC, BUDGET, EDITION, PEOPLE

CELLS = st.text("甲乙 ", max_size=4)
ROWS = st.lists(st.tuples(CELLS, CELLS), max_size=6)


def _asked(section: object, answers: dict[str, object], **blanks: int) -> questions.Asked:
    return questions.Asked(EDITION, section, answers, {}, (), blanks)  # type: ignore[arg-type]


def test_a_fixed_table_has_its_rows_and_a_free_one_an_empty_one() -> None:
    budget = {one.name: one for one in questions.questions(_asked(BUDGET, {}))}
    assert budget["sources"].table is not None
    assert [row.label for row in budget["sources"].table.rows] == ["区拨款", "自筹"]
    people = {one.name: one for one in questions.questions(_asked(PEOPLE, {}, team=2))}
    assert people["team"].table is not None
    assert len(people["team"].table.rows) == 2
    assert people["team"].table.can_add


def test_short_questions_stand_in_pairs() -> None:
    asked = [*questions.questions(_asked(BASIC, {})), *questions.questions(_asked(PEOPLE, {}))]
    short = {one.name for one in asked if one.is_short}
    assert {"category", "starts_on", "lead"} <= short
    assert short.isdisjoint({"summary", "team"})


def test_an_answer_that_is_no_choice_is_still_shown() -> None:
    asked = _asked(BASIC, {"category": "渔业"})
    category = {one.name: one for one in questions.questions(asked)}["category"]
    assert category.strangers == ("渔业",)


@given(ROWS)
def test_empty_rows_are_counted_as_they_are_dropped(rows: list[tuple[str, str]]) -> None:
    raw = {
        f"team.{at}.{name}": value
        for at, row in enumerate(rows)
        for name, value in zip(("name", "months"), row, strict=True)
    }
    stored = answering.parse_section(PEOPLE, {"team": "", **raw}, edition=EDITION).values["team"]
    blank = questions.blank_rows(raw, "team")
    assert blank <= len(rows) - len(stored) or not rows
    assert blank == sum(not any(str(cell).strip() for cell in row) for row in rows)


@given(ROWS, st.integers(0, 7))
def test_one_row_goes_and_the_others_stay(rows: list[tuple[str, str]], at: int) -> None:
    raw = {f"team.{n}.name": row[0] for n, row in enumerate(rows)}
    left = questions.without_row(raw, "team", at)
    assert set(raw) - set(left) == ({f"team.{at}.name"} & set(raw))


def test_several_choices_and_cells_are_read_from_what_was_posted() -> None:
    told = QueryDict("title=甲&team.0.name=乙&csrf=x&version=3&category=&category=工业")
    assert questions.posted(BASIC, told) == {"title": "甲", "category": ["", "工业"]}
    assert questions.posted(PEOPLE, told) == {"team.0.name": "乙"}


def _quarrel(seen: str, mine: str, theirs: str) -> conflict.Conflict:
    told = QueryDict(mutable=True)
    told.update({"title": mine, "seen": seen})
    held = SimpleNamespace(values={"title": theirs}, version=4, saved_by="", saved_at=None)
    raw = questions.posted(BASIC, told)
    return conflict.conflict(EDITION, BASIC, raw, theirs=held, told=told)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("before", "chosen"), [("甲", "theirs"), ("乙", "mine"), ("丙", "")],
)  # fmt: skip
def test_who_alone_changed_a_field_is_chosen_first(before: str, chosen: str) -> None:
    found = _quarrel(f'{{"title": "{questions.digest(before)}"}}', "甲", "乙")
    assert [(one.code, one.chosen) for one in found.disputes] == [("title", chosen)]
    assert dict(found.typed)["title"] == "甲"


@pytest.mark.django_db
def test_equal_texts_are_no_quarrel() -> None:
    assert _quarrel("{}", "甲", "甲").disputes == ()


@given(st.text(max_size=40))
def test_a_lost_stamp_is_an_empty_one(text: str) -> None:
    told = QueryDict(mutable=True)
    told["seen"] = text
    assert isinstance(conflict.seen(told), dict)


@pytest.mark.parametrize(
    ("size", "said"), [(0, "0字节"), (1023, "1023字节"), (1024, "1.0KB"), (5 << 20, "5.0MB")]
)
def test_sizes_are_said_for_people(size: int, said: str) -> None:
    assert papers.sized(size) == said


@pytest.mark.parametrize(
    ("left", "words", "kind"),
    [(None, "不限期", "plain"), (-2, "已逾期2个工作日", "red"), (0, "今天截止", "red"),
     (3, "还剩3个工作日", "amber"), (9, "还剩9个工作日", "plain")],
)  # fmt: skip
def test_days_left_are_said_and_coloured(left: int | None, words: str, kind: str) -> None:
    due = home.Due(date(2026, 12, 1), left)
    assert (due.words, due.kind) == (words, kind)
