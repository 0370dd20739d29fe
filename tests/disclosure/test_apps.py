"""What the room answers and offers once Django has started."""

from __future__ import annotations

from kejitong.applications import guards


def test_the_guard_of_notices_is_answered():
    assert "noticed" in guards.guarded()
