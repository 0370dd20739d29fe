"""Whether a number is one of some thousand, told to the database in one parameter.

A parameter for each number takes longer to write out than the records take to be found.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from django.db.models import BooleanField, F, Func, Value


class Among(Func):
    """The column holds one of these numbers."""

    arity = 2
    output_field = BooleanField()

    def __init__(self, path: str, numbers: Sequence[int], **extra: Any) -> None:
        super().__init__(F(path), Value(json.dumps([*numbers])), **extra)

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        """SQLite reads the list as JSON."""
        return self.as_sql(
            compiler, connection, template="%(expressions)s))",
            arg_joiner=" IN (SELECT value FROM json_each(", **extra,
        )  # fmt: skip

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        """PostgreSQL reads it as an array of its own."""
        return self.as_sql(
            compiler, connection, template="%(expressions)s, '[]', '{}')::bigint[])",
            arg_joiner=" = ANY (translate(", **extra,
        )  # fmt: skip
