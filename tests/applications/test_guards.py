"""Guards are answered once each, by the room that owns the matter."""

from __future__ import annotations

from datetime import datetime

import pytest

from kejitong.applications import guards
from kejitong.applications.models import Application
from tests import makers


@pytest.fixture(autouse=True)
def _own_guards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guards, "_GUARDS", {})


def holds(_application: Application, _at: datetime) -> str:
    return ""


def fails(_application: Application, at: datetime) -> str:
    return f"{at:%H:%M}还不行"


def test_only_the_reasons_of_those_that_fail_are_told() -> None:
    guards.guard("holds")(holds)
    guards.guard("fails")(fails)
    assert guards.guarded() == {"holds", "fails"}
    assert guards.reasons(("holds", "fails"), Application(), makers.NOW) == ["09:30还不行"]
    assert guards.reasons(("holds",), Application(), makers.NOW) == []


def test_a_guard_has_one_answer() -> None:
    guards.guard("one")(holds)
    guards.guard("one")(holds)
    with pytest.raises(ValueError, match="guard one is answered twice"):
        guards.guard("one")(fails)
