"""Every register is whole: its table, identity, columns, headings, and the words of its refusals."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models.constants import LOOKUP_SEP

from kejitong.registers import catalogue
from kejitong.registers.columns import Kind
from kejitong.registers.models import Record
from kejitong.registers.register import Register
from kejitong.workbooks.folding import fold
from tests.contracts.house import listed

REGISTERS = tuple(catalogue.registers().values())
ON_THE_COMMAND_LINE = {
    "organisations", "facts", "patents", "certificates", "institutions", "platforms", "honours",
    "filings", "grants", "demands", "achievements", "cooperations", "awards", "information",
    "events", "statistics", "targets", "peers",
}  # fmt: skip
LONGEST_NAME = 30
NUMBERS = {Kind.INTEGER, Kind.DECIMAL, Kind.MONEY}
each = pytest.mark.parametrize("register", REGISTERS, ids=lambda register: register.slug)


def _records() -> list[type[Record]]:
    return [model for model in apps.get_models() if issubclass(model, Record)]


def _is_chinese(text: str) -> bool:
    return bool(re.search(r"[\u4e00-\u9fff]", text))


def _field(model: type[models.Model], path: str) -> models.Field | None:
    """The field at the end of a query path; none when the path leads nowhere."""
    field: models.Field | None = None
    for name in path.lstrip("-").split(LOOKUP_SEP):
        try:
            field = model._meta.pk if name == "pk" else model._meta.get_field(name)
        except FieldDoesNotExist:
            return None
        model = field.related_model or model
    return field


def test_the_registers_of_the_command_line_exist() -> None:
    missing = ON_THE_COMMAND_LINE - catalogue.registers().keys()
    assert not missing, listed(missing)


def test_slugs_and_labels_are_unique() -> None:
    declared = [
        value
        for module in catalogue.shelves("registers")
        for value in {id(v): v for v in vars(module).values()}.values()
        if isinstance(value, Register)
    ]
    declared = list({id(register): register for register in declared}.values())
    for said in (Counter(r.slug for r in declared), Counter(r.label for r in declared)):
        assert not [word for word, times in said.items() if times > 1]


def test_every_table_of_records_has_exactly_one_register() -> None:
    held = Counter(register.model for register in REGISTERS)
    wrong = [model.__name__ for model in _records() if held[model] != 1]
    assert not wrong, listed(wrong)


@each
def test_headings_do_not_clash(register: Register) -> None:
    """A heading of a workbook, however folded, means one column."""
    owners: dict[str, set[str]] = {}
    for column in register.columns:
        for heading in (register.heading(column.name), *column.synonyms):
            owners.setdefault(fold(heading), set()).add(column.name)
    clashes = [f"{said}: {sorted(names)}" for said, names in owners.items() if len(names) > 1]
    assert not clashes, listed(clashes)


@each
def test_no_column_says_the_same_twice(register: Register) -> None:
    twice = [
        f"{column.name}: {said}"
        for column in register.columns
        for said, times in Counter((register.heading(column.name), *column.synonyms)).items()
        if times > 1
    ]
    assert not twice, listed(twice)


@each
def test_columns_belong_to_the_table_and_are_named_in_chinese(register: Register) -> None:
    names = [column.name for column in register.columns]
    assert len(names) == len(set(names))
    foreign = [name for name in names if not _is_chinese(register.heading(name))]
    assert not foreign, listed(foreign)


@each
def test_the_first_part_of_the_identity_is_always_there(register: Register) -> None:
    first = register.key[0]
    assert not register.field(first).null, f"{register.slug}.{first} may be empty"
    assert register.by_name[first].required, f"{register.slug}.{first} is not required"


def _unique_sets(model: type[models.Model]) -> Iterator[set[str]]:
    for field in model._meta.concrete_fields:
        if field.unique and not field.primary_key:
            yield {field.name}
    for constraint in model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint):
            said = set(constraint.fields)
            for expression in constraint.expressions:
                said |= {part.name for part in _flat(expression) if isinstance(part, models.F)}
            yield said


def _flat(expression: object) -> Iterator[object]:
    yield expression
    for part in getattr(expression, "get_source_expressions", list)():
        yield from _flat(part)


@each
def test_the_database_holds_the_identity(register: Register) -> None:
    assert set(register.key) in list(_unique_sets(register.model))


@each
def test_paths_lead_somewhere(register: Register) -> None:
    paths = [*register.order, *register.names, *([register.region] if register.region else [])]
    astray = [path for path in paths if _field(register.model, path) is None]
    assert not astray, listed(astray)
    last = register.order[-1].lstrip("-")
    field = _field(register.model, last)
    assert field is not None
    unique = field.unique or {field.name} in list(_unique_sets(register.model))
    assert unique, f"{register.slug} does not end its order with something unique"


@each
def test_what_a_column_offers_suits_its_kind(register: Register) -> None:
    wrong = [
        f"{register.slug}.{column.name}"
        for column in register.columns
        if (column.summed and register.kind(column.name) not in NUMBERS)
        or (column.searched and register.kind(column.name) not in {Kind.TEXT, Kind.REFERENCE})
        or (column.filtered and register.kind(column.name) in {Kind.MONEY, Kind.DECIMAL})
    ]
    assert not wrong, listed(wrong)


@each
def test_the_reader_learns_what_belongs_there(register: Register) -> None:
    assert _is_chinese(register.lead)
    assert register.lead.endswith(("。", "）"))
    assert any(column.listed for column in register.columns)


@pytest.mark.parametrize("model", _records(), ids=lambda model: model._meta.label)
def test_constraints_speak_chinese_and_have_short_names(model: type[Record]) -> None:
    wrong = [
        constraint.name
        for constraint in model._meta.constraints
        if not _is_chinese(str(constraint.violation_error_message))
        or len(constraint.name) > LONGEST_NAME
    ]
    wrong += [index.name for index in model._meta.indexes if len(index.name) > LONGEST_NAME]
    assert not wrong, listed(wrong)
    assert not model._meta.ordering, "a list says itself how it is ordered"


@pytest.mark.parametrize("model", _records(), ids=lambda model: model._meta.label)
def test_references_protect_what_they_name(model: type[Record]) -> None:
    loose = [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey)
        and field.remote_field.on_delete is not models.PROTECT
    ]
    assert not loose, listed(loose)
