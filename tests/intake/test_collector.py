"""The collector is paused inside, and afterwards as it was before, come what may."""

from __future__ import annotations

import gc

import pytest

from kejitong.intake.collector import paused


def test_paused_inside_and_back_afterwards() -> None:
    assert gc.isenabled()
    with paused():
        assert not gc.isenabled()
        with paused():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_failure_does_not_leave_it_paused() -> None:
    with pytest.raises(ZeroDivisionError), paused():
        raise ZeroDivisionError
    assert gc.isenabled()
