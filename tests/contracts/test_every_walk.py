"""Every item walks to each end of its lifecycle by the verbs of all rooms; every move is walked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from kejitong.applications.models import LinkedRecord
from kejitong.audit.models import Entry
from kejitong.catalogue.items import ServiceItem
from kejitong.registers import catalogue, queries
from kejitong.workflow.vocabulary import Lifecycle, Move
from kejitong.workflow.walking import way_to
from tests.contracts import walks
from tests.contracts.test_every_item import ITEMS

pytestmark = pytest.mark.django_db
ENDS = [(item, end.code) for item in ITEMS.values() for end in item.lifecycle.ends]
ONE_OF_EACH = {item.lifecycle.code: item for item in ITEMS.values()}


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[walks.World]:
    """One world for all walks, laid under the savepoint of each; then it is gone."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield walks.a_world()
        transaction.set_rollback(True)


@pytest.mark.parametrize(("item", "end"), ENDS, ids=[f"{i.code}-{end}" for i, end in ENDS])
def test_an_item_walks_to_this_end(world: walks.World, item: ServiceItem, end: str) -> None:
    way = way_to(item.lifecycle, end)
    done = walks.walk(world, walks.a_draft(world, item), way)
    assert done.state == end
    assert list(done.steps.order_by("pk").values_list("move", flat=True)) == [m.code for m in way]
    for move in way:
        assert Entry.objects.filter(act=f"applications.{move.code}", record=done.pk).exists()
    written = {e.register for e in item.effects if e.on in {m.code for m in way} and not e.given}
    linked = dict(LinkedRecord.objects.filter(application=done).values_list("register", "record"))
    assert written <= linked.keys() <= {effect.register for effect in item.effects}
    for slug, pk in linked.items():
        record = queries.one(catalogue.register(slug), pk)
        assert item.name in record.source


def _rest_of_the_way(lifecycle: Lifecycle, state: str) -> tuple[Move, ...]:
    """A shortest way from this state to an end."""
    if lifecycle.state(state).is_end:
        return ()
    ways = (way_to(lifecycle, end.code, source=state) for end in lifecycle.ends)
    return min((way for way in ways if way), key=len)


def _tours() -> Iterator[tuple[ServiceItem, str, tuple[Move, ...]]]:
    """A way through every move that is on no shortest way to an end, once for each code."""
    ways = [way_to(item.lifecycle, end) for item, end in ENDS]
    walked = {move.code for way in ways for move in way}
    for item in ONE_OF_EACH.values():
        for move in item.lifecycle.moves:
            if move.code not in walked:
                walked.add(move.code)
                before = way_to(item.lifecycle, move.sources[0])
                yield (
                    item,
                    move.code,
                    (*before, move, *_rest_of_the_way(item.lifecycle, move.target)),
                )


TOURS = list(_tours())


@pytest.mark.parametrize(
    ("item", "code", "way"), TOURS, ids=[f"{item.lifecycle.code}-{code}" for item, code, _ in TOURS]
)
def test_every_other_move_is_walked_too(
    world: walks.World, item: ServiceItem, code: str, way: tuple[Move, ...]
) -> None:
    done = walks.walk(world, walks.a_draft(world, item), way)
    assert done.state == way[-1].target
    assert code in done.steps.values_list("move", flat=True)
