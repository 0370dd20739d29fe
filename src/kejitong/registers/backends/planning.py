"""A column whose index is not to be used, so that rows are read in the order that is asked for.

SQLite would fetch a hundred thousand rows by such an index and sort them, to show fifty.
PostgreSQL weighs the limit by itself and is left alone.
"""

from __future__ import annotations

from typing import Any

from django.db.models import F, Func, Q, QuerySet

LOOKUPS = frozenset({"exact", "in", "gt", "gte", "lt", "lte", "startswith"})


class Unindexed(Func):
    """The bare column; on SQLite with a plus before it, which hides it from the index."""

    arity = 1
    template = "%(expressions)s"

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        """One sign in front of the column."""
        return self.as_sql(compiler, connection, template="+%(expressions)s", **extra)


def in_order(records: QuerySet[Any], condition: Q) -> QuerySet[Any]:
    """The records that meet the condition, leaving the indexes to the order."""
    columns: dict[str, Unindexed] = {}
    loosened = _loosened(condition, columns)
    found: QuerySet[Any] = records.alias(**columns).filter(loosened)
    return found


def _loosened(condition: Q, columns: dict[str, Unindexed]) -> Q:
    children = [
        _loosened(child, columns) if isinstance(child, Q) else _child(child, columns)
        for child in condition.children
    ]
    return Q.create(children, connector=condition.connector, negated=condition.negated)


def _child(child: Any, columns: dict[str, Unindexed]) -> Any:
    if not isinstance(child, tuple):
        return child
    name, value = child
    path, _, lookup = name.rpartition("__")
    if lookup not in LOOKUPS:
        path, lookup = name, "exact"
    is_plain = lookup in LOOKUPS and not isinstance(value, QuerySet) and value is not None
    if not is_plain or path == "pk" or name.endswith(("__icontains", "__isnull")):
        return child
    alias = columns.setdefault(f"unindexed_{path}", Unindexed(F(path))) and f"unindexed_{path}"
    return f"{alias}__{lookup}", value
