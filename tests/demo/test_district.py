"""The district as built: every slot of its summary filled, all or nothing, never on top of records."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings

from kejitong.accounts.queries import named, people
from kejitong.applications import access
from kejitong.applications.models import Application, Step
from kejitong.audit.models import Entry
from kejitong.audit.queries import check_chain
from kejitong.calls.queries import open_calls
from kejitong.demo import district
from kejitong.demo.ground import DISTRICT, TODAY
from kejitong.demo.layers import calls as openings
from kejitong.demo.layers.filings import ROUNDS
from kejitong.indicators.figures import Figure, Scope, Status
from kejitong.indicators.reckoning import Reckoner
from kejitong.organisations.queries import region_name
from kejitong.registers import catalogue, queries
from kejitong.reports import composing
from kejitong.reports.queries import outline
from kejitong.review.models import Assignment
from kejitong.ui.installation import installation


class Undone(Exception):
    """Ends a build in the middle."""


@pytest.fixture(scope="module")
def built(district: None) -> None:
    """The district at scale one, as the command built it."""


@pytest.fixture(scope="module")
def figures(built: None) -> dict[str, Figure]:
    """Slot to figure, of the summary of the year."""
    told = outline()
    reckoner = _reckoner()
    return {slot: reckoner.figure(code) for slot, code in told.slots.items()}


def _reckoner() -> Reckoner:
    return composing.reckoner(outline(), Scope(DISTRICT, region_name(DISTRICT), TODAY))


def test_every_slot_is_filled(figures: dict[str, Figure]) -> None:
    wanted = {f"F{n:02d}" for n in range(1, 64)} | {f"R{n}" for n in range(1, 13)}
    assert wanted <= figures.keys()
    missing = {slot: figure.missing for slot, figure in figures.items() if figure.is_missing}
    assert missing == {}
    stated = {slot for slot, figure in figures.items() if figure.status is Status.STATED}
    assert {"F03", "F04", "F05", "F14", "R7"} <= stated


def test_what_the_summary_says_of_the_district(figures: dict[str, Figure]) -> None:
    said = {slot: figures[slot].text for slot in
            ("F01", "F48", "F44", "F14", "R1", "R5", "R7", "R8", "R8b", "R9", "R11", "R12")}  # fmt: skip
    assert said == {
        "F01": "2026年", "F48": "近1万条", "F44": "9月", "F14": "12家", "R1": "七届",
        "R5": "第一位", "R7": "第二家", "R8": "第二位", "R8b": "第一位", "R9": "提前完成年度目标",
        "R11": "第二批", "R12": "“四位一体”民主评议政风行风",
    }  # fmt: skip
    assert figures["R2"].text == figures["R10"].text == "位于前列"


def test_the_figures_agree_with_one_another(figures: dict[str, Figure]) -> None:
    value = {slot: figure.value or Decimal(0) for slot, figure in figures.items()}
    assert value["F59"] <= value["F47"]
    assert value["F23"] <= value["F22"]
    assert value["F30"] < value["F28"]
    assert value["F29"] < value["F28"]
    assert value["F11"] + value["F12"] < value["F10"] < value["F25"]
    assert value["F43"] + value["F45"] + value["F46"] < value["F13"]
    assert value["R6"] < value["P1"]
    assert 380 <= value["F09"] <= 420


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("hte_renewals", ["南通高盛机械制造有限公司"]),
        ("provincial_centres",
         ["紫罗兰家纺科技股份有限公司", "南通四方罐式储运设备制造有限公司"]),
        ("city_centres_visited",
         ["江苏中科海维科技发展有限公司", "南通韩通船舶重工有限公司", "雄邦压铸（南通）有限公司"]),
    ],
)  # fmt: skip
def test_the_enterprises_of_the_summary_come_first(
    built: None, code: str, names: list[str]
) -> None:
    (source,) = _reckoner().sources(code)
    assert [*source.rows.values_list("organisation__name", flat=True)[: len(names)]] == names


def test_there_is_something_to_mend_and_something_to_aim_at(built: None) -> None:
    told = outline()
    words = composing.SlotWords(told, told.paragraphs[0], _reckoner())
    assert 0 < len(words.behind()) < len(told.aims)
    assert [label for label, _ in words.trailing()] == ["有效高新技术企业数"]
    assert len(words.plans()) == len(told.aims)


def test_growth_and_ranks_exist_for_what_stands_on_the_board(built: None) -> None:
    reckoner = _reckoner()
    for code in ("hte_valid", "hte_applicants", "patents_filed", "patents_granted",
                 "inventions_per_10k", "provincial_centres"):  # fmt: skip
        growth = reckoner.growth(code)
        assert growth is not None
        assert 0 < growth < 50
        assert len(reckoner.standings(code)) == 9


def test_the_journal_holds_every_record(built: None) -> None:
    state = check_chain()
    records = sum(queries.live(known).count() for known in catalogue.registers().values())
    assert state.is_whole
    entries = Entry.objects.filter(room__in=[*catalogue.registers(), "accounts"])
    assert entries.filter(act__endswith=".added").count() == records
    assert entries.filter(act="accounts.opened").count() == people().count()


def test_applications_stand_in_many_states(built: None) -> None:
    states = Counter(Application.objects.values_list("state", flat=True))
    assert 36 <= sum(states.values()) <= 46
    assert {
        "draft", "signing", "vetting", "revising", "submitted", "correcting", "admitted",
        "under_review", "reviewed", "visited", "proposed", "on_notice", "objected", "awarded",
        "rejected", "declined", "not_recommended", "withdrawn", "sent_up",
    } == states.keys()  # fmt: skip
    assert {call.item for call in open_calls(installation().now)} >= {
        openings.PROJECT, openings.HIGH_TECH, openings.LOANS, openings.COOPERATION,
    }  # fmt: skip


def test_nothing_of_an_application_is_still_to_come(built: None) -> None:
    midnight = openings.at(TODAY, 0)
    assert not Application.objects.filter(state_since__gte=midnight).exists()
    assert not Entry.objects.filter(room="applications", at__gte=midnight.isoformat()).exists()


def test_projects_of_the_district_are_those_of_the_ledger_and_of_applications(
    figures: dict[str, Figure],
) -> None:
    """What was applied for here stands beside what was laid, each once."""
    year, day = TODAY.year, openings.at(TODAY, 0)
    laid = sum(each.reviewed[-1] for each in ROUNDS)
    steps = Step.objects.filter(at__year=year, application__item=openings.PROJECT)
    assert figures["F28"].value == laid + steps.filter(move="finish_review").count()
    noticed = Application.objects.filter(state__in=("on_notice", "objected"), state_since__lt=day)
    ledger = queries.live(catalogue.register("filings")).filter(
        has_passed_visit=True, notice_from__lte=TODAY, notice_until__gte=TODAY
    )
    mine = ledger.filter(code__in=noticed.values("number"))
    assert mine.count() == noticed.count() > 0
    assert figures["F30"].value == ledger.count()


def test_everybody_of_the_demonstration_has_something_to_do(built: None) -> None:
    today = TODAY
    seen = {
        name: access.visible(named(name), on=today).count()
        for name in ("applicant", "signatory", "colleague", "rival", "township", "officer")
    }
    assert seen["applicant"] == seen["signatory"] == seen["colleague"] == 2
    assert seen["rival"] == 1
    assert 3 <= seen["township"] < seen["officer"]
    mine = Assignment.objects.filter(expert__user__username="expert1", submitted_at=None)
    assert mine.count() == 2


def test_it_is_built_and_is_not_built_upon(built: None) -> None:
    assert district.is_built()
    assert installation() == district.HERE
    with pytest.raises(district.NotEmpty, match="KEJITONG_HOME"):
        district.build(scale=1, tell=print)


@pytest.mark.django_db
def test_a_build_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "HOME", tmp_path)

    told: list[str] = []

    def fails(text: str) -> None:
        told.append(text)
        raise Undone

    with pytest.raises(Undone):
        district.build(scale=1, tell=fails)
    assert told == ["地区和单位：2900家企业"]
    assert not people().exists()
    assert not any(queries.scoped(known, "").exists() for known in catalogue.registers().values())
    assert not district.is_built()
