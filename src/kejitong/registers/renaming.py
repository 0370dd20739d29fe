"""A record that takes a new name keeps the one it bore, so that it is found by both."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from kejitong.audit.actions import Act
from kejitong.registers import actions, catalogue
from kejitong.registers.models import Record
from kejitong.registers.register import Register, Values
from kejitong.registers.searching import OtherNames


@transaction.atomic
def correct(
    register: Register, record: Record, changes: Values, *, act: Act, version: int
) -> Record:
    """更正一条；名称变了的，原来的名称记为曾用名，用到当天；已经在册的名称不再记。"""
    was = getattr(record, register.title)
    corrected = actions.correct(register, record, changes, act=act, version=version)
    other = OtherNames.of(register)
    if other is None or register.formerly is None or getattr(corrected, register.title) == was:
        return corrected
    if not other.live().filter(**{other.owner: record.pk, other.name: was}).exists():
        names = catalogue.register(other.slug)
        actions.add(names, register.formerly(record.pk, was, timezone.localdate(act.at)), act=act)
    return corrected
