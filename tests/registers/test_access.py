"""A register that knows no regions belongs to those who see the whole installation."""

from __future__ import annotations

import pytest

from kejitong.registers import catalogue
from kejitong.registers.access import can_write


@pytest.mark.parametrize(
    ("region", "whole", "may"),
    [
        ("", "320612", True),
        ("320612", "320612", True),
        ("320600", "320612", True),
        ("320612001", "320612", False),
        ("320613", "320612", False),
        ("320612", "320600", False),
        ("320612", "", True),
        ("320612001", "", False),
    ],
)
def test_only_who_sees_the_whole_may_change_what_is_shared(
    region: str, whole: str, may: bool
) -> None:
    for slug in ("programmes", "policies", "channels", "peers", "information", "batches"):
        reason = can_write(catalogue.register(slug), region, whole=whole)
        assert (reason == "") == may
        assert may or reason.endswith("办理。")


def test_a_register_with_regions_is_open_to_everybody_within_his_own() -> None:
    shared = {
        slug
        for slug, register in catalogue.registers().items()
        if can_write(register, "320612001", whole="320612")
    }
    assert shared == {
        "batches", "calendar_days", "channels", "information", "peers", "policies", "programmes",
    }  # fmt: skip
