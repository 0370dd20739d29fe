"""What is put back is what was made: tests/keeping.py."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction

from kejitong.accounts.models import Role, User
from kejitong.calls.models import Call
from tests import keeping, makers
from tests.applications.makers import a_call, a_submitted_application
from tests.keeping import kept

pytestmark = pytest.mark.django_db


@contextmanager
def _a_test() -> Iterator[None]:
    """Another test begins and ends."""
    keeping.begin()
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _content() -> dict[str, list[Any]]:
    models = apps.get_models(include_auto_created=True)
    return {one.__name__: list(one._default_manager.order_by("pk").values()) for one in models}


def _counted() -> tuple[list[str], Callable[[str], Any]]:
    """A kept maker and what it was asked to make."""
    calls: list[str] = []

    @kept
    def make(name: str) -> Any:
        calls.append(name)
        return makers.an_organisation(name)

    return calls, make


def test_what_is_put_back_is_what_was_made(invented: None) -> None:
    @kept
    def a_world(name: str) -> Any:
        region = makers.a_region(name=name)
        made = a_submitted_application(organisation=makers.an_organisation(region=region))
        makers.retired("regions", makers.a_township(region))
        return made

    seen = []
    for _ in range(2):
        with _a_test():
            made = a_world("甲区")
            later = makers.corrected("organisations", made.organisation, address="试验路1号")
            seen.append((made.number, made.state, later.version, _content()))
    assert seen[0] == seen[1]
    assert len(seen[0][-1]["Application"]) == 1


def test_rows_that_a_step_changed_or_took_away_are_not_there(invented: None) -> None:
    @kept
    def without(call: Call) -> None:
        User.objects.filter(role=Role.LEADER).delete()
        Call.objects.filter(pk=call.pk).update(name="改过的")

    for _ in range(2):
        with _a_test():
            call = a_call(name="原来的")
            makers.a_user(Role.LEADER)
            without(call)
            assert not User.objects.exists()
            assert Call.objects.get().name == "改过的"


def test_it_is_made_once_for_all_who_ask_in_the_same_place() -> None:
    calls, make = _counted()
    for name in ("甲", "甲", "乙"):
        with _a_test():
            assert make(name).name == name
    assert calls == ["甲", "乙"]


def test_after_any_other_write_it_is_made_anew() -> None:
    calls, make = _counted()
    for number in range(2):
        with _a_test():
            Call.objects.filter(pk=number).update(name="别的")
            make("甲")
    assert calls == ["甲", "甲"]


def test_what_was_rolled_back_is_made_anew() -> None:
    calls, make = _counted()
    with _a_test():
        with transaction.atomic():
            make("甲")
            transaction.set_rollback(True)
        make("甲")
    assert calls == ["甲", "甲"]


def test_other_settings_make_another(settings: Any) -> None:
    calls, make = _counted()
    for zone in ("Asia/Shanghai", "UTC", "UTC"):
        settings.TIME_ZONE = zone
        with _a_test():
            make("甲")
    assert calls == ["甲", "甲"]


def test_while_something_is_patched_nothing_is_kept(request: pytest.FixtureRequest) -> None:
    calls, make = _counted()
    for _ in range(2):
        with _a_test():
            make("甲")
    with _a_test():
        request.getfixturevalue("monkeypatch")
        make("甲")
    assert calls == ["甲", "甲"]


def test_a_step_that_fails_is_not_kept() -> None:
    calls: list[int] = []

    @kept
    def make() -> None:
        makers.an_organisation("甲")
        calls.append(1)
        if len(calls) == 1:
            raise ValueError("不成")

    for _ in range(2):
        with _a_test():
            if calls:
                make()
            else:
                with pytest.raises(ValueError, match="不成"):
                    make()
                assert makers.an_organisation("乙").version == 1
    assert calls == [1, 1]


def test_nobody_can_count_on_a_maker_changing_what_he_holds() -> None:
    @kept
    def extended(names: list[str]) -> list[str]:
        makers.an_organisation(names[0])
        names.append("乙")
        return names

    for _ in range(2):
        with _a_test():
            given = ["甲"]
            assert extended(given) == ["甲", "乙"]
            assert given == ["甲"]
