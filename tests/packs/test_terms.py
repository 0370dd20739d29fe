"""The certificates of the national pack."""

from datetime import date

import pytest

from kejitong.catalogue.packs import declared
from kejitong.packs.national.rules.terms import HNTE_CERTIFICATE
from kejitong.policy.terms import Term, term_of, valid_until

TERMS = declared(Term, ("kejitong.packs.national",)).values()


def test_a_certificate_lives_three_years() -> None:
    assert term_of(TERMS, "high_tech_enterprise", date(2023, 11, 6)) is HNTE_CERTIFICATE
    assert valid_until(HNTE_CERTIFICATE, date(2023, 11, 6)) == date(2026, 11, 5)
    assert HNTE_CERTIFICATE.duties[0].missed_years_to_lapse == 2


@pytest.mark.parametrize(
    ("entered", "last"),
    [
        (date(2017, 12, 1), date(2018, 3, 31)),
        (date(2018, 12, 31), date(2019, 3, 31)),
        (date(2019, 1, 1), date(2019, 12, 31)),
        (date(2026, 9, 1), date(2026, 12, 31)),
    ],
)
def test_entry_numbers_by_year(entered: date, last: date) -> None:
    term = term_of(TERMS, "tech_sme", entered)
    assert term is not None
    assert valid_until(term, entered) == last
