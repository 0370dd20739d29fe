"""What the rooms declare is found; what nobody declared is refused by name."""

from __future__ import annotations

import pytest

from kejitong.registers import catalogue


def test_every_register_of_the_command_line_is_there() -> None:
    named = {"organisations", "facts", "patents", "certificates", "institutions", "platforms",
             "honours", "filings", "grants", "demands", "achievements", "cooperations", "awards",
             "information", "events", "statistics", "targets", "peers"}  # fmt: skip
    assert named <= catalogue.registers().keys()


def test_models_lead_to_their_registers() -> None:
    for register in catalogue.registers().values():
        assert catalogue.register_of()[register.model] is register


def test_the_unknown_is_refused_with_what_is_known() -> None:
    with pytest.raises(catalogue.UnknownRegister, match=r"可用的有：.*organisations（"):
        catalogue.register("nothing")
    with pytest.raises(catalogue.UnknownCountable, match=r"nothing\.here"):
        catalogue.countable("nothing.here")


def test_what_decides_a_search_is_known() -> None:
    assert catalogue.found_by("patents") == (
        "patents", "regions", "organisations", "organisation_names",
    )  # fmt: skip
    assert catalogue.found_by("policies") == ("policies",)
