"""Everything that is missing or wrong, with its place: for every shape, for papers, for sums."""

from __future__ import annotations

from typing import Any

import pytest

from kejitong.catalogue import answering
from tests.applications.invented import BUDGET, EDITION, INVENTED_GRANT, PEOPLE
from tests.applications.makers import READY

SLOTS = {"report": 1}


def complete(**changes: Any) -> dict[str, Any]:
    """Answers without a gap, but for the changes; money in 万元, as typed."""
    found: dict[str, Any] = {"organisation_name": "试验企业", "uscc": "91320612DEM000014B"}
    for section in EDITION.sections:
        raw = {**READY[section.code], **changes}
        found |= answering.parse_section(section, raw, edition=EDITION).values
    return found


def places(given: dict[str, Any], slots: dict[str, int] | None = None) -> list[tuple[str, str]]:
    found = answering.gaps(EDITION, given, SLOTS if slots is None else slots)
    return [(gap.section, gap.field) for gap in found]


def test_complete_answers_have_no_gap() -> None:
    assert places(complete()) == []


def test_an_untouched_form_asks_for_everything_that_is_required_and_relevant() -> None:
    assert places({}, {}) == [
        ("basic", "title"), ("basic", "category"), ("basic", "organisation_name"),
        ("basic", "uscc"), ("basic", "starts_on"), ("basic", "is_joint"), ("basic", "summary"),
        ("people", "lead"), ("people", "lead_id"), ("people", "phone"),
        ("budget", "sources"), ("budget", "spending"), ("attachments", "report"),
    ]  # fmt: skip


def test_a_gap_says_what_to_do() -> None:
    texts = {gap.field: gap.text for gap in answering.gaps(EDITION, {}, {})}
    assert texts["title"] == "“项目名称”还没有填"
    assert texts["category"] == "“项目类别”还没有选"
    assert texts["report"] == "还没有上传“申报书盖章页”（pdf，每份不超过1兆字节）"


def test_an_answer_that_opens_a_question_opens_its_gaps() -> None:
    given = complete(is_joint="是")
    assert places(given) == [("basic", "partner"), ("attachments", "agreement")]
    assert places({**given, "partner": "另一家"}, {**SLOTS, "agreement": 1}) == []


def test_a_paper_that_may_come_later_is_no_gap_and_too_many_files_are() -> None:
    assert places(complete(), {"report": 2}) == []
    assert places(complete(), {"report": 3}) == [("attachments", "report")]


def test_checks_that_are_not_met_stand_at_their_first_field() -> None:
    given = complete(sources=[{"amount": "60"}, {"amount": "30"}])
    found = [(gap.field, gap.text) for gap in answering.gaps(EDITION, given, SLOTS)]
    assert [field for field, _ in found] == ["sources", "sources", "sources"]
    assert [text.partition("，")[0] for _, text in found] == [
        "经费来源合计90万元", "自筹经费30万元", "申请区拨款60万元",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "stored"),
    [("title", "长" * 61), ("category", "商业"), ("starts_on", "明年"), ("is_joint", "也许"),
     ("sales", "很多")],
)  # fmt: skip
def test_what_was_kept_as_typed_is_still_a_gap(code: str, stored: str) -> None:
    assert ("basic", code) in places({**complete(), code: stored})


def test_doubts_are_no_gaps() -> None:
    given = {**complete(), "lead_id": "320612199001010011"}
    assert places(given) == []
    (doubt,) = answering.doubts(EDITION, given)
    assert (doubt.section, doubt.field) == ("people", "lead_id")
    assert doubt.text == "“身份证号”身份证号请核对：末位校验位应为0"


def test_doubts_in_a_table_are_named_by_their_row() -> None:
    column = next(field for field in PEOPLE.fields if field.code == "lead_id")
    table = BUDGET.fields[0]
    of_cells = type(table)(code="team", label="成员", shape=table.shape, columns=(column,))
    section = type(PEOPLE)("people", "人", (of_cells,))
    edition = type(EDITION)(since=EDITION.since, sections=(section,))
    given = {"team": [{"lead_id": "320612199001010010"}, {"lead_id": "123"}]}
    assert [doubt.field for doubt in answering.doubts(edition, given)] == ["team.1.lead_id"]


def test_the_invented_item_is_what_the_platform_accepts() -> None:
    assert INVENTED_GRANT.edition(EDITION.since) is EDITION
