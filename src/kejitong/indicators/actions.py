"""Freezing figures for a reporting date: values, wording, and the list of records behind each."""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from collections.abc import Iterable

from django.db import transaction

from kejitong.audit import actions as journal
from kejitong.audit import queries as entries
from kejitong.audit.actions import Act, Trace
from kejitong.indicators.freezing import Freeze, FrozenFigure
from kejitong.indicators.reckoning import Reckoner

LISTED = 5
ROOM = "indicators"
FROZEN = "indicators.frozen"


def marks_of(reckoner: Reckoner, code: str) -> list[str]:
    """Every record behind a figure as register:number:version, in order, each once."""
    marks: dict[str, None] = {}
    for source in reckoner.sources(code):
        slug = source.register.slug
        for pk, version in source.rows.values_list("pk", "version"):
            marks[f"{slug}:{pk}:{version}"] = None
    return [*marks]


def names_of(reckoner: Reckoner, code: str, most: int) -> list[str]:
    """The names of the first records behind a figure, by the field that its indicator lists."""
    path = reckoner.indicator(code).names
    for source in reckoner.sources(code):
        rows = source.rows.values_list(path or source.register.title, flat=True)
        return [str(name) for name in rows[:most]]
    return []


def packed(marks: Iterable[str]) -> str:
    """A list of records as compact text."""
    return base64.b64encode(zlib.compress("\n".join(marks).encode())).decode()


def unpacked(text: str) -> list[str]:
    """The list of records again."""
    return zlib.decompress(base64.b64decode(text)).decode().split("\n") if text else []


def digest_of(marks: Iterable[str]) -> str:
    """SHA-256 over the list of records, whatever their order."""
    return hashlib.sha256("\n".join(sorted(marks)).encode()).hexdigest()


@transaction.atomic
def freeze(reckoner: Reckoner, codes: Iterable[str], *, act: Act) -> Freeze:
    """冻结这些指标在这个截止日的数：此后登记册再改，冻结的数不变。"""
    scope = reckoner.scope
    last = entries.latest().values_list("id", flat=True).first() or 0
    frozen = Freeze.objects.create(
        region=scope.region, region_name=scope.region_name, until=scope.until,
        at=act.at, by=act.by, entry=last,
    )  # fmt: skip
    rows = [_frozen(frozen, reckoner, code) for code in dict.fromkeys(codes)]
    FrozenFigure.objects.bulk_create(rows, batch_size=200)
    after = {"until": str(scope.until), "region": scope.region, "seal": seal(frozen)}
    journal.record(Trace(FROZEN, ROOM, frozen.pk, None, after), act=act)
    return frozen


def seal(frozen: Freeze) -> str:
    """SHA-256 over the freeze and every figure in it: written into the journal, so that a change
    of the frozen tables does not go unseen.
    """
    head = [frozen.region, frozen.region_name, frozen.until, frozen.entry]
    columns = ("code", "value", "text", "status", "count", "named", "records", "digest")
    rows = [head, *frozen.figures.order_by("code").values_list(*columns)]
    lines = ("\x1f".join(map(str, row)) for row in rows)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _frozen(frozen: Freeze, reckoner: Reckoner, code: str) -> FrozenFigure:
    figure = reckoner.figure(code)
    marks = marks_of(reckoner, code)
    return FrozenFigure(
        freeze=frozen, code=code, value="" if figure.value is None else str(figure.value),
        text=figure.text, status=figure.status, count=figure.records,
        named=json.dumps(names_of(reckoner, code, LISTED), ensure_ascii=False),
        records=packed(marks), digest=digest_of(marks),
    )  # fmt: skip
