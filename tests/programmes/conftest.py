"""A district with three organisations and a small tree of programmes."""

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


@dataclass(frozen=True)
class World:
    """Primary keys by role, and how to add a record to it."""

    act: Act
    district: int
    elsewhere: int
    mill: int
    yard: int
    outsider: int
    torch: int
    hte: int
    provincial: int
    city: int
    local: int

    def add(self, register: Register, **values: object) -> Record:
        return makers.a_record(register.slug, **values)

    def retire(self, register: Register, record: Record) -> None:
        makers.retired(register.slug, record)

    def filing(self, title: str, **values: object) -> Record:
        defaults = {
            "code": f"XM{next(NUMBERS):05}", "programme": self.local, "organisation": self.mill,
            "kind": "ordinary", "category": "",
        }  # fmt: skip
        return makers.a_record("filings", title=title, **{**defaults, **values})

    def grant(self, title: str, **values: object) -> Record:
        defaults = {
            "document_number": "示科〔2025〕1号", "region": self.district, "level": "city",
            "granted_on": date(2025, 6, 1), "amount": 100, "organisation": None,
        }  # fmt: skip
        return makers.a_record("grants", title=title, **{**defaults, **values})

    def award(self, title: str, **values: object) -> Record:
        defaults = {
            "code": f"JL{next(NUMBERS):05}", "programme": self.provincial,
            "organisation": self.mill,
        }  # fmt: skip
        return makers.a_record("awards", title=title, **{**defaults, **values})


def programme(code: str, name: str, level: str, parent: int | None = None) -> int:
    return makers.a_record("programmes", code=code, name=name, level=level, parent=parent).pk


@pytest.fixture
@kept
def world(db: None, act: Act) -> World:
    district = makers.a_region()
    elsewhere = makers.a_region("320613", "邻区")
    torch = programme("torch", "火炬计划", "national")
    return World(
        act=act,
        district=district.pk,
        elsewhere=elsewhere.pk,
        mill=makers.an_organisation("示例机械厂", region=district).pk,
        yard=makers.an_organisation("示例船厂", region=makers.a_township(district)).pk,
        outsider=makers.an_organisation("邻区电子厂", region=elsewhere).pk,
        torch=torch,
        hte=programme("hte", "高新技术企业", "national", torch),
        provincial=programme("support", "省科技支撑计划", "provincial"),
        city=programme("major", "市重大科技专项", "city"),
        local=programme("local", "区级科技计划", "district"),
    )
