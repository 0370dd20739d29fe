"""What the registers already know: a field's `prefill` path to a value with its source.

Paths: `organisation.栏目`、`facts.栏目@-1`（上一年，@0 是当年）、`certificates.证书种类.栏目`、
`patents.count`、`applicant.name`、`call.name`、`call.year`。
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from kejitong.catalogue import answering
from kejitong.catalogue.fields import Edition, Field, Shape
from kejitong.kernel.spans import Span
from kejitong.organisations.registers import ORGANISATIONS, YEARLY_FACTS
from kejitong.patents.queries import valid as valid_patents
from kejitong.patents.registers import PATENTS
from kejitong.recognitions.queries import valid_certificates
from kejitong.recognitions.registers import CERTIFICATES
from kejitong.registers import queries, showing
from kejitong.registers.columns import Kind
from kejitong.registers.register import Register

_YEARED: Final = re.compile(r"(\w+)@(-?\d{1,2})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Ground:
    """从谁的记录带出：单位、填报人、批次、哪一天。"""

    organisation: Any
    applicant: str
    call: Any
    on: date


@dataclass(frozen=True, slots=True)
class Known:
    """一个已知的值：存的写法、路径、出处，和出自哪本登记册的哪一条。"""

    value: Any
    path: str
    source: str
    register: str = ""
    record: int = 0

    def as_provenance(self) -> dict[str, Any]:
        """As it is kept beside the answers."""
        return {
            "path": self.path, "source": self.source, "register": self.register,
            "record": self.record,
        }  # fmt: skip


def prefilled(edition: Edition, ground: Ground) -> dict[str, Known]:
    """表上能带出的栏目；固定行的表格逐行带出，第几行就再往前几年。"""
    found: dict[str, Known] = {}
    for field in edition.fields:
        known = _table(field, ground) if field.shape is Shape.TABLE else _known(field, ground)
        if known is not None:
            found[field.code] = known
    return found


def is_path(path: str) -> bool:
    """这个路径读得懂；声明写错了，试验里就看得出来。"""
    root, _, rest = path.partition(".")
    return root in _ROOTS and _NAMES[root](rest)


def _known(field: Field, ground: Ground, *, path: str = "") -> Known | None:
    path = path or field.prefill
    root, _, rest = path.partition(".")
    if root not in _ROOTS:
        return None
    found = _ROOTS[root](rest, ground)
    if found is None or found.value in (None, ""):
        return None
    value = answering.stored_from(field, found.value)
    if field.shape is Shape.CHOICE and value not in field.choices:
        return None
    return replace(found, value=value, path=path)


def _table(field: Field, ground: Ground) -> Known | None:
    """Row by row; the whole table bears the sources of all its cells."""
    rows: list[dict[str, Any]] = []
    found: list[Known] = []
    for at, label in enumerate(field.rows):
        row: dict[str, Any] = {answering.ROW: label}
        for column in field.columns:
            known = _known(column, ground, path=_earlier(column.prefill, at))
            row[column.code] = known.value if known else ""
            found += [known] if known else []
        rows.append(row)
    if not found:
        return None
    return replace(found[0], value=rows, source="、".join(dict.fromkeys(k.source for k in found)))


def _earlier(path: str, years: int) -> str:
    found = _YEARED.search(path)
    if found is None:
        return path
    return f"{path[: found.start()]}{found[1]}@{int(found[2]) - years}"


def _organisation(name: str, ground: Ground) -> Known | None:
    return _of_record(ORGANISATIONS, ground.organisation, name, ORGANISATIONS.label)


def _facts(rest: str, ground: Ground) -> Known | None:
    found = _YEARED.fullmatch(rest)
    if found is None:
        return None
    year = ground.on.year + int(found[2])
    records = queries.live(YEARLY_FACTS).filter(organisation=ground.organisation.pk, year=year)
    record = records.first()
    return _of_record(YEARLY_FACTS, record, found[1], f"{year}年{YEARLY_FACTS.label}")


def _certificates(rest: str, ground: Ground) -> Known | None:
    kind, _, name = rest.partition(".")
    held = queries.live(CERTIFICATES).filter(organisation=ground.organisation.pk)
    valid = valid_certificates.select(held, Span.closed(ground.on, ground.on), kind=kind)
    record = valid.order_by("-issued_on", "-pk").first()
    return _of_record(CERTIFICATES, record, name, CERTIFICATES.label)


def _patents(rest: str, ground: Ground) -> Known | None:
    held = queries.live(PATENTS).filter(organisation=ground.organisation.pk)
    count = valid_patents.select(held, Span.closed(ground.on, ground.on)).count()
    return Known(count, "", f"{PATENTS.label}登记册，截至{ground.on}") if count else None


def _applicant(_rest: str, ground: Ground) -> Known | None:
    return Known(ground.applicant, "", "填报人账户")


def _call(rest: str, ground: Ground) -> Known | None:
    return Known(str(getattr(ground.call, rest)), "", "申报批次")


def _of_record(register: Register, record: Any, name: str, source: str) -> Known | None:
    if record is None or name not in register.by_name:
        return None
    written = {Kind.CHOICE, Kind.REFERENCE}
    if register.kind(name) in written:
        value: Any = showing.cell(register, record, name).text
    else:
        value = getattr(record, name)
    return Known(value, "", source, register.slug, record.pk)


_ROOTS: Final[Mapping[str, Callable[[str, Ground], Known | None]]] = {
    "organisation": _organisation, "facts": _facts, "certificates": _certificates,
    "patents": _patents, "applicant": _applicant, "call": _call,
}  # fmt: skip


def _is_dated_fact(rest: str) -> bool:
    found = _YEARED.fullmatch(rest)
    return found is not None and found[1] in YEARLY_FACTS.by_name


def _is_of_certificate(rest: str) -> bool:
    kind, _, name = rest.partition(".")
    kinds = {str(value) for value, _ in CERTIFICATES.field("kind").flatchoices}
    return kind in kinds and name in CERTIFICATES.by_name


_NAMES: Final[Mapping[str, Callable[[str], bool]]] = {
    "organisation": lambda rest: rest in ORGANISATIONS.by_name,
    "facts": _is_dated_fact,
    "certificates": _is_of_certificate,
    "patents": lambda rest: rest == "count",
    "applicant": lambda rest: rest == "name",
    "call": lambda rest: rest in {"name", "year"},
}
