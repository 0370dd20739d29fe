"""How long a certificate is valid when its list does not say."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Final

from kejitong.kernel.identifiers import certificate
from kejitong.recognitions.choices import CertificateKind

_YEARS: Final = 3
_SPRING_UNTIL: Final = 2018
"""2018年度及以前的入库编号，有效期至次年3月31日；此后至当年年底。"""


def expires_on(kind: str, number: str, issued_on: date) -> date | None:
    """有效期的最后一天；这种证书没有固定期限时没有答案。"""
    if kind == CertificateKind.HIGH_TECH_ENTERPRISE:
        return _after_years(issued_on, _YEARS) - timedelta(days=1)
    if kind == CertificateKind.TECH_SME and certificate.is_entry(number):
        year = certificate.entry_year(number)
        return date(year + 1, 3, 31) if year <= _SPRING_UNTIL else date(year, 12, 31)
    return None


def _after_years(day: date, years: int) -> date:
    year = day.year + years
    return day.replace(year=year, day=min(day.day, calendar.monthrange(year, day.month)[1]))
