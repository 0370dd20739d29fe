"""What was looked up is kept for the time of one reading, and no longer."""

from __future__ import annotations

from collections.abc import Callable

from kejitong.registers.lookups import looked_up, one_reading


def _counting() -> tuple[list[str], Callable[[str], str]]:
    asked: list[str] = []

    def ask(question: str) -> str:
        return looked_up(question, lambda: asked.append(question) or question)

    return asked, ask


def test_within_a_reading_each_question_is_asked_once() -> None:
    asked, ask = _counting()
    with one_reading():
        answers = [ask("p"), ask("q"), ask("p")]
        with one_reading():
            answers.append(ask("p"))
        answers.append(ask("p"))
    assert (answers, asked) == (["p", "q", "p", "p", "p"], ["p", "q"])


def test_outside_of_a_reading_nothing_is_kept() -> None:
    asked, ask = _counting()
    with one_reading():
        ask("p")
    for _ in range(2):
        ask("p")
    with one_reading():
        ask("p")
    assert asked == ["p"] * 4


def test_nothing_may_be_the_answer() -> None:
    asked: list[int] = []
    with one_reading():
        for _ in range(2):
            assert looked_up("p", lambda: asked.append(1)) is None
    assert asked == [1]
