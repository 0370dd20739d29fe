"""The certificates of the national pack."""

from datetime import date

from kejitong.packs.national.rules.terms import HNTE_CERTIFICATE, tech_sme_entry
from kejitong.policy.terms import valid_until


def test_a_certificate_lives_three_years() -> None:
    assert valid_until(HNTE_CERTIFICATE, date(2023, 11, 6)) == date(2026, 11, 5)
    assert HNTE_CERTIFICATE.duties[0].missed_years_to_lapse == 2


def test_entry_numbers_by_year() -> None:
    assert valid_until(tech_sme_entry(2018), date(2018, 9, 1)) == date(2019, 3, 31)
    assert valid_until(tech_sme_entry(2019), date(2019, 9, 1)) == date(2019, 12, 31)
