"""Two districts with enterprises, and a university and an institute far away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import count

import pytest

from kejitong.audit.actions import Act
from kejitong.cooperation.registers import ACHIEVEMENTS, COOPERATIONS, DEMANDS
from kejitong.organisations.registers import ORGANISATIONS, REGIONS
from kejitong.registers import actions
from kejitong.registers.models import Record
from kejitong.registers.register import Register

ACT = Act("测试员", datetime(2025, 12, 1, 8, tzinfo=UTC), reason="核对来文")
NUMBERS = count(1)


@dataclass(frozen=True)
class World:
    """Primary keys by role, and how to add a record to it."""

    district: int
    elsewhere: int
    mill: int
    yard: int
    outsider: int
    university: int
    institute: int
    act: Act = ACT

    def retire(self, register: Register, record: Record) -> None:
        actions.retire(register, record, act=self.act)

    def demand(self, title: str, **values: object) -> Record:
        defaults = {"organisation": self.mill, "origin": "call", "collected_on": date(2025, 3, 1)}
        return self._add(DEMANDS, title, {**defaults, **values})

    def achievement(self, title: str, **values: object) -> Record:
        defaults = {
            "owner": "示例大学", "region": self.district, "collected_on": date(2025, 3, 1)
        }  # fmt: skip
        return self._add(ACHIEVEMENTS, title, {**defaults, **values})

    def cooperation(self, title: str, **values: object) -> Record:
        defaults = {
            "organisation": self.mill, "institute": self.university,
            "signed_on": date(2025, 3, 1),
        }  # fmt: skip
        return self._add(COOPERATIONS, title, {**defaults, **values})

    def _add(self, register: Register, title: str, values: dict[str, object]) -> Record:
        row = {"code": f"N{next(NUMBERS):05}", "title": title, **values}
        return actions.add(register, row, act=self.act)


@pytest.fixture
def world(db: None) -> World:
    def region(code: str, name: str) -> int:
        values = {"code": code, "name": name, "level": "county"}
        return actions.add(REGIONS, values, act=ACT).pk

    def organisation(uscc: str, name: str, kind: str, region: int) -> int:
        values = {"uscc": uscc, "name": name, "kind": kind, "region": region}
        return actions.add(ORGANISATIONS, values, act=ACT).pk

    district, elsewhere = region("320612", "示例区"), region("310110", "外地区")
    return World(
        district=district,
        elsewhere=elsewhere,
        mill=organisation("91320612MA00000001", "示例机械厂", "enterprise", district),
        yard=organisation("91320612MA00000002", "示例船厂", "enterprise", district),
        outsider=organisation("91310110MA00000003", "外地电子厂", "enterprise", elsewhere),
        university=organisation("12310110MA00000004", "示例大学", "university", elsewhere),
        institute=organisation("12310110MA00000005", "示例研究院", "institute", elsewhere),
    )
