"""Many rows into one table at once, and many changes, without an object for each row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.db import connections, models, router
from django.db.backends.base.base import BaseDatabaseWrapper

PARAMETERS = 30_000
ROWS = 1000
_PLAIN = (
    models.CharField, models.TextField, models.IntegerField, models.ForeignKey,
)  # fmt: skip
_AS_THEY_ARE = {str, int, type(None)}

Model = type[models.Model]
Field = models.Field[Any, Any]


def insert(model: Model, rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """Store the rows (attribute name to value; the rest take their defaults); returns their ids."""
    if not rows:
        return []
    database = connections[router.db_for_write(model)]
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    quote = database.ops.quote_name
    names = ", ".join(quote(_column(field)) for field in fields)
    start = f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES"
    returning = f" RETURNING {quote(_column(model._meta.pk))}"
    one = f"({', '.join(['%s'] * len(fields))})"
    size = min(ROWS, PARAMETERS // len(fields))
    columns = [_values(field, rows, database) for field in fields]
    lines = list(zip(*columns, strict=True))
    made: list[int] = []
    with database.cursor() as cursor:
        for first in range(0, len(lines), size):
            part = lines[first : first + size]
            parameters = [value for line in part for value in line]
            cursor.execute(f"{start} {', '.join([one] * len(part))}{returning}", parameters)
            made.extend(sorted(row[0] for row in cursor.fetchall()))
    return made


def update(records: Sequence[models.Model], names: Iterable[str]) -> None:
    """Store the named fields of records that exist."""
    if not records:
        return
    model = type(records[0])
    database = connections[router.db_for_write(model)]
    quote = database.ops.quote_name
    fields: list[Field] = [model._meta.get_field(name) for name in names]  # type: ignore[misc]
    writers = [(field.attname, _writer(field, database)) for field in fields]
    changes = ", ".join(f"{quote(_column(field))} = %s" for field in fields)
    table, key = quote(model._meta.db_table), quote(_column(model._meta.pk))
    statement = f"UPDATE {table} SET {changes} WHERE {key} = %s"  # noqa: S608  names are quoted
    lines = [
        [*(write(getattr(record, name)) for name, write in writers), record.pk]
        for record in records
    ]
    with database.cursor() as cursor:
        cursor.executemany(statement, lines)


def _column(field: Field) -> str:
    return str(field.column)


def _values(
    field: Field, rows: Sequence[Mapping[str, Any]], database: BaseDatabaseWrapper
) -> list[Any]:
    """One column of the rows; plain values go as they are."""
    default, name = field.get_default(), field.attname
    values = [row.get(name, default) for row in rows]
    if isinstance(field, _PLAIN) and {*map(type, values)} <= _AS_THEY_ARE:
        return values
    write = _writer(field, database)
    return [None if value is None else write(value) for value in values]


def _writer(field: Field, database: BaseDatabaseWrapper) -> Callable[[Any], Any]:
    """How the field prepares a value for this database."""
    return lambda value: field.get_db_prep_save(value, database)
