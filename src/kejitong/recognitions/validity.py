"""How long a certificate is valid when its list does not say; the packs declare the terms."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from django.conf import settings

from kejitong.catalogue.packs import declared
from kejitong.kernel.identifiers import certificate
from kejitong.policy.terms import Term, term_of, valid_until


def expires_on(kind: str, number: str, issued_on: date) -> date | None:
    """有效期的最后一天；这种证书没有固定期限时没有答案。

    到年底为止的，年份以编号所写的为准。
    """
    found = _term(kind, issued_on.year)
    if found is None or not found.ends_with_year:
        return valid_until(found, issued_on) if found else None
    if not certificate.is_entry(number):
        return None
    year = certificate.entry_year(number)
    entered = _term(kind, year)
    return valid_until(entered, _last_day(year)) if entered else None


@lru_cache(maxsize=1024)
def _term(kind: str, year: int) -> Term | None:
    """The term in force at the end of a year: terms change with the year."""
    terms = declared(Term, tuple(settings.PACKS)).values()
    return term_of(terms, kind, _last_day(year))


def _last_day(year: int) -> date:
    return date(year, 12, 31)
