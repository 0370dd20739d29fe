"""Small tables that selections look things up in: within one reading each is read once.

A page asks for a hundred selections; many of them look into the tree of programmes or the names
of platforms first. Outside of a reading nothing is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar, cast

Answer = TypeVar("Answer")
_ANSWERS: ContextVar[dict[Hashable, object] | None] = ContextVar("lookups", default=None)


@contextmanager
def one_reading() -> Iterator[None]:
    """Within this nothing is written, so what was looked up once is not looked up again."""
    if _ANSWERS.get() is not None:
        yield
        return
    token = _ANSWERS.set({})
    try:
        yield
    finally:
        _ANSWERS.reset(token)


def looked_up(question: Hashable, answer: Callable[[], Answer]) -> Answer:
    """The answer to this question, found once in a reading."""
    answers = _ANSWERS.get()
    if answers is None:
        return answer()
    if question not in answers:
        answers[question] = answer()
    return cast("Answer", answers[question])
