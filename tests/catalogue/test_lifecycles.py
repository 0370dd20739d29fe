"""Lifecycles are found by their version; an unknown one is refused."""

from __future__ import annotations

import pytest

from kejitong.catalogue import lifecycles
from kejitong.packs.national.lifecycles.all import LIFECYCLES
from kejitong.workflow.vocabulary import NoSuchMove


def test_every_declared_lifecycle_is_found_by_its_version() -> None:
    assert {one.version for one in LIFECYCLES} <= set(lifecycles.lifecycles())
    for one in LIFECYCLES:
        assert lifecycles.lifecycle(one.version) is one


def test_an_unknown_version_is_refused() -> None:
    with pytest.raises(NoSuchMove, match="没有“reviewed_grant/1900”这个流程"):
        lifecycles.lifecycle("reviewed_grant/1900")
