"""Answers kept in this process for as long as nothing was written that decides them.

Every change to a record extends the journal, so an answer belongs to the last entry of the rooms
that it was reckoned from: two web processes each keep their own answers, and neither can hand out
a stale one.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar, cast
from weakref import WeakSet

from kejitong.audit.queries import Mark

Answer = TypeVar("Answer")
MOST = 512
_ALL: WeakSet[Remembered] = WeakSet()


class Remembered:
    """The latest answers by journal mark and question; the oldest are forgotten first."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._lock = Lock()
        self._answers: OrderedDict[Hashable, object] = OrderedDict()
        _ALL.add(self)

    def get(self, mark: Mark, question: Hashable) -> object | None:
        """The answer that was kept under this mark, if any."""
        with self._lock:
            if (mark, question) in self._answers:
                self._answers.move_to_end((mark, question))
            return self._answers.get((mark, question))

    def ask(self, mark: Mark, question: Hashable, answer: Callable[[], Answer]) -> Answer:
        """The kept answer, or a fresh one; before the first entry of these rooms nothing is kept."""
        kept = self.get(mark, question) if mark.last else None
        if kept is not None:
            return cast("Answer", kept)
        fresh = answer()
        if mark.last:
            with self._lock:
                self._answers[mark, question] = fresh
                while len(self._answers) > self._most:
                    self._answers.popitem(last=False)
        return fresh

    def forget(self) -> None:
        """Keep nothing."""
        with self._lock:
            self._answers.clear()


def forget_all() -> None:
    """Keep nothing in this process: another database is looked at from now on."""
    for one in _ALL:
        one.forget()
