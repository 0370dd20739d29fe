"""A selection whose statement is written once and asked again with other numbers.

Writing a statement over a dozen registers takes Django longer than the database takes to answer
it; what differs from one asking to the next is the number of one record only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.db import connections
from django.db.models import QuerySet

PLACE = -(2**62) - 26
"""A number that no record has: where it stands in the parameters, the asked one is put."""


class Prepared:
    """The rows of a selection that names one record by its number."""

    def __init__(self, select: Callable[[int], QuerySet[Any]]) -> None:
        selection = select(PLACE)
        self.database = selection.db
        self._compiler = selection.query.get_compiler(self.database)
        self._statement, self._parameters = self._compiler.as_sql()
        if PLACE not in self._parameters:
            raise ValueError("the selection does not name the record")

    def rows(self, pk: int) -> list[Sequence[Any]]:
        """The rows for this record, converted as the selection's own would be."""
        parameters = [pk if one == PLACE else one for one in self._parameters]
        with connections[self.database].cursor() as cursor:
            cursor.execute(self._statement, parameters)
            found = cursor.fetchall()
        return list(self._compiler.results_iter(results=[found], tuple_expected=True))


class PreparedRecords:
    """The records that a selection names by the number of one of them, in its order."""

    def __init__(self, select: Callable[[int], QuerySet[Any]]) -> None:
        model = select(PLACE).model
        names = [field.attname for field in model._meta.concrete_fields]
        self._model, self._names = model, names
        self._prepared = Prepared(lambda pk: select(pk).values_list(*names))

    def of(self, pk: int) -> list[Any]:
        """The records as Django reads them, without what is joined to them."""
        rows = self._prepared.rows(pk)
        return [self._model.from_db(self._prepared.database, self._names, row) for row in rows]
