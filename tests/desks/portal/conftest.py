"""A day, a bureau, and an open window for whoever comes by."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kejitong.ui.installation import Installation, describe
from tests import makers


@pytest.fixture(autouse=True)
def bureau(db: None, invented: None) -> None:
    """The installation's day is the makers' day."""
    on(makers.NOW.date())


def on(day: date) -> None:
    """Let it be this day."""
    describe(Installation("试验区科技局", makers.DISTRICT, day.isoformat()))


def later(days: int) -> None:
    """Let some days pass."""
    on(makers.NOW.date() + timedelta(days=days))
