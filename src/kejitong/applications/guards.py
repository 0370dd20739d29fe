"""What must hold before a move: each guard is answered by the room that owns the matter.

A lifecycle names guards; a room registers the answer when it is ready.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from kejitong.applications.models import Application

Guard = Callable[[Application, datetime], str]
"""Empty when it holds, otherwise the reason why not, as a sentence for people."""

_GUARDS: dict[str, Guard] = {}


def guard(name: str) -> Callable[[Guard], Guard]:
    """Answer the guard of this name; one answer for each name."""

    def register(answer: Guard) -> Guard:
        if _GUARDS.setdefault(name, answer) is not answer:
            raise ValueError(f"guard {name} is answered twice")
        return answer

    return register


def guarded() -> frozenset[str]:
    """The names that are answered."""
    return frozenset(_GUARDS)


def reasons(names: tuple[str, ...], application: Application, at: datetime) -> list[str]:
    """Why these guards do not hold; empty when they all do."""
    found = (_GUARDS[name](application, at) for name in names)
    return [reason for reason in found if reason]
