"""When the room is ready, its own guards are answered."""

from __future__ import annotations

from django.apps import apps

from kejitong.applications import conditions, guards


def test_the_guards_of_submission_are_answered_when_the_room_is_ready() -> None:
    apps.get_app_config("applications").ready()
    assert guards._GUARDS["open"] is conditions.is_open
    assert guards._GUARDS["complete"] is conditions.is_complete
    assert guards._GUARDS["quota"] is conditions.is_within_quota
