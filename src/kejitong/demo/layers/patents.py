"""专利：申请日由近及远逐年减少，号码的校验位都对。"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from random import Random
from typing import Final

from kejitong.demo import naming
from kejitong.demo.ground import TODAY, Ground, within
from kejitong.demo.layers.enterprises import Enterprise, Organisations
from kejitong.kernel.identifiers.patent import Kind, patent_number
from kejitong.patents.registers import PATENTS
from kejitong.registers.register import Values

FILED: Final = (
    (2013, 180), (2014, 240), (2015, 320), (2016, 420), (2017, 540), (2018, 680), (2019, 820),
    (2020, 960), (2021, 1110), (2022, 1240), (2023, 1300), (2024, 1370), (2025, 1440), (2026, 1380),
)  # fmt: skip
_KINDS: Final[tuple[Kind, ...]] = ("发明", "实用新型", "外观设计", "PCT发明")
_SHARES: Final = (39, 46, 14, 1)
_INVENTION_GRANTED: Final = 68
_PENDING_DAYS: Final = {"发明": (480, 900), "PCT发明": (500, 950), "实用新型": (150, 300),
                        "外观设计": (100, 200)}  # fmt: skip
_FIRST_SERIAL: Final = 9_000_001


def lay_patents(ground: Ground, organisations: Organisations, regions: dict[int, int]) -> None:
    """登记专利；地区是第一申请人的地区。"""
