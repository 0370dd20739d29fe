"""A small district to look at, on a fixed day, and readers who have signed in."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from kejitong.accounts.models import User
from kejitong.registers.models import Record
from kejitong.ui import installation
from kejitong.ui.installation import Installation, describe
from tests import makers
from tests.keeping import kept

DAY = date(2026, 11, 30)


@dataclass(frozen=True)
class District:
    """两镇、三家高新技术企业（一家在西镇）、目标和一个同类地区的数。"""

    region: Record
    east: Record
    west: Record
    organisations: list[Record]
    certificates: list[Record]


@pytest.fixture(autouse=True)
def here() -> Iterator[Installation]:
    """本系统装给试验区用，今天是2026年11月30日。"""
    file = Path(settings.HOME) / "installation.json"
    installed = Installation("试验区科技局", makers.DISTRICT, DAY.isoformat())
    describe(installed)
    yield installed
    file.unlink()


@pytest.fixture(autouse=True)
def after_opening() -> Iterator[None]:
    """It is ten o'clock, whenever the tests run: later than the makers' hour, on the same day."""
    clock = SimpleNamespace(
        localdate=timezone.localdate, localtime=lambda: timezone.localtime().replace(hour=10)
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(installation, "timezone", clock)
        yield


@pytest.fixture
@kept
def district(db: None) -> District:
    """一个小区县。"""
    region = makers.a_region()
    east = makers.a_township(region, f"{makers.DISTRICT}001", "试验东镇")
    west = makers.a_township(region, f"{makers.DISTRICT}002", "试验西镇")
    places = [east, east, west]
    organisations = [
        makers.an_organisation(f"试验企业{i}", region=place) for i, place in enumerate(places)
    ]
    certificates = [a_certificate(one, i) for i, one in enumerate(organisations)]
    target = {"indicator": "hte_valid", "region": region, "year": 2026, "value": Decimal(4)}
    makers.a_record("targets", **target, document="试验文〔2026〕1号")
    return District(region, east, west, organisations, certificates)


def a_certificate(organisation: Record, number: int, issued_on: date = date(2025, 12, 6)) -> Record:
    """一张高新技术企业证书。"""
    return makers.a_record(
        "certificates", kind="high_tech_enterprise", number=f"GR202532{number:06d}",
        organisation=organisation, issued_on=issued_on,
    )  # fmt: skip


def rows_of(answer: Any) -> list[list[Any]]:
    """The first sheet of a workbook that was downloaded."""
    book = load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    return [list(row) for row in book.worksheets[0].iter_rows(values_only=True)]


@pytest.fixture
def desk(signed_in: Callable[[User], Client], officer: User) -> Client:
    """经办人的浏览器。"""
    return signed_in(officer)
