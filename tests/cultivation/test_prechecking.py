"""The pre-check of one organisation, whoever looks: judged as it stands and as it would be."""

from __future__ import annotations

import pytest

from kejitong.cultivation import library, prechecking
from kejitong.cultivation.prechecking import Pairs
from kejitong.cultivation.stating import Reader, Subject
from tests import makers as house
from tests.cultivation import makers

pytestmark = pytest.mark.django_db


def _address(about: Subject, pairs: Pairs) -> str:
    return f"/{about.pk}/?" + "&".join(f"{name}={value}" for name, value in pairs)


def _precheck(asked: dict[str, str]) -> prechecking.Precheck:
    made = makers.a_ready_enterprise("差一项", house.a_region(), rd_staff=9)
    ruleset = library.library().ruleset(makers.RULES)
    about = Subject(made.pk, "差一项", ruleset, house.NOW.date())
    return prechecking.precheck(about, asked, reader=Reader("本单位填写"), address=_address)


def test_what_falls_short_can_be_tried_at_an_address_of_the_readers_desk() -> None:
    shown = _precheck({})
    unmet = [card for card in shown.result.cards if card.answer == "不符合"]
    assert [card.code for card in unmet] == ["h4"]
    assert unmet[0].trials[0].url.startswith(f"/{shown.subject.pk}/?day=2026-11-30&")


def test_a_change_turns_the_answer_and_stays_in_the_address() -> None:
    shown = _precheck({"rd_staff:2025": "10"})
    assert [card.code for card in shown.result.turned] == ["h4"]
    assert shown.here.endswith("?day=2026-11-30&rd_staff:2025=10")
    assert (shown.path, shown.url) == (
        f"/{shown.subject.pk}/", f"/{shown.subject.pk}/?day=2026-11-30",
    )  # fmt: skip


def test_the_decision_holds_what_was_judged() -> None:
    taken = prechecking.taken(_precheck({"rd_staff:2025": "10"}))
    assert taken.judgement.finding("h4").answer.label == "符合"
