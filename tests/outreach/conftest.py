"""Two regions, and channels of the district and above."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import pytest

from kejitong.audit.actions import Act
from kejitong.organisations.registers import REGIONS
from kejitong.outreach.registers import CHANNELS, EVENTS, INFORMATION
from kejitong.registers import actions
from kejitong.registers.models import Record
from kejitong.registers.register import Register

ACT = Act("测试员", datetime(2025, 12, 1, 8, tzinfo=UTC), reason="核对来文")


@dataclass(frozen=True)
class World:
    """Primary keys by role, and how to add a record to it."""

    district: int
    elsewhere: int
    channels: dict[str, int] = field(default_factory=dict)
    act: Act = ACT

    def add(self, register: Register, **values: object) -> Record:
        return actions.add(register, values, act=self.act)

    def retire(self, register: Register, record: Record) -> None:
        actions.retire(register, record, act=self.act)

    def event(self, title: str, **values: object) -> Record:
        defaults = {"kind": "meeting", "held_on": date(2025, 3, 1), "region": self.district}
        return self.add(EVENTS, title=title, **{**defaults, **values})

    def item(self, code: str, channel: str, **values: object) -> Record:
        defaults = {"title": f"信息{code}", "submitted_on": date(2025, 3, 1)}
        row = {**defaults, "channel": self.channels[channel], **values}
        return self.add(INFORMATION, code=code, **row)


@pytest.fixture
def world(db: None) -> World:
    def add(register: Register, **values: object) -> int:
        return actions.add(register, values, act=ACT).pk

    return World(
        district=add(REGIONS, code="320612", name="示例区", level="county"),
        elsewhere=add(REGIONS, code="320613", name="邻区", level="county"),
        channels={
            "日报": add(CHANNELS, name="《示例日报》", aliases="示例日报；日报", level="city"),
            "省厅": add(CHANNELS, name="省厅网站", aliases="省厅", level="provincial"),
            "区报": add(CHANNELS, name="《示例大众》", aliases="", level="district"),
        },
    )
