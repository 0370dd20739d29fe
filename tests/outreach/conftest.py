"""Two regions, and channels of the district and above."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pytest

from kejitong.audit.actions import Act
from kejitong.registers.models import Record
from kejitong.registers.register import Register
from tests import makers
from tests.keeping import kept

DAY = date(2025, 3, 1)


@dataclass(frozen=True)
class World:
    """Primary keys by role, and how to add a record to it."""

    act: Act
    district: int
    elsewhere: int
    channels: Mapping[str, int]

    def add(self, register: Register, **values: object) -> Record:
        return makers.a_record(register.slug, **values)

    def retire(self, register: Register, record: Record) -> None:
        makers.retired(register.slug, record)

    def event(self, title: str, **values: object) -> Record:
        defaults = {"kind": "meeting", "held_on": DAY, "region": self.district}
        return makers.a_record("events", title=title, **{**defaults, **values})

    def item(self, code: str, channel: str, **values: object) -> Record:
        defaults = {"title": f"信息{code}", "submitted_on": DAY, "channel": self.channels[channel]}
        return makers.a_record("information", code=code, **{**defaults, **values})


def channel(name: str, aliases: str, level: str) -> int:
    return makers.a_record("channels", name=name, aliases=aliases, level=level).pk


@pytest.fixture
@kept
def world(db: None, act: Act) -> World:
    return World(
        act=act,
        district=makers.a_region(name="示例区").pk,
        elsewhere=makers.a_region("320613", "邻区").pk,
        channels={
            "日报": channel("《示例日报》", "示例日报；日报", "city"),
            "省厅": channel("省厅网站", "省厅", "provincial"),
            "区报": channel("《示例大众》", "", "district"),
        },
    )
