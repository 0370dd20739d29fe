"""Every item of every pack: it is whole, it may be filled in, and it walks to each of its ends."""

from __future__ import annotations

import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from django.conf import settings

from kejitong.applications import prefilling
from kejitong.applications.guards import guarded
from kejitong.catalogue import answering, service_items
from kejitong.catalogue.fields import Edition, Field, Personal, Shape
from kejitong.catalogue.items import BUILT_IN, Effect, ServiceItem
from kejitong.catalogue.packs import modules
from kejitong.catalogue.rules import library
from kejitong.organisations.choices import OrganisationKind
from kejitong.policy.cases import cases_of
from kejitong.registers import catalogue
from kejitong.workflow.vocabulary import Lifecycle, Need

FOLDERS: dict[str, ModuleType] = {
    module.ITEM.code: module
    for module in modules(tuple(settings.PACKS))
    if isinstance(getattr(module, "ITEM", None), ServiceItem)
}
ITEMS: dict[str, ServiceItem] = {code: module.ITEM for code, module in FOLDERS.items()}
EDITIONS = [(item, edition) for item in ITEMS.values() for edition in item.editions]
HEADINGS = ["依据", "谁能报", "条件", "材料", "程序和时限", "收费", "咨询"]
PLAIN = {
    "organisation", "title", "category", "number", "day", "call", "item", "region",
}  # fmt: skip
every_item = pytest.mark.parametrize("item", ITEMS.values(), ids=ITEMS)
every_edition = pytest.mark.parametrize(
    ("item", "edition"), EDITIONS, ids=[f"{item.code} {e.since}" for item, e in EDITIONS]
)


def stored(item: ServiceItem) -> dict[str, Any]:
    """The example as it is stored."""
    edition = item.editions[-1]
    answers: dict[str, Any] = {}
    for section in edition.sections:
        raw = service_items.example(item.code).get(section.code, {})
        answers |= answering.parse_section(section, raw, edition=edition).values
    return answers


def test_there_are_ten_items_of_five_lifecycles() -> None:
    assert len(ITEMS) >= 10
    assert len({item.lifecycle.code for item in ITEMS.values()}) == 5


@every_item
def test_an_item_is_one_folder_under_its_code(item: ServiceItem) -> None:
    module = FOLDERS[item.code]
    assert module.__name__.split(".")[-2:] == ["items", item.code]
    folder = Path(str(module.__file__)).parent
    assert {path.stem for path in folder.iterdir() if path.suffix in {".py", ".md"}} >= {
        "__init__", "guide", "example", f"edition_{item.editions[-1].since.year}",
    }  # fmt: skip
    assert (folder / "sheet.py").exists() == (item.score_sheet is not None)


@every_item
def test_the_guide_says_what_everybody_must_know(item: ServiceItem) -> None:
    lines = item.guide.splitlines()
    assert lines[0] == f"# {item.name}"
    assert [line[3:] for line in lines if line.startswith("## ")] == HEADINGS
    named = [one.number or one.document.split("（")[0] for one in item.basis]
    assert [name for name in named if name not in item.guide] == []
    wanted = [slot.label for slot in item.editions[-1].slots if slot.is_required]
    if item.until is None:
        papers = item.guide.replace("：", "")
        assert [label for label in wanted if label not in papers] == []
    assert f"\n{item.fee}。\n" in item.guide


@every_item
def test_the_basis_is_cited_with_its_document(item: ServiceItem) -> None:
    known = {(one.document, one.number) for one in library().documents.values()}
    cited = [*item.basis, *([item.notice.basis] if item.notice else ())]
    assert [str(one) for one in cited if (one.document, one.number) not in known] == []
    assert any(one.article for one in item.basis)


@every_item
def test_those_who_may_apply_are_kinds_of_organisations(item: ServiceItem) -> None:
    assert item.applicants
    assert set(item.applicants) <= set(OrganisationKind.values)
    assert item.contact


@every_item
def test_conditions_are_rule_sets_with_cases(item: ServiceItem) -> None:
    tried = {case.ruleset for pack in library().packages for case in cases_of(pack)}
    assert set(item.rulesets) <= library().rulesets.keys() & tried


@every_item
def test_every_guard_of_its_lifecycle_is_answered(item: ServiceItem) -> None:
    asked = {name for move in item.lifecycle.moves for name in move.guards}
    assert asked <= guarded()


@every_edition
def test_a_form_begins_with_its_title(item: ServiceItem, edition: Edition) -> None:
    first = {field.code: field for field in edition.sections[0].fields}
    assert first["title"].shape is Shape.TEXT
    assert (first["title"].longest or 200) <= 200
    if item.categories:
        assert first["category"].choices == item.categories
    else:
        assert "category" not in {field.code for field in edition.fields}
    if item.lead:
        assert edition.field(item.lead).personal is Personal.NAME


