"""Every act that a procedure writes into the journal has words for people."""

from __future__ import annotations

import re

from kejitong.catalogue.lifecycles import lifecycles
from kejitong.desks.officer.pages import acts
from tests.contracts.house import listed, sources

ROOMS = tuple(acts.ROOMS)
_WRITTEN = re.compile(rf'"((?:{"|".join(ROOMS)})\.[a-z_]+)"')


def _written() -> set[str]:
    """The acts that stand as such in the sources of these rooms."""
    return {
        act for module in sources() if module.room in ROOMS for act in _WRITTEN.findall(module.text)
    }


def test_every_act_in_the_sources_has_a_label() -> None:
    models = {"applications.Application", "calls.Call"}
    unnamed = {act for act in _written() - models if not acts.label(act)}
    assert not unnamed, listed(unnamed)


def test_every_move_of_every_lifecycle_has_a_label() -> None:
    moves = {f"applications.{one.code}" for each in lifecycles().values() for one in each.moves}
    assert all(acts.label(act) for act in moves)
    assert acts.label("applications.send_back") == "退回补正"
    assert acts.label("organisations.added") == ""
