"""Two districts with enterprises, and a university and an institute far away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import count

import pytest

from kejitong.audit.actions import Act
from kejitong.registers.models import Record
from kejitong.registers.register import Register
from tests import makers
from tests.keeping import kept

NUMBERS = count(1)
DAY = date(2025, 3, 1)


@dataclass(frozen=True)
class World:
    """Primary keys by role, and how to add a record to it."""

    act: Act
    district: int
    elsewhere: int
    mill: int
    yard: int
    outsider: int
    university: int
    institute: int

    def retire(self, register: Register, record: Record) -> Record:
        return makers.retired(register.slug, record)

    def demand(self, title: str, **values: object) -> Record:
        defaults = {"organisation": self.mill, "origin": "call", "collected_on": DAY}
        return self._add("demands", title, {**defaults, **values})

    def achievement(self, title: str, **values: object) -> Record:
        defaults = {"owner": "示例大学", "region": self.district, "collected_on": DAY}
        return self._add("achievements", title, {**defaults, **values})

    def cooperation(self, title: str, **values: object) -> Record:
        defaults = {"organisation": self.mill, "institute": self.university, "signed_on": DAY}
        return self._add("cooperations", title, {**defaults, **values})

    def _add(self, slug: str, title: str, values: dict[str, object]) -> Record:
        return makers.a_record(slug, title=title, **{"code": f"N{next(NUMBERS):05}", **values})


@pytest.fixture
@kept
def world(db: None, act: Act) -> World:
    district = makers.a_region()
    elsewhere = makers.a_region("310110", "外地区")
    return World(
        act=act,
        district=district.pk,
        elsewhere=elsewhere.pk,
        mill=makers.an_organisation("示例机械厂", region=district).pk,
        yard=makers.an_organisation("示例船厂", region=district).pk,
        outsider=makers.an_organisation("外地电子厂", region=elsewhere).pk,
        university=makers.an_organisation("示例大学", kind="university", region=elsewhere).pk,
        institute=makers.an_organisation("示例研究院", kind="institute", region=elsewhere).pk,
    )
