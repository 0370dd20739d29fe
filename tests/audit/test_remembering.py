"""What is kept under a mark is handed out under that mark only."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from kejitong.audit import actions, queries, remembering
from kejitong.audit.actions import Act, Trace
from kejitong.audit.queries import Mark
from kejitong.audit.remembering import Remembered

NOTHING, A, B = Mark(0, ""), Mark(1, "a"), Mark(2, "b")


def test_an_answer_is_reckoned_once_under_one_mark() -> None:
    asked: list[str] = []
    memory = Remembered()

    def answer() -> int:
        asked.append("asked")
        return len(asked)

    assert [memory.ask(A, "q", answer) for _ in range(3)] == [1, 1, 1]
    assert memory.ask(B, "q", answer) == 2
    assert memory.ask(A, "other", answer) == 3
    assert memory.get(A, "q") == 1
    memory.forget()
    assert memory.get(A, "q") is None


def test_every_memory_can_be_emptied_at_once() -> None:
    memories = [Remembered(), Remembered()]
    assert [one.ask(A, "q", lambda: 1) for one in memories] == [1, 1]
    remembering.forget_all()
    assert [one.get(A, "q") for one in memories] == [None, None]


def test_without_a_journal_nothing_is_kept() -> None:
    memory = Remembered()
    assert [memory.ask(NOTHING, "q", lambda n=n: n) for n in (1, 2)] == [1, 2]


def test_the_answer_not_used_for_longest_goes_first() -> None:
    memory = Remembered(2)
    for question in ("p", "q"):
        memory.ask(A, question, lambda: 1)
    memory.get(A, "p")
    memory.ask(A, "r", lambda: 1)
    assert [memory.get(A, one) for one in ("p", "q", "r")] == [1, None, 1]


@pytest.mark.django_db
def test_every_entry_moves_the_mark() -> None:
    act = Act(by="officer", at=datetime(2026, 11, 30, tzinfo=UTC))
    marks = [queries.mark()]
    for _ in range(2):
        actions.record(Trace("patents.added", "patents", 1), act=act)
        marks.append(queries.mark())
    assert marks[0] == NOTHING
    assert len(set(marks)) == 3


@pytest.mark.django_db
def test_a_rooms_mark_is_moved_by_its_own_entries_only() -> None:
    act = Act(by="officer", at=datetime(2026, 11, 30, tzinfo=UTC))
    assert (queries.mark("patents"), queries.heads().mark("patents")) == (NOTHING, NOTHING)
    actions.record_all(
        [Trace("patents.added", "patents", n) for n in (1, 2)]
        + [Trace("events.added", "events", 1)],
        act=act,
    )
    patents = queries.mark("patents")
    assert (patents.last, queries.mark("events"), queries.mark().last) == (2, queries.mark(), 3)
    actions.record(Trace("events.corrected", "events", 1), act=act)
    assert queries.mark("patents") == patents
    assert queries.mark("patents", "events") == queries.mark("events") == queries.mark()
    heads = queries.heads()
    assert (heads.mark(), heads.mark("patents"), heads.mark("patents", "events")) == (
        queries.mark(), patents, queries.mark("events"),
    )  # fmt: skip
