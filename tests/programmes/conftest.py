"""A district with three organisations and a small tree of programmes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import count

import pytest

from kejitong.audit.actions import Act
from kejitong.organisations.registers import ORGANISATIONS, REGIONS
from kejitong.programmes.registers import AWARDS, FILINGS, GRANTS, PROGRAMMES
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
    torch: int
    hte: int
    provincial: int
    city: int
    local: int
    act: Act = ACT

    def add(self, register: Register, **values: object) -> Record:
        return actions.add(register, values, act=self.act)

    def retire(self, register: Register, record: Record) -> None:
        actions.retire(register, record, act=self.act)

    def filing(self, title: str, **values: object) -> Record:
        defaults = {
            "code": f"XM{next(NUMBERS):05}", "programme": self.local, "organisation": self.mill,
            "kind": "ordinary", "category": "",
        }  # fmt: skip
        return self.add(FILINGS, title=title, **{**defaults, **values})

    def grant(self, title: str, **values: object) -> Record:
        defaults = {
            "document_number": "示科〔2025〕1号", "region": self.district, "level": "city",
            "granted_on": date(2025, 6, 1), "amount": 100, "organisation": None,
        }  # fmt: skip
        return self.add(GRANTS, title=title, **{**defaults, **values})

    def award(self, title: str, **values: object) -> Record:
        defaults = {
            "code": f"JL{next(NUMBERS):05}", "programme": self.provincial,
            "organisation": self.mill,
        }  # fmt: skip
        return self.add(AWARDS, title=title, **{**defaults, **values})


@pytest.fixture
def world(db: None) -> World:
    def add(register: Register, **values: object) -> int:
        return actions.add(register, values, act=ACT).pk

    def region(code: str, name: str) -> int:
        return add(REGIONS, code=code, name=name, level="county")

    def organisation(uscc: str, name: str, region: int) -> int:
        return add(ORGANISATIONS, uscc=uscc, name=name, region=region, kind="enterprise")

    def programme(code: str, name: str, level: str, parent: int | None = None) -> int:
        return add(
            PROGRAMMES,
            code=code,
            name=name,
            level=level,
            parent=parent,
            category="plan",
            aliases="",
        )

    district, elsewhere = region("320612", "示例区"), region("320613", "邻区")
    township = region("320612100", "示例镇")
    torch = programme("torch", "火炬计划", "national")
    return World(
        district=district,
        elsewhere=elsewhere,
        mill=organisation("91320612MA00000001", "示例机械厂", district),
        yard=organisation("91320612MA00000002", "示例船厂", township),
        outsider=organisation("91320613MA00000003", "邻区电子厂", elsewhere),
        torch=torch,
        hte=programme("hte", "高新技术企业", "national", torch),
        provincial=programme("support", "省科技支撑计划", "provincial"),
        city=programme("major", "市重大科技专项", "city"),
        local=programme("local", "区级科技计划", "district"),
    )
