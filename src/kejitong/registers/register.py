"""A register as one frozen declaration, and the record values that pass between rooms."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db import models

from kejitong.registers.columns import Column, Kind, kind_of
from kejitong.registers.models import Record

Values = Mapping[str, Any]
"""Column name to Python value; a reference holds the primary key of what it names."""

Check = Callable[[Values], Iterable[tuple[str, str]]]
"""Looks across the columns of one row; yields (column name, problem in Chinese)."""


@dataclass(frozen=True)
class Register:
    """一本登记册：名称、表、身份、栏目。

    `key` 是认出同一条记录的栏目；`title` 是记录给人看的栏目；`region` 是到地区代码的查询路径，
    空则不分地区；`names` 是别处可以用来指称本册记录的字段；`ended` 是记录不再沿用时才填的字段；
    `also_named` 给出另外的叫法（曾用名），`other_names` 是到它们的查询路径，检索时一并看，
    `formerly` 是改名时原名称在那里怎样记，
    `shortened` 是检索时另外的叫法的简写（拼音首字母）；
    `is_large` 的册检索用的字放在内存里；`is_open_unplaced` 的册，没有地区的记录谁都可以打开看；
    `checks` 是各栏之间不能入册的问题，`doubts` 是可以入册的提醒；
    `derive` 由已填栏目推出另外的字段；`lead` 说明本册收什么、口径如何。
    """

    slug: str
    model: type[Record]
    key: tuple[str, ...]
    title: str
    lead: str
    columns: tuple[Column, ...]
    region: str = ""
    names: tuple[str, ...] = ()
    ended: str = ""
    other_names: str = ""
    formerly: Callable[[int, str, date], Values] | None = None
    shortened: Callable[[str], str] | None = None
    is_large: bool = False
    is_open_unplaced: bool = False
    also_named: Callable[[Collection[str]], Mapping[str, int]] | None = None
    checks: tuple[Check, ...] = ()
    doubts: tuple[Check, ...] = ()
    derive: Callable[[Values], Values] | None = None
    order: tuple[str, ...] = ("-pk",)

    def __post_init__(self) -> None:
        known = {column.name for column in self.columns}
        fields = {field.name for field in self.model._meta.get_fields()}
        for name in (*self.key, self.title):
            if name not in known:
                raise ValueError(f"{self.slug}: {name} is not one of its columns")
        if strays := known - fields:
            raise ValueError(f"{self.slug}: {strays} are not fields of its model")

    @property
    def label(self) -> str:
        """登记册的中文名，即模型的 verbose_name。"""
        return str(self.model._meta.verbose_name)

    @cached_property
    def by_name(self) -> Mapping[str, Column]:
        """Column name to column."""
        return {column.name: column for column in self.columns}

    @cached_property
    def attributes(self) -> Mapping[str, str]:
        """Column name to the model attribute that stores it."""
        return {name: self.field(name).attname for name in self.by_name}

    @cached_property
    def renamed(self) -> tuple[str, ...]:
        """The columns that their model stores under another attribute: references."""
        return tuple(name for name, stored in self.attributes.items() if name != stored)

    @cached_property
    def _kinds(self) -> Mapping[str, Kind]:
        return {name: kind_of(self.field(name), column) for name, column in self.by_name.items()}

    def field(self, name: str) -> models.Field[Any, Any]:
        """The model field of a column."""
        return self.model._meta.get_field(name)  # type: ignore[return-value]

    def heading(self, name: str) -> str:
        """A column's title as people read it, without its unit."""
        return str(self.field(name).verbose_name)

    def kind(self, name: str) -> Kind:
        """How the column is read and written."""
        return self._kinds[name]

    def title_of(self, record: models.Model) -> str:
        """What a record is called in a sentence or a list."""
        value = getattr(record, self.title)
        return str(value) if value not in (None, "") else f"{self.label}{record.pk}"


def values_of(register: Register, record: models.Model) -> dict[str, Any]:
    """What a record holds, column by column."""
    return {name: getattr(record, attr) for name, attr in register.attributes.items()}
