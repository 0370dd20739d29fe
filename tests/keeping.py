"""What makers make is made once: the rows of a step are kept and put back for the next test.

A maker marked `kept` leads from one known content of the database to another, first from an empty
one. A worker goes that way once, through the verbs; then the rows are put in place. After any other
write the content is unknown, and all is made anew. A maker is called with copies and gives a copy.
"""

from __future__ import annotations

import pickle
import re
from collections.abc import Callable, Hashable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache, wraps
from typing import Any, ParamSpec, TypeVar

from django.apps import apps
from django.conf import UserSettingsHolder, settings
from django.db import connection

from kejitong.accounts.models import User
from kejitong.audit.models import Entry

Given = ParamSpec("Given")
Made = TypeVar("Made")
Row = tuple[Any, str]
"""Primary key and content: values as SQLite quotes them, or a composite's text on PostgreSQL."""
LONGEST = 60
"""So many steps follow each other; whoever makes more does so in a loop."""
READING = ("BEGIN", "SELECT", "SAVEPOINT", "RELEASE", "SET CONSTRAINTS", "PRAGMA", "EXPLAIN")
WRITING = re.compile(r'(?:INSERT (?:OR \w+ )?INTO|UPDATE|DELETE FROM) "?(\w+)')


@dataclass(slots=True)
class Place:
    """A known content of the database: what differs from the one before, and where it leads."""

    depth: int = 0
    tables: Mapping[str, frozenset[Row]] = field(default_factory=dict)
    gone: Mapping[str, frozenset[Row]] = field(default_factory=dict)
    come: Mapping[str, frozenset[Row]] = field(default_factory=dict)
    answer: bytes = b""
    steps: dict[Hashable, Place] = field(default_factory=dict)


class _Now:
    """Where the test that runs stands."""

    place: Place | None = None
    """None when nobody knows."""
    is_fresh = False
    """Nothing was asked of the database yet."""
    touched: set[str] | None = None
    """The tables that a step writes to, while one is gone for the first time."""


START = Place()


def watch() -> None:
    """From now on see every statement of this connection."""
    connection.execute_wrappers.append(_seen)


def begin() -> None:
    """A test begins."""
    _Now.place, _Now.is_fresh, _Now.touched = START, True, None


def stop() -> None:
    """For the rest of this test everything is made anew."""
    _Now.place = None


def kept(make: Callable[Given, Made]) -> Callable[Given, Made]:
    """The maker, whose rows are put back when it is called again in the same place."""

    @wraps(make)
    def made(*args: Given.args, **given: Given.kwargs) -> Made:
        place = _place()
        asked = _asked(args, given) if place else None
        if place is None or asked is None:
            return make(*args, **given)
        step = (make, _overrides(), asked)
        if step in place.steps:
            _put_back(place.steps[step])
        else:
            args, given = pickle.loads(asked)
            place.steps[step] = _gone(place, lambda: make(*args, **given))
        _Now.place = place.steps[step]
        return pickle.loads(_Now.place.answer)  # type: ignore[no-any-return]

    return made


def _place() -> Place | None:
    """Where the test stands, if its next step can be kept."""
    if _Now.touched is not None or not connection.in_atomic_block:
        return None
    if _Now.is_fresh and _Now.place:
        _Now.is_fresh = False
        if User.objects.exists() or Entry.objects.exists():
            stop()
    return _Now.place if _Now.place and _Now.place.depth < LONGEST else None


def _asked(args: tuple[object, ...], given: dict[str, object]) -> bytes | None:
    try:
        return pickle.dumps((args, given))
    except (pickle.PicklingError, AttributeError, TypeError):
        return None


def _overrides() -> str:
    """The settings that this test changed."""
    changed, holder = {}, settings._wrapped
    while isinstance(holder, UserSettingsHolder):
        changed = {**vars(holder), **changed}
        holder = changed.pop("default_settings")
    return repr(sorted(changed.items()))


def _seen(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
    if not sql.startswith(READING):
        writing = WRITING.match(sql)
        if _Now.touched is None:
            stop()
        elif writing:
            _Now.touched.add(writing[1])
        elif not sql.startswith("ROLLBACK TO"):
            raise RuntimeError(f"which table does this write to? {sql}")
    return execute(sql, params, many, context)


def _gone(place: Place, make: Callable[[], object]) -> Place:
    """The place that is reached by making it."""
    if not START.tables:
        START.tables = {table: _rows(table) for table in _keys()}
    _Now.place, _Now.touched = None, set()
    try:
        answer = make()
        touched = _Now.touched
    finally:
        _Now.touched = None
    before = {**START.tables, **place.tables}
    after = {table: _rows(table) for table in touched}
    return Place(
        depth=place.depth + 1,
        tables={**place.tables, **after},
        gone={table: before[table] - rows for table, rows in after.items()},
        come={table: rows - before[table] for table, rows in after.items()},
        answer=pickle.dumps(answer),
    )


def _put_back(place: Place) -> None:
    for table, rows in place.gone.items():
        if rows:
            _delete(table, sorted(key for key, _ in rows))
    for table, rows in place.come.items():
        if rows:
            _insert(table, [content for _, content in sorted(rows)])


@cache
def _keys() -> dict[str, str]:
    """The primary key of each table."""
    models = apps.get_models(include_auto_created=True)
    return {one._meta.db_table: one._meta.pk.column for one in models if one._meta.pk}


@cache
def _columns(table: str) -> list[str]:
    """The columns of the table, in the order in which they lie."""
    with connection.cursor() as cursor:
        return [one.name for one in connection.introspection.get_table_description(cursor, table)]


def _rows(table: str) -> frozenset[Row]:
    key = _keys()[table]
    if connection.vendor == "sqlite":
        content = " || ',' || ".join(f'quote("{column}")' for column in _columns(table))
        asked = f'SELECT "{key}", {content} FROM "{table}"'
    else:
        asked = f'SELECT one."{key}", one::text FROM "{table}" one'
    return frozenset(connection.connection.execute(asked))


def _delete(table: str, keys: list[object]) -> None:
    place = "?" if connection.vendor == "sqlite" else "%s"
    with closing(connection.connection.cursor()) as cursor:
        cursor.executemany(
            f'DELETE FROM "{table}" WHERE "{_keys()[table]}" = {place}', [(key,) for key in keys]
        )


def _insert(table: str, contents: list[str]) -> None:
    if connection.vendor == "sqlite":
        rows = "), (".join(contents)
        connection.connection.execute(f'INSERT INTO "{table}" VALUES ({rows})')
    else:
        connection.connection.execute(
            f'INSERT INTO "{table}" SELECT (one::"{table}").* FROM unnest(%s::text[]) AS one',
            [contents],
        )
