"""Which rule sets look at organisations, and which qualifications are cultivated."""

from __future__ import annotations

from datetime import date

from kejitong.cultivation import library
from kejitong.programmes.registers import PROGRAMMES
from kejitong.recognitions.registers import CERTIFICATES


def test_rules_about_organisations_are_those_in_force_whose_facts_are_recorded() -> None:
    now = {ruleset.code for ruleset in library.about_organisations(date(2026, 11, 30))}
    assert {"hnte-2016", "tech-sme-2017", "srdi-2026", "size-class-2017"} <= now
    assert not now & {"high-value-patent", "patent-subsidy", "hnte-2008"}
    then = {ruleset.code for ruleset in library.about_organisations(date(2015, 6, 1))}
    assert "hnte-2008" in then
    assert "hnte-2016" not in then


def test_every_track_names_what_exists() -> None:
    kinds = {str(value) for value, _ in CERTIFICATES.field("kind").flatchoices}
    for track in library.tracks():
        assert track.ruleset in library.library().rulesets
        assert track.certificate in kinds
        assert track.programme
        assert track.term.remind_months
    assert PROGRAMMES.key == ("code",)


def test_a_track_is_found_by_its_rules() -> None:
    track = library.track_of("hnte-2016")
    assert track is not None
    assert track.label == "高新技术企业"
    assert library.track_of("tech-sme-2017") is None


def test_the_cases_of_all_packs_are_there() -> None:
    named = {case.ruleset for case in library.cases()}
    assert {"hnte-2016", "local-tech-sme"} <= named
