"""Random walks through each lifecycle: no undeclared state, no lost entry, no skipped notice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from random import Random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as tried
from hypothesis import strategies as st

from kejitong.accounts.models import Role
from kejitong.applications import receipts
from kejitong.applications.models import Application, Revision
from kejitong.audit import queries as journal
from kejitong.review.models import Expert
from tests import makers
from tests.applications.makers import an_application
from tests.applications.walking import INSPECTORS, Walk
from tests.review.makers import an_expert

KINDS = ("grant", "recommendation", "recognition", "redemption", "filing")
FAR, MOST = 50, 30
"""A walk of so many acts goes far; so many of them suffice to be granted at least once."""


@dataclass(frozen=True)
class World:
    """A complete draft, and experts."""

    draft: Application
    experts: tuple[Expert, ...]


@pytest.fixture
def world(
    request: pytest.FixtureRequest, db: None, invented: None, monkeypatch: pytest.MonkeyPatch
) -> World:
    """Typesetting the receipt is tried elsewhere; here it would only take time."""

    def plain(revision: Revision) -> bytes:
        return revision.digest.encode()

    monkeypatch.setattr(receipts, "_typeset", plain)
    kind = request.getfixturevalue("kind")
    experts = tuple(an_expert() for _ in range(3 if kind == "grant" else 0))
    for name in INSPECTORS:
        makers.a_user(Role.OFFICER, username=name)
    return World(an_application(item=f"invented_{kind}"), experts)


@contextmanager
def undone() -> Iterator[None]:
    """What one walk did is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize("kind", KINDS)
def test_no_walk_leaves_the_declared_way(kind: str, world: World) -> None:
    reached: set[str] = set()
    refused = Counter[str]()

    def walk(random: Random, acts: int) -> None:
        with undone():
            walker = Walk(world.draft.pk, random, world.experts)
            walker.go(acts)
            assert journal.check_chain().is_whole
            reached.update(walker.reached)
            refused[kind] += walker.refused

    @tried(max_examples=5, suppress_health_check=[*HealthCheck], database=None)
    @given(random=st.randoms(use_true_random=False))
    def anywhere(random: Random) -> None:
        walk(random, 20)

    anywhere()
    for seed in range(MOST):
        if "awarded" not in reached:
            walk(Random(seed), FAR)
    assert "awarded" in reached, "the walker is blind"
    assert refused[kind] > 20