def _asked(edition: Edition) -> list[Field]:
    return [one for field in edition.fields for one in (field, *field.columns)]


@every_edition
def test_what_is_carried_over_from_registers_can_be(item: ServiceItem, edition: Edition) -> None:
    paths = {field.prefill for field in _asked(edition) if field.prefill}
    assert [path for path in paths if not prefilling.is_path(path)] == []


@every_edition
def test_questions_that_name_people_are_marked(item: ServiceItem, edition: Edition) -> None:
    marks = {
        r"身份证|证件号": Personal.ID_CARD, r"手机|联系电话": Personal.PHONE,
        r"邮箱": Personal.EMAIL, r"银行账号": Personal.BANK_ACCOUNT,
        r"^(姓名|联系人|法定代表人|负责人|机构负责人|项目负责人)$": Personal.NAME,
    }  # fmt: skip
    wrong = [
        field.label
        for field in _asked(edition)
        for pattern, personal in marks.items()
        if re.search(pattern, field.label) and field.personal is not personal
    ]
    assert wrong == []


@every_item
def test_a_notice_shows_nothing_personal(item: ServiceItem) -> None:
    if item.notice is None:
        return
    for edition in item.editions:
        fields = {field.code: field for field in edition.fields}
        for name in item.notice.public:
            assert name in BUILT_IN or fields[name].personal is Personal.NO
            columns = fields[name].columns if name in fields else ()
            assert all(column.personal is Personal.NO for column in columns)


@every_item
def test_the_example_is_complete(item: ServiceItem) -> None:
    edition = item.editions[-1]
    strange = {
        f"{code}.{name}"
        for code, raw in service_items.example(item.code).items()
        for name in raw
        if name not in {field.code for field in edition.section(code).fields}
    }
    assert strange == set()
    slots = dict.fromkeys((slot.code for slot in edition.slots), 1)
    assert answering.gaps(edition, stored(item), slots) == ()
    assert [
        one.text for one in answering.check_results(edition, stored(item)) if not one.is_met
    ] == []


@every_item
def test_an_empty_form_names_every_gap(item: ServiceItem) -> None:
    edition = item.editions[-1]
    gaps = {gap.field for gap in answering.gaps(edition, {}, {})}
    asked = {f.code for f in edition.fields if f.is_required and f.when is None}
    papers = {
        slot.code
        for slot in edition.slots
        if slot.is_required and slot.when is None and not slot.can_wait
    }
    assert asked | papers <= gaps


@every_item
def test_what_was_filled_in_is_shown(item: ServiceItem) -> None:
    edition, answers = item.editions[-1], stored(item)
    for section in edition.sections:
        for field in section.fields:
            if answers.get(field.code) in (None, "", []) or field.shape is Shape.TABLE:
                continue
            said = answering.shown(field, answers[field.code])
            assert said
            if field.personal in {Personal.ID_CARD, Personal.PHONE, Personal.BANK_ACCOUNT}:
                assert answering.shown(field, answers[field.code], is_masked=True) != said


def _rights(effect: Effect) -> list[str]:
    return [right for _, right in effect.values]


@every_item
def test_effects_write_columns_that_are_there(item: ServiceItem) -> None:
    begun: set[str] = set()
    needs = {need.value for need in Need}
    for effect in item.effects:
        register = catalogue.register(effect.register)
        columns = {column for column, _ in effect.values}
        assert columns <= register.by_name.keys()
        if effect.register not in begun:
            required = {one.name for one in register.columns if one.required}
            assert required <= columns
        begun.add(effect.register)
        for right in _rights(effect):
            kind, _, rest = right.partition(":")
            assert right in PLAIN or kind in {
                "field", "given", "notice", "visit", "const", "programme", "linked",
            }  # fmt: skip
            assert kind != "given" or rest in needs
            assert kind != "linked" or rest in begun


@every_item
def test_what_an_effect_takes_from_a_move_may_be_given(item: ServiceItem) -> None:
    for effect in item.effects:
        (allowed,) = _given_at(item.lifecycle, effect.on)
        asked = {right[6:] for right in _rights(effect) if right.startswith("given:")}
        assert asked <= allowed
        assert not effect.given or effect.given in allowed


def _given_at(lifecycle: Lifecycle, code: str) -> set[frozenset[str]]:
    return {
        frozenset(need.value for need in (*move.needs, *move.options))
        for move in lifecycle.moves
        if move.code == code
    }


@every_item
def test_what_is_over_says_why(item: ServiceItem) -> None:
    assert (item.until is None) == (item.ended_because == "")
