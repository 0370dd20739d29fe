"""Every end of every lifecycle has a way to it, and a picture shows all moves."""

import pytest

from kejitong.packs.national.lifecycles.all import LIFECYCLES, REVIEWED_GRANT
from kejitong.workflow.vocabulary import Lifecycle
from kejitong.workflow.walking import as_mermaid, way_to


@pytest.mark.parametrize("lifecycle", LIFECYCLES, ids=lambda found: found.label)
def test_the_way_to_each_end_can_be_walked(lifecycle: Lifecycle) -> None:
    for end in lifecycle.ends:
        at = lifecycle.first
        for move in way_to(lifecycle, end.code):
            at = lifecycle.move(move.code, state=at).target
        assert at == end.code


def test_a_way_may_begin_anywhere() -> None:
    (move,) = way_to(REVIEWED_GRANT, "awarded", source="cleared")
    assert (move.code, move.target) == ("award", "awarded")
    assert way_to(REVIEWED_GRANT, "draft", source="awarded") == ()


def test_no_way_to_where_one_is() -> None:
    assert way_to(REVIEWED_GRANT, REVIEWED_GRANT.first) == ()


def test_no_way_to_nowhere() -> None:
    assert way_to(REVIEWED_GRANT, "nowhere") == ()


@pytest.mark.parametrize("lifecycle", LIFECYCLES, ids=lambda found: found.label)
def test_the_picture_has_every_move(lifecycle: Lifecycle) -> None:
    lines = as_mermaid(lifecycle).splitlines()
    drawn = [line for line in lines if " --> " in line and "[*]" not in line]
    assert len(drawn) == sum(len(move.sources) for move in lifecycle.moves)
    assert sum(line.endswith("--> [*]") for line in lines) == len(lifecycle.ends)
