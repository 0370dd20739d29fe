"""What a strict editor finds in a draft."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kejitong.indicators.figures import Scope
from kejitong.reports import actions, composing, linting, queries
from kejitong.reports.linting import Fault
from tests import makers
from tests.keeping import kept

pytestmark = pytest.mark.django_db
SCOPE = Scope(makers.DISTRICT, "试验区", date(2026, 11, 30))


@pytest.fixture
@kept
def draft() -> Any:
    makers.a_region()
    return actions.regenerate(queries.outline(), SCOPE, act=makers.an_act())


def faults(draft: Any, rule: str) -> list[Fault]:
    outline = queries.outline()
    found = linting.lint(outline, draft, composing.reckoner(outline, SCOPE))
    return [fault for fault in found if fault.rule == rule]


def test_what_is_generated_has_nothing_to_block_it(draft: Any) -> None:
    outline = queries.outline()
    found = linting.lint(outline, draft, composing.reckoner(outline, SCOPE))
    assert {fault.rule for fault in found} == {"missing"}


@pytest.mark.parametrize("typed", ["12", "３", "5.6%", "2026"])
def test_typed_digits_are_found(draft: Any, typed: str) -> None:
    edited = actions.edit(draft, "results.patents", f"申请{typed}件{{F16}}", act=makers.an_act())
    assert [fault.sentence for fault in faults(edited, "typed")] == [
        f"“发明专利拥有量稳步提升”里手写了“{typed}”，请改用数字标记"
    ]


def test_lost_figures_and_aliases_and_repeated_titles_are_found(draft: Any) -> None:
    text = "《办法》和《办法》：国家火距计划、上海纺科院"
    edited = actions.edit(draft, "results.patents", text, act=makers.an_act())
    lost = [fault.sentence.split("{")[1] for fault in faults(edited, "lost")]
    assert lost == ["F15}", "F16}", "F17}", "F18}", "F19}", "F20}"]
    assert len(faults(edited, "alias")) == 2
    assert "列了2遍" in faults(edited, "repeated")[0].sentence


def test_the_canonical_name_is_not_taken_for_its_alias(draft: Any) -> None:
    text = "江苏省（南通）家纺产业技术研究院，规模以上工业，国家火炬计划{F16}"
    edited = actions.edit(draft, "results.patents", text, act=makers.an_act())
    assert faults(edited, "alias") == []


def test_a_part_larger_than_its_whole_blocks(draft: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    region = makers.a_region("320612001", "试验镇", level="township")
    firm = makers.an_organisation(region=region)
    for n in range(2):
        makers.a_record("demands", code=f"D{n}", title="难题", organisation=firm, field="materials",
                        kind="problem", origin="visit", collected_on=date(2026, 5, 1))  # fmt: skip
    assert faults(draft, "bounds") == []
    import dataclasses

    reversed_bounds = dataclasses.replace(
        queries.outline(), bounds=(("F47", "F01"), ("F01", "F47"))
    )
    found = linting.bounds(reversed_bounds, draft, composing.reckoner(reversed_bounds, SCOPE))
    assert [fault.blocks for fault in found] == [True]


def test_headings_must_be_as_many_as_said(draft: Any) -> None:
    import dataclasses

    outline = queries.outline()
    fewer = dataclasses.replace(
        outline,
        sections=tuple(s for s in outline.sections if s.code != "management"),
        paragraphs=tuple(p for p in outline.paragraphs if p.section.code != "management"),
    )
    said_five = composing.reckoner(outline, SCOPE)
    found = [*linting.counted_headings(fewer, draft, said_five)]
    assert [fault.sentence for fault in found] == ["{R4}与标题数不符：标题有4个"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("三十家企业", "三十家"),
        ("百余项", "百余项"),
        ("〇二五家", "〇二五家"),
        ("①Ⅷ¾", "①"),
        ("百分之五", "百分之五"),
    ],
)
def test_counts_written_in_other_digits_are_found_too(draft: Any, text: str, found: str) -> None:
    edited = actions.edit(draft, "opening.year", f"{{F02}}{{R1}}{text}", act=makers.an_act())
    sentences = [fault.sentence for fault in faults(edited, "typed")]
    assert f"“导语”里手写了“{found}”，请改用数字标记" in sentences


def test_language_that_is_no_count_is_left_alone(draft: Any) -> None:
    text = "一批项目、一次登录、一站式办理，连续{R1}，{F02}两大产业"
    edited = actions.edit(draft, "opening.year", text, act=makers.an_act())
    assert faults(edited, "typed") == []
