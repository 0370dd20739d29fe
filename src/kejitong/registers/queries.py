"""Reading records of any register: live ones, within a region, by key, with their history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet

from kejitong.audit import queries as journal
from kejitong.kernel.refusals import Missing
from kejitong.registers.columns import Kind
from kejitong.registers.models import Record
from kejitong.registers.register import Register, values_of

if TYPE_CHECKING:
    from kejitong.audit.models import Entry

CHUNK = 900


@dataclass(frozen=True, slots=True)
class Held:
    """What the register holds of one record: column name to value."""

    pk: int
    is_retired: bool
    values: dict[str, Any]


class NoSuchRecord(Missing):
    """没有找到这条记录。"""


def prefix(region: str) -> str:
    """The part of a division code that all codes below it share: 320600 → 3206."""
    if len(region) == 6:
        while region.endswith("00"):
            region = region[:-2]
    return region


def scoped(register: Register, region: str) -> QuerySet[Any]:
    """Every record within the region, retired ones included."""
    records: QuerySet[Any] = register.model._default_manager.all()
    return records.filter(within(register, region))


def within(register: Register, region: str) -> Q:
    """The condition of lying within the region."""
    start = prefix(region)
    if not register.region or not start:
        return Q()
    return Q(**{f"{register.region}__startswith": start})


def readable(register: Register, region: str) -> Q:
    """The condition of being open to a reader of this region: universities elsewhere, which lie in
    no region, are open to everybody.
    """
    inside = within(register, region)
    if not inside or not register.is_open_unplaced:
        return inside
    return inside | Q(**{f"{register.region.partition('__')[0]}__isnull": True})


def live(register: Register, *, region: str = "") -> QuerySet[Any]:
    """The records that count: not retired, within the region."""
    return scoped(register, region).filter(retired_at=None)


def one(register: Register, pk: int, *, region: str = "", joined: Sequence[str] = ()) -> Record:
    """The record with this number, if it lies within the region; with what is joined to it."""
    return _one(register, pk, within(register, region), joined)


def opened(register: Register, pk: int, *, region: str = "", joined: Sequence[str] = ()) -> Record:
    """The record with this number, if it may be read; it may not be changed for that."""
    return _one(register, pk, readable(register, region), joined)


def _one(register: Register, pk: int, condition: Q, joined: Sequence[str]) -> Record:
    every: QuerySet[Any] = register.model._default_manager.all()
    record = every.filter(condition).select_related(*joined).filter(pk=pk).first()
    if record is None:
        raise NoSuchRecord(
            why=f"{register.label}里没有编号为{pk}的记录，或不在您的地区范围内",
            remedy="请从列表重新打开",
        )
    return record  # type: ignore[no-any-return]


def key_of(register: Register, values: Mapping[str, Any]) -> tuple[Any, ...]:
    """A row's identity in its register; empty text and nothing are the same."""
    return tuple([None if (value := values.get(name)) == "" else value for name in register.key])


def by_keys(register: Register, keys: Iterable[tuple[Any, ...]]) -> dict[tuple[Any, ...], Record]:
    """The stored records (retired ones too) with these identities, read in few queries."""
    wanted = set(keys)
    found: dict[tuple[Any, ...], Record] = {}
    for records in _candidates(register, wanted):
        for record in records:
            key = key_of(register, values_of(register, record))
            if key in wanted:
                found[key] = record
    return found


def held(register: Register, keys: Iterable[tuple[Any, ...]]) -> dict[tuple[Any, ...], Held]:
    """What stands under these identities, as plain values; retired records too."""
    wanted = set(keys)
    names = tuple(register.attributes)
    attributes = [*register.attributes.values(), "pk", "retired_at"]
    found: dict[tuple[Any, ...], Held] = {}
    for records in _candidates(register, wanted):
        for *stored, pk, retired_at in records.values_list(*attributes):
            values = dict(zip(names, stored, strict=True))
            key = key_of(register, values)
            if key in wanted:
                found[key] = Held(pk, retired_at is not None, values)
    return found


def _candidates(register: Register, keys: Iterable[tuple[Any, ...]]) -> Iterator[QuerySet[Any]]:
    """Records whose first part of the identity is among the wanted ones."""
    first = register.attributes[register.key[0]]
    every = register.model._default_manager
    parts = {key[0] for key in keys}
    if None in parts:
        parts.discard(None)
        yield every.filter(Q(**{f"{first}__isnull": True}) | Q(**{first: _blank(register)}))
    for part in chunks([*parts]):
        yield every.filter(**{f"{first}__in": part})


def _blank(register: Register) -> Any:
    """What an empty first part of the identity is stored as."""
    return "" if register.kind(register.key[0]) is Kind.TEXT else None


def history(register: Register, record: Record) -> QuerySet[Entry]:
    """What was done to the record, newest first."""
    return journal.about(register.slug, record.pk)


def chunks(items: Sequence[Any], size: int = CHUNK) -> Iterable[Sequence[Any]]:
    """The items in parts that every database accepts as parameters."""
    for start in range(0, len(items), size):
        yield items[start : start + size]
