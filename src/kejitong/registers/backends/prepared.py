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
        self._database = selection.db
        self._compiler = selection.query.get_compiler(self._database)
        self._statement, self._parameters = self._compiler.as_sql()
        if PLACE not in self._parameters:
            raise ValueError("the selection does not name the record")

    def rows(self, pk: int) -> list[Sequence[Any]]:
        """The rows for this record, converted as the selection's own would be."""
        parameters = [pk if one == PLACE else one for one in self._parameters]
        with connections[self._database].cursor() as cursor:
            cursor.execute(self._statement, parameters)
            found = cursor.fetchall()
        return list(self._compiler.results_iter(results=[found], tuple_expected=True))
