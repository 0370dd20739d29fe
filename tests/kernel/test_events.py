"""Events are told to those who asked for their kind."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from kejitong.kernel.events import publish, subscribe


@dataclass(frozen=True)
class Submitted:
    code: str


@dataclass(frozen=True)
class Resubmitted(Submitted):
    pass


@dataclass
class Loose:
    code: str


@pytest.fixture
def heard() -> Iterator[list[str]]:
    told: list[str] = []
    end = subscribe(Submitted, listener := lambda event: told.append(event.code))
    subscribe(Submitted, listener)
    yield told
    end()
    end()


def test_a_listener_hears_its_kind_once(heard):
    publish(Submitted("甲"))

    assert heard == ["甲"]


def test_a_listener_hears_more_particular_kinds_after_their_own_listeners(heard):
    end = subscribe(Resubmitted, lambda event: heard.append(f"再次{event.code}"))
    publish(Resubmitted("乙"))
    end()

    assert heard == ["再次乙", "乙"]


def test_nobody_is_told_after_the_end(heard):
    told: list[Submitted] = []
    subscribe(Submitted, told.append)()
    publish(Submitted("丙"))

    assert told == []
    assert heard == ["丙"]


@pytest.mark.parametrize("event", [Loose("甲"), "甲"])
def test_only_frozen_facts_are_told(event):
    with pytest.raises(TypeError, match="not a frozen dataclass"):
        publish(event)
