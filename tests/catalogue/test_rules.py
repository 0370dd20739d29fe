"""Every number of the packs is found under its code."""

from __future__ import annotations

from datetime import date

import pytest

from kejitong.catalogue.rules import library, parameter


def test_rule_sets_and_parameters_of_all_installed_packs() -> None:
    assert {"hnte-2016", "tech-sme-2017", "size-class-2017"} <= library().rulesets.keys()
    assert library() is library()


def test_a_parameter_is_dated() -> None:
    terms = parameter("patent.term_years")
    years = [
        int(terms.on(day).row("design").column("years"))
        for day in (date(2021, 5, 31), date(2021, 6, 1))
    ]
    assert years == [10, 15]
    with pytest.raises(KeyError):
        parameter("nothing")
