"""When Django has started, the room has answered what it owes to others."""

from __future__ import annotations

from kejitong.applications import guards


def test_the_room_answers_its_guards() -> None:
    assert {"assigned", "scored", "visited", "decided"} <= guards.guarded()
